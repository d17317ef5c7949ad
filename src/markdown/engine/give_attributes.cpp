#include "markdown/engine/give_attributes.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace colophon::markdown {
namespace {

void add_quoted(std::string& out, std::string_view value) {
  out += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

// The info string of a fence with these attributes: `ruby {#id .class key="value"}`.
void add_to_info(cmark_node* code, std::span<const Construct* const> marks) {
  const char* written = cmark_node_get_fence_info(code);
  std::string info = written ? written : "";
  std::string braces;
  for (const Construct* mark : marks) {
    const Attributes& attributes = mark->attributes();
    const bool is_first = info.empty() && braces.empty();
    if (!attributes.id.empty()) braces += " #" + attributes.id;
    for (const std::string& name : attributes.classes) braces += " ." + name;
    for (const auto& [key, value] : attributes.pairs) {
      const bool is_unnamed = is_first && info.empty();
      if (key == "lang" || key == "language" || (key == "format" && is_unnamed)) {
        if (is_unnamed) info = value;
        continue;
      }
      braces += " " + key + "=";
      add_quoted(braces, value);
    }
  }
  if (!braces.empty()) {
    const std::size_t brace = info.rfind('}');
    if (brace != info.npos && info.find('{') < brace) {
      info.insert(brace, braces);
    } else {
      info += (info.empty() ? "{" : " {") + braces.substr(1) + "}";
    }
  }
  cmark_node_set_fence_info(code, info.c_str());
}

cmark_node* lone_image(cmark_node* paragraph) {
  cmark_node* child = cmark_node_first_child(paragraph);
  const bool is_image = child && cmark_node_get_type(child) == CMARK_NODE_IMAGE;
  return is_image && !cmark_node_next(child) ? child : nullptr;
}

}  // namespace

bool BlockAttributesGiver::give(cmark_node* block, Construct& mark) {
  const Construct* const one = &mark;
  switch (cmark_node_get_type(block)) {
    case CMARK_NODE_HTML_BLOCK:
      return false;
    case CMARK_NODE_CODE_BLOCK:
      add_to_info(block, {&one, 1});
      return true;
    case CMARK_NODE_PARAGRAPH:
      if (cmark_node* image = lone_image(block)) block = image;
      break;
    default:
      break;
  }
  Attributes*& known = info_of(block).attributes;
  Attributes& more = mark.edit_details().attributes;
  if (!known) {
    known = &more;
    return true;
  }
  if (known->id.empty()) known->id = more.id;
  known->classes.insert(known->classes.end(), more.classes.begin(), more.classes.end());
  known->pairs.insert(known->pairs.end(), more.pairs.begin(), more.pairs.end());
  return true;
}

void BlockAttributesGiver::take(cmark_node* mark_block, Construct& mark, cmark_node* before) {
  if (!mark.text.empty()) {
    remove_contents_list(mark, before);
  } else if (!before || !mark.tight || mark.joined || !give(before, mark)) {
    pending_.push_back({&mark, mark.tight ? before : nullptr});
  }
  drop(mark_block);
}

// `{:toc}` behind a list asks for a table of contents in the list's place.
void BlockAttributesGiver::remove_contents_list(const Construct& mark, cmark_node* before) {
  std::uint32_t begin = mark.begin;
  if (mark.tight && before && cmark_node_get_type(before) == CMARK_NODE_LIST) {
    begin = document_.generated().source_of(info_of(before).begin);
    drop(before);
  }
  diags_.report(Code::removed_template, origin_.span(begin, mark.end), mark.raw);
}

void BlockAttributesGiver::give(cmark_node* block) {
  if (pending_.size() > 1 && cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK) {
    std::vector<const Construct*> marks;
    for (const Pending& one : std::exchange(pending_, {})) marks.push_back(one.mark);
    return add_to_info(block, marks);
  }
  for (const Pending& one : std::exchange(pending_, {})) {
    if (!give(block, *one.mark)) report_unused(*one.mark);
  }
}

void BlockAttributesGiver::finish() {
  for (const Pending& one : std::exchange(pending_, {})) {
    if (!one.before || !give(one.before, *one.mark)) report_unused(*one.mark);
  }
}

void BlockAttributesGiver::report_unused(const Construct& mark) {
  diags_.report(Code::removed_template, origin_.span(mark.begin, mark.end), mark.raw);
}

std::string end_of_division(std::string_view raw) {
  if (raw.starts_with("{%")) return "{% endhint %}";
  if (raw.starts_with("{"))
    return "{/" + std::string(raw.substr(1, raw.find_first_of(",}") - 1)) + "}";
  return std::string(raw.substr(0, raw.find_first_not_of(raw.substr(0, 1))));
}

void show_source(Document& document, cmark_node* paragraph, const Construct& mark) {
  drop(cmark_node_first_child(paragraph));
  const NodeInfo& place = info_of(paragraph);
  cmark_node_prepend_child(paragraph, make_text(document, mark.raw, place.begin, place.end));
}

}  // namespace colophon::markdown
