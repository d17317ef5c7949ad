// Damages of a book that is read aloud (spoken_book.h): changes of an entry's text.
#pragma once

#include "books/damage_tables.h"

namespace colophon::test {

using namespace std::string_view_literals;

inline constexpr Edit kSpokenEdits[] = {
    {"a spoken book as it is", "style.css", "F;", "G;"},

    // Media overlays.
    {"clip that ends before it begins", "ebb.smil", "\"2s\" clipEnd", "\"0:00:05.5\" clipEnd"},
    {"clip that begins in minutes", "ebb.smil", "\"2s\" clipEnd", "\"0.1min\" clipEnd"},
    {"clip of no length", "ebb.smil", "clipEnd=\"5s\"", "clipEnd=\"2000ms\""},
    {"clip that ends at once", "ebb.smil", "clipBegin=\"0s\" clipEnd=\"0:00:02\"", "clipEnd=\"0\""},
    {"clip without an end", "ebb.smil", " clipEnd=\"5s\"", ""},
    {"sound with a fragment", "ebb.smil", "voice.mp3\"", "voice.mp3#x\""},
    {"document that does not know that it is read", "package.opf", " media-overlay=\"ebb-aloud\"",
     ""},
    {"read in another's overlay", "chart.smil", "chart.svg#coast", "ebb.xhtml#first"},
    {"read in two overlays", "chart.smil", "<par",
     "<par id=\"p0\"><text src=\"ebb.xhtml#first\"/></par><par"},
    {"overlay of another document", "package.opf", "media-overlay=\"chart-aloud\"",
     "media-overlay=\"ebb-aloud\""},
    {"sequence of another document", "ebb.smil", "epub:textref=\"ebb.xhtml\"",
     "epub:textref=\"flow.xhtml\""},
    {"a second less than all", "package.opf", "0:00:07", "0:00:06", false, true},
    {"two seconds less than all", "package.opf", "0:00:07", "0:00:05", false, true},
    {"hours more than all", "package.opf", "0:00:07", "2h", false, true},
    {"text at a pointer", "ebb.smil", "#first", "#xpointer(x)", false, true},
    {"text at a place of the book", "ebb.smil", "#first", "#epubcfi(/4/2)", false, true},
    {"text at words", "ebb.smil", "#first", "#:~:text=water", false, true},
    {"text at a time", "ebb.smil", "#first", "#t=10", false, true},
    {"view of a drawing", "chart.smil", "#coast", "#svgView(viewBox(0,0,1,1))", false, true},
    {"region of a drawing", "chart.smil", "#coast", "#xywh=0,0,1,1", false, true},
    {"half a region of a drawing", "chart.smil", "#coast", "#xywh=1", false, true},
    {"class without a sheet", "package.opf", "</metadata>",
     "<meta property=\"media:active-class\">on</meta></metadata>"},
    {"prefix of an overlay that nobody may have", "ebb.smil", "version=\"3.0\"",
     "version=\"3.0\" epub:prefix=\"_: http://example.org/\""},

    // SVG: pages and parts.
    {"drawing without a view box", "chart.svg", " viewBox=\"0 0 9 9\"", ""},
    {"view box of what is within", "chart.svg", " viewBox=\"0 0 9 9\"><title>",
     "><svg viewBox=\"0 0 9 9\"/><title>"},
    {"id of a drawing that begins with a digit", "chart.svg", "<title>", "<g id=\"1\"/><title>"},
    {"id of a drawing with a colon", "chart.svg", "<title>", "<g id=\"a:b\"/><title>"},
    {"data of a drawing without a name", "ebb.xhtml", "<title>A chart",
     "<g data-1=\"x\"/><title>A chart"},
    {"data of a drawing", "ebb.xhtml", "<title>A chart", "<g data-a=\"x\"/><title>A chart"},
    {"link to paint", "ebb.xhtml", "#second\"", "#sea\""},
    {"link to a clip", "ebb.xhtml", "#second\"", "#shore\""},
    {"link to a symbol", "ebb.xhtml", "#second\"", "#buoy\""},
    {"link to a group", "ebb.xhtml", "#second\"", "#boat\""},
    {"contents lead to paint", "nav.xhtml", "ebb.xhtml\"", "ebb.xhtml#sea\""},
    {"paint with a symbol", "ebb.xhtml", "url(#sea)", "url(#buoy)"},
    {"paint with a group", "ebb.xhtml", "url(#sea)", "url(#boat)"},
    {"use of paint", "ebb.xhtml", "xlink:href=\"#buoy\"", "xlink:href=\"#sea\""},
    {"use of a clip", "ebb.xhtml", "xlink:href=\"#buoy\"", "xlink:href=\"#shore\""},
    {"use of a group", "ebb.xhtml", "xlink:href=\"#buoy\"", "xlink:href=\"#boat\""},

    // Formulas, sounds, pictures.
    {"image of a formula that is missing", "ebb.xhtml", "altimg=\"light.gif\"",
     "altimg=\"no.gif\""},
    {"image of a formula elsewhere", "ebb.xhtml", "altimg=\"light.gif\"",
     "altimg=\"https://example.org/a.gif\""},
    {"foreign sound", "package.opf", "audio/mpeg", "audio/ogg"},
    {"GIF without an image", "light.gif", ",\0\0\0\0\1\0\1\0\0\2\2D\1\0;"sv, ";"},
    {"GIF that ends in its image", "light.gif", "\0\0\0\0\1\0\1\0\0\2\2D\1\0;"sv, ""},
    {"GIF that ends in a comment", "light.gif", "ab\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"sv, "a"},
    {"GIF without its end", "light.gif", "\1\0;"sv, ""},

    // Encryption.
    {"obfuscated picture", "encryption.xml", "font.otf", "light.gif"},
    {"obfuscated file that is missing", "encryption.xml", "font.otf", "no.otf"},
    {"encryption of nothing", "encryption.xml", "<enc:CipherData>", "<enc:CipherDatum>"},
    {"unknown element of encryption", "encryption.xml", "</encryption>", "<x/></encryption>"},

    {"two ids of encryption alike", "encryption.xml", "</encryption>",
     "<enc:EncryptedData Id=\"one\"><enc:EncryptionMethod "
     "Algorithm=\"http://www.idpf.org/2008/embedding\"/><enc:CipherData>"
     "<enc:CipherReference URI=\"E/font.otf\"/></enc:CipherData></enc:EncryptedData></encryption>"},
    {"length of no number before encryption", "encryption.xml", "</enc:EncryptedData>",
     "<enc:EncryptionProperties><enc:EncryptionProperty "
     "xmlns:c=\"http://www.idpf.org/2016/encryption#compression\">"
     "<c:Compression Method=\"8\" OriginalLength=\"x\"/></enc:EncryptionProperty>"
     "</enc:EncryptionProperties></enc:EncryptedData>"},

    // The package document.
    {"language with a space", "package.opf", "<dc:title>", "<dc:title xml:lang=\" en\">"},
    {"language of the package with a space", "package.opf", "version=\"3.0\"",
     "version=\"3.0\" xml:lang=\"en \""},
    {"record on a disk", "package.opf", "</metadata>",
     "<link rel=\"record\" href=\"file:///a.xml\" media-type=\"text/xml\"/></metadata>"},
    {"collection of a broken address", "package.opf", "</package>",
     "<collection role=\"http://\"><link href=\"ebb.xhtml\"/></collection></package>", false, true},
    {"collection of a broken host", "package.opf", "</package>",
     "<collection role=\"http://exa[mple.org/\"><link href=\"ebb.xhtml\"/></collection></package>",
     false, true},
    {"collection of one's own", "package.opf", "</package>",
     "<collection role=\"https://example.org/x\"><link href=\"ebb.xhtml\"/></collection></package>",
     false, true},
    {"spread of portraits alone", "package.opf", "<itemref idref=\"flow\"",
     "<itemref properties=\"rendition:spread-portrait\" idref=\"flow\"", false, true},
    {"prefix of another vocabulary", "package.opf", "version=\"3.0\"",
     "version=\"3.0\" prefix=\"dcterms: http://example.org/\"", false, true},
    {"prefix of nobody", "package.opf", "version=\"3.0\"",
     "version=\"3.0\" prefix=\"_: http://example.org/\""},
    {"prefix of the Dublin Core", "package.opf", "version=\"3.0\"",
     "version=\"3.0\" prefix=\"dc: http://purl.org/dc/elements/1.1/\""},
    {"prefix of the default", "package.opf", "version=\"3.0\"",
     "version=\"3.0\" prefix=\"x: http://idpf.org/epub/vocab/package/meta/#\""},

    // Documents.
    {"prefix of nobody in a document", "flow.xhtml", "lang=\"en\"",
     "epub:prefix=\"_: http://example.org/\" lang=\"en\""},
    {"prefix without a colon in a document", "flow.xhtml", "lang=\"en\"",
     "epub:prefix=\"x http://example.org/\" lang=\"en\""},
    {"prefix of a magazine", "flow.xhtml", "lang=\"en\"",
     "epub:prefix=\"msv: http://example.org/\" lang=\"en\"", false, true},
    {"reserved prefix of the package in a document", "flow.xhtml", "lang=\"en\"",
     "epub:prefix=\"dcterms: http://example.org/\" lang=\"en\"", false, true},
    {"two byte-order marks", "flow.xhtml", "<?xml", "\xEF\xBB\xBF\xEF\xBB\xBF<?xml"},
    {"a byte-order mark", "flow.xhtml", "<?xml", "\xEF\xBB\xBF<?xml"},
    {"two byte-order marks of the package", "package.opf", "<package",
     "\xEF\xBB\xBF\xEF\xBB\xBF<package"},
    {"link to a disk", "ebb.xhtml", "#second\"", "file:///a.xhtml\""},
};

}  // namespace colophon::test
