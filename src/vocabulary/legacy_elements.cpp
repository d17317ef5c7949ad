#include "vocabulary/legacy_elements.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/short_name.h"
#include "vocabulary/attributes.h"

namespace colophon::vocabulary {

namespace {

using Holds = LegacyHolds;

constexpr LegacyElement block(Holds holds, std::string_view attributes = {}) {
  return {.is_block = true, .holds = holds, .attributes = attributes};
}
constexpr LegacyElement phrase(Holds holds, std::string_view attributes = {}) {
  return {.is_inline = true, .holds = holds, .attributes = attributes};
}
constexpr LegacyElement list(std::string_view parts) { return {.is_block = true, .parts = parts}; }
constexpr LegacyElement part(Holds holds, std::string_view attributes = {}) {
  return {.holds = holds, .attributes = attributes};
}
constexpr LegacyElement rows(std::string_view parts, std::string_view attributes) {
  return {.parts = parts, .attributes = attributes};
}

constexpr std::string_view kAligned =
    "align=left|center|right|justify|char char charoff valign=top|middle|bottom|baseline";
constexpr std::string_view kColumn =
    "span width align=left|center|right|justify|char char charoff valign=top|middle|bottom|"
    "baseline";

constexpr NamesWith<LegacyElement> kLines[] = {
    {"html",
     {.parts = "head! body!", .in_sequence = true, .attributes = "version", .has_core = false}},
    {"head",
     {.parts = "title! base? link* meta* script* style*",
      .attributes = "profile",
      .has_core = false}},
    {"title", {.holds = Holds::text, .has_core = false}},
    {"base",
     {.attributes = "href target", .required = "href", .has_core = false, .has_language = false}},
    {"link", {.attributes = "charset href hreflang:language type rel:tokens rev:tokens media"}},
    {"meta", {.attributes = "http-equiv:token name:token content scheme", .has_core = false}},
    {"style",
     {.holds = Holds::text,
      .attributes = "title type media",
      .required = "type",
      .has_core = false}},
    {"script",
     {.is_block = true,
      .is_inline = true,
      .holds = Holds::text,
      .attributes = "charset type src defer=defer",
      .required = "type",
      .has_core = false,
      .has_language = false}},
    {"noscript", {.is_block = true, .is_inline = true, .holds = Holds::blocks}},
    {"body", part(Holds::blocks)},

    {"div", block(Holds::flow)},
    {"blockquote", block(Holds::blocks, "cite")},
    {"address p pre h1 h2 h3 h4 h5 h6", block(Holds::inlines)},
    {"hr", block(Holds::nothing)},
    {"ul ol", list("li+")},
    {"dl", list("dt|dd+")},
    {"li dd", part(Holds::flow)},
    {"dt caption", part(Holds::inlines)},
    {"ins del",
     {.is_block = true, .is_inline = true, .holds = Holds::flow, .attributes = "cite datetime"}},

    {"table",
     {.is_block = true,
      .parts = "caption? col|colgroup* thead? tfoot? tbody|tr+",
      .in_sequence = true,
      .attributes = "summary width border frame=void|above|below|hsides|lhs|rhs|vsides|box|border "
                    "rules=none|groups|rows|cols|all cellspacing cellpadding"}},
    {"thead tbody tfoot", rows("tr+", kAligned)},
    {"tr", rows("th|td+", kAligned)},
    {"td th",
     part(Holds::flow,
          "abbr axis headers:names scope=row|col|rowgroup|colgroup rowspan colspan "
          "align=left|center|right|justify|char char charoff valign=top|middle|bottom|baseline")},
    {"colgroup", rows("col*", kColumn)},
    {"col", part(Holds::nothing, kColumn)},

    {"abbr acronym b big cite code dfn em i kbd samp small span strong sub sup tt var",
     phrase(Holds::inlines)},
    {"q", phrase(Holds::inlines, "cite")},
    {"a", phrase(Holds::inlines,
                 "href charset type hreflang:language rel:tokens rev:tokens accesskey tabindex "
                 "shape=rect|circle|poly|default coords target")},
    {"bdo", {.is_inline = true, .holds = Holds::inlines, .required = "dir"}},
    {"br", {.is_inline = true, .has_language = false}},
    {"img",
     {.is_inline = true,
      .attributes = "src alt longdesc height width usemap ismap=ismap",
      .required = "src alt"}},
    {"map", {.is_inline = true, .holds = Holds::blocks, .parts = "area*", .required = "id"}},
    {"area",
     {.attributes = "href shape=rect|circle|poly|default coords nohref=nohref alt tabindex "
                    "accesskey target",
      .required = "alt"}},
    {"object",
     {.is_inline = true,
      .holds = Holds::flow,
      .parts = "param*",
      .in_sequence = true,
      .attributes = "declare=declare classid codebase data type codetype archive standby height "
                    "width name tabindex usemap"}},
    {"applet",
     {.is_inline = true,
      .holds = Holds::flow,
      .parts = "param*",
      .in_sequence = true,
      .attributes = "alt archive code codebase object height width",
      .required = "alt height width",
      .has_language = false}},
    {"param",
     {.attributes = "id:name name value valuetype=data|ref|object type",
      .required = "name",
      .has_core = false,
      .has_language = false}},
    {"iframe",
     {.is_inline = true,
      .holds = Holds::flow,
      .attributes = "longdesc src frameborder=1|0 width height marginwidth marginheight "
                    "scrolling=yes|no|auto",
      .has_language = false}},
};
constexpr NameTable<LegacyElement, count_names(kLines)> kElements(kLines);

constexpr std::string_view kCore = "id:name class title style";
constexpr std::string_view kLanguage = "lang:language dir=ltr|rtl";

constexpr std::string_view kForms[] = {"any", "", "language", "name", "names", "token", "tokens"};

constexpr std::string_view kEntities =
    "AElig Aacute Acirc Agrave Alpha Aring Atilde Auml Beta Ccedil Chi Dagger Delta ETH Eacute "
    "Ecirc Egrave Epsilon Eta Euml Gamma Iacute Icirc Igrave Iota Iuml Kappa Lambda Mu Ntilde "
    "Nu OElig Oacute Ocirc Ograve Omega Omicron Oslash Otilde Ouml Phi Pi Prime Psi Rho Scaron "
    "Sigma THORN Tau Theta Uacute Ucirc Ugrave Upsilon Uuml Xi Yacute Yuml Zeta aacute acirc "
    "acute aelig agrave alefsym alpha and ang aring asymp atilde auml bdquo beta brvbar bull "
    "cap ccedil cedil cent chi circ clubs cong copy crarr cup curren dArr dagger darr deg delta "
    "diams divide eacute ecirc egrave empty emsp ensp epsilon equiv eta eth euml euro exist "
    "fnof forall frac12 frac14 frac34 frasl gamma ge hArr harr hearts hellip iacute icirc iexcl "
    "igrave image infin int iota iquest isin iuml kappa lArr lambda lang laquo larr lceil ldquo "
    "le lfloor lowast loz lrm lsaquo lsquo macr mdash micro middot minus mu nabla nbsp ndash ne "
    "ni not notin nsub ntilde nu oacute ocirc oelig ograve oline omega omicron oplus or ordf "
    "ordm oslash otilde otimes ouml para part permil perp phi pi piv plusmn pound prime prod "
    "prop psi rArr radic rang raquo rarr rceil rdquo real reg rfloor rho rlm rsaquo rsquo sbquo "
    "scaron sdot sect shy sigma sigmaf sim spades sub sube sum sup sup1 sup2 sup3 supe szlig "
    "tau there4 theta thetasym thinsp thorn tilde times trade uArr uacute uarr ucirc ugrave uml "
    "upsih upsilon uuml weierp xi yacute yen yuml zeta zwj zwnj";

LegacyAttribute read_attribute(std::string_view form) {
  if (form.empty()) return {};
  if (form.front() == '=') return {LegacyForm::one_of, form.substr(1)};
  const auto found = std::find(std::begin(kForms), std::end(kForms), form.substr(1));
  return {static_cast<LegacyForm>(found - std::begin(kForms)), {}};
}

bool find_in(std::string_view words, std::string_view name, LegacyAttribute& found) {
  while (!words.empty()) {
    const std::size_t length = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, length);
    words.remove_prefix(std::min(length + 1, words.size()));
    const std::size_t end = std::min(word.find_first_of(":="), word.size());
    if (word.substr(0, end) != name) continue;
    found = read_attribute(word.substr(end));
    return true;
  }
  return false;
}

}  // namespace

const LegacyElement* legacy_element(std::string_view name) { return kElements.find(name); }

bool find_legacy_attribute(const LegacyElement& element, std::string_view name,
                           LegacyAttribute& found) {
  return find_in(element.attributes, name, found) ||
         (element.has_core && find_in(kCore, name, found)) ||
         (element.has_language && find_in(kLanguage, name, found));
}

bool is_legacy_entity(std::string_view name) { return has_word(kEntities, name); }

}  // namespace colophon::vocabulary
