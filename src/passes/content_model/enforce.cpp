#include "passes/content_model/enforce.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/short_name.h"
#include "passes/content_model/attributes.h"
#include "passes/content_model/children.h"
#include "passes/content_model/foreign.h"
#include "passes/content_model/nesting.h"
#include "vocabulary/content_model.h"

namespace colophon::passes {

namespace {

using vocabulary::AuthoredElement;
using vocabulary::Content;

// Elements that may not stand anywhere inside themselves or one another (the exclusions of the HTML
// standard that EPUBCheck's Schematron rules check).
enum Ancestor : std::uint8_t {
  kLink = 1,
  kDefinition = 2,
  kHeaderOrFooter = 4,
  kAddress = 8,
  kCaption = 16,
  kMeter = 32,
  kProgress = 64,
};

constexpr NamesWith<std::uint8_t> kAncestorLines[] = {
    {"a", kLink},
    {"dfn", kDefinition},
    {"header footer", kHeaderOrFooter},
    {"address", kAddress},
    {"caption", kCaption},
    {"meter", kMeter},
    {"progress", kProgress},
};
constexpr NameTable<std::uint8_t, count_names(kAncestorLines)> kAncestors(kAncestorLines);

constexpr NamesWith<std::uint8_t> kExclusionLines[] = {
    {"a audio video menu", kLink},
    {"dfn", kDefinition},
    {"header footer", kHeaderOrFooter | kAddress},
    {"address", kAddress},
    {"table", kCaption},
    {"meter", kMeter},
    {"progress", kProgress},
};
constexpr NameTable<std::uint8_t, count_names(kExclusionLines)> kExclusions(kExclusionLines);

// What is known of the place inside an open element.
struct Place {
  bool is_phrasing_only = false;
  std::uint8_t ancestors = 0;
};

// Elements that have a place only in certain others.
constexpr NamesWith<bool> kPartLines[] = {
    {"li dt dd caption colgroup thead tbody tfoot tr td th col rb rt rp rtc figcaption summary "
     "source track",
     true}};
constexpr NameTable<bool, count_names(kPartLines)> kParts(kPartLines);

// Goes through a tree in document order and mends each element where it stands. Behind the element
// that it is at, everything is as it has to be; a repair that changes what is before that sends it
// back to there.
class Enforcer {
 public:
  Enforcer(Markup& markup, pugi::xml_node root, Diagnostics& diags)
      : markup_(markup), root_(root), diags_(diags) {}

  void run() {
    treat_children(markup_, root_, diags_);
    places_ = {Place{}};
    for (pugi::xml_node node = root_.first_child(); node;) node = visit(node);
  }

 private:
  // Each visit returns the node to visit next.
  pugi::xml_node visit(pugi::xml_node node) {
    if (!is_element(node)) return after(node);
    const std::string_view name = node.name();
    if (name.find(':') != name.npos) {
      // Ours, until a later pass has read it; what is in it is not.
      treat_children(markup_, node, diags_);
      return enter(node);
    }
    if (kParts.find(name) && !has_its_place(node)) return find_place_for_part(node);
    if (is_excluded(node)) return settle_excluded(node);
    if (name == "img" && std::string_view(node.attribute("src").value()).empty()) {
      return replace_by_alternative(node);
    }
    if (is_block_in_phrasing(node)) return go_to(free_block(markup_, node, diags_));
    if (name == "svg" || name == "math") {
      clean_foreign(markup_, node, diags_);
      return after(node);
    }
    treat_children(markup_, node, diags_);
    if (const pugi::xml_node resume = order_children(markup_, node, diags_)) return go_to(resume);
    clean_attributes(markup_, node, diags_);
    complete(node);
    return enter(node);
  }

  pugi::xml_node enter(pugi::xml_node element) {
    const pugi::xml_node child = element.first_child();
    if (!child) return after(element);
    places_.push_back(place_inside(element, places_.back()));
    return child;
  }

