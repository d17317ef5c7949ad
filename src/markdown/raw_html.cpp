#include "markdown/raw_html.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/html.h"
#include "markdown/raw_tags.h"
#include "markdown/syntax.h"
#include "vocabulary/content_model.h"

namespace colophon::markdown {
namespace {

bool is_raw(pugi::xml_node node) { return std::string_view(node.name()) == kRawElement; }

std::size_t raw_index(pugi::xml_node node) {
  return static_cast<std::size_t>(node.attribute(kRawAttribute).as_ullong());
}

bool is_block(pugi::xml_node node) {
  return is_element(node) && !vocabulary::info_of_element(node.name()).is_phrasing &&
         std::string_view(node.name()) != "colophon:noteref";
}

// Siblings as one piece of HTML: raw pieces as they are, every other node as an empty element that
// stands for it.
struct Composition {
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // as RawHtml has them
  std::vector<std::pair<std::uint32_t, pugi::xml_node>>
      stand_ins;  // known by the offset of their tags
};

class Joiner {
 public:
  Joiner(Chapter& chapter, std::span<const RawHtml> raw, const Origin& origin)
      : chapter_(chapter), markup_(chapter.markup), raw_(raw), origin_(origin) {}

  void join_children(pugi::xml_node parent) {
    for (const pugi::xml_node child : std::vector<pugi::xml_node>(parent.begin(), parent.end())) {
      if (is_raw(child)) show_unclosed(child);
    }
    const std::vector<pugi::xml_node> children(parent.begin(), parent.end());
    const bool blocks_only =
        std::all_of(children.begin(), children.end(), [&](pugi::xml_node child) {
          return is_raw(child) ? !raw_[raw_index(child)].is_inline : is_block(child);
        });
    if (!blocks_only) return join(children, false);
    // Blocks far from each other are joined only where one opens what the other closes.
    std::size_t at = 0;
    for (const auto& [first, last] : crossing_pieces(children)) {
      join_alone(std::span(children).subspan(at, first - at));
      join(std::span(children).subspan(first, last - first + 1), true);
      at = last + 1;
    }
    join_alone(std::span(children).subspan(at));
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> crossing_pieces(
      std::span<const pugi::xml_node> children) const {
    TagBalance balance;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (is_raw(children[i])) balance.add(raw_[raw_index(children[i])].text, i);
    }
    return balance.crossings();
  }

  // A comment (or the like) without an end would take everything behind it with it.
  void show_unclosed(pugi::xml_node node) {
    const RawHtml& raw = raw_[raw_index(node)];
    const std::size_t start = raw.text.find_first_not_of(" \t\n");
    const int kind = start == std::string::npos ? 0 : html_block_kind(raw.text, start);
    if (raw.is_inline || kind < 2 || kind > 5 || ends_html_block(raw.text, kind)) return;
    const Span place = markup_.span_of(node);
    const std::string opening = raw.text.substr(start, kind == 2 ? 4 : 2);
    chapter_.diagnostics
        .report(Code::unclosed_comment, {place.source, place.begin, place.begin + 2}, opening)
        .hint = kind == 2 ? "end it with `-->`" : "";
    const pugi::xml_node paragraph = markup_.insert_element_before(node, "p", place);
    markup_.append_text(paragraph, raw.text, place);
    markup_.remove(node);
  }

  void join_alone(std::span<const pugi::xml_node> children) {
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (is_raw(children[i])) join(children.subspan(i, 1), true);
    }
  }

  void join(std::span<const pugi::xml_node> children, bool blocks) {
    const Composition composition = compose(children);
    const html::Fragment fragment = html::parse_fragment(composition.text);
    std::size_t found = 0;
    for (const html::Node& node : fragment.nodes) found += stand_in(composition, node) ? 1 : 0;
    if (found != composition.stand_ins.size()) {
      // Something that holds no elements (a <textarea>) would swallow the text between.
      for (std::size_t i = 0; i < children.size(); ++i) {
        if (is_raw(children[i])) join(children.subspan(i, 1), blocks);
      }
      return;
    }
    for (const html::Problem& problem : fragment.problems) {
      const std::uint32_t at = place(composition, problem.offset);
      chapter_.diagnostics.report(Code::repaired_html, origin_.span(at, at + 1), problem.message);
    }
    const pugi::xml_node joined =
        markup_.insert_element_before(children.front(), "colophon:joined");
    build(composition, fragment, joined, blocks);
    for (const pugi::xml_node child : children) {
      if (is_raw(child)) markup_.remove(child);
    }
    markup_.unwrap(joined);
  }

