#include "vocabulary/roles.h"

#include <algorithm>

#include "base/short_name.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::vocabulary {

namespace {

// What each element may be besides itself (ARIA in HTML section 4, as EPUBCheck's schema has it).
constexpr std::string_view kSectionRoles =
    "alert alertdialog application dialog feed group log marquee none presentation region status "
    "tabpanel banner complementary contentinfo document main navigation note search doc-abstract "
    "doc-acknowledgments doc-afterword doc-appendix doc-bibliography doc-chapter doc-colophon "
    "doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph doc-epilogue "
    "doc-errata doc-example doc-foreword doc-glossary doc-index doc-introduction doc-notice "
    "doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc";
constexpr std::string_view kListRoles =
    "directory group list listbox menu menubar none presentation radiogroup tablist toolbar tree";
constexpr std::string_view kLinkRoles =
    "button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem "
    "doc-backlink doc-biblioref doc-glossref doc-noteref";
constexpr std::string_view kImageRoles =
    "button checkbox img link math menuitem menuitemcheckbox menuitemradio none option "
    "presentation progressbar radio scrollbar separator slider switch tab treeitem doc-cover";

constexpr NamesWith<std::string_view> kRoleLines[] = {
    {"section", kSectionRoles},
    {"nav", "navigation doc-index doc-pagelist doc-toc menu menubar none presentation tablist"},
    {"article", "article document application main feed none presentation region"},
    {"aside",
     "note complementary search feed none presentation region doc-dedication doc-example "
     "doc-footnote doc-glossary doc-pullquote doc-tip"},
    {"header", "banner group none presentation doc-footnote"},
    {"footer", "contentinfo group none presentation doc-footnote"},
    {"main", "main"},
    {"search", "search form group none presentation region"},
    {"hr", "separator none presentation doc-pagebreak"},
    {"ul ol menu", kListRoles},
    {"li",
     "listitem menuitem menuitemcheckbox menuitemradio none option presentation radio separator "
     "tab treeitem"},
    {"dl", "list group none presentation"},
    {"dt", "term listitem"},
    {"dd", "definition"},
    {"h1 h2 h3 h4 h5 h6", "heading tab none presentation doc-subtitle"},
    {"br wbr", "none presentation"},
    {"figcaption", "none presentation group"},
    {"details optgroup", "group"},
    {"summary", "button"},
    {"img", kImageRoles},
    {"progress", "progressbar"},
    {"body", "application document none presentation"},
    {"area", "button link"},
    {"audio video", "application"},
    {"button",
     "button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio switch "
     "tab"},
    {"dialog", "alertdialog"},
    {"embed iframe", "application document img none presentation"},
    {"object", "application document img"},
    {"fieldset", "group none presentation radiogroup"},
    {"form", "form none presentation search"},
    {"input",
     "button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio searchbox "
     "slider spinbutton switch tab textbox"},
    {"link", "link menuitem none presentation"},
    {"meta", "menuitem none presentation"},
    {"option", "option"},
    {"select", "combobox listbox menu"},
    {"textarea", "textbox"},
    {"caption col colgroup meter base datalist head html label legend map param picture script "
     "source style template title track",
     ""},
};
constexpr NameTable<std::string_view, count_names(kRoleLines)> kRoles(kRoleLines);

constexpr std::string_view kOtherRoles =
    "cell columnheader combobox figure form graphics-document graphics-object graphics-symbol grid "
    "gridcell math row rowgroup rowheader searchbox spinbutton table term textbox timer tooltip "
    "treegrid definition doc-subtitle doc-pagebreak doc-tip doc-footnote";

// What may be said of everything.
constexpr std::string_view kGlobal =
    "atomic busy controls current describedby description details disabled errormessage flowto "
    "haspopup hidden invalid keyshortcuts label labelledby live owns relevant roledescription";

struct RoleLine {
  std::string_view states;  // those with a `!` it cannot do without
  std::string_view roles;
};
constexpr RoleLine kStatesOfRoles[] = {
    {"expanded",
     "alert application article banner complementary contentinfo definition directory document "
     "feed figure form img link list log main marquee math navigation note region status tabpanel "
     "term timer tooltip"},
    {"expanded modal", "alertdialog dialog"},
    {"expanded pressed", "button"},
    {"colindex colspan rowindex rowspan", "cell"},
    {"checked!", "checkbox menuitemcheckbox switch"},
    {"colspan expanded readonly required rowindex rowspan selected sort", "columnheader rowheader"},
    {"activedescendant autocomplete expanded! orientation readonly required", "combobox"},
    {"activedescendant colcount expanded level multiselectable readonly rowcount", "grid"},
    {"colindex colspan expanded level readonly required rowindex rowspan selected", "gridcell"},
    {"activedescendant expanded", "group rowgroup"},
    {"expanded level", "heading"},
    {"activedescendant expanded multiselectable orientation required", "listbox tree"},
    {"expanded level posinset setsize", "listitem"},
    {"activedescendant expanded orientation", "menu menubar toolbar"},
    {"expanded posinset setsize", "menuitem"},
    {"checked! posinset selected setsize", "menuitemradio radio"},
    {"checked posinset selected setsize", "option"},
    {"valuemax valuemin valuenow valuetext", "progressbar"},
    {"activedescendant expanded orientation required", "radiogroup"},
    {"activedescendant colindex expanded level rowindex selected", "row"},
    {"activedescendant autocomplete multiline readonly required", "searchbox textbox"},
    {"orientation! valuemax! valuemin! valuenow! valuetext", "scrollbar"},
    {"expanded orientation", "search separator"},
    {"orientation valuemax! valuemin! valuenow! valuetext", "slider"},
    {"required valuemax! valuemin! valuenow! valuetext", "spinbutton"},
    {"expanded posinset selected setsize", "tab"},
    {"colcount rowcount", "table"},
    {"activedescendant expanded level multiselectable orientation", "tablist"},
    {"activedescendant colcount expanded level multiselectable orientation readonly required "
     "rowcount",
     "treegrid"},
    {"checked expanded level posinset selected setsize", "treeitem"},
};

// What may be said of an element without a role.
constexpr NamesWith<std::string_view> kElementLines[] = {
    {"a area article aside body dd dialog dt figure footer form header img main menu nav ol output "
     "search section ul",
     "expanded"},
    {"button summary", "expanded pressed"},
    {"details fieldset optgroup tbody tfoot thead", "activedescendant expanded"},
    {"h1 h2 h3 h4 h5 h6", "expanded level"},
    {"hr", "orientation valuemax valuemin valuenow valuetext"},
    {"input",
     "activedescendant autocomplete checked expanded multiline orientation placeholder posinset "
     "pressed readonly required selected setsize valuemax valuemin valuenow valuetext"},
    {"textarea", "activedescendant autocomplete multiline placeholder readonly required"},
    {"li", "expanded level posinset setsize"},
    {"meter", "valuemax valuemin"},
    {"option", "checked posinset selected setsize"},
    {"progress", "valuemax valuemin valuenow valuetext"},
    {"select", "activedescendant autocomplete expanded multiselectable readonly required"},
    {"table", "colcount rowcount"},
    {"td", "colspan rowindex rowspan"},
    {"th", "colindex colspan expanded readonly required rowindex rowspan selected sort"},
    {"tr", "activedescendant expanded level selected"},
};
constexpr NameTable<std::string_view, count_names(kElementLines)> kStatesOfElements(kElementLines);

constexpr std::string_view kAria = "aria-";

std::string_view states_of(std::string_view role) {
  for (const RoleLine& line : kStatesOfRoles) {
    if (has_word(line.roles, role)) return line.states;
  }
  return {};
}

struct ValueLine {
  std::string_view attributes;
  std::string_view values;  // see forms::is_one_of
};
constexpr ValueLine kValues[] = {
    {"atomic busy disabled hidden modal multiline multiselectable readonly required", "true|false"},
    {"current", "page|step|location|date|time|true|false"},
    {"checked pressed", "true|false|mixed|undefined"},
    {"expanded selected", "true|false|undefined"},
    {"invalid", "true|false|grammar|spelling"},
    {"autocomplete", "inline|list|both|none"},
    {"haspopup", "true|false|menu|listbox|tree|grid|dialog"},
    {"live", "off|polite|assertive"},
    {"orientation", "vertical|horizontal|undefined"},
    {"sort", "ascending|descending|none|other"},
};

bool is_relevant(std::string_view value) {
  if (value == "all") return true;
  std::size_t seen = 0;
  for (std::string_view rest = forms::trim(value); !rest.empty();) {
    const std::size_t length = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    const std::string_view word = rest.substr(0, length);
    if (!has_word("additions removals text", word)) return false;
    const std::size_t bit = word == "additions" ? 1 : word == "removals" ? 2 : 4;
    if (seen & bit) return false;
    seen |= bit;
    rest = forms::trim(rest.substr(length));
  }
  return seen != 0;
}

}  // namespace

