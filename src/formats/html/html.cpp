#include "formats/html/html.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <span>
#include <utility>

#include "base/memory.h"
#include "formats/html/problems.h"
#include "formats/html/tags.h"
#include "formats/internal_names.h"
#include "formats/xml_writer.h"

namespace colophon::html {

namespace {

// gumbo never writes whether a fragment is in quirks mode, and reads it where a table stands in a
// paragraph: memory that is all zeros says that it is not.
void* allocate(void*, std::size_t size) { return memory::allocate_zeroed(1, size); }

// gumbo keeps pointers to its options.
const GumboOptions kInsideBody = [] {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &allocate;
  options.fragment_context = GUMBO_TAG_BODY;
  options.max_errors = 0;
  return options;
}();

struct DestroyOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kInsideBody, output); }
};
using Output = std::unique_ptr<GumboOutput, DestroyOutput>;

Output parse(std::string_view input) {
  return Output(gumbo_parse_with_options(&kInsideBody, input.data(), input.size()));
}

std::span<GumboNode* const> nodes_of(const GumboVector& vector) {
  return {reinterpret_cast<GumboNode* const*>(vector.data), vector.length};
}

std::span<GumboAttribute* const> attributes_of(const GumboElement& element) {
  return {reinterpret_cast<GumboAttribute* const*>(element.attributes.data),
          element.attributes.length};
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool has_flag(const GumboNode& node, GumboParseFlags flag) {
  return (static_cast<unsigned>(node.parse_flags) & static_cast<unsigned>(flag)) != 0;
}

// No author can write a name that the stages keep for themselves.
void unreserve(std::string& name) {
  if (name.starts_with(internal::kPrefix)) name[name.find(':')] = '-';
}

// What the parser gets to see: the input without tags that lie too deep and attributes that are too
// many, and with an unfinished tag at the end as text.
class Trimmed {
 public:
  Trimmed(std::string_view input, TagScan& scan, std::size_t max_depth) : input_(input) {
    const std::vector<bool> leave_out = tags_to_leave_out(scan.tags, max_depth);
    const bool any_cut = std::any_of(scan.tags.begin(), scan.tags.end(),
                                     [](const WrittenTag& tag) { return tag.too_many > 0; });
    if (leave_out.empty() && !any_cut && scan.cut_off == input.npos) return;
    std::size_t at = 0;
    std::vector<WrittenTag> kept;
    for (std::size_t i = 0; i < scan.tags.size(); ++i) {
      const WrittenTag& tag = scan.tags[i];
      const bool is_kept = leave_out.empty() || !leave_out[i];
      if (!is_kept) {
        leave_out_part(at, tag.begin, tag.end);
      } else if (tag.too_many > 0) {
        leave_out_part(at, tag.too_many, tag.end - (tag.is_self_closing ? 2 : 1));
      }
      if (is_kept) {
        kept.push_back(std::move(scan.tags[i]));
        continue;
      }
      if (first_cut_ == input.npos) first_cut_ = scan.tags[i].begin;
    }
    scan.tags = std::move(kept);
    const std::size_t end = std::min(scan.cut_off, input.size());
    text_.append(input, at, end - at);
    if (end < input.size()) append_as_text(end);
    is_input_ = false;
  }

  std::string_view text() const { return is_input_ ? input_ : std::string_view(text_); }

  // The place in the input of a place in the text.
  std::uint32_t original(std::size_t offset) const {
    const auto after =
        std::upper_bound(cuts_.begin(), cuts_.end(), offset,
                         [](std::size_t place, const Cut& cut) { return place < cut.in_text; });
    if (after != cuts_.begin()) offset += std::prev(after)->in_input - std::prev(after)->in_text;
    return static_cast<std::uint32_t>(std::min(offset, input_.size()));
  }

  std::size_t first_cut() const { return first_cut_; }

 private:
  // [begin, end) of the input, which was copied up to `at`.
  void leave_out_part(std::size_t& at, std::size_t begin, std::size_t end) {
    text_.append(input_, at, begin - at);
    at = end;
    cuts_.push_back({text_.size(), at});
  }

  void append_as_text(std::size_t begin) {
    for (const char c : input_.substr(begin)) {
      if (c == '<') {
        text_ += "&lt;";
        cuts_.push_back({text_.size(), begin + 1});
      } else {
        text_ += c;
      }
      ++begin;
    }
  }

  struct Cut {
    std::size_t in_text = 0;
    std::size_t in_input = 0;
  };
  std::string_view input_;
  std::string text_;
  bool is_input_ = true;
  std::vector<Cut> cuts_;
  std::size_t first_cut_ = std::string_view::npos;
};

class Builder {
 public:
  Builder(std::string_view input, std::size_t max_depth) : input_(input), max_depth_(max_depth) {}

  Fragment build() {
    TagScan scan = scan_tags(input_);
    const Trimmed trimmed(input_, scan, max_depth_);
    trimmed_ = &trimmed;
    text_ = trimmed.text();
    const Output output = parse(text_);
    walk(*output->root);
    fragment_.problems = find_problems(scan.tags, elements_, input_.size());
    if (trimmed.first_cut() != input_.npos) {
      add_problem(trimmed.first_cut(),
                  fmt::format("elements are nested more than {} deep, or repeated without end; "
                              "tags from here on are left out",
                              max_depth_));
    }
    for (const WrittenTag& tag : scan.tags) {
      if (tag.too_many > 0) add_problem(tag.too_many, too_many_message());
    }
    if (scan.cut_off != input_.npos)
      add_problem(scan.cut_off, unfinished_message(input_.substr(scan.cut_off)));
    for (Problem& problem : scan.left_out) fragment_.problems.push_back(std::move(problem));
    for (Problem& problem : fostered_) fragment_.problems.push_back(std::move(problem));
    std::stable_sort(fragment_.problems.begin(), fragment_.problems.end(),
                     [](const Problem& a, const Problem& b) { return a.offset < b.offset; });
    return std::move(fragment_);
  }

 private:
  // Goes through the tree with a stack of its own.
  void walk(const GumboNode& root) {
    struct Level {
      std::span<GumboNode* const> nodes;
      std::size_t next = 0;
    };
    std::vector<Level> levels = {{nodes_of(root.v.element.children)}};
    while (!levels.empty()) {
      Level& level = levels.back();
      if (level.next == level.nodes.size()) {
        levels.pop_back();
        continue;
      }
      const std::size_t depth = std::min(levels.size() - 1, max_depth_);
      const std::size_t index = level.next++;
      const GumboNode& node = *level.nodes[index];
      if (!is_element(node)) {
        add_text(node, depth);
      } else if (add_element(node, depth)) {
        note_fostered(level.nodes.first(index + 1));
        levels.push_back({nodes_of(node.v.element.children)});
      }
    }
  }

  void add_text(const GumboNode& node, std::size_t depth) {
    const GumboText& text = node.v.text;
    Node made;
    made.kind = node.type == GUMBO_NODE_COMMENT ? Node::Kind::comment : Node::Kind::text;
    made.depth = static_cast<std::uint32_t>(depth);
    made.text = text.text;
    made.begin = place(text.original_text.data, text.start_pos);
    // Behind the last character, not before what comes next: tags between may have been cut out.
    const std::size_t begin = offset_in_text(text.original_text.data, text.start_pos);
    const std::size_t length = std::max<std::size_t>(text.original_text.length, 1);
    made.end = std::min(trimmed_->original(begin + length - 1) + 1,
                        static_cast<std::uint32_t>(input_.size()));
    fragment_.nodes.push_back(std::move(made));
  }

  // Returns whether the element's children are wanted too.
  bool add_element(const GumboNode& node, std::size_t depth) {
    // A search field that the standard once made of a tag of its own.
    if (has_flag(node, GUMBO_INSERTION_FROM_ISINDEX)) return false;
    const GumboElement& element = node.v.element;
    Node made;
    made.kind = Node::Kind::element;
    made.name_space = name_space_of(element);
    made.depth = static_cast<std::uint32_t>(depth);
    made.text = name_of(element);
    made.made_up = has_flag(node, GUMBO_INSERTION_BY_PARSER);
    made.begin = place(element.original_tag.data, element.start_pos);
    made.end = element.original_tag.length == 0
                   ? made.begin
                   : place(element.original_tag.data + element.original_tag.length, {});
    for (const GumboAttribute* attribute : attributes_of(element)) {
      // A second element cannot have the id of the first.
      if (made.made_up && std::string_view(attribute->name) == "id") continue;
      made.attributes.push_back(convert(*attribute));
    }
    note_element(node, made);
    // An end tag alone makes an empty <p>, which nobody would miss.
    if (has_flag(node, GUMBO_INSERTION_CONVERTED_FROM_END_TAG) && made.text == "p") return false;
    if (depth < max_depth_) fragment_.nodes.push_back(std::move(made));
    return true;
  }

  void note_element(const GumboNode& node, const Node& made) {
    const GumboElement& element = node.v.element;
    ParsedElement parsed;
    parsed.name = made.text;
    for (char& c : parsed.name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    parsed.begin = made.begin;
    parsed.is_made_up = made.made_up;
    parsed.has_end_tag = element.original_end_tag.length > 0 &&
                         !has_flag(node, GUMBO_INSERTION_CONVERTED_FROM_END_TAG);
    if (parsed.has_end_tag) parsed.end_tag = place(element.original_end_tag.data, {});
    parsed.ended_at = trimmed_->original(element.end_pos.offset);
    parsed.ended_implicitly = has_flag(node, GUMBO_INSERTION_IMPLICIT_END_TAG);
    parsed.is_moved = has_flag(node, GUMBO_INSERTION_ADOPTION_AGENCY_MOVED);
    parsed.is_foreign = made.name_space != Namespace::html;
    elements_.push_back(std::move(parsed));
  }

  // The parser puts what cannot stand in a table before it: there such nodes precede the table
  // though they were written after its start.
  void note_fostered(std::span<GumboNode* const> siblings) {
    const GumboNode& table = *siblings.back();
    if (table.v.element.tag != GUMBO_TAG_TABLE) return;
    const unsigned start = table.v.element.start_pos.offset;
    for (std::size_t i = siblings.size() - 1; i-- > 0;) {
      const GumboNode& node = *siblings[i];
      const bool is_text = !is_element(node);
      const GumboSourcePosition& begin = is_text ? node.v.text.start_pos : node.v.element.start_pos;
      if (begin.offset <= start) break;
      if (node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_COMMENT) continue;
      fostered_.push_back({trimmed_->original(begin.offset),
                           is_text ? std::string("text cannot stand directly in `<table>`")
                                   : fmt::format("`<{}>` cannot stand directly in `<table>`",
                                                 name_of(node.v.element)),
                           0, "put it into a `<td>` or a `<th>`"});
    }
  }

  static Namespace name_space_of(const GumboElement& element) {
    switch (element.tag_namespace) {
      case GUMBO_NAMESPACE_SVG:
        return Namespace::svg;
      case GUMBO_NAMESPACE_MATHML:
        return Namespace::mathml;
      case GUMBO_NAMESPACE_HTML:
        break;
    }
    return Namespace::html;
  }

  static std::string name_of(const GumboElement& element) {
    GumboStringPiece piece = element.original_tag;
    if (piece.length > 0) gumbo_tag_from_original_text(&piece);
    if (element.tag_namespace == GUMBO_NAMESPACE_SVG && piece.length > 0) {
      if (const char* spelt = gumbo_normalize_svg_tagname(&piece)) return spelt;
    }
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    std::string name(piece.data, piece.length);
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    unreserve(name);
    return name;
  }

  Attribute convert(const GumboAttribute& attribute) const {
    Attribute made;
    switch (attribute.attr_namespace) {
      case GUMBO_ATTR_NAMESPACE_XLINK:
        made.name = "xlink:";
        break;
      case GUMBO_ATTR_NAMESPACE_XML:
        made.name = "xml:";
        break;
      case GUMBO_ATTR_NAMESPACE_XMLNS:
        if (std::string_view(attribute.name) != "xmlns") made.name = "xmlns:";
        break;
      case GUMBO_ATTR_NAMESPACE_NONE:
        break;
    }
    made.name += attribute.name;
    unreserve(made.name);
    made.value = attribute.value;
    made.begin = place(attribute.original_name.data, attribute.name_start);
    const char* const name_end = attribute.original_name.data + attribute.original_name.length;
    const char* const value_end = attribute.original_value.data + attribute.original_value.length;
    made.end = place(std::max(name_end, value_end), attribute.name_end);
    return made;
  }

  // gumbo points into the text wherever it can; where it cannot, it still has a position.
  std::size_t offset_in_text(const char* pointer, const GumboSourcePosition& otherwise) const {
    if (!pointer) return otherwise.offset;
    return static_cast<std::size_t>(pointer - text_.data());
  }
  std::uint32_t place(const char* pointer, const GumboSourcePosition& otherwise) const {
    return trimmed_->original(offset_in_text(pointer, otherwise));
  }

  static std::string too_many_message() {
    return fmt::format("a tag has more than {} attributes; those from here on are left out",
                       kMostAttributes);
  }

  void add_problem(std::size_t offset, std::string message) {
    fragment_.problems.push_back({static_cast<std::uint32_t>(offset), std::move(message)});
  }

  std::string_view input_;
  std::size_t max_depth_;
  const Trimmed* trimmed_ = nullptr;
  std::string_view text_;
  Fragment fragment_;
  std::vector<ParsedElement> elements_;
  std::vector<Problem> fostered_;
};

}  // namespace

Fragment parse_fragment(std::string_view input, std::size_t max_depth) {
  return Builder(input, max_depth).build();
}

std::size_t find_unfinished(std::string_view input) { return scan_tags(input).cut_off; }

std::string unfinished_message(std::string_view rest) {
  return rest.starts_with("<!--") ? "this comment has no `-->`" : "this tag has no `>`";
}

}  // namespace colophon::html
