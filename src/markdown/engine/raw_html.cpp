#include "markdown/engine/raw_html.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/html/html.h"
#include "formats/internal_names.h"
#include "markdown/scan/markdown_tags.h"
#include "markdown/scan/raw_tags.h"
#include "markdown/scan/syntax.h"
#include "vocabulary/content_model.h"

namespace colophon::markdown {
namespace {

bool is_white_space(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata &&
         std::string_view(node.value()).find_first_not_of(" \t\n") == std::string_view::npos;
}

bool is_raw(pugi::xml_node node) { return std::string_view(node.name()) == internal::kHtml; }

std::size_t raw_index(pugi::xml_node node) {
  return static_cast<std::size_t>(node.attribute(internal::kRaw).as_ullong());
}

bool is_block(pugi::xml_node node) {
  return is_element(node) && !vocabulary::info_of_element(node.name()).is_inline &&
         std::string_view(node.name()) != internal::kNoteReference;
}

using Places = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Siblings as one piece of HTML: raw pieces as they are, every other node as an empty element that
// stands for it.
struct Composition {
  std::string text;
  Places places;  // as RawHtml has them
  std::vector<std::pair<std::uint32_t, pugi::xml_node>>
      stand_ins;  // known by the offset of their tags
};

class Joiner {
 public:
  Joiner(Chapter& chapter, std::span<const RawHtml> raw,
         std::unordered_map<std::uint32_t, bool> markdown_tags, const Origin& origin)
      : chapter_(chapter),
        markup_(chapter.markup),
        raw_(raw),
        markdown_tags_(std::move(markdown_tags)),
        origin_(origin) {
    // What an inline tag holds is Markdown anyway.
    for (const RawHtml& piece : raw) {
      if (piece.is_inline && asks_for_markdown(piece.text))
        markdown_tags_.emplace(piece.places.front().second, false);
    }
  }

  void join_children(pugi::xml_node parent) {
    for (const pugi::xml_node child : std::vector<pugi::xml_node>(parent.begin(), parent.end())) {
      if (is_raw(child)) show_unclosed(child);
    }
    drop_code(parent);
    const std::vector<pugi::xml_node> children(parent.begin(), parent.end());
    if (!markdown_tags_.empty()) mark_texts(children);
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

  // When all is joined, which had to find the paragraphs.
  void unwrap_texts() {
    for (const pugi::xml_node text : texts_) {
      const pugi::xml_node before = text.previous_sibling();
      if (!before.previous_sibling() && is_white_space(before)) markup_.remove(before);
      markup_.unwrap(text);
    }
  }

 private:
  // What stands in a line between the tags of a script or a style sheet was read as Markdown, and
  // is no word of the book.
  void drop_code(pugi::xml_node parent) {
    for (const char* name : {"script", "style"}) {
      pugi::xml_node opening;
      for (pugi::xml_node child = parent.first_child(); child; child = child.next_sibling()) {
        if (!is_raw(child)) continue;
        const RawHtml& raw = raw_[raw_index(child)];
        const TagName tag = read_tag_name(raw.text);
        if (!raw.is_inline || !tag.is(name) || raw.text.find("</", 1) != raw.text.npos) continue;
        if (!tag.is_end && !opening) opening = child;
        if (!tag.is_end || !opening) continue;
        while (opening.next_sibling() != child) markup_.remove(opening.next_sibling());
        opening = {};
      }
    }
  }

  std::vector<std::pair<std::size_t, std::size_t>> crossing_pieces(
      std::span<const pugi::xml_node> children) const {
    TagBalance balance;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (is_raw(children[i])) balance.add(raw_[raw_index(children[i])].text, i);
    }
    return balance.crossings();
  }

  // The one paragraph in <p markdown="1"> is its text.
  void mark_texts(std::span<const pugi::xml_node> children) const {
    for (std::size_t i = 1; i + 1 < children.size(); ++i) {
      if (!is_element(children[i], "p") || !is_raw(children[i - 1]) || !is_raw(children[i + 1]))
        continue;
      const RawHtml& before = raw_[raw_index(children[i - 1])];
      const std::size_t at = before.text.rfind('<');
      if (at == before.text.npos) continue;
      const auto tag = markdown_tags_.find(place(before.places, static_cast<std::uint32_t>(at)));
      if (tag == markdown_tags_.end() || !tag->second) continue;
      const std::string_view behind = raw_[raw_index(children[i + 1])].text;
      if (read_tag_name(behind).is_end) pugi::xml_node(children[i]).set_name(internal::kText);
    }
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
    for (std::size_t i = 0; i < children.size(); ++i) join_one(children, i, true);
  }

