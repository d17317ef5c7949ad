#include "vocabulary/math_elements.h"

#include "vocabulary/schema_table.h"

namespace colophon::vocabulary {
namespace {

constexpr ContentModel kRow = {.holds = kExpression};
constexpr ContentModel exactly(std::uint8_t count) {
  return {.holds = kExpression, .least = count, .is_exact = true};
}
constexpr std::string_view kMarks = "mglyph|malignmark*";
constexpr std::string_view kStack = "msline|msgroup|msrow|mscarries*";

constexpr ElementRow kRows[] = {
    {"math", kRow, {}, kPhrasing},
    {"mrow msqrt mstyle merror mpadded mphantom mfenced menclose", kRow, {}, kExpression},
    {"maction", {.holds = kExpression, .least = 1}, {}, kExpression},
    {"mfrac mroot msub msup munder mover", exactly(2), {}, kExpression},
    {"msubsup munderover", exactly(3), {}, kExpression},
    {"mi mn mo ms", {kMarks, kText}, {}, kExpression},
    {"mtext", {kMarks, kText | kPhrasing}, {}, kExpression},
    {"mspace malignmark maligngroup", {}, {}, kExpression},
    {"mglyph none msline mprescripts", {}},
    {"mtable", {"mtr|mlabeledtr*"}, {}, kExpression},
    {"mtr", {"mtd*"}},
    {"mlabeledtr", {"mtd+"}},
    {"mtd", kRow},
    {"mmultiscripts", {"none|mprescripts*", kExpression, Order::scripts, 1}, {}, kExpression},
    {"mstack", {kStack, kExpression}, {}, kExpression},
    {"mlongdiv", {.parts = kStack, .holds = kExpression, .least = 3}, {}, kExpression},
    {"msgroup", {kStack, kExpression}},
    {"msrow mscarry", {"none*", kExpression}},
    {"mscarries", {"none|mscarry*", kExpression}},
    {"semantics", {"annotation|annotation-xml*", kExpression, Order::meaning, 1}, {}, kExpression},
    {"annotation", {.holds = kText}},
    {"annotation-xml", kRow, {}, 0, {.treatment = Treatment::remove}},

    // Of every element, of tokens, of what indents, and what <math> and <mstyle> set for all that
    // they hold; then each one's own.
    also("", "class@tokens href id other style xref mathbackground mathcolor data-*"),
    also("semantics annotation annotation-xml", "-mathbackground -mathcolor"),
    also("mi mn mo ms mtext mspace",
         "background color dir fontfamily fontsize fontstyle fontweight mathsize mathvariant"),
    also("mstyle", "background color fontfamily fontsize fontstyle fontweight"),
    also("math mstyle mo mspace",
         "indentalign indentalignfirst indentalignlast indentshift indentshiftfirst "
         "indentshiftlast indenttarget"),
    also("math mstyle",
         "accent accentunder align alignmentscope bevelled charalign charspacing close "
         "columnalign columnlines columnspacing columnspan columnwidth crossout decimalpoint "
         "denomalign depth dir displaystyle edge equalcolumns equalrows fence form frame "
         "framespacing groupalign height infixlinebreakstyle largeop leftoverhang length "
         "linebreak linebreakmultchar linebreakstyle lineleading linethickness location "
         "longdivstyle lquote lspace mathsize mathvariant maxsize minlabelspacing minsize "
         "movablelimits mslinethickness notation numalign open position rightoverhang rowalign "
         "rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize "
         "scriptsizemultiplier selection separator separators shift side stackalign stretchy "
         "subscriptshift superscriptshift symmetric valign width"),
    also("math",
         "altimg altimg-height altimg-valign altimg-width alttext cdgroup display macros "
         "maxwidth mode overflow"),
    also("mstyle",
         "mediummathspace thickmathspace thinmathspace verythickmathspace verythinmathspace "
         "veryverythickmathspace veryverythinmathspace"),
    also("annotation", "cd definitionURL encoding name src"),
    also("annotation-xml",
         "cd "
         "encoding@exact=MathML|MathML-Presentation|application/"
         "mathml-presentation+xml|MathML-Content|application/mathml-content+xml|application/"
         "xhtml+xml|text/html|SVG1.1 "
         "name src"),
    also("semantics", "cd definitionURL encoding name"),
    also("maction", "actiontype! selection"),
    also("maligngroup", "groupalign"),
    also("malignmark", "edge"),
    also("menclose", "notation"),
    also("mfenced", "close open separators"),
    also("mfrac", "bevelled denomalign linethickness numalign"),
    also("mglyph",
         "alt background color fontfamily fontsize fontstyle fontweight height index mathsize "
         "mathvariant src valign width"),
    also("mlabeledtr mtr", "columnalign groupalign rowalign@exact=top|bottom|center|baseline|axis"),
    also("mlongdiv", "longdivstyle position shift"),
    also("mmultiscripts msubsup msub", "subscriptshift"),
    also("mmultiscripts msubsup msup", "superscriptshift"),
    also("mo",
         "accent fence form largeop linebreak linebreakmultchar linebreakstyle lineleading "
         "lspace maxsize minsize movablelimits rspace separator stretchy symmetric"),
    also("mover munder munderover", "align"),
    also("mover munderover", "accent"),
    also("munder munderover", "accentunder"),
    also("mpadded", "depth@padding height@padding lspace@padding voffset@padding width@padding"),
    also("mrow", "dir"),
    also("ms", "lquote rquote"),
    also("mscarries", "crossout location position scriptsizemultiplier"),
    also("mscarry", "crossout location"),
    also("msgroup", "position shift"),
    also("msline", "leftoverhang length mslinethickness position rightoverhang"),
    also("mspace",
         "depth height linebreak@exact=auto|newline|nobreak|goodbreak|badbreak|indentingnewline "
         "width"),
    also("msrow", "position"),
    also("mstack", "align@place=top|bottom|center|baseline|axis charalign charspacing stackalign"),
    also("mtable",
         "align@place=top|bottom|center|baseline|axis alignmentscope columnalign columnlines "
         "columnspacing columnwidth displaystyle equalcolumns equalrows frame framespacing "
         "groupalign minlabelspacing rowalign rowlines rowspacing side width@length=auto"),
    also("mtd",
         "columnalign@exact=left|center|right columnspan groupalign "
         "rowalign@exact=top|bottom|center|baseline|axis rowspan"),
};

constexpr ValueRow kValues[] = {
    {"accent accentunder bevelled displaystyle equalcolumns equalrows fence largeop "
     "movablelimits separator stretchy symmetric",
     "@exact=true|false"},
    {"altimg-height altimg-width depth fontsize height indentshift leftoverhang lineleading "
     "lspace maxwidth mediummathspace minlabelspacing minsize rightoverhang rspace "
     "scriptminsize subscriptshift superscriptshift thickmathspace thinmathspace valign "
     "verythickmathspace verythinmathspace veryverythickmathspace veryverythinmathspace width",
     "@length"},
    {"altimg-valign", "@length=top|middle|bottom"},
    {"charspacing", "@length=loose|medium|tight"},
    {"indentshiftfirst indentshiftlast", "@length=indentshift"},
    {"linethickness mslinethickness", "@length=thin|medium|thick"},
    {"mathsize", "@length=small|normal|big"},
    {"maxsize", "@length=infinity"},
    {"color mathcolor", "@colour"},
    {"background mathbackground", "@colour=transparent"},
    {"index position scriptlevel shift", "@int"},
    {"columnspan rowspan selection", "@positive"},
    {"length", "@count"},
    {"scriptsizemultiplier", "@decimal"},
    {"decimalpoint", "@character"},
    {"cd name", "@name"},
    {"alignmentscope", "@list=true|false"},
    {"columnalign", "@list=left|center|right"},
    {"rowalign", "@list=top|bottom|center|baseline|axis"},
    {"columnlines rowlines", "@list=none|solid|dashed"},
    {"crossout", "@list=none|updiagonalstrike|downdiagonalstrike|verticalstrike|horizontalstrike"},
    {"columnspacing framespacing rowspacing", "@lengths"},
    {"columnwidth", "@lengths=auto|fit"},
    {"align charalign denomalign numalign", "@exact=left|center|right"},
    {"dir", "@exact=ltr|rtl"},
    {"display", "@exact=block|inline"},
    {"edge", "@exact=left|right"},
    {"fontstyle", "@exact=normal|italic"},
    {"fontweight", "@exact=normal|bold"},
    {"form", "@exact=prefix|infix|postfix"},
    {"frame", "@exact=none|solid|dashed"},
    {"groupalign stackalign", "@exact=left|center|right|decimalpoint"},
    {"indentalign", "@exact=left|center|right|auto|id"},
    {"indentalignfirst indentalignlast", "@exact=left|center|right|auto|id|indentalign"},
    {"infixlinebreakstyle", "@exact=before|after|duplicate"},
    {"linebreak", "@exact=auto|newline|nobreak|goodbreak|badbreak"},
    {"linebreakstyle", "@exact=before|after|duplicate|infixlinebreakstyle"},
    {"location", "@exact=w|nw|n|ne|e|se|s|sw"},
    {"longdivstyle",
     "@exact=lefttop|stackedrightright|mediumstackedrightright|shortstackedrightright|righttop|"
     "left/\\right|left)(right|:right=right|stackedleftleft|stackedleftlinetop"},
    {"mathvariant",
     "@exact=normal|bold|italic|bold-italic|double-struck|bold-fraktur|script|bold-script|"
     "fraktur|sans-serif|bold-sans-serif|sans-serif-italic|sans-serif-bold-italic|monospace|"
     "initial|tailed|looped|stretched"},
    {"overflow", "@exact=linebreak|scroll|elide|truncate|scale"},
    {"side", "@exact=left|right|leftoverlap|rightoverlap"},
};
constexpr auto kTable = compile_schema<kRows, kValues>();
constexpr Schema kSchema = kTable.schema();

}  // namespace

const Schema& math_schema() { return kSchema; }

const Attribute* math_attribute(std::string_view element, std::string_view attribute) {
  return kSchema.find_attribute(kSchema.find(element), attribute);
}

bool is_math_child_allowed(std::string_view parent, std::string_view child, bool is_first) {
  const Element* around = kSchema.find(parent);
  const Element* inner = kSchema.find(child);
  if (!around || !inner || inner->authored.treatment != Treatment::keep) return false;
  if (find_part(around->content.parts, child).place >= 0) {
    return around->content.order != Order::scripts || !is_first;
  }
  return (around->content.holds & inner->groups & kExpression) != 0;
}

}  // namespace colophon::vocabulary
