// The documents of EPUB 2: XHTML 1.1 as OPS 2.0.1 has it (vocabulary/legacy_elements.h).
#include <fmt/format.h>

#include <algorithm>

#include "formats/language_tag.h"
#include "verify/documents/judge.h"
#include "verify/xml/element_tree.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/legacy_elements.h"

namespace colophon::verify {

namespace {

using vocabulary::LegacyElement;
using vocabulary::LegacyForm;
using vocabulary::LegacyHolds;
using vocabulary::Part;
using xml::Space;

// Behind every part: what is no part stands there.
constexpr std::int8_t kContentPlace = 100;

void refuse(Document& document, const Frame& frame, const std::string& where) {
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written, where);
}

std::string inside(const Frame& parent) { return fmt::format("directly in <{}>", parent.written); }
std::string here(const Frame& parent) { return fmt::format("here in <{}>", parent.written); }

// Rows that stand in no <tbody> have no <thead> before them.
bool has_loose_rows(const Frame& table, std::uint64_t child) {
  constexpr std::uint32_t kHeadOrFoot = 1U << 2 | 1U << 3;  // their places among the parts
  return table.name == short_name("table") && child == short_name("tr") &&
         (table.content.seen & kHeadOrFoot) != 0;
}

bool take_part(Frame& parent, const Part& part, std::uint64_t child) {
  const std::uint32_t bit = 1U << part.place;
  const bool is_one = part.count == '!' || part.count == '?';
  const bool is_repeated = is_one && (parent.content.seen & bit) != 0;
  parent.content.seen |= bit;
  bool is_in_order = true;
  if (parent.legacy->in_sequence) {
    const bool is_same = part.place == parent.content.place;
    is_in_order = part.place >= parent.content.place && (!is_same || child == parent.content.last);
    parent.content.place = std::max(parent.content.place, static_cast<std::int8_t>(part.place));
  }
  parent.content.last = child;
  return is_in_order && !is_repeated && !has_loose_rows(parent, child);
}

// What is no part: no part may follow where they stand in sequence.
void take_content(Frame& parent) {
  parent.content.has_content = true;
  parent.content.place = kContentPlace;
}

bool holds_element(const LegacyElement& parent, const LegacyElement& child) {
  switch (parent.holds) {
    case LegacyHolds::nothing:
    case LegacyHolds::text:
      return false;
    case LegacyHolds::inlines:
      return child.is_inline;
    case LegacyHolds::flow:
      return child.is_inline || child.is_block;
    case LegacyHolds::blocks:
      return child.is_block;
  }
  return false;
}

void judge_child(Document& document, const xml::StartTag& tag, const Frame& frame, Frame& parent,
                 const LegacyElement& model) {
  const Part part = vocabulary::find_part(parent.content.model.parts, tag.name.local);
  if (part.place >= 0) {
    if (!take_part(parent, part, frame.name)) refuse(document, frame, here(parent));
    return;
  }
  if (!holds_element(*parent.legacy, model)) return refuse(document, frame, inside(parent));
  take_content(parent);
  const bool is_link = frame.name == short_name("a");
  if (is_link && (parent.inside & kInLink)) refuse(document, frame, "inside <a>");
}

void place_element(Document& document, const xml::StartTag& tag, Frame& frame, Frame* parent) {
  const LegacyElement* model = vocabulary::legacy_element(tag.name.local);
  const bool is_judged = parent && parent->rules == Rules::legacy;
  frame.rules = Rules::anything;
  if (!model) {
    frame.is_judged = false;
    if (is_judged || !parent) refuse(document, frame, "in XHTML 1.1: there is no such element");
    return;
  }
  if (is_judged) judge_child(document, tag, frame, *parent, *model);
  if (parent && parent->rules == Rules::legacy_drawing) refuse(document, frame, inside(*parent));
  if (!parent && frame.name != short_name("html")) {
    refuse(document, frame, "in place of <html>");
  }
  frame.is_judged = !parent || is_judged;
  if (!frame.is_judged) return;
  frame.rules = Rules::legacy;
  frame.legacy = model;
  frame.content.model.parts = model->parts;
  if (frame.name == short_name("a")) frame.inside |= kInLink;
}

// A drawing, which stands where a block or an inline does.
void place_drawing(Document& document, const xml::StartTag& tag, Frame& frame, Frame* parent) {
  document.facts.has_svg = true;
  judge_legacy_drawing(document, tag, frame, parent);
  if (!parent || parent->rules != Rules::legacy) return;
  constexpr LegacyElement kDrawing{.is_block = true, .is_inline = true};
  if (tag.name.local != "svg" || !holds_element(*parent->legacy, kDrawing)) {
    return refuse(document, frame, inside(*parent));
  }
  take_content(*parent);
}

// epub:switch, whose content is for nobody here to judge, stands wherever it is.
void place_switch(Frame& frame, Frame* parent) {
  frame.rules = Rules::anything;
  if (parent && parent->rules == Rules::legacy) take_content(*parent);
}

// One word at least, and each as it should be.
bool are_words(std::string_view value, bool (*fits)(std::string_view)) {
  const std::vector<std::string_view> words = split_words(value);
  return !words.empty() && std::all_of(words.begin(), words.end(), fits);
}

bool has_form(const vocabulary::LegacyAttribute& rule, std::string_view value) {
  const std::string_view trimmed = trim(value);
  switch (rule.form) {
    case LegacyForm::anything:
      return true;
    case LegacyForm::one_of:
      return vocabulary::forms::is_one_of(rule.words, trimmed);
    case LegacyForm::language:
      return is_schema_language(trimmed);
    case LegacyForm::name:
      return vocabulary::forms::is_xml_name(trimmed);
    case LegacyForm::names:
      return are_words(value, vocabulary::forms::is_xml_name);
    case LegacyForm::token:
      return vocabulary::forms::is_xml_token(trimmed);
    case LegacyForm::tokens:
      return are_words(value, vocabulary::forms::is_xml_token);
  }
  return true;
}

// xml:lang and xml:space are attributes as others are; nothing else of another namespace is.
bool find_attribute(const Frame& frame, const xml::Name& name, vocabulary::LegacyAttribute& found) {
  if (name.space == Space::none) {
    return vocabulary::find_legacy_attribute(*frame.legacy, name.local, found);
  }
  if (name.is(Space::xml, "lang") && frame.legacy->has_language) {
    found.form = LegacyForm::language;
    return true;
  }
  constexpr std::string_view kSpaced = "pre script style";
  if (!name.is(Space::xml, "space") || !has_word(kSpaced, frame.written)) return false;
  found = {LegacyForm::one_of, "preserve"};
  return true;
}

}  // namespace

