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
void add_to_info(cmark_node* code, std::span<const Construct* const> constructs) {
  const char* written = cmark_node_get_fence_info(code);
  std::string info = written ? written : "";
  std::string braces;
  for (const Construct* construct : constructs) {
    const Attributes& attributes = construct->attributes();
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

bool BlockAttributesGiver::give(cmark_node* block, Construct& construct) {
  const Construct* const one = &construct;
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
  Attributes& more = construct.edit_details().attributes;
  if (!known) {
    known = &more;
    return true;
  }
  if (known->id.empty()) known->id = more.id;
  known->classes.insert(known->classes.end(), more.classes.begin(), more.classes.end());
  known->pairs.insert(known->pairs.end(), more.pairs.begin(), more.pairs.end());
  return true;
}

void BlockAttributesGiver::take(cmark_node* paragraph, Construct& construct, cmark_node* before) {
  if (!construct.text.empty()) {
    remove_contents_list(construct, before);
  } else if (!before || !construct.tight || construct.joined || !give(before, construct)) {
    pending_.push_back({&construct, construct.tight ? before : nullptr});
  }
  drop(paragraph);
}

// `{:toc}` behind a list asks for a table of contents in the list's place.
void BlockAttributesGiver::remove_contents_list(const Construct& construct, cmark_node* before) {
  std::uint32_t begin = construct.begin;
  if (construct.tight && before && cmark_node_get_type(before) == CMARK_NODE_LIST) {
    begin = document_.generated().source_of(info_of(before).begin);
    drop(before);
  }
  diags_.report(Code::removed_template, origin_.span(begin, construct.end), construct.raw);
}

void BlockAttributesGiver::give(cmark_node* block) {
  if (pending_.size() > 1 && cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK) {
    std::vector<const Construct*> constructs;
    for (const Pending& one : std::exchange(pending_, {})) constructs.push_back(one.construct);
    return add_to_info(block, constructs);
  }
  for (const Pending& one : std::exchange(pending_, {})) {
    if (!give(block, *one.construct)) report_unused(*one.construct);
  }
}

void BlockAttributesGiver::finish() {
  for (const Pending& one : std::exchange(pending_, {})) {
    if (!one.before || !give(one.before, *one.construct)) report_unused(*one.construct);
  }
}

void BlockAttributesGiver::report_unused(const Construct& construct) {
  diags_.report(Code::removed_template, origin_.span(construct.begin, construct.end),
                construct.raw);
}

std::string end_of_div(std::string_view raw) {
  if (raw.starts_with("{%")) return "{% endhint %}";
  if (raw.starts_with("{"))
    return "{/" + std::string(raw.substr(1, raw.find_first_of(",}") - 1)) + "}";
  return std::string(raw.substr(0, raw.find_first_not_of(raw.substr(0, 1))));
}

void show_source(Document& document, cmark_node* paragraph, const Construct& construct) {
  drop(cmark_node_first_child(paragraph));
  const NodeInfo& place = info_of(paragraph);
  cmark_node_prepend_child(paragraph, make_text(document, construct.raw, place.begin, place.end));
}

}  // namespace colophon::markdown
