#include "package/complete_metadata.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "formats/dates.h"
#include "formats/identifiers.h"
#include "package/single_spaced.h"
#include "vocabulary/labels.h"

namespace colophon::package {

namespace {

void collapse(std::string& text) { text = single_spaced(text); }
void collapse(Value& value) { collapse(value.text); }

void collapse_agents(std::vector<Agent>& agents) {
  for (Agent& agent : agents) {
    collapse(agent.name);
    collapse(agent.file_as);
  }
  std::erase_if(agents, [](const Agent& agent) { return !agent.name; });
}

void collapse_all(Metadata& metadata) {
  for (Value* value :
       {&metadata.title, &metadata.subtitle, &metadata.language, &metadata.publisher,
        &metadata.date, &metadata.modified, &metadata.rights, &metadata.description,
        &metadata.source, &metadata.accessibility.summary, &metadata.accessibility.conforms_to}) {
    collapse(*value);
  }
  collapse_agents(metadata.creators);
  collapse_agents(metadata.contributors);
  for (Value& identifier : metadata.identifiers) collapse(identifier);
  std::erase_if(metadata.identifiers, [](const Value& value) { return !value; });
  for (Subject& subject : metadata.subjects) collapse(subject.label);
  std::erase_if(metadata.subjects, [](const Subject& subject) { return !subject.label; });
  if (!metadata.series) return;
  collapse(metadata.series->name);
  if (!metadata.series->name) metadata.series.reset();
}

// EPUB 3.3 #sec-opf-dcidentifier: a URN tells a machine what the number is. One that is a URN
// already stays as it is but for what EPUBCheck wants of a UUID, lower case.
std::string as_urn(const std::string& text) {
  if (is_isbn(text)) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c != '-' && c != ' '; });
    return "urn:isbn:" + digits;
  }
  if (is_uuid(text)) return "urn:uuid:" + ascii::lower(text);
  if (ascii::lower(text).starts_with("urn:uuid:")) return ascii::lower(text);
  if (text.starts_with("10.") && text.find('/') != text.npos) return "urn:doi:" + text;
  if (ascii::lower(text).starts_with("doi:10.")) return "urn:doi:" + text.substr(4);
  return text;
}

// What a name looks like however it was typed: for an identifier that spaces, line ends and
// decomposed letters do not change.
void append_key(std::string& key, std::string_view text) {
  const std::string composed = unicode::nfc(text);
  bool pending = false;
  bool any = false;
  for (std::size_t at = 0; at < composed.size();) {
    const char32_t c = utf8::next(composed, at);
    if (unicode::is_space(c)) {
      pending = any;
      continue;
    }
    if (pending) key += ' ';
    utf8::append(key, c);
    pending = false;
    any = true;
  }
  key += '\n';
}

std::string make_identifier(const Metadata& metadata) {
  std::string key;
  for (const Agent& creator : metadata.creators) append_key(key, creator.name.text);
  append_key(key, metadata.title.text);
  return "urn:uuid:" + uuid_v5_url(key);
}

}  // namespace

Metadata complete_metadata(Metadata metadata, const BuildFacts& build, Diagnostics& diags) {
  collapse_all(metadata);
  if (!metadata.language) metadata.language.text = "en";
  if (!metadata.title) {
    metadata.title.text = vocabulary::label(vocabulary::Label::untitled, metadata.language.text);
  }
  const long long modified = parse_utc(metadata.modified.text);
  metadata.modified.text = modified < 0 ? build.default_modified : format_utc(modified);

  for (Value& identifier : metadata.identifiers) identifier.text = as_urn(identifier.text);
  if (metadata.identifiers.empty()) {
    const std::string made = make_identifier(metadata);
    if (!metadata.is_identifier_refused) {
      diags.report(Code::missing_identifier, metadata.title.span, made).hint =
          "with `identifier: " + made + "` in the book file it stays when the title changes";
    }
    metadata.identifiers.push_back({made, {}});
  }
  return metadata;
}

std::string whole_title(const Metadata& metadata) {
  const std::string& title = metadata.title.text;
  if (!metadata.subtitle) return title;
  const bool is_closed =
      !title.empty() && std::string_view("?!:").find(title.back()) != std::string_view::npos;
  return title + (is_closed ? " " : ": ") + metadata.subtitle.text;
}

}  // namespace colophon::package
