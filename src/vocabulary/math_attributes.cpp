#include "vocabulary/math_attributes.h"

#include "vocabulary/attributes.h"

namespace colophon::vocabulary {
namespace {

// Of every element, of presentation, of its tokens, and of what indents.
constexpr std::string_view kCommon = "class href id other style xref";
constexpr std::string_view kPresentation = "mathbackground mathcolor";
constexpr std::string_view kToken =
    "background color dir fontfamily fontsize fontstyle fontweight mathsize mathvariant";
constexpr std::string_view kIndent =
    "indentalign indentalignfirst indentalignlast indentshift indentshiftfirst indentshiftlast "
    "indenttarget";
// What <mstyle> and <math> set for all that they hold.
constexpr std::string_view kStyle =
    "accent accentunder align alignmentscope bevelled charalign charspacing close columnalign "
    "columnlines columnspacing columnspan columnwidth crossout decimalpoint denomalign depth dir "
    "displaystyle edge equalcolumns equalrows fence form frame framespacing groupalign height "
    "infixlinebreakstyle largeop leftoverhang length linebreak linebreakmultchar linebreakstyle "
    "lineleading linethickness location longdivstyle lquote lspace mathsize mathvariant maxsize "
    "minlabelspacing minsize movablelimits mslinethickness notation numalign open position "
    "rightoverhang rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize "
    "scriptsizemultiplier selection separator separators shift side stackalign stretchy "
    "subscriptshift superscriptshift symmetric valign width";

struct OwnLine {
  std::string_view elements;
  std::string_view attributes;
};
constexpr OwnLine kOwn[] = {
    {"math",
     "altimg altimg-height altimg-valign altimg-width alttext cdgroup display macros maxwidth mode "
     "overflow"},
    {"mstyle",
     "mediummathspace thickmathspace thinmathspace verythickmathspace verythinmathspace "
     "veryverythickmathspace veryverythinmathspace"},
    {"annotation", "cd definitionURL encoding name src"},
    {"annotation-xml", "cd encoding name src"},
    {"semantics", "cd definitionURL encoding name"},
    {"maction", "actiontype selection"},
    {"maligngroup", "groupalign"},
    {"malignmark", "edge"},
    {"menclose", "notation"},
    {"mfenced", "close open separators"},
    {"mfrac", "bevelled denomalign linethickness numalign"},
    {"mglyph",
     "alt background color fontfamily fontsize fontstyle fontweight height index mathsize "
     "mathvariant src valign width"},
    {"mlabeledtr mtr", "columnalign groupalign rowalign"},
    {"mlongdiv", "longdivstyle position shift"},
    {"mmultiscripts msubsup msub", "subscriptshift"},
    {"mmultiscripts msubsup msup", "superscriptshift"},
    {"mo",
     "accent fence form largeop linebreak linebreakmultchar linebreakstyle lineleading lspace "
     "maxsize minsize movablelimits rspace separator stretchy symmetric"},
    {"mover munder munderover", "align"},
    {"mover munderover", "accent"},
    {"munder munderover", "accentunder"},
    {"mpadded", "depth height lspace voffset width"},
    {"mrow", "dir"},
    {"ms", "lquote rquote"},
    {"mscarries", "crossout location position scriptsizemultiplier"},
    {"mscarry", "crossout location"},
    {"msgroup", "position shift"},
    {"msline", "leftoverhang length mslinethickness position rightoverhang"},
    {"mspace", "depth height linebreak width"},
    {"msrow", "position"},
    {"mstack", "align charalign charspacing stackalign"},
    {"mtable",
     "align alignmentscope columnalign columnlines columnspacing columnwidth displaystyle "
     "equalcolumns equalrows frame framespacing groupalign minlabelspacing rowalign rowlines "
     "rowspacing side width"},
    {"mtd", "columnalign columnspan groupalign rowalign rowspan"},
};

}  // namespace

bool is_math_attribute(std::string_view element, std::string_view attribute) {
  if (attribute.starts_with("data-")) return true;
  if (has_word(kCommon, attribute)) return true;
  const bool is_presentation = element != "semantics" && !element.starts_with("annotation");
  if (is_presentation && has_word(kPresentation, attribute)) return true;
  if (has_word("mi mn mo ms mtext mspace mstyle", element) && has_word(kToken, attribute)) {
    return true;
  }
  const bool styles = element == "math" || element == "mstyle";
  if ((styles || element == "mo" || element == "mspace") && has_word(kIndent, attribute)) {
    return true;
  }
  if (styles && has_word(kStyle, attribute)) return true;
  for (const OwnLine& line : kOwn) {
    if (has_word(line.elements, element) && has_word(line.attributes, attribute)) return true;
  }
  return false;
}

}  // namespace colophon::vocabulary
