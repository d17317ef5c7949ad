// Documents whose pages are laid out once and for all say how large they are (EPUB 3.3
// #sec-fxl-content-dimensions).
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/book.h"

namespace colophon::verify {

namespace {

// Whether the package says it of all documents.
bool is_fixed_by_default(const Package& package) {
  return std::any_of(
      package.tree.elements.begin(), package.tree.elements.end(), [](const Element& element) {
        return element.is(xml::Space::opf, "meta") &&
               element.value("property") == "rendition:layout" &&
               element.find("refines") == nullptr && trim(element.text) == "pre-paginated";
      });
}

std::vector<bool> find_fixed(const Package& package) {
  std::vector<bool> is_fixed(package.items.size(), false);
  const bool by_default = is_fixed_by_default(package);
  for (const Element& element : package.tree.elements) {
    if (!element.is(xml::Space::opf, "itemref")) continue;
    const auto found = package.by_id.find(std::string(element.value("idref")));
    if (found == package.by_id.end()) continue;
    const std::string_view properties = element.value("properties");
    is_fixed[found->second] = has_word(properties, "rendition:layout-pre-paginated") ||
                              (by_default && !has_word(properties, "rendition:layout-reflowable"));
  }
  return is_fixed;
}

// `800`, or the name of what the device has.
bool is_dimension(std::string_view value, std::string_view of_device) {
  if (value == of_device) return true;
  return !value.empty() && value.find_first_not_of(".0123456789") == value.npos &&
         std::count(value.begin(), value.end(), '.') <= 1 && value.front() != '.' &&
         value.back() != '.';
}

// The name up to `=`, and the value; space may be around the sign. What is left begins with what
// separates pairs.
std::pair<std::string_view, std::string_view> take_pair(std::string_view& content) {
  constexpr std::string_view kEnds = " \t\r\n,;";
  const std::size_t name_end = std::min(content.find_first_of(" \t\r\n,;="), content.size());
  const std::string_view name = content.substr(0, name_end);
  content = content.substr(name_end);
  const std::string_view behind = trim(content);
  if (!behind.starts_with('=')) return {name, {}};
  content = trim(behind.substr(1));
  const std::size_t end = std::min(content.find_first_of(kEnds), content.size());
  const std::string_view value = content.substr(0, end);
  content = content.substr(end);
  return {name, value.empty() ? std::string_view("=") : value};
}

// `width=800, height=600`, each once.
bool is_viewport(std::string_view content) {
  constexpr std::string_view kSeparators = " \t\r\n,;";
  std::size_t widths = 0;
  std::size_t heights = 0;
  content = trim(content);
  if (content.ends_with(',') || content.ends_with(';')) return false;
  while (!content.empty()) {
    const auto [name, value] = take_pair(content);
    if (name.empty() || value == "=") return false;
    const bool is_width = name == "width";
    if (is_width || name == "height") {
      ++(is_width ? widths : heights);
      if (!is_dimension(value, is_width ? "device-width" : "device-height")) return false;
    }
    content.remove_prefix(std::min(content.find_first_not_of(kSeparators), content.size()));
  }
  return widths == 1 && heights == 1;
}

void check_document(const DocumentFacts& facts, Diagnostics& findings) {
  if (!facts.has_viewport) {
    findings.report(Code::lacking_content, Span{SourceId{0}, 0, 0}, "head",
                    "<meta name=\"viewport\">");
  } else if (!is_viewport(facts.viewport)) {
    findings.report(Code::invalid_value,
                    Span{SourceId{0}, facts.viewport_begin, facts.viewport_end}, "content", "meta",
                    facts.viewport);
  }
}

}  // namespace

void check_layout(Book& book) {
  if (book.package.version != 3) return;
  const std::vector<bool> is_fixed = find_fixed(book.package);
  for (Judged& judged : book.entries) {
    if (judged.item == nullptr || !judged.is_whole || judged.is_encrypted) continue;
    const auto number = static_cast<std::size_t>(judged.item - book.package.items.data());
    if (!is_fixed[number]) continue;
    if (judged.item->media_type == "application/xhtml+xml") {
      check_document(judged.facts, judged.findings);
    } else if (judged.item->media_type == "image/svg+xml" && !judged.facts.has_view_box) {
      judged.findings.report(Code::lacking_content, Span{SourceId{0}, 0, 0}, "svg", "`viewBox`");
    }
  }
}

}  // namespace colophon::verify