  void join_one(std::span<const pugi::xml_node> children, std::size_t i, bool blocks) {
    if (is_raw(children[i])) return join(children.subspan(i, 1), blocks);
    if (is_element(children[i], internal::kText)) pugi::xml_node(children[i]).set_name("p");
  }

  void join(std::span<const pugi::xml_node> children, bool blocks) {
    const Composition composition = compose(children);
    const html::Fragment fragment = html::parse_fragment(composition.text);
    std::size_t found = 0;
    for (const html::Node& node : fragment.nodes) found += stand_in(composition, node) ? 1 : 0;
    if (found != composition.stand_ins.size()) {
      // Something that holds no elements (a <textarea>) would swallow the text between.
      for (std::size_t i = 0; i < children.size(); ++i) join_one(children, i, blocks);
      return;
    }
    for (const html::Problem& problem : fragment.problems) {
      const std::uint32_t end = std::max(problem.end, problem.offset + 1);
      chapter_.diagnostics
          .report(Code::repaired_html, span(composition, problem.offset, end), problem.message)
          .hint = problem.hint;
    }
    const pugi::xml_node joined =
        markup_.insert_element_before(children.front(), internal::kJoined);
    build(composition, fragment, joined, blocks);
    for (const pugi::xml_node child : children) {
      if (is_raw(child)) markup_.remove(child);
    }
    markup_.unwrap(joined);
  }

  Composition compose(std::span<const pugi::xml_node> children) {
    Composition out;
    for (const pugi::xml_node child : children) {
      if (is_raw(child)) {
        append_raw(raw_[raw_index(child)], out);
      } else {
        out.stand_ins.emplace_back(static_cast<std::uint32_t>(out.text.size()), child);
        const bool is_text = is_element(child, internal::kText);
        out.text += is_block(child) && !is_text ? "<div></div>" : "<span></span>";
      }
    }
    return out;
  }

  // A tag or comment that its piece does not finish is text: it would take the next pieces with it.
  void append_raw(const RawHtml& raw, Composition& out) {
    const std::size_t unfinished = std::min(html::find_unfinished(raw.text), raw.text.size());
    if (unfinished < raw.text.size()) report_unfinished(raw, unfinished);
    std::size_t at = 0;
    const auto append_until = [&](std::size_t end) {
      for (; at < end; ++at) {
        const bool is_text = at >= unfinished && raw.text[at] == '<';
        out.text += is_text ? std::string_view("&lt;") : std::string_view(raw.text).substr(at, 1);
        if (is_text) add_place(raw, at + 1, out);
      }
    };
    for (const auto& [offset, source] : raw.places) {
      append_until(offset);
      add_place(raw, offset, out);
    }
    append_until(raw.text.size());
  }

  static void add_place(const RawHtml& raw, std::size_t offset, Composition& out) {
    out.places.emplace_back(static_cast<std::uint32_t>(out.text.size()),
                            place(raw.places, static_cast<std::uint32_t>(offset)));
  }

  void report_unfinished(const RawHtml& raw, std::size_t at) {
    const std::uint32_t from = place(raw.places, static_cast<std::uint32_t>(at));
    const std::string_view rest = std::string_view(raw.text).substr(at);
    if (!read_tag_name(rest).name.empty()) {
      chapter_.diagnostics.report(Code::repaired_html, origin_.span(from, from + 1),
                                  html::unfinished_message(rest));
      return;
    }
    const bool is_comment = rest.starts_with("<!--");
    chapter_.diagnostics
        .report(Code::unclosed_comment, origin_.span(from, from + 2),
                rest.substr(0, is_comment ? 4 : 2))
        .hint = is_comment ? "end it with `-->`" : "";
  }

