#include "markdown/engine/parse.h"

#include <algorithm>
#include <string>
#include <utility>

#include "markdown/engine/gather.h"
#include "markdown/engine/shape_divs.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

bool has_placeholder(const char* text) {
  return text && view(text).find('\x01') != std::string_view::npos;
}

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

Node parse_commonmark(std::string_view text) {
  constexpr int kOptions = CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE;
  const std::unique_ptr<cmark_parser, FreeParser> parser(
      cmark_parser_new_with_mem(kOptions, node_memory()));
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Node(cmark_parser_finish(parser.get()));
}

// Where a placeholder came to lie in code, raw HTML, an address or a title, the author's text comes
// back.
class Restorer {
 public:
  explicit Restorer(Document& document) : document_(document) {}

  void restore_node(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_CODE:
      case CMARK_NODE_HTML_INLINE:
        if (has_placeholder(cmark_node_get_literal(node))) {
          cmark_node_set_literal(node, original(cmark_node_get_literal(node)).c_str());
        }
        return;
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        if (has_placeholder(cmark_node_get_url(node)))
          cmark_node_set_url(node, original(cmark_node_get_url(node)).c_str());
        if (has_placeholder(cmark_node_get_title(node))) {
          cmark_node_set_title(node, original(cmark_node_get_title(node)).c_str());
        }
        return;
      case CMARK_NODE_CODE_BLOCK:
        if (has_placeholder(cmark_node_get_fence_info(node))) {
          cmark_node_set_fence_info(node, original(cmark_node_get_fence_info(node)).c_str());
        }
        restore_lines(node);
        return;
      case CMARK_NODE_HTML_BLOCK:
        restore_lines(node);
        return;
      default:
        return;
    }
  }

 private:
  std::string original(const char* text) const {
    return restore(text, document_.rewritten.constructs);
  }

  // Lines that the rewriting added go, lines it replaced come back from the source with the same
  // containers cut off.
  void restore_lines(cmark_node* node) {
    const Generated& generated = document_.generated();
    const auto& lines = generated.lines();
    const auto first = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1;
    const auto last = std::min(static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 1)),
                               lines.size());
    const auto changed = [](const GeneratedLine& line) {
      return line.origin != GeneratedLine::Origin::same;
    };
    if (first >= last || std::none_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                      lines.begin() + static_cast<std::ptrdiff_t>(last), changed)) {
      return;
    }
    std::string_view literal = view(cmark_node_get_literal(node));
    std::size_t number = first + (is_fenced(node, document_) ? 1 : 0);
    std::string out;
    while (!literal.empty() && number < lines.size()) {
      const std::size_t end = std::min(literal.find('\n'), literal.size());
      const std::string_view part = literal.substr(0, end);
      const GeneratedLine& line = lines[number];
      if (line.origin == GeneratedLine::Origin::same ||
          line.origin == GeneratedLine::Origin::moved) {
        out.append(part) += '\n';
      } else if (line.origin == GeneratedLine::Origin::replaced) {
        const std::string_view whole = generated.line(number);
        const std::size_t cut = whole.size() - std::min(whole.size(), part.size());
        const std::string_view source =
            generated.source().substr(line.source_begin, line.source_end - line.source_begin);
        out.append(source.substr(std::min(cut, source.size()))) += '\n';
      }
      literal.remove_prefix(std::min(end + 1, literal.size()));
      ++number;
    }
    cmark_node_set_literal(node, restore(out, document_.rewritten.constructs).c_str());
  }

  Document& document_;
};

bool is_taken_out(cmark_node* node) {
  return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK &&
         std::string_view(cmark_node_get_literal(node)).starts_with(kTakenOut);
}

}  // namespace

Document parse(RewrittenText text, const Origin& origin, const Dialect& dialect,
               Diagnostics& diags) {
  Document document{std::move(text), {}, nullptr, {}};
  document.root = parse_commonmark(document.generated().text());
  locate(document.root.get(), document.generated(), document.infos);

  Restorer restorer(document);
  std::vector<Node> taken_out;
  std::vector<cmark_node*> with_placeholders;  // texts with placeholders
  std::vector<cmark_node*> parents;            // innermost first
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document.root.get()));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (event == CMARK_EVENT_EXIT) {
      parents.push_back(node);
    } else if (cmark_node_get_type(node) == CMARK_NODE_TEXT) {
      if (has_placeholder(cmark_node_get_literal(node))) with_placeholders.push_back(node);
    } else if (is_taken_out(node)) {
      taken_out.emplace_back(node);
    } else {
      restorer.restore_node(node);
    }
  }
  taken_out.clear();
  if (document.rewritten.constructs.empty() && document.rewritten.list_marks.empty()) {
    shape_divs(document, origin, dialect, diags);
    return document;
  }
  for (cmark_node* node : with_placeholders) split_at_placeholders(document, node);
  for (cmark_node* parent : parents) {
    gather_inlines(document, parent);
    gather_blocks(document, parent, origin, diags);
  }
  std::sort(document.notes.begin(), document.notes.end(), [](const Node& a, const Node& b) {
    return construct_of(a.get())->begin < construct_of(b.get())->begin;
  });
  shape_divs(document, origin, dialect, diags);
  return document;
}

}  // namespace colophon::markdown
