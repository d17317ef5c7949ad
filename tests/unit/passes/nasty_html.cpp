#include "unit/passes/nasty_html.h"

#include <random>
#include <string_view>
#include <vector>

namespace colophon::test {

namespace {

constexpr std::string_view kElements[] = {
    "p",       "p",      "div",    "span",     "em",         "b",       "a",       "a",
    "ul",      "ol",     "li",     "dl",       "dt",         "dd",      "table",   "tr",
    "td",      "th",     "tbody",  "thead",    "colgroup",   "h1",      "h2",      "pre",
    "code",    "ruby",   "rt",     "figure",   "figcaption", "details", "summary", "hgroup",
    "section", "header", "footer", "address",  "blockquote", "center",  "font",    "tt",
    "button",  "object", "x-y",    "ins",      "dfn",        "time",    "bdo",     "data",
    "meter",   "q",      "sup",    "fieldset", "legend",     "dir",     "nav",     "aside",
    "label",   "i",      "strong", "menu",     "abbr",       "main",    "video",   "article",
};

constexpr std::string_view kAttributes[] = {
    " id=x",
    " class='a b'",
    " onclick=\"a < b\"",
    " align=center",
    " lang=fr",
    " lang='x y'",
    " href='a.md#b'",
    " name=n",
    " style='color:red;x'",
    " role=note",
    " role=zzz",
    " epub:type=chapter",
    " title='&quot;<'",
    " start=3",
    " datetime=1942",
    " value=1",
    " dir=rtl",
    " colspan=2",
    " a\"b=1",
    " colophon:x=1",
    " open",
    " hidden",
    " data-A=1",
    " aria-label=l",
    " aria-labelledby=x",
    " width=50%",
    " xml:lang=de",
    " cite=x",
    " headers=x",
};

constexpr std::string_view kVoid[] = {"<br>",    "<hr>",  "<img src=a alt=b>", "<img>",  "<wbr>",
                                      "<input>", "<col>", "<!-- c -- c -->",   "<?pi?>", "\n"};

constexpr std::string_view kText[] = {
    " ", "&nbsp;", "&amp;", "<", "]]>", "&#1;", "&bogus;", "\xE2\x80\x94", "\xEF\xBF\xBF", "\n\n"};

}  // namespace

std::string nasty_html(std::uint32_t seed, int pieces) {
  std::minstd_rand random(seed + 1);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  const auto one_of = [&](const auto& list) { return list[below(std::size(list))]; };
  std::string html;
  std::vector<std::string_view> open;
  int words = 0;
  for (int i = 0; i < pieces; ++i) {
    switch (below(8)) {
      case 0:
      case 1:
      case 2: {
        const std::string_view name = one_of(kElements);
        html += '<';
        html += name;
        for (std::size_t n = below(3); n > 0; --n) html += one_of(kAttributes);
        html += '>';
        open.push_back(name);
        break;
      }
      case 3:
      case 4: {
        // Mostly the last, sometimes another, sometimes one that is not open.
        if (open.empty()) break;
        const std::size_t at = below(4) == 0 ? below(open.size()) : open.size() - 1;
        html += "</";
        html += below(12) == 0 ? one_of(kElements) : open[at];
        html += '>';
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      }
      case 5:
        html += below(3) == 0 ? one_of(kVoid) : one_of(kText);
        break;
      default:
        html += " w" + std::to_string(++words) + ' ';
    }
  }
  return html;
}

}  // namespace colophon::test