void judge_legacy_place(Document& document, const xml::StartTag& tag, Frame& frame, Frame* parent) {
  if (tag.name.space == Space::xhtml) return place_element(document, tag, frame, parent);
  frame.is_judged = false;
  if (tag.name.space == Space::svg) return place_drawing(document, tag, frame, parent);
  frame.rules = Rules::anything;
  if (tag.name.space == Space::ops) return place_switch(frame, parent);
  if (parent && parent->rules != Rules::legacy) return;
  refuse(document, frame, parent ? inside(*parent) : "in place of the document's element");
}

void judge_legacy_text(Document& document, Frame& frame, std::uint32_t begin, std::uint32_t size) {
  const bool fits = frame.rules == Rules::legacy_drawing
                        ? frame.drawing->holds_text
                        : frame.legacy->holds != LegacyHolds::nothing &&
                              frame.legacy->holds != LegacyHolds::blocks;
  frame.content.place = kContentPlace;
  if (fits || frame.is_text_reported) return;
  frame.is_text_reported = true;
  document.findings.report(Code::invalid_text, document.span(begin, begin + size), frame.written);
}

void judge_legacy_attributes(Document& document, const xml::StartTag& tag, const Frame& frame) {
  if (!frame.is_judged) return;
  if (frame.drawing) return judge_legacy_drawing_attributes(document, tag, frame);
  for (const xml::Attribute& attribute : tag.attributes) {
    vocabulary::LegacyAttribute rule;
    if (!find_attribute(frame, attribute.name, rule)) {
      document.findings.report(Code::invalid_attribute, name_span(document, tag, attribute),
                               written_name(document, tag, attribute), frame.written);
    } else if (!has_form(rule, attribute.value)) {
      document.findings.report(Code::invalid_value, value_span(document, tag, attribute),
                               written_name(document, tag, attribute), frame.written,
                               shortened(attribute.value));
    }
  }
  for (const std::string_view name : split_words(frame.legacy->required)) {
    if (tag.find(name)) continue;
    document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                             fmt::format("`{}`", name));
  }
}

void judge_legacy_end(Document& document, const Frame& frame) {
  judge_missing_parts(document, frame);
  if (frame.legacy->holds != LegacyHolds::blocks || frame.content.has_content ||
      frame.content.seen != 0)
    return;
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                           "block in it");
}

}  // namespace colophon::verify
