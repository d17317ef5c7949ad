#include "verify/package/ncx.h"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "verify/xml/bounds.h"
#include "verify/xml/element_tree.h"
#include "verify/xml/tree_schema.h"
#include "vocabulary/schema_table.h"

namespace colophon::verify {

namespace {

using vocabulary::ElementRow;
using vocabulary::kText;
using xml::Space;

constexpr ElementRow kRows[] = {
    {"ncx",
     {"head!, docTitle!, docAuthor*, navMap!, pageList?, navList*"},
     "version=2005-1 xml:lang@language dir=ltr|rtl"},
    {"head", {"meta+"}},
    {"meta", {}, "name! content! scheme"},
    {"docTitle", {"text!, img?"}, "id@name xml:lang@language dir=ltr|rtl"},
    {"docAuthor", {"text!, img?"}, "id@name xml:lang@language dir=ltr|rtl"},
    {"navMap", {"navInfo*, navLabel*, navPoint+"}, "id@name"},
    {"navPoint", {"navLabel+, content!, navPoint*"}, "id!@name class playOrder"},
    {"pageList", {"navLabel?, navInfo?, pageTarget+"}, "id@name class"},
    {"pageTarget",
     {"navLabel+, content!"},
     "id@name value type!=front|normal|special class playOrder"},
    {"navList", {"navInfo*, navLabel+, navTarget+"}, "id@name class"},
    {"navTarget", {"navLabel+, content!"}, "id!@name class value playOrder"},
    {"navInfo", {"text!, img?"}, "xml:lang@language dir=ltr|rtl"},
    {"navLabel", {"text!, img?"}, "xml:lang@language dir=ltr|rtl"},
    {"text", {.holds = kText}, "id@name class"},
    {"img", {}, "id@name class src!"},
    {"content", {}, "id@name src!"},
};
constexpr auto kTable = vocabulary::compile_schema<kRows>();
constexpr TreeSchema kSchema{"ncx", Space::ncx, kTable.schema()};

class NcxCheck {
 public:
  NcxCheck(const ElementTree& tree, Diagnostics& findings) : tree_(tree), findings_(findings) {}

  void run(std::string_view identifier) {
    FindingBound bound(findings_);
    judge_tree(tree_, kSchema, [&](const TreeFinding& finding) {
      findings_.report(Code::malformed_ncx, finding.place(), describe(finding));
      bound.keep();
    });
    check_version();
    check_ids(tree_, findings_);
    check_paired();
    check_order();
    check_labels();
    check_pages();
    check_identifier(identifier);
  }

 private:
  // Its document type gives it, where there is one.
  void check_version() {
    const Element& root = tree_.elements.front();
    if (root.find("version") != nullptr || !tree_.doctype.empty()) return;
    report(root.span(), "this <ncx> has no `version`");
  }

  // What EPUBCheck's schema asks for and the standard does not.
  void check_paired() {
    for (const Element& element : tree_.elements) {
      const bool is_paired = element.is(Space::ncx, "text") || element.is(Space::ncx, "img") ||
                             element.is(Space::ncx, "pageList");
      if (!is_paired || (element.find("id") == nullptr) == (element.find("class") == nullptr)) {
        continue;
      }
      report(element.span(), fmt::format("<{}> has `id` and `class` or neither", element.name));
    }
  }

  std::string_view target_of(std::size_t index) const {
    const std::size_t content = tree_.child(index, Space::ncx, "content");
    return content == Element::kNone ? std::string_view() : tree_.elements[content].value("src");
  }

