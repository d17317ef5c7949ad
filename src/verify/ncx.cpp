#include "verify/ncx.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "verify/element_tree.h"
#include "verify/microsyntax.h"

namespace colophon::verify {

namespace {

using xml::Space;

struct Rule {
  std::string_view name;
  std::string_view parents;
  std::string_view attributes;  // that it needs
  std::string_view children;    // the same
};
constexpr std::array kRules = {
    Rule{"ncx", "", "version", "head docTitle navMap"},
    Rule{"head", "ncx", "", "meta"},
    Rule{"meta", "head", "name content", ""},
    Rule{"docTitle", "ncx", "", "text"},
    Rule{"docAuthor", "ncx", "", "text"},
    Rule{"navMap", "ncx", "", "navPoint"},
    Rule{"navPoint", "navMap navPoint", "id", "navLabel content"},
    Rule{"pageList", "ncx", "", "pageTarget"},
    Rule{"pageTarget", "pageList", "type", "navLabel content"},
    Rule{"navList", "ncx", "", "navLabel navTarget"},
    Rule{"navTarget", "navList", "id", "navLabel content"},
    Rule{"navInfo", "navMap pageList navList", "", "text"},
    Rule{"navLabel", "navMap pageList navList navPoint pageTarget navTarget", "", "text"},
    Rule{"text", "docTitle docAuthor navLabel navInfo", "", ""},
    Rule{"img", "docTitle docAuthor navLabel navInfo", "src", ""},
    Rule{"content", "navPoint pageTarget navTarget", "src", ""},
};

const Rule* find_rule(std::string_view name) {
  for (const Rule& rule : kRules) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

class NcxCheck {
 public:
  NcxCheck(const ElementTree& tree, Diagnostics& findings) : tree_(tree), findings_(findings) {}

  void run(std::string_view identifier) {
    for (std::size_t i = 0; i < tree_.elements.size(); i = check_element(i)) {
    }
    const Element& root = tree_.elements.front();
    const TreeAttribute* version = root.find("version");
    if (version != nullptr && trim(version->value) != "2005-1") {
      report(root, "the version of an NCX is `2005-1`");
    }
    check_ids();
    check_order();
    check_identifier(identifier);
  }

 private:
  void report(const Element& element, std::string message) {
    findings_.report(Code::malformed_ncx, element.span(), message);
  }

  std::size_t check_element(std::size_t index) {
    const Element& element = tree_.elements[index];
    const Rule* rule = element.space == Space::ncx ? find_rule(element.name) : nullptr;
    const bool is_placed =
        rule != nullptr &&
        (index == 0 ? element.name == "ncx"
                    : has_word(rule->parents, tree_.elements[element.parent].name));
    if (!is_placed) {
      report(element, fmt::format("<{}> cannot stand here", element.name));
      return element.next;
    }
    for (const std::string_view name : split_words(rule->attributes)) {
      if (element.find(name) == nullptr) {
        report(element, fmt::format("this <{}> has no `{}`", element.name, name));
      }
    }
    if (tree_.is_well_formed) {
      for (const std::string_view name : split_words(rule->children)) {
        if (tree_.child(index, Space::ncx, name) == Element::kNone) {
          report(element, fmt::format("this <{}> has no <{}>", element.name, name));
        }
      }
    }
    return index + 1;
  }

  void check_ids() {
    std::unordered_set<std::string_view> seen;
    for (const Element& element : tree_.elements) {
      const TreeAttribute* id = element.find("id");
      if (id == nullptr) continue;
      if (!is_ncname(trim(id->value))) {
        findings_.report(Code::malformed_metadata, id->span(), id->value,
                         "a name without space and colon");
      }
      if (!seen.insert(trim(id->value)).second) {
        findings_.report(Code::duplicate_id, id->span(), id->value);
      }
    }
  }

  std::string_view target_of(std::size_t index) const {
    const std::size_t content = tree_.child(index, Space::ncx, "content");
    return content == Element::kNone ? std::string_view() : tree_.elements[content].value("src");
  }

  // `playOrder` counts the places of the book: from 1, without gaps, the same for the same place.
  void check_order() {
    std::unordered_map<std::string_view, std::string_view> target_of_order;
    std::unordered_map<std::string_view, std::string_view> order_of_target;
    std::vector<const TreeAttribute*> orders;
    for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
      const TreeAttribute* order = tree_.elements[i].find("playOrder");
      if (order == nullptr) continue;
      const std::string_view target = target_of(i);
      const std::string_view number = trim(order->value);
      orders.push_back(order);
      const auto [same_order, is_new] = target_of_order.emplace(number, target);
      if (!is_new && same_order->second != target) {
        findings_.report(Code::malformed_ncx, order->span(),
                         fmt::format("two places have the number {}", number));
      }
      if (target.empty()) continue;
      const auto [same_target, is_first] = order_of_target.emplace(target, number);
      if (!is_first && same_target->second != number) {
        findings_.report(
            Code::malformed_ncx, order->span(),
            fmt::format("one place has the numbers {} and {}", same_target->second, number));
      }
    }
    check_gaps(orders, target_of_order);
  }

  void check_gaps(const std::vector<const TreeAttribute*>& orders,
                  const std::unordered_map<std::string_view, std::string_view>& known) {
    for (const TreeAttribute* order : orders) {
      const std::optional<std::size_t> number = read_number(trim(order->value));
      if (!number || *number <= 1) continue;
      if (known.contains(fmt::format("{}", *number - 1))) continue;
      findings_.report(Code::malformed_ncx, order->span(),
                       fmt::format("the number {} is missing before this", *number - 1));
    }
  }

  static std::optional<std::size_t> read_number(std::string_view text) {
    if (text.empty() || text.size() > 9) return std::nullopt;
    std::size_t number = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return number;
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
  if (!tree.doctype_file.empty() && tree.doctype_public_id != "-//NISO//DTD ncx 2005-1//EN") {
    findings.report(
        Code::malformed_ncx, tree.elements.front().span(),
        fmt::format("the document type names `{}`, which is not in the book", tree.doctype_file));
  }
  NcxCheck(tree, findings).run(identifier);
  for (const Element& element : tree.elements) {
    const TreeAttribute* src = element.find("src");
    if (src == nullptr || element.space != Space::ncx) continue;
    const bool is_image = element.name == "img";
    references.push_back({.kind = is_image ? Reference::Kind::image : Reference::Kind::hyperlink,
                          .target = std::string(trim(src->value)),
                          .begin = src->begin,
                          .end = src->end,
                          .type = {},
                          .has_fallback = false});
  }
  return references;
}

}  // namespace colophon::verify