  Composition compose(std::span<const pugi::xml_node> children) const {
    Composition out;
    for (const pugi::xml_node child : children) {
      if (is_raw(child)) {
        const RawHtml& raw = raw_[raw_index(child)];
        for (const auto& [offset, source] : raw.places) {
          out.places.emplace_back(static_cast<std::uint32_t>(out.text.size()) + offset, source);
        }
        out.text += raw.text;
      } else {
        out.stand_ins.emplace_back(static_cast<std::uint32_t>(out.text.size()), child);
        out.text += is_block(child) ? "<div></div>" : "<span></span>";
      }
    }
    return out;
  }

  static pugi::xml_node stand_in(const Composition& composition, const html::Node& node) {
    if (node.kind != html::Node::Kind::element || node.made_up) return {};
    const auto& all = composition.stand_ins;
    const auto found =
        std::lower_bound(all.begin(), all.end(), node.begin,
                         [](const auto& entry, std::uint32_t at) { return entry.first < at; });
    return found != all.end() && found->first == node.begin ? found->second : pugi::xml_node();
  }

  static std::uint32_t place(const Composition& composition, std::uint32_t offset) {
    const auto& places = composition.places;
    const auto after =
        std::upper_bound(places.begin(), places.end(), offset,
                         [](std::uint32_t at, const auto& entry) { return at < entry.first; });
    if (after == places.begin()) return places.empty() ? 0 : places.front().second;
    const auto& [start, source] = *std::prev(after);
    return source + (offset - start);
  }

  Span span(const Composition& composition, std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t from = place(composition, begin);
    return origin_.span(from, end > begin ? place(composition, end - 1) + 1 : from);
  }

  void build(const Composition& composition, const html::Fragment& fragment, pugi::xml_node root,
             bool blocks) {
    std::vector<pugi::xml_node> parents = {root};  // by depth
    std::vector<pugi::xml_node> spaces;
    for (const html::Node& node : fragment.nodes) {
      parents.resize(node.depth + 1);
      pugi::xml_node parent = parents.back();
      switch (node.kind) {
        case html::Node::Kind::comment:
          break;
        case html::Node::Kind::text: {
          const pugi::xml_node text =
              markup_.append_text(parent, node.text, span(composition, node.begin, node.end));
          if (blocks && !keeps_space(parent) &&
              node.text.find_first_not_of(" \t\n") == std::string::npos) {
            spaces.push_back(text);
          }
          break;
        }
        case html::Node::Kind::element: {
          if (const pugi::xml_node moved = stand_in(composition, node)) {
            parent.append_move(moved);
            parents.push_back(parent);
            break;
          }
          parents.push_back(element(composition, node, parent));
          break;
        }
      }
    }
    // Between the tags of blocks, white space is the author's layout; between words it is a space.
    for (const pugi::xml_node space : spaces) {
      if (!is_of_line(space.previous_sibling()) || !is_of_line(space.next_sibling())) {
        markup_.remove(space);
      }
    }
  }

  static bool is_of_line(pugi::xml_node node) { return node && !is_block(node); }

  static bool keeps_space(pugi::xml_node parent) {
    return !is_block(parent) || std::string_view(parent.name()) == "pre" ||
           std::string_view(parent.name()) == "p";
  }

  pugi::xml_node element(const Composition& composition, const html::Node& node,
                         pugi::xml_node parent) {
    const pugi::xml_node made =
        markup_.append_element(parent, node.text.c_str(), span(composition, node.begin, node.end));
    for (const html::Attribute& attribute : node.attributes) {
      markup_.set_attribute(made, attribute.name.c_str(), attribute.value,
                            span(composition, attribute.begin, attribute.end));
    }
    if (node.name_space == html::Namespace::svg && node.text == "svg") {
      markup_.set_attribute(made, "xmlns", "http://www.w3.org/2000/svg");
      markup_.set_attribute(made, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    } else if (node.name_space == html::Namespace::mathml && node.text == "math") {
      markup_.set_attribute(made, "xmlns", "http://www.w3.org/1998/Math/MathML");
    }
    return made;
  }

  Chapter& chapter_;
  Markup& markup_;
  std::span<const RawHtml> raw_;
  const Origin& origin_;
};

}  // namespace

void join_raw_html(Chapter& chapter, std::span<const RawHtml> raw, const Origin& origin) {
  if (raw.empty()) return;
  std::vector<pugi::xml_node> parents;
  for (const pugi::xml_node root : {chapter.body, chapter.notes}) {
    for (pugi::xml_node node = next_in_order(root, root); node; node = next_in_order(node, root)) {
      if (is_raw(node) && (parents.empty() || parents.back() != node.parent()))
        parents.push_back(node.parent());
    }
  }
  Joiner joiner(chapter, raw, origin);
  for (const pugi::xml_node parent : parents) {
    const auto children = parent.children(kRawElement);
    if (children.begin() != children.end()) joiner.join_children(parent);
  }
}

}  // namespace colophon::markdown
