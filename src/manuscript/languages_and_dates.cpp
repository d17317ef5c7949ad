#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "formats/identifiers.h"
#include "manuscript/metadata_values.h"
#include "manuscript/values.h"

namespace colophon::manuscript {
namespace {

// What people write where a tag belongs: English names, and the languages' own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 56> kLanguageNames = {{
    {"arabic", "ar"},    {"basque", "eu"},     {"catalan", "ca"},    {"català", "ca"},
    {"chinese", "zh"},   {"croatian", "hr"},   {"czech", "cs"},      {"danish", "da"},
    {"dansk", "da"},     {"deutsch", "de"},    {"dutch", "nl"},      {"eng", "en"},
    {"english", "en"},   {"español", "es"},    {"espanol", "es"},    {"esperanto", "eo"},
    {"estonian", "et"},  {"euskara", "eu"},    {"farsi", "fa"},      {"finnish", "fi"},
    {"français", "fr"},  {"francais", "fr"},   {"french", "fr"},     {"galego", "gl"},
    {"galician", "gl"},  {"german", "de"},     {"greek", "el"},      {"hebrew", "he"},
    {"hindi", "hi"},     {"hungarian", "hu"},  {"irish", "ga"},      {"italian", "it"},
    {"italiano", "it"},  {"japanese", "ja"},   {"korean", "ko"},     {"latin", "la"},
    {"latvian", "lv"},   {"lithuanian", "lt"}, {"nederlands", "nl"}, {"norwegian", "no"},
    {"persian", "fa"},   {"polish", "pl"},     {"polski", "pl"},     {"portuguese", "pt"},
    {"português", "pt"}, {"portugues", "pt"},  {"romanian", "ro"},   {"russian", "ru"},
    {"slovak", "sk"},    {"slovenian", "sl"},  {"spanish", "es"},    {"svenska", "sv"},
    {"swedish", "sv"},   {"turkish", "tr"},    {"ukrainian", "uk"},  {"welsh", "cy"},
}};

std::string language_hint(std::string_view text) {
  const std::string name = ascii::lower(text);
  const auto* found = std::find_if(kLanguageNames.begin(), kLanguageNames.end(),
                                   [&name](const auto& entry) { return entry.first == name; });
  if (found != kLanguageNames.end()) return fmt::format("did you mean `{}`?", found->second);
  return "write a language tag such as `en`, `en-GB` or `pt-BR`";
}

// pandoc's {type: publication, text: 2012}.
const yaml::Node& text_node(const yaml::Node& node) {
  const yaml::Node* text = node.is_map() ? yaml::find(node, "text") : nullptr;
  return text ? *text : node;
}

}  // namespace

Value read_language(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  if (node.is_sequence() && node.items.size() == 1) {
    return read_language(key, node.items.front(), diags);
  }
  if (node.is_sequence() || node.is_map()) {
    report_wrong_type(key, node.span, "one language tag", diags).hint =
        "name the book's main language; mark passages in others with `{lang=…}`";
    return {};
  }
  Value value = read_text(key, node, diags);
  if (!value) return {};
  std::string tag = canonical_language(value.text);
  if (!is_language_tag(tag)) {
    diags.report(Code::malformed_language, value.span, value.text).hint = language_hint(value.text);
    return {};
  }
  value.text = std::move(tag);
  return value;
}

Value read_date(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  Value value = read_text(key, text_node(node), diags);
  if (!value || is_w3c_date(value.text)) return value;
  diags.report(Code::malformed_date, value.span, value.text).hint =
      "write a year, a month or a day: `2024`, `2024-05` or `2024-05-31`";
  return {};
}

Value read_foreign_date(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  Value value = read_text(key, text_node(node), diags);
  if (!value || is_w3c_date(value.text)) return value;
  std::string date = read_written_date(value.text);
  if (date.empty()) {
    diags.report(Code::unsupported_setting, value.span, value.text).hint =
        "name the day of publication: `2024-05-31`";
  }
  return {std::move(date), value.span};
}

Value read_modified(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  Value value = read_text(key, text_node(node), diags);
  if (!value) return {};
  const long long seconds = parse_utc(value.text);
  if (seconds < 0) {
    diags.report(Code::malformed_date, value.span, value.text).hint =
        "write a day or a time in UTC: `2024-05-31` or `2024-05-31T10:00:00Z`";
    return {};
  }
  value.text = format_utc(seconds);
  return value;
}

}  // namespace colophon::manuscript