bool is_role_allowed(std::string_view element, bool is_link, std::string_view role) {
  if (element == "a" && is_link) return has_word(kLinkRoles, role);
  if (const std::string_view* roles = kRoles.find(element)) return has_word(*roles, role);
  return has_word(kSectionRoles, role) || has_word(kListRoles, role) ||
         has_word(kLinkRoles, role) || has_word(kImageRoles, role) || has_word(kOtherRoles, role) ||
         role == "listitem" || role == "heading" || role == "article";
}

bool is_deprecated_role(std::string_view role) {
  return role == "doc-endnote" || role == "doc-biblioentry";
}

bool is_deprecated_role_allowed(std::string_view element, bool is_link) {
  return element == "li" || (!kRoles.find(element) && !(element == "a" && is_link));
}

bool is_aria_allowed(std::string_view element, std::string_view role, std::string_view attribute) {
  const std::string_view state = attribute.substr(kAria.size());
  if (has_word(kGlobal, state)) return true;
  const std::string_view* own = kStatesOfElements.find(element);
  if (role.empty()) return own && has_word(*own, state);
  if (element == "input" && own && has_word(*own, state)) return true;
  for (std::string_view rest = states_of(role); !rest.empty();) {
    const std::size_t length = std::min(rest.find(' '), rest.size());
    std::string_view word = rest.substr(0, length);
    if (word.ends_with('!')) word.remove_suffix(1);
    if (word == state) return true;
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
  return false;
}

bool is_aria_value_allowed(std::string_view attribute, std::string_view value) {
  const std::string_view state = attribute.substr(kAria.size());
  for (const ValueLine& line : kValues) {
    if (has_word(line.attributes, state)) return forms::is_one_of(line.values, value);
  }
  if (has_word("colindex colspan level posinset rowindex rowspan", state)) {
    return forms::is_positive(forms::trim(value));
  }
  if (has_word("colcount rowcount setsize", state)) {
    return value == "-1" || forms::is_count(forms::trim(value));
  }
  if (has_word("valuemax valuemin valuenow", state)) return forms::is_number(forms::trim(value));
  if (has_word("activedescendant details errormessage", state)) {
    return !value.empty() && value.find_first_of(" \t\r\n") == value.npos;
  }
  return state != "relevant" || is_relevant(value);
}

std::string_view missing_aria(std::string_view role,
                              const std::function<bool(std::string_view)>& has) {
  for (std::string_view rest = states_of(role); !rest.empty();) {
    const std::size_t length = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    if (!word.ends_with('!')) continue;
    const std::string_view state = word.substr(0, word.size() - 1);
    if (!has(state)) return state;
  }
  return {};
}

}  // namespace colophon::vocabulary
