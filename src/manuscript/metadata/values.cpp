#include "manuscript/metadata/values.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/suggest.h"

namespace colophon::manuscript {

bool is_blank(std::string_view text) {
  constexpr std::string_view kEnd = "-->";
  for (text = trim(text); text.starts_with("<!--"); text = trim(text)) {
    const std::size_t end = text.find(kEnd);
    if (end == text.npos) return false;
    text.remove_prefix(end + kEnd.size());
  }
  return text.empty();
}

std::string_view trim(std::string_view text) { return ascii::trim(text, " \t\n"); }

Value read_text(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  if (node.is_sequence() || node.is_map()) {
    report_wrong_type(key, node.span, "a text", diags);
    return {};
  }
  const std::string_view text = trim(node.text);
  if (text.empty()) {
    diags.report(Code::empty_value, node.span, key).hint = "give it a value or take it out";
    return {};
  }
  return {std::string(text), node.span};
}

std::optional<bool> read_flag(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  const std::string word = ascii::lower(node.text);
  if (node.is_scalar() && (word == "true" || word == "yes" || word == "on")) return true;
  if (node.is_scalar() && (word == "false" || word == "no" || word == "off")) return false;
  report_wrong_type(key, node.span, "`true` or `false`", diags);
  return std::nullopt;
}

std::span<const yaml::Node> items_of(const yaml::Node& node) {
  if (node.is_null()) return {};
  if (node.is_sequence()) return node.items;
  return {&node, 1};
}

Diagnostic& report_wrong_type(std::string_view subject, Span span, std::string_view what,
                              Diagnostics& diags) {
  return diags.report(Code::wrong_type, span, subject, what);
}

void report_repeated(const Value& value, const Value& first, Diagnostics& diags) {
  Diagnostic& diagnostic = diags.report(Code::repeated_value, value.span, value.text);
  diagnostic.hint = "keep one of them";
  diagnostic.related.push_back({first.span, "first given here"});
}

std::string nearest_hint(std::string_view wanted, std::span<const std::string_view> names) {
  const std::vector<std::string> candidates(names.begin(), names.end());
  return did_you_mean(wanted, candidates);
}

Diagnostic& report_unknown_key(const yaml::Entry& entry, std::span<const std::string_view> known,
                               Diagnostics& diags) {
  Diagnostic& diagnostic = diags.report(Code::unknown_key, entry.key_span, entry.key);
  diagnostic.hint = nearest_hint(entry.key, known);
  if (diagnostic.hint.empty()) diagnostic.hint = "it has no effect; take it out";
  return diagnostic;
}

void report_unknown_keys(const yaml::Node& map, std::span<const std::string_view> known,
                         Diagnostics& diags) {
  for (const yaml::Entry& entry : map.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    report_unknown_key(entry, known, diags);
  }
}

}  // namespace colophon::manuscript
