#include "markdown/signs/link_addresses.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "formats/addresses.h"
#include "markdown/scan/inline_forms.h"
#include "markdown/scan/text_runs.h"

namespace colophon::markdown {
namespace {

constexpr std::array<std::string_view, 14> kWithoutLinks = {
    "a",      "button", "code",  "kbd", "math",     "pre", "samp",
    "script", "select", "style", "svg", "textarea", "tt",  "var"};

bool has_no_links(pugi::xml_node node) {
  return std::find(kWithoutLinks.begin(), kWithoutLinks.end(), node.name()) != kWithoutLinks.end();
}

bool may_have_address(std::string_view text) {
  return text.find("://") != text.npos || text.find("www.") != text.npos;
}

class Linker {
 public:
  explicit Linker(Chapter& chapter) : markup_(chapter.markup), run_(chapter.markup) {}

  void link_in(pugi::xml_node root) {
    for (pugi::xml_node node = root; node;) {
      if (is_text(node)) {
        node = link_in_run(node, root);
      } else {
        node = has_no_links(node) ? next_skipping(node, root) : next_in_order(node, root);
      }
    }
  }

 private:
  // Returns the node from which to go on.
  pugi::xml_node link_in_run(pugi::xml_node first, pugi::xml_node root) {
    bool worth_it = false;
    pugi::xml_node last = first;
    for (pugi::xml_node node = first; node && is_text(node); node = node.next_sibling()) {
      worth_it = worth_it || may_have_address(node.value());
      last = node;
    }
    const pugi::xml_node next = next_in_order(last, root);
    if (!worth_it) return next;
    run_.gather(first);
    find_addresses(run_.text());
    if (addresses_.empty()) return next;
    run_.wrap(addresses_, "a", [&](pugi::xml_node link, std::size_t i, Span span) {
      markup_.set_attribute(link, "href", address_of(addresses_[i]), span);
    });
    return next;
  }

  void find_addresses(std::string_view text) {
    addresses_.clear();
    for (std::size_t at = text.find_first_of("hw"); at != text.npos;
         at = text.find_first_of("hw", at)) {
      const std::size_t end = skip_bare_address(text, at);
      if (end != kNone && is_valid_address(address_of({at, end}))) addresses_.push_back({at, end});
      at = end == kNone ? at + 1 : end;
    }
  }

  std::string address_of(Range range) const {
    const std::string text(run_.text().substr(range.begin, range.end - range.begin));
    return text.starts_with("www.") ? "http://" + text : text;
  }

  Markup& markup_;
  TextRun run_;
  std::vector<Range> addresses_;
};

}  // namespace

void link_addresses(Chapter& chapter) {
  Linker linker(chapter);
  linker.link_in(chapter.body);
  linker.link_in(chapter.notes);
}

}  // namespace colophon::markdown
