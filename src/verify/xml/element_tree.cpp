#include "verify/xml/element_tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "verify/xml/bounds.h"
#include "verify/xml/errors.h"

namespace colophon::verify {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

class Builder {
 public:
  Builder(std::string_view text, ElementTree& tree) : text_(text), tree_(tree) {}

  void start(const xml::StartTag& tag) {
    nodes_ += 1 + tag.attributes.size();
    if (is_full()) return void(++left_out_);
    Element element;
    element.space = tag.name.space;
    element.name = tag.name.local;
    element.begin = tag.begin;
    element.name_end = name_end(tag);
    element.parent = open_.empty() ? Element::kNone : open_.back();
    xml::locate_attributes(text_, tag, places_);
    for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
      const xml::Attribute& attribute = tag.attributes[i];
      element.attributes.push_back({attribute.name.space, std::string(attribute.name.local),
                                    std::string(attribute.value), places_[i].value_begin,
                                    places_[i].value_end});
    }
    open_.push_back(tree_.elements.size());
    tree_.elements.push_back(std::move(element));
  }

  void end() {
    if (left_out_ > 0) return void(--left_out_);
    if (open_.empty()) return;
    tree_.elements[open_.back()].next = tree_.elements.size();
    open_.pop_back();
  }

  void text(std::string_view text) {
    if (!open_.empty() && !is_full()) tree_.elements[open_.back()].text += text;
  }
  bool is_full() const { return nodes_ > kMostNodes; }

 private:
  std::uint32_t name_end(const xml::StartTag& tag) const {
    const std::size_t end = text_.find_first_of(" \t\r\n/>", tag.begin);
    return end < tag.end ? static_cast<std::uint32_t>(end) : tag.end;
  }

  std::string_view text_;
  ElementTree& tree_;
  std::vector<std::size_t> open_;
  std::vector<xml::AttributePlace> places_;
  std::size_t nodes_ = 0;
  std::size_t left_out_ = 0;  // elements that are open
};

void check_encoding(const xml::Decoded& decoded, Diagnostics& findings) {
  const Span start = {SourceId{0}, 0, 0};
  if (decoded.invalid) {
    const Span place = {SourceId{0}, *decoded.invalid, *decoded.invalid};
    findings.report(Code::malformed_xml, place, "a byte is not UTF-8");
  }
  if (decoded.encoding == xml::Decoded::Encoding::utf8) return;
  const std::string name = decoded.name.empty() ? "another encoding" : decoded.name;
  Diagnostic& finding = findings.report(Code::wrong_encoding, start, name);
  if (decoded.encoding == xml::Decoded::Encoding::utf16) finding.severity = Severity::warning;
}

}  // namespace

const TreeAttribute* Element::find(std::string_view local, xml::Space in) const {
  for (const TreeAttribute& attribute : attributes) {
    if (attribute.space == in && attribute.name == local) return &attribute;
  }
  return nullptr;
}

std::string_view Element::value(std::string_view local, xml::Space in) const {
  const TreeAttribute* attribute = find(local, in);
  return attribute ? trim(attribute->value) : std::string_view();
}

std::vector<std::size_t> ElementTree::children(std::size_t parent) const {
  std::vector<std::size_t> found;
  if (parent >= elements.size()) return found;
  for (std::size_t i = parent + 1; i < elements[parent].next; i = elements[i].next) {
    found.push_back(i);
  }
  return found;
}

std::size_t ElementTree::child(std::size_t parent, xml::Space space, std::string_view name) const {
  if (parent >= elements.size()) return Element::kNone;
  for (std::size_t i = parent + 1; i < elements[parent].next; i = elements[i].next) {
    if (elements[i].is(space, name)) return i;
  }
  return Element::kNone;
}

std::string ElementTree::text_of(std::size_t element) const {
  std::string text;
  for (std::size_t i = element; i < elements[element].next; ++i) text += elements[i].text;
  return text;
}

namespace {

// No fewer than there are: what begins with `<` and a letter.
std::size_t count_start_tags(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '/';
    count += next != '/' && next != '!' && next != '?' ? 1 : 0;
  }
  return count;
}

}  // namespace

ElementTree read_tree(std::string_view bytes, Diagnostics& findings) {
  ElementTree tree;
  std::string converted;
  const xml::Decoded decoded = xml::decode(bytes, converted);
  check_encoding(decoded, findings);
  // A list that grows is there twice at its largest.
  tree.elements.reserve(std::min(count_start_tags(decoded.text), kMostNodes));
  Builder builder(decoded.text, tree);
  xml::Handlers handlers;
  handlers.start = [&](const xml::StartTag& tag) { builder.start(tag); };
  handlers.end = [&](const xml::EndTag&) { builder.end(); };
  handlers.text = [&](std::string_view text, std::uint32_t) { builder.text(text); };
  handlers.declaration = [&](const xml::Declaration& declaration) {
    if (declaration.version == "1.0" || declaration.version.empty()) return;
    findings.report(Code::malformed_xml, Span{SourceId{0}, 0, 0},
                    "its version is " + std::string(declaration.version) + ", not 1.0");
  };
  handlers.doctype = [&](const xml::Doctype& doctype) {
    tree.doctype = doctype.name;
    tree.doctype_file = doctype.system_id;
    tree.doctype_public_id = doctype.public_id;
  };
  // No document type of these entries declares a character.
  handlers.skipped_entity = [&](std::string_view name, std::uint32_t begin) {
    findings.report(Code::malformed_xml, Span{SourceId{0}, begin, begin},
                    fmt::format("`&{};` is declared nowhere", name));
  };
  const std::optional<xml::Malformed> malformed = xml::walk(decoded.text, handlers);
  if (malformed) {
    tree.is_well_formed = false;
    xml::report(*malformed, findings);
    for (Element& element : tree.elements) {
      if (element.next == 0) element.next = tree.elements.size();
    }
  }
  if (builder.is_full()) {
    tree.is_well_formed = false;
    findings.report(Code::not_examined, Span{SourceId{0}, 0, 0}, "the rest of this file",
                    fmt::format("it has more than {} elements and attributes", kMostNodes));
  }
  return tree;
}

std::string_view trim(std::string_view text) { return ascii::trim(text, kSpace); }

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(kSpace, at)) != text.npos) {
    const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

bool has_word(std::string_view list, std::string_view word) {
  const std::vector<std::string_view> words = split_words(list);
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace colophon::verify
