#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "formats/internal_names.h"
#include "passes/local/local.h"

namespace colophon::passes {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\f\r") == text.npos; }

// The one child that is neither white space nor a caption nor a reference to a note, or a null
// node.
pugi::xml_node only_child(pugi::xml_node parent) {
  pugi::xml_node only;
  for (const pugi::xml_node child : parent.children()) {
    if (!is_element(child)) {
      if (child.type() == pugi::node_pcdata && !is_blank(child.value())) return {};
      continue;
    }
    if (is_element(child, internal::kNoteReference) || is_element(child, internal::kCaption))
      continue;
    if (only) return {};
    only = child;
  }
  return only;
}

// The image that a paragraph consists of, perhaps with a link around it.
pugi::xml_node lone_image(pugi::xml_node paragraph) {
  const pugi::xml_node child = only_child(paragraph);
  if (is_element(child, "img")) return child;
  if (!is_element(child, "a")) return {};
  const pugi::xml_node linked = only_child(child);
  return is_element(linked, "img") ? linked : pugi::xml_node();
}

// An image that says nothing in its own right is never read out; any other says what it shows.
void settle_alternative(Chapter& chapter, pugi::xml_node image) {
  Markup& markup = chapter.markup;
  if (has_class(image, "decorative")) {
    markup.set_attribute(image, "alt", "");
    markup.set_attribute(image, internal::kDecorative, "");
    return;
  }
  const pugi::xml_attribute alternative = image.attribute("alt");
  if (!is_blank(alternative.value())) return;
  // `alt=""` in HTML says the same (HTML standard section 4.8.4.4.6); Markdown's has no place.
  if (alternative && markup.span_of(alternative)) {
    markup.set_attribute(image, "alt", "");
    return markup.set_attribute(image, internal::kDecorative, "");
  }
  const Span span = markup.span_of(image, "src");
  chapter.diagnostics.report(Code::missing_alternative, span, image.attribute("src").value()).hint =
      alternative ? "say in the brackets what it shows, or mark it {.decorative}"
                  : "say in `alt` what it shows, or write `alt=\"\"` where it only decorates";
  markup.set_attribute(image, "alt", "");
}

void move_attribute(Markup& markup, pugi::xml_node from, pugi::xml_node to, const char* name) {
  const pugi::xml_attribute attribute = from.attribute(name);
  if (!attribute || to.attribute(name)) return;
  markup.set_attribute(to, name, attribute.value(), markup.span_of(attribute));
  markup.remove_attribute(from, name);
}

void move_classes(Markup& markup, pugi::xml_node image, pugi::xml_node figure) {
  const std::string classes = image.attribute("class").value();
  if (figure.attribute("class")) {
    for (std::size_t begin = 0; begin < classes.size();) {
      const std::size_t end = std::min(classes.find(' ', begin), classes.size());
      if (end > begin)
        markup.add_class(figure, std::string_view(classes).substr(begin, end - begin));
      begin = end + 1;
    }
    markup.remove_attribute(image, "class");
  } else {
    move_attribute(markup, image, figure, "class");
  }
}

void add_caption(Markup& markup, pugi::xml_node image, pugi::xml_node figure) {
  if (const pugi::xml_node caption = figure.child(internal::kCaption)) {
    markup.rename(caption, "figcaption");
    return;
  }
  const char* source = image.attribute(internal::kCaption) ? internal::kCaption : "title";
  const pugi::xml_attribute caption = image.attribute(source);
  if (!caption) return;
  if (!is_blank(caption.value())) {
    const Span span = markup.span_of(image, source);
    markup.append_text(markup.append_element(figure, "figcaption", span), caption.value(), span);
  }
  markup.remove_attribute(image, source);
}

// References to notes stand with the caption.
void caption_references(Markup& markup, pugi::xml_node figure) {
  pugi::xml_node caption = figure.child("figcaption");
  for (pugi::xml_node child = figure.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (is_element(child, internal::kNoteReference)) {
      if (!caption) caption = markup.append_element(figure, "figcaption", markup.span_of(child));
      caption.append_move(child);
    }
    child = next;
  }
}

void make_figure(Markup& markup, pugi::xml_node paragraph, pugi::xml_node image) {
  markup.rename(paragraph, "figure");
  for (pugi::xml_node child = paragraph.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (!is_element(child)) markup.remove(child);
    child = next;
  }
  move_attribute(markup, image, paragraph, "id");
  move_classes(markup, image, paragraph);
  add_caption(markup, image, paragraph);
  caption_references(markup, paragraph);
}

// In a line there is no place for a caption but the title.
void keep_caption_as_title(Markup& markup, pugi::xml_node image) {
  if (!image.attribute(internal::kCaption)) return;
  markup.remove_attribute(image, "title");
  markup.set_attribute(image, "title", image.attribute(internal::kCaption).value(),
                       markup.span_of(image, internal::kCaption));
  markup.remove_attribute(image, internal::kCaption);
}

void make_figures_in(Chapter& chapter, pugi::xml_node root) {
  for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
    if (is_element(node, "p")) {
      const pugi::xml_node image = lone_image(node);
      if (!image || is_element(node.parent(), "figure")) continue;  // there it has its caption
      settle_alternative(chapter, image);
      make_figure(chapter.markup, node, image);
      node = image;
    } else if (is_element(node, internal::kCaption)) {
      chapter.markup.rename(node, "span");
    } else if (is_element(node, "img")) {
      settle_alternative(chapter, node);
      keep_caption_as_title(chapter.markup, node);
    }
  }
}

}  // namespace

void make_figures(Chapter& chapter) {
  make_figures_in(chapter, chapter.body);
  make_figures_in(chapter, chapter.notes);
}

}  // namespace colophon::passes
