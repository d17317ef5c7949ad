#include "manuscript/write_book_file.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "manuscript/book_file/write_contents.h"
#include "manuscript/metadata/yaml_lines.h"
#include "manuscript/tools/tools.h"

namespace colophon::manuscript {
namespace {

std::vector<std::string> texts_of(const std::vector<Value>& values) {
  std::vector<std::string> texts;
  for (const Value& value : values) texts.push_back(value.text);
  return texts;
}

void write_agents(std::string_view name, std::string_view usual_role,
                  const std::vector<Agent>& agents, YamlLines& out) {
  const bool are_names = std::all_of(agents.begin(), agents.end(), [&](const Agent& agent) {
    return agent.role == usual_role && agent.file_as.empty();
  });
  if (are_names) {
    std::vector<std::string> names;
    for (const Agent& agent : agents) names.push_back(agent.name.text);
    return out.list(name, names);
  }
  out.line(std::string(name) + ":");
  for (const Agent& agent : agents) {
    out.key("  - name", agent.name.text);
    if (agent.role != usual_role) out.key("    role", agent.role);
    out.key("    file-as", agent.file_as);
  }
}

void write_subjects(const std::vector<Subject>& subjects, YamlLines& out) {
  if (subjects.empty()) return;
  out.line("subject:");
  for (const Subject& subject : subjects) {
    if (subject.term.empty()) {
      out.line("  - " + yaml_scalar(subject.label.text));
      continue;
    }
    out.key("  - label", subject.label.text);
    out.key("    authority", subject.authority);
    out.key("    term", subject.term);
  }
}

void write_series(const Series& series, YamlLines& out) {
  if (!series.name) return;
  if (series.position.empty()) return out.key("series", series.name.text);
  out.line("series:");
  out.key("  name", series.name.text);
  out.plain("  position", series.position);
}

void write_accessibility(const AccessibilityStatement& statement, YamlLines& out) {
  YamlLines said;
  if (statement.alternatives_sufficient) said.plain("  alternatives", "sufficient");
  if (!statement.hazards.empty()) said.line("  hazards:");
  for (const std::string& hazard : statement.hazards) said.line("    - " + hazard);
  said.key("  conforms-to", statement.conforms_to.text);
  said.key("  certified-by", statement.certified_by);
  said.key("  exemption", statement.exemption);
  said.key("  summary", statement.summary.text);
  out.section("accessibility", said.take());
}

void write_metadata(const Metadata& book, const std::string& identifier, YamlLines& out) {
  out.key("title", book.title.text);
  out.key("subtitle", book.subtitle.text);
  write_agents("creator", "aut", book.creators, out);
  write_agents("contributor", "ctb", book.contributors, out);
  out.key("language", book.language.text);
  if (book.direction == Direction::right_to_left) out.plain("direction", "rtl");
  if (book.direction == Direction::left_to_right) out.plain("direction", "ltr");
  std::vector<std::string> identifiers = texts_of(book.identifiers);
  if (identifiers.empty()) identifiers.push_back(identifier);
  out.list("identifier", identifiers);
  out.key("publisher", book.publisher.text);
  out.plain("date", book.date.text);
  out.plain("modified", book.modified.text);
  out.key("rights", book.rights.text);
  out.key("description", book.description.text);
  out.key("source", book.source.text);
  write_subjects(book.subjects, out);
  if (book.series) write_series(*book.series, out);
  write_accessibility(book.accessibility, out);
}

void write_look(const Manuscript& manuscript, YamlLines& out) {
  out.key("theme", manuscript.theme.text);
  std::vector<std::string> styles;
  for (const FileReference& style : manuscript.styles) styles.push_back(style.path);
  out.list("css", styles);
  out.key("cover", manuscript.cover.path);
  out.key("cover-alt", manuscript.cover_alternative.text);
}

void write_hidden_lines(const Dialect& dialect, const Dialect& usual, YamlLines& out) {
  std::vector<std::string_view> known;  // the first rule for a language holds
  for (const HiddenLines& hidden : usual.hidden_lines) known.push_back(hidden.language);
  YamlLines prefixes;
  for (const HiddenLines& hidden : dialect.hidden_lines) {
    if (std::find(known.begin(), known.end(), hidden.language) != known.end()) continue;
    known.push_back(hidden.language);
    prefixes.key("  " + yaml_scalar(hidden.language), hidden.prefix);
  }
  out.section("hidden-lines", prefixes.take());
}

// The tool, and what is otherwise than that tool has it.
void write_dialect(const Manuscript& manuscript, YamlLines& out) {
  out.key("written-for", manuscript.written_for);
  const Dialect usual = find_tool(manuscript.written_for)->dialect();
  const Dialect& dialect = manuscript.dialect;
  YamlLines switches;
  for (const DialectSwitch& construct : kDialectSwitches) {
    const bool is_on = dialect.*(construct.flag);
    if (is_on == usual.*(construct.flag)) continue;
    switches.plain("  " + std::string(construct.name), is_on ? "on" : "off");
  }
  out.section("dialect", switches.take());
  if (dialect.hard_line_breaks != usual.hard_line_breaks) {
    out.plain("line-breaks", dialect.hard_line_breaks ? "hard" : "soft");
  }
  write_hidden_lines(dialect, usual, out);
}

// Every chapter has the same, or none has any.
std::string base_of(const Manuscript& manuscript) {
  for (const ContentsItem& item : manuscript.contents) {
    if (!item.base.empty()) return item.base;
  }
  return {};
}

std::string_view name_of(Split split) {
  switch (split) {
    case Split::none:
      return "none";
    case Split::automatic:
      return "auto";
    case Split::first:
      return "1";
    case Split::second:
      return "2";
  }
  return {};
}

// A lone chapter falls into several where nothing is said, others do not.
Split usual_split(const Manuscript& manuscript) {
  const auto chapters = std::count_if(
      manuscript.contents.begin(), manuscript.contents.end(),
      [](const ContentsItem& item) { return item.kind == ContentsItem::Kind::chapter; });
  return chapters == 1 ? Split::automatic : Split::none;
}

// Whether the book file says the same under a key of its own.
bool is_said(std::string_view name, std::string_view value, const Metadata& book) {
  const std::array<std::pair<std::string_view, const Value*>, 7> keys = {
      {{"title", &book.title},
       {"subtitle", &book.subtitle},
       {"language", &book.language},
       {"publisher", &book.publisher},
       {"date", &book.date},
       {"rights", &book.rights},
       {"description", &book.description}}};
  return std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
    return key.first == name && key.second->text == value;
  });
}

void write_variables(const Manuscript& manuscript, YamlLines& out) {
  YamlLines variables;
  for (const auto& [name, value] : manuscript.variables) {
    if (is_said(name, value, manuscript.metadata)) continue;
    variables.plain("  " + yaml_scalar(name), yaml_scalar(value));
  }
  out.section("variables", variables.take());
}

void write_reading(const Manuscript& manuscript, YamlLines& out) {
  out.key("encoding", manuscript.encoding);
  write_dialect(manuscript, out);
  out.key("base", base_of(manuscript));
  if (manuscript.split != usual_split(manuscript)) out.plain("split", name_of(manuscript.split));
  write_variables(manuscript, out);
  if (manuscript.lenient) out.plain("lenient", "true");
  out.list("deny", manuscript.deny);
  out.list("allow", manuscript.allow);
}

}  // namespace

std::string write_book_file(const Manuscript& manuscript, const Sources& sources,
                            const std::string& identifier) {
  YamlLines out;
  write_metadata(manuscript.metadata, identifier, out);
  write_look(manuscript, out);
  write_reading(manuscript, out);
  return out.take() + write_contents(manuscript, sources);
}

}  // namespace colophon::manuscript
