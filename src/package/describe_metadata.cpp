// What the package document will say of the book, for people.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "package/complete_metadata.h"
#include "package/package.h"
#include "vocabulary/relators.h"

namespace colophon::package {

namespace {

void add_line(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) fmt::format_to(std::back_inserter(out), "{}: {}\n", key, value);
}

std::string_view term_of(std::string_view role) {
  const auto relators = vocabulary::relators();
  const auto found =
      std::find_if(relators.begin(), relators.end(),
                   [role](const vocabulary::Relator& relator) { return relator.code == role; });
  return found == relators.end() ? std::string_view() : found->term;
}

// "Jane Doe (aut: author), filed as Doe, Jane".
std::string describe(const Agent& agent) {
  std::string text = agent.name.text;
  const std::string_view term = term_of(agent.role);
  if (!agent.role.empty()) {
    text += term.empty() ? fmt::format(" ({})", agent.role)
                         : fmt::format(" ({}: {})", agent.role, term);
  }
  if (!agent.file_as.empty()) text += ", filed as " + agent.file_as;
  return text;
}

std::string describe(const Subject& subject) {
  if (subject.authority.empty() || subject.term.empty()) return subject.label.text;
  return fmt::format("{} ({} {})", subject.label.text, subject.authority, subject.term);
}

std::string describe(const Series& series) {
  if (series.position.empty()) return series.name.text;
  return fmt::format("{}, number {}", series.name.text, series.position);
}

void add_accessibility(std::string& out, const AccessibilityMetadata& data) {
  const auto add = [&out](std::string_view key, const std::vector<std::string>& values) {
    add_line(out, key, fmt::format("{}", fmt::join(values, ", ")));
  };
  add("access mode", data.access_modes);
  // Each is a set of modes that is enough.
  for (const std::string& modes : data.sufficient_modes) add_line(out, "sufficient mode", modes);
  add("accessibility feature", data.features);
  add("accessibility hazard", data.hazards);
  add_line(out, "accessibility summary", data.summary);
  add_line(out, "conforms to", data.conforms_to);
  if (!data.conforms_to.empty()) add_line(out, "certified by", data.certified_by);
  add_line(out, "exemption", data.exemption);
}

}  // namespace

std::string describe_metadata(const Publication& publication) {
  const Metadata& data = publication.metadata;
  std::string out;
  add_line(out, "title", whole_title(data));
  for (const Agent& agent : data.creators) add_line(out, "creator", describe(agent));
  for (const Agent& agent : data.contributors) add_line(out, "contributor", describe(agent));
  add_line(out, "language", data.language.text);
  add_line(out, "direction", publication.right_to_left ? "right to left" : "left to right");
  for (const Value& identifier : data.identifiers) add_line(out, "identifier", identifier.text);
  add_line(out, "date", data.date.text);
  add_line(out, "modified", data.modified.text);
  add_line(out, "publisher", data.publisher.text);
  add_line(out, "rights", data.rights.text);
  add_line(out, "source", data.source.text);
  add_line(out, "description", data.description.text);
  for (const Subject& subject : data.subjects) add_line(out, "subject", describe(subject));
  if (data.series) add_line(out, "series", describe(*data.series));
  add_accessibility(out, publication.accessibility);
  return out;
}

}  // namespace colophon::package
