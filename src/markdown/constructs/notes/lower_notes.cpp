// Notes: references, and those written in the line.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/suggest.h"
#include "base/unicode.h"
#include "markdown/engine/lowering.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

bool ends_in_blank(pugi::xml_node parent) {
  const pugi::xml_node last = parent.last_child();
  const std::string_view text = last.value();
  return !last || (!text.empty() && is_space(text.back()));
}

}  // namespace

// Of two definitions the first counts.
void Lowering::number_definitions() {
  for (std::size_t i = 0; i < document_.notes.size(); ++i) {
    const std::string label(construct_of(document_.notes[i].get())->text);
    notes_.emplace(label, i);
    folded_notes_.emplace(unicode::fold_case(label), i);
  }
  note_count_ = document_.notes.size();
}

// As it is written, or else without regard to case, as GitHub has it.
std::optional<std::size_t> Lowering::find_note(const std::string& label) const {
  if (const auto found = notes_.find(label); found != notes_.end()) return found->second;
  if (notes_.empty()) return std::nullopt;
  const auto found = folded_notes_.find(unicode::fold_case(label));
  return found == folded_notes_.end() ? std::nullopt : std::optional(found->second);
}

void Lowering::note_reference(const Construct& construct, Span place) {
  if (const std::optional<std::size_t> note = find_note(std::string(construct.text))) {
    refer_to(*note, place);
  } else {
    undefined_note(construct, place);
  }
}

void Lowering::undefined_note(const Construct& construct, Span place) {
  flush_text();
  const std::string label(construct.text);
  if (dialect_.shared_notes) {
    const pugi::xml_node reference = markup_.append_element(out_, "colophon:noteref", place);
    markup_.set_attribute(reference, "colophon:label", label);
    markup_.set_attribute(reference, "colophon:raw", construct.raw);
    return;
  }
  markup_.append_text(out_, construct.raw, place);
  // Words in brackets behind a caret may be no label at all.
  if (label.find(' ') != label.npos) return;
  std::string hint;
  if (--guesses_left_ >= 0) {
    std::vector<std::string> labels;
    for (const auto& [known, index] : notes_) labels.push_back(known);
    std::sort(labels.begin(), labels.end());
    hint = did_you_mean(label, labels);
  }
  if (hint.empty()) hint = "define it with a line `[^" + label + "]: text`";
  chapter_.diagnostics.report(Code::undefined_note, place, label).hint = std::move(hint);
}

void Lowering::refer_to(std::size_t note, Span place) {
  flush_text();
  const pugi::xml_node reference = markup_.append_element(out_, "colophon:noteref", place);
  markup_.set_attribute(reference, "colophon:note", std::to_string(note));
}

pugi::xml_node Lowering::make_note(std::size_t index, std::string_view label, Span place) {
  const pugi::xml_node note = markup_.append_element(chapter_.notes, "colophon:note", place);
  markup_.set_attribute(note, "colophon:note", std::to_string(index));
  markup_.set_attribute(note, "colophon:label", label);
  return note;
}

// A note in a note would be a window in a window, which no reading system opens: its text stands in
// parentheses where it was written.
void Lowering::inline_note(cmark_node* node) {
  const Span place = span(info_of(node));
  const bool is_nested = in_note_ || !inline_notes_.empty();
  inline_notes_.push_back({is_nested, place});
  if (is_nested) {
    chapter_.diagnostics.report(Code::nested_note, place).hint =
        "it stands in parentheses; write it so, or as a note of its own";
    flush_text();
    markup_.append_text(out_, ends_in_blank(out_) ? "(" : " (", place);
    return descend(out_);
  }
  refer_to(note_count_, place);
  const pugi::xml_node note = make_note(note_count_++, "", place);
  descend(markup_.append_element(note, "p", place));
}

void Lowering::end_inline_note() {
  ascend();
  if (inline_notes_.back().is_nested) markup_.append_text(out_, ")", inline_notes_.back().place);
  inline_notes_.pop_back();
  if (inline_notes_.empty() && suspended_depth_ > 0) leave_note_in_image();
}

// An alternative text is heard without marks: notes in it stand behind the image.
void Lowering::enter_note_in_image(cmark_node* node) {
  const Span place = span(info_of(node));
  if (in_note_ || !inline_notes_.empty()) {
    chapter_.diagnostics.report(Code::nested_note, place).hint =
        "its text is part of the alternative text";
    return;
  }
  suspended_depth_ = std::exchange(image_depth_, 0);
  suspended_alternative_ = std::move(alternative_);
  inline_notes_.push_back({false, place});
  behind_image_.push_back({nullptr, note_count_, place});
  const pugi::xml_node note = make_note(note_count_++, "", place);
  descend(markup_.append_element(note, "p", place));
}

void Lowering::leave_note_in_image() {
  image_depth_ = std::exchange(suspended_depth_, 0);
  alternative_ = std::move(suspended_alternative_);
}

void Lowering::add_references_behind(pugi::xml_node image) {
  const std::vector<Reference> references = std::exchange(behind_image_, {});
  for (const Reference& reference : references) {
    if (reference.construct != nullptr) {
      note_reference(*reference.construct, reference.place);
    } else {
      refer_to(reference.note, reference.place);
    }
  }
  if (!dialect_.notes) return;
  for (const char* name : {"title", "colophon:caption"}) take_references(image, name);
}

// A title is a plain text, in which a reference to a note would stay as it was typed.
void Lowering::take_references(pugi::xml_node image, const char* name) {
  const std::string_view text = image.attribute(name).value();
  std::size_t at = text.find("[^");
  if (at == text.npos) return;
  const Span place = markup_.span_of(image, name);
  const bool is_plain = place.end - place.begin == text.size() + 2;  // but for its quotes
  std::string rest;
  std::size_t from = 0;
  for (; at != text.npos; at = text.find("[^", at + 2)) {
    const std::size_t end = skip_note_label(text, at + 2);
    const auto note =
        end == kNone ? std::nullopt : find_note(std::string(text.substr(at + 2, end - at - 2)));
    if (!note) continue;
    const auto begin = place.begin + 1 + static_cast<std::uint32_t>(at);
    const auto size = static_cast<std::uint32_t>(end + 1 - at);
    refer_to(*note, is_plain ? Span{place.source, begin, begin + size} : place);
    rest.append(text.substr(from, at - from));
    from = end + 1;
  }
  if (from == 0) return;
  rest.append(text.substr(from));
  markup_.set_attribute(image, name, rest);
}

}  // namespace colophon::markdown
