#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "manuscript/metadata/metadata_values.h"
#include "manuscript/metadata/values.h"
#include "vocabulary/relators.h"

namespace colophon::manuscript {
namespace {

// The first of the map's values that has one of these keys.
const yaml::Entry* find_any(const yaml::Node& map, std::span<const std::string_view> keys) {
  const auto found =
      std::find_if(map.entries.begin(), map.entries.end(), [keys](const yaml::Entry& entry) {
        return std::find(keys.begin(), keys.end(), entry.key) != keys.end();
      });
  return found == map.entries.end() ? nullptr : &*found;
}

std::string text_of_any(const yaml::Node& map, std::span<const std::string_view> keys,
                        Diagnostics& diags) {
  const yaml::Entry* entry = find_any(map, keys);
  return entry ? read_text(entry->key, entry->value, diags).text : std::string();
}

constexpr std::array<std::string_view, 6> kAgentKeys = {"name",    "role", "file-as",
                                                        "file_as", "text", "sort"};
constexpr auto kNameKeys = std::to_array<std::string_view>({"name", "text"});
constexpr auto kFileAsKeys = std::to_array<std::string_view>({"file-as", "file_as", "sort"});
constexpr auto kSubjectKeys =
    std::to_array<std::string_view>({"label", "text", "authority", "term"});
constexpr auto kLabelKeys = std::to_array<std::string_view>({"label", "text"});
constexpr auto kAuthorityKeys = std::to_array<std::string_view>({"authority"});
constexpr auto kTermKeys = std::to_array<std::string_view>({"term"});
constexpr auto kSeriesKeys =
    std::to_array<std::string_view>({"name", "title", "text", "position", "number", "index"});
constexpr auto kSeriesNameKeys = std::to_array<std::string_view>({"name", "title", "text"});
constexpr auto kPositionKeys = std::to_array<std::string_view>({"position", "number", "index"});

void read_role(const yaml::Node& node, Agent& agent, Diagnostics& diags) {
  const Value role = read_text("role", node, diags);
  if (!role) return;
  const std::string_view code = vocabulary::find_relator(role.text);
  if (!code.empty()) {
    agent.role = code;
    return;
  }
  Diagnostic& diagnostic = diags.report(Code::unknown_relator, role.span, role.text);
  std::vector<std::string_view> names;
  for (const vocabulary::Relator& relator : vocabulary::relators()) names.push_back(relator.term);
  diagnostic.hint = nearest_hint(role.text, names);
  if (diagnostic.hint.empty())
    diagnostic.hint = "write a code such as `aut`, `trl`, `edt` or `ill`";
}

Agent read_agent(std::string_view key, const yaml::Node& node, std::string_view default_role,
                 Diagnostics& diags) {
  Agent agent;
  agent.role = default_role;
  if (!node.is_map()) {
    agent.name = read_text(key, node, diags);
    return agent;
  }
  report_unknown_keys(node, kAgentKeys, diags);
  const yaml::Entry* name = find_any(node, kNameKeys);
  if (name) {
    agent.name = read_text(name->key, name->value, diags);
  } else {
    report_wrong_type(key, node.span, "a name, or a map with `name`", diags);
  }
  if (const yaml::Node* role = yaml::find(node, "role")) read_role(*role, agent, diags);
  agent.file_as = text_of_any(node, kFileAsKeys, diags);
  return agent;
}

using ascii::is_digit;
using ascii::is_upper;

// Three letters for the heading, six digits for what is in it: FIC019000.
bool is_bisac(std::string_view code) {
  return code.size() == 9 && std::all_of(code.begin(), code.begin() + 3, is_upper) &&
         std::all_of(code.begin() + 3, code.end(), is_digit);
}

// A letter A to Y, or a digit for a qualifier, and letters and digits; places of a country stand
// behind hyphens: FBA, 1DDU-GB-ESL.
bool is_thema(std::string_view code) {
  if (code.empty() || code.back() == '-') return false;
  const bool is_qualifier = code[0] >= '1' && code[0] <= '6';
  if (!is_qualifier && !(code[0] >= 'A' && code[0] <= 'Y')) return false;
  char before = '-';
  for (const char c : code) {
    const bool is_hyphen = c == '-' && is_qualifier && before != '-';
    if (!is_upper(c) && !is_digit(c) && !is_hyphen) return false;
    before = c;
  }
  return true;
}

// The codes that bookshops sort by; of others nothing is known.
void check_code(std::string_view authority, const Value& code, Diagnostics& diags) {
  const std::string name = ascii::lower(authority);
  if (!code || (name != "bisac" && name != "thema")) return;
  const bool is_of_bisac = name == "bisac";
  const auto fits = is_of_bisac ? is_bisac : is_thema;
  if (fits(code.text)) return;
  std::string upper = code.text;
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  diags.report(Code::malformed_subject, code.span, code.text, is_of_bisac ? "BISAC" : "Thema")
      .hint = fits(upper)   ? "write `" + upper + '`'
              : is_of_bisac ? "it has three letters and six digits: `FIC019000`"
                            : "it has letters and digits, a letter or a digit first: `FBA`, `1DDU`";
}

Subject read_subject(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  Subject subject;
  if (!node.is_map()) {
    subject.label = read_text(key, node, diags);
    return subject;
  }
  report_unknown_keys(node, kSubjectKeys, diags);
  const yaml::Entry* label = find_any(node, kLabelKeys);
  if (label) {
    subject.label = read_text(label->key, label->value, diags);
  } else {
    report_wrong_type(key, node.span, "a text, or a map with `label`", diags);
  }
  subject.authority = text_of_any(node, kAuthorityKeys, diags);
  const yaml::Entry* term = find_any(node, kTermKeys);
  const Value code = term ? read_text(term->key, term->value, diags) : Value{};
  subject.term = code.text;
  // EPUB 3.3 section 5.5.3.7.3: neither stands without the other.
  if (subject.authority.empty() != subject.term.empty()) {
    report_wrong_type(key, node.span, "given with both `authority` and `term`, or neither", diags);
    subject.authority.clear();
    subject.term.clear();
  }
  check_code(subject.authority, code, diags);
  return subject;
}

void add_keywords(const Value& keywords, std::vector<Subject>& subjects) {
  std::string_view rest = keywords.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view word = trim(rest.substr(0, end));
    if (!word.empty()) subjects.push_back({{std::string(word), keywords.span}, {}, {}});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace

std::vector<Agent> read_agents(std::string_view key, const yaml::Node& node,
                               std::string_view default_role, Diagnostics& diags) {
  std::vector<Agent> agents;
  if (node.is_null()) read_text(key, node, diags);
  std::map<std::string, Value> seen;  // name and role
  for (const yaml::Node& item : items_of(node)) {
    Agent agent = read_agent(key, item, default_role, diags);
    if (!agent.name) continue;
    const auto [first, is_new] = seen.try_emplace(agent.name.text + '\n' + agent.role, agent.name);
    if (is_new) {
      agents.push_back(std::move(agent));
    } else {
      report_repeated(agent.name, first->second, diags);
    }
  }
  return agents;
}

std::vector<Subject> read_subjects(std::string_view key, const yaml::Node& node,
                                   Diagnostics& diags) {
  std::vector<Subject> subjects;
  if (node.is_null()) read_text(key, node, diags);
  if (node.is_scalar() && key == "keywords") {
    add_keywords(read_text(key, node, diags), subjects);
    return subjects;
  }
  std::map<std::string, Value> seen;  // label and code
  for (const yaml::Node& item : items_of(node)) {
    Subject subject = read_subject(key, item, diags);
    if (!subject.label) continue;
    const auto [first, is_new] =
        seen.try_emplace(subject.label.text + '\n' + subject.term, subject.label);
    if (is_new) {
      subjects.push_back(std::move(subject));
    } else {
      report_repeated(subject.label, first->second, diags);
    }
  }
  return subjects;
}

std::string read_series_position(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  const Value value = read_text(key, node, diags);
  bool is_number = !value.text.empty();
  char before = '.';
  for (const char c : value.text) {
    is_number = is_number && ((c >= '0' && c <= '9') || (c == '.' && before != '.'));
    before = c;
  }
  if (!value || (is_number && before != '.')) return value.text;
  report_wrong_type(key, value.span, "a number such as `2` or `2.1`", diags);
  return {};
}

std::optional<Series> read_series(std::string_view key, const yaml::Node& node,
                                  Diagnostics& diags) {
  Series series;
  if (!node.is_map()) {
    series.name = read_title(key, node, diags);
  } else {
    report_unknown_keys(node, kSeriesKeys, diags);
    const yaml::Entry* name = find_any(node, kSeriesNameKeys);
    if (name) {
      series.name = read_title(name->key, name->value, diags);
    } else {
      report_wrong_type(key, node.span, "a name, or a map with `name`", diags);
    }
    if (const yaml::Entry* position = find_any(node, kPositionKeys)) {
      series.position = read_series_position(position->key, position->value, diags);
    }
  }
  if (!series.name) return std::nullopt;
  return series;
}

}  // namespace colophon::manuscript