  // `playOrder` counts the places of the book: from 1, without gaps, the same for the same place.
  void check_order() {
    std::map<double, std::string_view> target_of_order;
    std::unordered_map<std::string_view, double> order_of_target;
    std::vector<std::pair<const TreeAttribute*, double>> orders;
    bool has_first = false;
    for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
      const TreeAttribute* order = tree_.elements[i].find("playOrder");
      if (order == nullptr) continue;
      has_first |= order->value == "1";
      const std::string_view target = target_of(i);
      const std::optional<double> number = read_number(trim(order->value));
      if (!number) {
        if (!target.empty()) report(order->span(), fmt::format("`{}` is no number", order->value));
        continue;
      }
      orders.emplace_back(order, *number);
      const auto [same_order, is_new] = target_of_order.emplace(*number, target);
      if (!is_new && same_order->second != target) {
        report(order->span(), fmt::format("two places have the number {}", *number));
      }
      if (target.empty()) continue;
      const auto [same_target, is_first] = order_of_target.emplace(target, *number);
      if (!is_first && same_target->second != *number) {
        report(order->span(),
               fmt::format("one place has the numbers {} and {}", same_target->second, *number));
      }
    }
    for (const auto& [order, number] : orders) {
      if (number <= 1 || target_of_order.contains(number - 1)) continue;
      report(order->span(), fmt::format("the number {} is missing before this", number - 1));
    }
    if (!orders.empty() && !has_first) {
      report(orders.front().first->span(), "nothing has the number 1");
    }
  }

  // As XPath reads one: 12, -1, 1.5.
  static std::optional<double> read_number(std::string_view text) {
    if (text.find_first_not_of("-.0123456789") != text.npos) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
  }

  // Several labels of one place are in several languages.
  void check_labels() {
    std::set<std::tuple<std::size_t, std::string_view, std::string_view>> seen;
    for (const Element& element : tree_.elements) {
      const bool is_label = element.is(Space::ncx, "navLabel") || element.is(Space::ncx, "navInfo");
      const TreeAttribute* language = is_label ? element.find("lang", Space::xml) : nullptr;
      if (language == nullptr) continue;
      if (seen.emplace(element.parent, element.name, language->value).second) continue;
      report(language->span(),
             fmt::format("there is another <{}> in `{}`", element.name, language->value));
    }
  }

  void check_pages() {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const Element& element : tree_.elements) {
      if (!element.is(Space::ncx, "pageTarget") || element.find("value") == nullptr) continue;
      if (seen.emplace(element.value("value"), element.value("type")).second) continue;
      report(element.find("value")->span(),
             fmt::format("there is another page `{}`", element.value("value")));
    }
  }

  void report(const Span& place, const std::string& message) {
    findings_.report(Code::malformed_ncx, place, message);
  }

  void check_identifier(std::string_view identifier) {
    for (const Element& element : tree_.elements) {
      if (!element.is(Space::ncx, "meta") || element.value("name") != "dtb:uid") continue;
      const TreeAttribute* content = element.find("content");
      if (content == nullptr || identifier.empty() || trim(content->value) == identifier) continue;
      findings_.report(Code::malformed_ncx, content->span(),
                       fmt::format("the book is `{}`, and this is the contents of `{}`", identifier,
                                   content->value));
    }
  }

  const ElementTree& tree_;
  Diagnostics& findings_;
};

}  // namespace

std::vector<Reference> read_ncx(std::string_view bytes, std::string_view identifier,
                                Diagnostics& findings) {
  std::vector<Reference> references;
  const ElementTree tree = read_tree(bytes, findings);
  if (tree.elements.empty()) return references;
  const bool has_right_doctype =
      tree.doctype_public_id == "-//NISO//DTD ncx 2005-1//EN" &&
      tree.doctype_file == "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd";
  if (!tree.doctype.empty() && !has_right_doctype) {
    findings.report(Code::wrong_doctype, tree.elements.front().span(),
                    "<!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" …>");
  }
  NcxCheck(tree, findings).run(identifier);
  for (const Element& element : tree.elements) {
    const TreeAttribute* src = element.find("src");
    if (src == nullptr || !element.is(Space::ncx, "content")) continue;
    if (trim(src->value).empty()) {
      findings.report(Code::malformed_ncx, src->span(), "this `src` leads to no document");
      continue;
    }
    references.push_back({.kind = Reference::Kind::hyperlink,
                          .target = std::string(trim(src->value)),
                          .begin = src->begin,
                          .end = src->end,
                          .type = {},
                          .has_fallback = false});
  }
  return references;
}

}  // namespace colophon::verify
