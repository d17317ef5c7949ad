#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "passes/ids.h"
#include "passes/local.h"

namespace colophon::passes {

namespace {

// Attributes that name ids of their own document; an id that is not there makes it invalid.
constexpr std::array<const char*, 8> kIdReferences = {
    "aria-controls",   "aria-describedby", "aria-details", "aria-flowto",
    "aria-labelledby", "aria-owns",        "for",          "headers"};

class IdAssigner {
 public:
  explicit IdAssigner(Chapter& chapter) : chapter_(chapter), markup_(chapter.markup) {}

  // First what the author wrote, so that no made id takes one of these away.
  void settle_written_ids() {
    for_each_element([this](pugi::xml_node element) { settle_written_id(element); });
    for (const pugi::xml_node element : repeated_) {
      rename(element, ids_.make_unique(valid_id(element.attribute("id").value())));
    }
  }

  void name_headings() {
    for_each_element([this](pugi::xml_node element) {
      if (heading_level(element) == 0 || element.attribute("id")) return;
      const std::string slug = valid_id(unicode::slug(plain_text(element)));
      markup_.set_attribute(element, "id", ids_.make_unique(slug.empty() ? "section" : slug));
    });
  }

  void settle_references() {
    for_each_element([this](pugi::xml_node element) {
      for (const char* name : kIdReferences) {
        if (element.attribute(name)) settle_reference(element, name);
      }
    });
  }

 private:
  template <class Visit>
  void for_each_element(Visit visit) {
    for (const pugi::xml_node root : {chapter_.body, chapter_.notes}) {
      for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
        if (is_element(node)) visit(node);
      }
    }
  }

  void settle_written_id(pugi::xml_node element) {
    const pugi::xml_attribute attribute = element.attribute("id");
    if (!attribute) return;
    const std::string written = attribute.value();
    const std::string id = valid_id(written);
    if (id.empty()) {
      markup_.remove_attribute(element, "id");
      return;
    }
    const Span span = markup_.span_of(element, "id");
    if (const auto [first, is_new] = first_use_.emplace(written, span); !is_new) {
      chapter_.diagnostics.report(Code::duplicate_id, span, written)
          .related.push_back({first->second, "first used here"});
      repeated_.push_back(element);
    } else if (!ids_.reserve(id)) {
      rename(element, ids_.make_unique(id));  // `a b` and `a:b` come to the same
    } else if (id != written) {
      rename(element, id);
    }
  }

  void rename(pugi::xml_node element, const std::string& id) {
    const std::string written = element.attribute("id").value();
    markup_.set_attribute(element, "id", id);
    if (renamed_.emplace(written, id).second) markup_.set_attribute(element, kWrittenId, written);
  }

  // Takes out of a list of ids those that are nowhere, and the attribute with its last one.
  void settle_reference(pugi::xml_node element, const char* name) {
    const std::string_view written = element.attribute(name).value();
    std::string settled;
    bool any_missing = false;
    for (std::size_t begin = written.find_first_not_of(" \t\n"); begin < written.size();) {
      const std::size_t end = std::min(written.find_first_of(" \t\n", begin), written.size());
      std::string id(written.substr(begin, end - begin));
      begin = written.find_first_not_of(" \t\n", end);
      if (const auto found = renamed_.find(id); found != renamed_.end() && !ids_.contains(id)) {
        id = found->second;
      }
      if (!ids_.contains(id)) {
        any_missing = true;
      } else {
        if (!settled.empty()) settled += ' ';
        settled += id;
      }
    }
    if (any_missing) {
      chapter_.diagnostics
          .report(Code::removed_attribute, markup_.span_of(element, name), name, element.name())
          .hint = "it may only name ids of its own file";
    }
    if (settled.empty()) {
      markup_.remove_attribute(element, name);
    } else if (settled != written) {
      markup_.set_attribute(element, name, settled);
    }
  }

  Chapter& chapter_;
  Markup& markup_;
  IdSet ids_;
  std::unordered_map<std::string, Span> first_use_;
  std::unordered_map<std::string, std::string> renamed_;  // as written -> as it is now
  std::vector<pugi::xml_node> repeated_;
};

}  // namespace

void assign_ids(Chapter& chapter) {
  IdAssigner assigner(chapter);
  assigner.settle_written_ids();
  assigner.name_headings();
  assigner.settle_references();
}

}  // namespace colophon::passes
