#include <string>
#include <utility>

#include "manuscript/metadata/metadata_values.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

constexpr std::string_view kHint = "write it as one text, between quotes where it holds `: `";

void report_malformed(const yaml::Node& node, std::string_view shown, Diagnostics& diags) {
  diags.report(Code::malformed_title, node.span, shown).hint = kHint;
}

// A book has one title, and it may have another line beneath it.
void take_title(std::string_view key, Value title, Titles& titles, Diagnostics& diags) {
  if (!titles.title) {
    titles.title = std::move(title);
    return;
  }
  Diagnostic& diagnostic = diags.report(Code::duplicate_key, title.span, key);
  diagnostic.hint = "keep one; a second line of it is the `subtitle`";
  diagnostic.related.push_back({titles.title.span, "first given here"});
}

// pandoc's {type: subtitle, text: ...}.
void read_typed(std::string_view key, const yaml::Node& node, Titles& titles, Diagnostics& diags) {
  if (!node.is_map()) {
    Value title = read_title(key, node, diags);
    take_title(key, std::move(title), titles, diags);
    return;
  }
  const yaml::Node* text = yaml::find(node, "text");
  if (!text) {
    report_malformed(node, node.entries.empty() ? key : node.entries.front().key, diags);
    return;
  }
  const yaml::Node* type = yaml::find(node, "type");
  Value value = read_title(key, *text, diags);
  if (type && type->text == "subtitle") {
    titles.subtitle = std::move(value);
  } else {
    take_title(key, std::move(value), titles, diags);
  }
}

}  // namespace

Value read_title(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  if (node.is_map() || node.is_sequence()) {
    const bool is_list = node.is_sequence() && !node.items.empty();
    const bool is_map = node.is_map() && !node.entries.empty();
    report_malformed(node,
                     is_list  ? std::string_view(node.items.front().text)
                     : is_map ? std::string_view(node.entries.front().key)
                              : key,
                     diags);
    return {};
  }
  Value value = read_text(key, node, diags);
  const std::size_t line_end = value.text.find('\n');
  if (line_end == std::string::npos) return value;
  report_malformed(node, value.text.substr(0, line_end), diags);
  for (char& c : value.text) {
    if (c == '\n') c = ' ';
  }
  return value;
}

Titles read_titles(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  Titles titles;
  if (node.is_null()) titles.title = read_title(key, node, diags);
  for (const yaml::Node& item : items_of(node)) read_typed(key, item, titles, diags);
  return titles;
}

}  // namespace colophon::manuscript