  // The element and all in it are done.
  pugi::xml_node after(pugi::xml_node node) {
    while (true) {
      const pugi::xml_node next = node.next_sibling();
      const pugi::xml_node parent = node.parent();
      // What left their children's paragraphs may have come between them.
      if (is_element(node, "figure") || is_element(node, "hgroup")) {
        order_children(markup_, node, diags_);
      }
      if (is_pointless(node)) {
        diags_.report(Code::empty_element, markup_.span_of(node), node.name());
        markup_.remove(node);
      } else if (is_left_empty(node)) {
        markup_.remove(node);
      }
      if (next) return next;
      if (parent == root_) return {};
      places_.pop_back();
      node = parent;
    }
  }

  // Takes a node out of the tree, or gives its content; goes on behind.
  pugi::xml_node take_out(pugi::xml_node node) {
    // Its children will be among those of its parent, who are all treated.
    treat_children(markup_, node, diags_);
    if (node.first_child()) return markup_.unwrap(node);
    const pugi::xml_node parent = node.parent();
    const pugi::xml_node next = node.next_sibling();
    markup_.remove(node);
    if (next) return next;
    if (parent == root_) return {};
    places_.pop_back();
    return after(parent);
  }

  pugi::xml_node go_to(pugi::xml_node node) {
    std::vector<pugi::xml_node> open;
    for (pugi::xml_node at = node.parent(); at && at != root_; at = at.parent()) open.push_back(at);
    places_ = {Place{}};
    for (auto at = open.rbegin(); at != open.rend(); ++at) {
      places_.push_back(place_inside(*at, places_.back()));
    }
    return node;
  }

  static Place place_inside(pugi::xml_node element, Place outside) {
    Place inside = outside;
    const AuthoredElement& info = vocabulary::info_of_element(element.name());
    if (info.content != Content::transparent) {
      inside.is_phrasing_only = info.content == Content::phrasing ||
                                (info.content == Content::structured && info.is_inline);
    }
    if (const std::uint8_t* ancestor = kAncestors.find(element.name())) {
      inside.ancestors |= *ancestor;
    }
    return inside;
  }

  static bool is_pointless(pugi::xml_node node) {
    if (!is_element(node)) return false;
    const std::string_view name = node.name();
    return (name == "ul" || name == "ol" || name == "menu" || name == "dl" || name == "table") &&
           has_blank_content(node);
  }

  // A paragraph whose content had to go, which is reported; one with a style is there for its
  // space.
  static bool is_left_empty(pugi::xml_node node) {
    return is_element(node, "p") && has_blank_content(node) && !node.attribute("id") &&
           !node.attribute("class") && !node.attribute("style");
  }

  static bool has_its_place(pugi::xml_node node) {
    const pugi::xml_node parent = node.parent();
    const std::string_view name = node.name();
    if ((name == "dt" || name == "dd") && is_element(parent, "div")) {
      return is_element(parent.parent(), "dl");
    }
    return vocabulary::is_child_allowed(parent.name(), name);
  }

  pugi::xml_node find_place_for_part(pugi::xml_node part) {
    const std::string_view name = part.name();
    if (name == "source" || name == "track") {
      diags_.report(Code::removed_element, markup_.span_of(part), name);
      return take_out(part);
    }
    diags_.report(Code::misplaced_element, markup_.span_of(part), name, part.parent().name()).hint =
        hint_for_part(name);
    if (name == "li") return go_to(wrap_with_followers(part, "ul"));
    if (name == "dt" || name == "dd") return go_to(wrap_with_followers(part, "dl"));
    if (name == "col" || name == "colgroup") return take_out(part);
    const bool is_of_ruby = name[0] == 'r';
    markup_.rename(part, is_of_ruby || places_.back().is_phrasing_only ? "span" : "div");
    return part;
  }

  static std::string_view hint_for_part(std::string_view name) {
    if (name == "li") return "put it into a `<ul>` or an `<ol>`";
    if (name == "dt" || name == "dd") return "put it into a `<dl>`";
    if (name == "td" || name == "th") return "put it into a `<tr>` of a `<table>`";
    if (name == "figcaption") return "put it into a `<figure>`, at its beginning or end";
    if (name == "summary") return "put it into a `<details>`, at its beginning";
    if (name[0] == 'r') return "put it into a `<ruby>`";
    return name[0] == 't' || name[0] == 'c' ? "put it into a `<table>`" : "";
  }

