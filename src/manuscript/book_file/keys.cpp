// The keys of a book file, and what each says.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/path.h"
#include "base/policy.h"
#include "base/suggest.h"
#include "formats/addresses.h"
#include "manuscript/book_file/book_file.h"
#include "manuscript/book_file/foreign_settings.h"
#include "manuscript/metadata/dialect_keys.h"
#include "manuscript/metadata/metadata_values.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/plain_title.h"
#include "vocabulary/relators.h"

namespace colophon::manuscript {
namespace {

// One key of a layer on its way into the book.
struct Setting {
  std::string_view key;  // as it was written
  const yaml::Node& value;
  const ConfigLayer& layer;
  Diagnostics& diags;
};

// Other tools read Markdown in titles; libraries show nothing but words.
Value shown_title(const Setting& setting, Value title) {
  if (setting.layer.has_foreign_keys) title.text = plain_title(title.text);
  return title;
}

void set_title(const Setting& setting, Manuscript& manuscript) {
  Titles titles = read_titles(setting.key, setting.value, setting.diags);
  Metadata& metadata = manuscript.metadata;
  if (titles.title) metadata.title = shown_title(setting, std::move(titles.title));
  if (titles.subtitle) metadata.subtitle = shown_title(setting, std::move(titles.subtitle));
}

void set_subtitle(const Setting& setting, Manuscript& manuscript) {
  manuscript.metadata.subtitle =
      shown_title(setting, read_title(setting.key, setting.value, setting.diags));
}

// A language that cannot be read leaves its place taken, so that it is not called missing too.
void set_language(const Setting& setting, Manuscript& manuscript) {
  Value language = read_language(setting.key, setting.value, setting.diags);
  if (!language && !setting.value.is_null()) language = {"en", setting.value.span};
  if (language) manuscript.metadata.language = std::move(language);
}

void set_identifier(const Setting& setting, Manuscript& manuscript) {
  Metadata& metadata = manuscript.metadata;
  metadata.identifiers = read_identifiers(setting.key, setting.value, setting.diags);
  metadata.is_identifier_refused = metadata.identifiers.empty() && !setting.value.is_null();
}

void set_creator(const Setting& setting, Manuscript& manuscript) {
  const yaml::Node people =
      setting.layer.has_foreign_keys ? read_people(setting.value) : setting.value;
  manuscript.metadata.creators = read_agents(setting.key, people, "aut", setting.diags);
}

void set_contributor(const Setting& setting, Manuscript& manuscript) {
  manuscript.metadata.contributors = read_agents(setting.key, setting.value, "ctb", setting.diags);
}

// A field of the metadata that is a text and no more.
template <Value Metadata::*field>
void set_text(const Setting& setting, Manuscript& manuscript) {
  manuscript.metadata.*field = read_text(setting.key, setting.value, setting.diags);
}

void set_date(const Setting& setting, Manuscript& manuscript) {
  if (!setting.layer.has_foreign_keys) {
    manuscript.metadata.date = read_date(setting.key, setting.value, setting.diags);
    return;
  }
  Value date = read_foreign_date(setting.key, setting.value, setting.diags);
  if (date) manuscript.metadata.date = std::move(date);
}

void set_modified(const Setting& setting, Manuscript& manuscript) {
  manuscript.metadata.modified = read_modified(setting.key, setting.value, setting.diags);
}

void set_subject(const Setting& setting, Manuscript& manuscript) {
  manuscript.metadata.subjects = read_subjects(setting.key, setting.value, setting.diags);
}

void set_series(const Setting& setting, Manuscript& manuscript) {
  const std::optional<Series> before = manuscript.metadata.series;
  manuscript.metadata.series = read_series(setting.key, setting.value, setting.diags);
  if (!manuscript.metadata.series || !before || before->name) return;
  manuscript.metadata.series->position = before->position;  // pandoc's, given before its series
}

void set_series_position(const Setting& setting, Manuscript& manuscript) {
  std::optional<Series>& series = manuscript.metadata.series;
  if (!series) series.emplace();
  series->position = read_series_position(setting.key, setting.value, setting.diags);
  const auto& entries = setting.layer.map.entries;
  const bool has_series = std::any_of(entries.begin(), entries.end(), [](const yaml::Entry& entry) {
    return entry.key == "series" || entry.key == "belongs-to-collection";
  });
  if (has_series || series->name) return;
  report_wrong_type(setting.key, setting.value.span, "given together with `series`", setting.diags);
  series.reset();
}

void set_accessibility(const Setting& setting, Manuscript& manuscript) {
  read_accessibility(setting.key, setting.value, manuscript.metadata.accessibility, setting.diags);
}

FileReference read_path(const Setting& setting, const yaml::Node& node) {
  const Value name = read_text(setting.key, node, setting.diags);
  if (!name) return {};
  if (scheme_of(name.text).size() > 1 || name.text.starts_with("//")) {
    setting.diags.report(Code::remote_resource, name.span, name.text).hint =
        "copy it into the book's folder";
    return {};
  }
  return {path::join(setting.layer.folder, name.text), name.span};
}

void set_theme(const Setting& setting, Manuscript& manuscript) {
  manuscript.theme = read_text(setting.key, setting.value, setting.diags);
}

void set_css(const Setting& setting, Manuscript& manuscript) {
  manuscript.styles.clear();
  if (setting.value.is_null()) read_path(setting, setting.value);
  for (const yaml::Node& item : items_of(setting.value)) {
    FileReference style = read_path(setting, item);
    if (!style.path.empty()) manuscript.styles.push_back(std::move(style));
  }
}

void set_cover(const Setting& setting, Manuscript& manuscript) {
  manuscript.cover = read_path(setting, setting.value);
}

void set_cover_alternative(const Setting& setting, Manuscript& manuscript) {
  manuscript.cover_alternative = read_text(setting.key, setting.value, setting.diags);
}

void set_dialect(const Setting& setting, Manuscript& manuscript) {
  read_dialect(setting.value, manuscript.dialect, setting.diags);
}

void set_line_breaks(const Setting& setting, Manuscript& manuscript) {
  read_line_breaks(setting.value, manuscript.dialect, setting.diags);
}

void set_hidden_lines(const Setting& setting, Manuscript& manuscript) {
  read_hidden_lines(setting.value, manuscript.dialect, setting.diags);
}

// `split: 2`
void set_split(const Setting& setting, Manuscript& manuscript) {
  const Value value = read_text(setting.key, setting.value, setting.diags);
  if (value.text == "none") {
    manuscript.split = Split::none;
  } else if (value.text == "auto") {
    manuscript.split = Split::automatic;
  } else if (value.text == "1") {
    manuscript.split = Split::first;
  } else if (value.text == "2") {
    manuscript.split = Split::second;
  } else if (value) {
    report_wrong_type("split", value.span, "`1`, `2`, `auto` or `none`", setting.diags);
  }
}

// `direction: rtl`
void set_direction(const Setting& setting, Manuscript& manuscript) {
  const Value value = read_text(setting.key, setting.value, setting.diags);
  if (value.text == "ltr" || value.text == "rtl") {
    manuscript.metadata.direction =
        value.text == "rtl" ? Direction::right_to_left : Direction::left_to_right;
  } else if (value) {
    report_wrong_type(setting.key, value.span, "`ltr` or `rtl`", setting.diags);
  }
}

void set_lenient(const Setting& setting, Manuscript& manuscript) {
  const std::optional<bool> flag = read_flag(setting.key, setting.value, setting.diags);
  if (flag) manuscript.lenient = *flag;
}

// The codes that a key names; those that are none, or cannot be taken, are reported.
std::vector<std::string> read_codes(const Setting& setting, bool denies) {
  std::vector<std::string> codes;
  int guesses_left = 20;
  for (const yaml::Node& item : items_of(setting.value)) {
    const Value name = read_text(setting.key, item, setting.diags);
    if (!name) continue;
    const std::optional<Code> code = find_code(name.text);
    if (!code && !(denies && name.text == kWarnings)) {
      std::string meant;
      if (--guesses_left >= 0) meant = nearest_code(name.text, denies);
      Diagnostic& diagnostic = setting.diags.report(Code::unknown_code, name.span, name.text);
      if (!meant.empty()) diagnostic.hint = "did you mean `" + meant + "`?";
    } else if (code && !denies && info_of(*code).severity == Severity::fatal) {
      setting.diags.report(Code::unallowable_code, name.span, name.text);
    } else {
      codes.push_back(name.text);
    }
  }
  return codes;
}

void take_out(const std::vector<std::string>& codes, std::vector<std::string>& from) {
  std::erase_if(from, [&codes](const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  });
}

// Of what is both denied and allowed the later word counts.
void set_deny(const Setting& setting, Manuscript& manuscript) {
  manuscript.deny = read_codes(setting, true);
  take_out(manuscript.deny, manuscript.allow);
}

void set_allow(const Setting& setting, Manuscript& manuscript) {
  manuscript.allow = read_codes(setting, false);
  take_out(manuscript.allow, manuscript.deny);
}

// What has to be known before chapters are read (early_keys.cpp).
void leave_to_load(const Setting&, Manuscript&) {}

struct Key {
  std::string_view name;
  std::string_view meaning;  // the same for synonyms
  void (*set)(const Setting&, Manuscript&);
};

// The first of each meaning is the name of this tool; the others are pandoc's, or what authors try.
constexpr auto kKeys = std::to_array<Key>({
    {"title", "title", set_title},
    {"subtitle", "subtitle", set_subtitle},
    {"language", "language", set_language},
    {"lang", "language", set_language},
    {"direction", "direction", set_direction},
    {"dir", "direction", set_direction},
    {"text-direction", "direction", set_direction},
    {"page-progression-direction", "direction", set_direction},
    {"identifier", "identifier", set_identifier},
    {"identifiers", "identifier", set_identifier},
    {"isbn", "identifier", set_identifier},
    {"creator", "creator", set_creator},
    {"creators", "creator", set_creator},
    {"author", "creator", set_creator},
    {"authors", "creator", set_creator},
    {"contributor", "contributor", set_contributor},
    {"contributors", "contributor", set_contributor},
    {"publisher", "publisher", set_text<&Metadata::publisher>},
    {"date", "date", set_date},
    {"modified", "modified", set_modified},
    {"rights", "rights", set_text<&Metadata::rights>},
    {"copyright", "rights", set_text<&Metadata::rights>},
    {"description", "description", set_text<&Metadata::description>},
    {"abstract", "description", set_text<&Metadata::description>},
    {"source", "source", set_text<&Metadata::source>},
    {"subject", "subject", set_subject},
    {"subjects", "subject", set_subject},
    {"keywords", "subject", set_subject},
    {"series", "series", set_series},
    {"belongs-to-collection", "series", set_series},
    {"group-position", "position", set_series_position},
    {"accessibility", "accessibility", set_accessibility},
    {"theme", "theme", set_theme},
    {"css", "css", set_css},
    {"stylesheet", "css", set_css},
    {"cover", "cover", set_cover},
    {"cover-image", "cover", set_cover},
    {"cover-alt", "cover-alt", set_cover_alternative},
    {"contents", "contents", leave_to_load},
    {"encoding", "encoding", leave_to_load},
    {"base", "base", leave_to_load},
    {"written-for", "written-for", leave_to_load},
    {"variables", "variables", leave_to_load},
    {"dialect", "dialect", set_dialect},
    {"hidden-lines", "hidden-lines", set_hidden_lines},
    {"line-breaks", "line-breaks", set_line_breaks},
    {"split", "split", set_split},
    {"lenient", "lenient", set_lenient},
    {"deny", "deny", set_deny},
    {"allow", "allow", set_allow},
});

// Keys that mean something to pandoc alone: how it numbers, cites and typesets.
constexpr auto kForeignKeys = std::to_array<std::string_view>({
    "abstract-title",
    "bibliography",
    "biblio-style",
    "citation-style",
    "classoption",
    "colorlinks",
    "csl",
    "documentclass",
    "fontfamily",
    "fontsize",
    "geometry",
    "header-includes",
    "include-after",
    "include-before",
    "institute",
    "linestretch",
    "link-citations",
    "linkcolor",
    "lof",
    "lot",
    "mainfont",
    "monofont",
    "nocite",
    "numbersections",
    "output",
    "pagetitle",
    "papersize",
    "references",
    "reference-section-title",
    "sansfont",
    "section-numbering",
    "toc",
    "toc-depth",
    "toc-title",
    "toc_depth",
    "urlcolor",
});

const Key* find_key(std::string_view name) {
  const auto* found =
      std::find_if(kKeys.begin(), kKeys.end(), [name](const Key& key) { return key.name == name; });
  return found == kKeys.end() ? nullptr : found;
}

void report_unknown(const yaml::Entry& entry, Diagnostics& diags) {
  std::vector<std::string_view> names;
  for (const Key& key : kKeys) names.push_back(key.name);
  Diagnostic& diagnostic = report_unknown_key(entry, names, diags);
  const std::string_view role = vocabulary::find_relator(entry.key);
  if (role.empty()) return;
  diagnostic.hint = fmt::format("write `contributor: [{{name: …, role: {}}}]`", role);
}

}  // namespace

void apply(const ConfigLayer& layer, Manuscript& manuscript, LoadContext& context) {
  std::unordered_map<std::string_view, const yaml::Entry*> given;  // by meaning
  for (const yaml::Entry& entry : layer.map.entries) {
    const Key* key = find_key(entry.key);
    if (!key) {
      const bool is_foreign =
          std::find(kForeignKeys.begin(), kForeignKeys.end(), entry.key) != kForeignKeys.end();
      if (!is_foreign && !layer.has_foreign_keys) report_unknown(entry, context.diags);
      continue;
    }
    const auto [first, is_new] = given.emplace(key->meaning, &entry);
    if (!is_new) {
      const yaml::Entry& other = *first->second;
      Diagnostic& diagnostic = context.diags.report(Code::duplicate_key, entry.key_span, entry.key);
      diagnostic.hint = fmt::format("`{}` means the same as `{}`; keep one", entry.key, other.key);
      diagnostic.related.push_back({other.key_span, "first given here"});
      continue;
    }
    key->set({entry.key, entry.value, layer, context.diags}, manuscript);
  }
}

}  // namespace colophon::manuscript
