#include "vocabulary/legacy_elements.h"

#include "vocabulary/attributes.h"
#include "vocabulary/schema_table.h"

namespace colophon::vocabulary {

namespace {

constexpr Groups kInlines = kInline | kText;
constexpr Groups kFlows = kBlock | kInlines;
// Either a block or a phrase.
constexpr Groups kBoth = kBlock | kInline;

constexpr ElementRow kRows[] = {
    {"html", {"head!, body!"}, "version"},
    {"head", {"title! base? link* meta* script* style*"}, "profile"},
    {"title", {.holds = kText}},
    {"base", {}, "href! target"},
    {"link", {}, "charset href hreflang@language type rel@tokens rev@tokens media"},
    {"meta", {}, "http-equiv@token name@token content scheme"},
    {"style", {.holds = kText}, "title type! media xml:space=preserve"},
    {"script", {.holds = kText}, "charset type! src defer=defer xml:space=preserve", kBoth},
    {"noscript", {.holds = kBlock}, {}, kBoth},
    {"body", {.holds = kBlock}},

    {"div", {.holds = kFlows}, {}, kBlock},
    {"blockquote", {.holds = kBlock}, "cite", kBlock},
    {"address p h1 h2 h3 h4 h5 h6", {.holds = kInlines}, {}, kBlock},
    {"pre", {.holds = kInlines}, "xml:space=preserve", kBlock},
    {"hr", {}, {}, kBlock},
    {"ul ol", {"li+"}, {}, kBlock},
    {"dl", {"dt|dd+"}, {}, kBlock},
    {"li dd", {.holds = kFlows}},
    {"dt caption", {.holds = kInlines}},
    {"ins del", {.holds = kFlows}, "cite datetime", kBoth},

    {"table",
     {"caption?, col/colgroup*, thead?, tfoot?, tbody/tr+"},
     "summary width border frame=void|above|below|hsides|lhs|rhs|vsides|box|border "
     "rules=none|groups|rows|cols|all cellspacing cellpadding",
     kBlock},
    {"thead tbody tfoot", {"tr+"}},
    {"tr", {"th|td+"}},
    {"td th",
     {.holds = kFlows},
     "abbr axis headers@names scope=row|col|rowgroup|colgroup rowspan colspan"},
    {"colgroup", {"col*"}},
    {"col", {}},
    also("col colgroup", "span width"),
    also("thead tbody tfoot tr td th col colgroup",
         "align=left|center|right|justify|char char charoff valign=top|middle|bottom|baseline"),

    {"abbr acronym b big cite code dfn em i kbd samp small span strong sub sup tt var",
     {.holds = kInlines},
     {},
     kInline},
    {"q", {.holds = kInlines}, "cite", kInline},
    {"a",
     {.holds = kInlines},
     "href charset type hreflang@language rel@tokens rev@tokens accesskey tabindex "
     "shape=rect|circle|poly|default coords target",
     kInline},
    {"bdo", {.holds = kInlines}, "dir!=ltr|rtl", kInline},
    {"br", {}, {}, kInline},
    {"img", {}, "src! alt! longdesc height width usemap ismap=ismap", kInline},
    {"map", {"area*", kBlock}, "id!@name", kInline},
    {"area",
     {},
     "href shape=rect|circle|poly|default coords nohref=nohref alt! tabindex accesskey target"},
    {"object",
     {"param*,", kFlows},
     "declare=declare classid codebase data type codetype archive standby height width name "
     "tabindex usemap",
     kInline},
    {"applet", {"param*,", kFlows}, "alt! archive code codebase object height! width!", kInline},
    {"param", {}, "id@name name! value valuetype=data|ref|object type"},
    {"iframe",
     {.holds = kFlows},
     "longdesc src frameborder=1|0 width height marginwidth marginheight scrolling=yes|no|auto",
     kInline},

    also("", "id@name class title style lang@language xml:lang@language dir=ltr|rtl"),
    also("html head title base meta script", "-id -class -title -style"),
    also("style", "-id -class -style"),
    also("param", "-class -title -style"),
    also("base script br applet param iframe", "-lang -xml:lang -dir"),
};
constexpr auto kTable = compile_schema<kRows>();
constexpr Schema kSchema = kTable.schema();

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

}  // namespace

const Schema& legacy_xhtml_schema() { return kSchema; }

bool is_legacy_entity(std::string_view name) { return has_word(kEntities, name); }

}  // namespace colophon::vocabulary
