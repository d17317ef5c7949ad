#include <fmt/format.h>

#include <string>
#include <utility>

#include "formats/dates.h"
#include "formats/language_tag.h"
#include "manuscript/metadata/metadata_values.h"
#include "manuscript/metadata/values.h"
#include "vocabulary/judge_language.h"

namespace colophon::manuscript {
namespace {

std::string language_hint(std::string_view text) {
  const std::string meant = vocabulary::language_meant(text);
  if (!meant.empty()) return fmt::format("did you mean `{}`?", meant);
  return "write a language tag such as `en`, `en-GB` or `pt-BR`";
}

// What the registry has to say of a tag.
void report_remark(const Value& value, Diagnostics& diags) {
  const auto remark = vocabulary::judge_language(value.text);
  if (!remark) return;
  if (remark->is_deprecated) {
    diags.report(Code::deprecated_language, value.span, remark->subtag, remark->better).hint =
        fmt::format("write `{}`", remark->better);
    return;
  }
  diags.report(Code::unknown_language, value.span, remark->subtag).hint =
      remark->better.empty() ? "write a language tag such as `en`, `en-GB` or `pt-BR`"
                             : fmt::format("did you mean `{}`?", remark->better);
}

std::string date_hint(std::string_view text) {
  const std::string written = read_written_date(text);
  if (!written.empty()) return fmt::format("did you mean `{}`?", written);
  return "write a year, a month or a day: `2024`, `2024-05` or `2024-05-31`";
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
  report_remark(value, diags);
  return value;
}

Value read_date(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  Value value = read_text(key, text_node(node), diags);
  if (!value || is_w3c_date(value.text)) return value;
  diags.report(Code::malformed_date, value.span, value.text).hint = date_hint(value.text);
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