  static pugi::xml_node stand_in(const Composition& composition, const html::Node& node) {
    if (node.kind != html::Node::Kind::element || node.made_up) return {};
    const auto& all = composition.stand_ins;
    const auto found =
        std::lower_bound(all.begin(), all.end(), node.begin,
                         [](const auto& entry, std::uint32_t at) { return entry.first < at; });
    return found != all.end() && found->first == node.begin ? found->second : pugi::xml_node();
  }

  static std::uint32_t place(const Places& places, std::uint32_t offset) {
    const auto after =
        std::upper_bound(places.begin(), places.end(), offset,
                         [](std::uint32_t at, const auto& entry) { return at < entry.first; });
    if (after == places.begin()) return places.empty() ? 0 : places.front().second;
    const auto& [start, source] = *std::prev(after);
    return source + (offset - start);
  }

  Span span(const Composition& composition, std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t from = place(composition.places, begin);
    return origin_.span(from, end > begin ? place(composition.places, end - 1) + 1 : from);
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
          note_comment(composition, node, parent, blocks && parent == root);
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
            if (is_element(moved, internal::kText)) texts_.push_back(moved);
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

  // To the standard instructions and sections of XML are comments, too, though of other words.
  void note_comment(const Composition& composition, const html::Node& node, pugi::xml_node parent,
                    bool is_block) {
    constexpr std::string_view kSection = "[CDATA[";
    const std::string_view written = std::string_view(composition.text).substr(node.begin);
    const Span whole = span(composition, node.begin, node.end);
    if (node.text.starts_with(kSection)) {
      std::string_view text = std::string_view(node.text).substr(kSection.size());
      if (text.ends_with("]]")) text.remove_suffix(2);
      if (is_block) parent = markup_.append_element(parent, "p", whole);
      markup_.append_text(parent, text, whole);
      const Span mark = span(composition, node.begin, node.begin + 9);
      chapter_.diagnostics
          .report(Code::repaired_html, mark, "`<![CDATA[` means nothing here; its text is kept")
          .hint = "write the text alone, with `&lt;` for `<` and `&amp;` for `&`";
    } else if (written.starts_with("<?")) {
      const std::string name = node.text.substr(0, node.text.find_first_of(" \t\n"));
      chapter_.diagnostics.report(Code::removed_element, whole, name);
    }
  }

  // Of an attribute that is given twice the standard drops the second.
  void note_repeated(const Composition& composition, const html::Node& node) {
    if (node.made_up || node.end <= node.begin) return;
    const std::string_view tag =
        std::string_view(composition.text).substr(node.begin, node.end - node.begin);
    if (std::count(tag.begin(), tag.end(), '=') < 2) return;
    for (const html::Attribute& attribute : html::parse_tag(tag).repeated) {
      const Span second =
          span(composition, node.begin + attribute.begin, node.begin + attribute.end);
      chapter_.diagnostics
          .report(Code::repaired_html, second,
                  fmt::format("attribute `{}` is given twice; the first one holds", attribute.name))
          .hint = "keep one of the two";
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
    note_repeated(composition, node);
    for (const html::Attribute& attribute : node.attributes) {
      if (attribute.name == "markdown" &&
          markdown_tags_.contains(place(composition.places, node.begin)))
        continue;
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
  std::unordered_map<std::uint32_t, bool> markdown_tags_;
  std::vector<pugi::xml_node> texts_;  // in the elements whose texts they are
  const Origin& origin_;
};

}  // namespace

void join_raw_html(Chapter& chapter, std::span<const RawHtml> raw,
                   std::unordered_map<std::uint32_t, bool> markdown_tags, const Origin& origin) {
  if (raw.empty()) return;
  std::vector<pugi::xml_node> parents;
  for (const pugi::xml_node root : {chapter.body, chapter.notes}) {
    for (pugi::xml_node node = next_in_order(root, root); node; node = next_in_order(node, root)) {
      if (is_raw(node) && (parents.empty() || parents.back() != node.parent()))
        parents.push_back(node.parent());
    }
  }
  Joiner joiner(chapter, raw, std::move(markdown_tags), origin);
  for (const pugi::xml_node parent : parents) {
    const auto children = parent.children(internal::kHtml);
    if (children.begin() != children.end()) joiner.join_children(parent);
  }
  joiner.unwrap_texts();
}

}  // namespace colophon::markdown