  // `part` and the parts of the same kind that follow it, in a new element.
  pugi::xml_node wrap_with_followers(pugi::xml_node part, const char* name) {
    const bool are_items = is_element(part, "li");
    pugi::xml_node wrapper = markup_.wrap(part, name, markup_.span_of(part));
    while (true) {
      pugi::xml_node next = wrapper.next_sibling();
      while (next && is_blank(next)) next = next.next_sibling();
      const bool follows =
          are_items ? is_element(next, "li") : is_element(next, "dt") || is_element(next, "dd");
      if (!follows) return wrapper;
      while (wrapper.next_sibling() != next) wrapper.append_move(wrapper.next_sibling());
      wrapper.append_move(next);
    }
  }

  bool is_excluded(pugi::xml_node node) const {
    const std::uint8_t* exclusions = kExclusions.find(node.name());
    return exclusions && (*exclusions & places_.back().ancestors) != 0;
  }

  pugi::xml_node settle_excluded(pugi::xml_node node) {
    const std::string_view name = node.name();
    diags_.report(Code::misplaced_element, markup_.span_of(node), name, excluder_of(node).name());
    if (name == "table") return move_caption_out(node);
    if (name == "audio" || name == "video") return open_link_around(node);
    if (name == "a" || name == "meter" || name == "progress") return take_out(node);
    markup_.rename(node, name == "dfn" ? "span" : name == "menu" ? "ul" : "div");
    return node;
  }

  static pugi::xml_node excluder_of(pugi::xml_node node) {
    const std::uint8_t exclusions = *kExclusions.find(node.name());
    for (pugi::xml_node at = node.parent(); at; at = at.parent()) {
      const std::uint8_t* ancestor = kAncestors.find(at.name());
      if (ancestor && (*ancestor & exclusions) != 0) return at;
    }
    return node.parent();
  }

  // A player has controls, which a link would take away: the link's content stays.
  pugi::xml_node open_link_around(pugi::xml_node media) {
    return go_to(markup_.unwrap(excluder_of(media)));
  }

  // A caption with a table in it is a division before its own table.
  pugi::xml_node move_caption_out(pugi::xml_node inner) {
    pugi::xml_node caption = inner.parent();
    while (!is_element(caption, "caption")) caption = caption.parent();
    pugi::xml_node table = caption.parent();
    table.parent().insert_move_before(caption, table);
    markup_.rename(caption, "div");
    return go_to(caption);
  }

  pugi::xml_node replace_by_alternative(pugi::xml_node image) {
    diags_.report(Code::missing_image, markup_.span_of(image), "").hint =
        "say which file it shows, or take it out";
    markup_.insert_text_before(image, image.attribute("alt").value(),
                               markup_.span_of(image, "alt"));
    return take_out(image);
  }

  bool is_block_in_phrasing(pugi::xml_node node) const {
    if (!places_.back().is_phrasing_only) return false;
    return !vocabulary::info_of_element(node.name()).is_inline;
  }

  // Elements that say nothing without a certain attribute are <span>s where they have none.
  void complete(pugi::xml_node element) {
    const std::string_view name = element.name();
    const char* wanted = nullptr;
    if (name == "bdo") wanted = "dir";
    if (name == "data" || name == "meter") wanted = "value";
    if (name == "time" && holds_elements(element)) wanted = "datetime";
    if (!wanted || element.attribute(wanted)) return;
    diags_.report(Code::incomplete_element, markup_.span_of(element), name,
                  fmt::format("`{}`", wanted));
    markup_.rename(element, "span");
    clean_attributes(markup_, element, diags_);
  }

  static bool holds_elements(pugi::xml_node element) {
    for (const pugi::xml_node child : element.children()) {
      if (is_element(child)) return true;
    }
    return false;
  }

  Markup& markup_;
  pugi::xml_node root_;
  Diagnostics& diags_;
  std::vector<Place> places_;  // inside the root, and inside each open element
};

}  // namespace

void enforce_content_model(Chapter& chapter) {
  for (const pugi::xml_node root : {chapter.body, chapter.notes}) {
    if (root) Enforcer(chapter.markup, root, chapter.diagnostics).run();
  }
  clean_references(chapter.markup, {chapter.body, chapter.notes}, chapter.diagnostics);
}

}  // namespace colophon::passes
