#include "markdown/constructs/notes/lower_notes.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/suggest.h"
#include "base/unicode.h"
#include "formats/internal_names.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

bool ends_in_blank(pugi::xml_node parent) {
  const pugi::xml_node last = parent.last_child();
  const std::string_view text = last.value();
  return !last || (!text.empty() && is_space(text.back()));
}

}  // namespace

NoteLowering::NoteLowering(Output& output) : output_(output) {
  for (const Node& note : output_.document.notes) {
    const std::string label(construct_of(note.get())->text);
    notes_.emplace(label, count_);
    folded_notes_.emplace(unicode::fold_case(label), count_++);
  }
}

void NoteLowering::begin_definition(std::size_t index) {
  in_definition_ = true;
  cmark_node* note = output_.document.notes[index].get();
  output_.move_to(make(index, construct_of(note)->text, output_.span(note)));
}

// As it is written, or else without regard to case, as GitHub has it.
std::optional<std::size_t> NoteLowering::find(const std::string& label) const {
  if (const auto found = notes_.find(label); found != notes_.end()) return found->second;
  if (notes_.empty()) return std::nullopt;
  const auto found = folded_notes_.find(unicode::fold_case(label));
  return found == folded_notes_.end() ? std::nullopt : std::optional(found->second);
}

void NoteLowering::reference(const Construct& construct, Span place) {
  if (const std::optional<std::size_t> note = find(std::string(construct.text))) {
    refer_to(*note, place);
  } else {
    undefined(construct, place);
  }
}

void NoteLowering::undefined(const Construct& construct, Span place) {
  output_.end_text();
  Markup& markup = output_.markup;
  const std::string label(construct.text);
  if (output_.dialect.shared_notes) {
    const pugi::xml_node reference =
        markup.append_element(output_.here(), internal::kNoteReference, place);
    markup.set_attribute(reference, internal::kLabel, label);
    markup.set_attribute(reference, internal::kRaw, construct.raw);
    return;
  }
  markup.append_text(output_.here(), construct.raw, place);
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
  output_.diags.report(Code::undefined_note, place, label).hint = std::move(hint);
}

void NoteLowering::refer_to(std::size_t note, Span place) {
  output_.end_text();
  const pugi::xml_node reference =
      output_.markup.append_element(output_.here(), internal::kNoteReference, place);
  output_.markup.set_attribute(reference, internal::kNote, std::to_string(note));
}

pugi::xml_node NoteLowering::make(std::size_t index, std::string_view label, Span place) {
  Markup& markup = output_.markup;
  const pugi::xml_node note = markup.append_element(output_.chapter.notes, internal::kNote, place);
  markup.set_attribute(note, internal::kNote, std::to_string(index));
  markup.set_attribute(note, internal::kLabel, label);
  return note;
}

// A note in a note would be a window in a window, which no reading system opens: its text stands in
// parentheses where it was written.
void NoteLowering::begin_inline(cmark_node* node) {
  const Span place = output_.span(node);
  if (!is_in_note()) {
    refer_to(count_, place);
    begin_inline_apart(place);
    return;
  }
  open_.push_back({true, place});
  output_.diags.report(Code::nested_note, place).hint =
      "it stands in parentheses; write it so, or as a note of its own";
  output_.end_text();
  const pugi::xml_node here = output_.here();
  output_.markup.append_text(here, ends_in_blank(here) ? "(" : " (", place);
  output_.descend(here);
}

std::optional<std::size_t> NoteLowering::begin_inline_apart(Span place) {
  if (is_in_note()) {
    output_.diags.report(Code::nested_note, place).hint =
        "its text is part of the alternative text";
    return std::nullopt;
  }
  open_.push_back({false, place});
  output_.descend(output_.markup.append_element(make(count_, "", place), "p", place));
  return count_++;
}

bool NoteLowering::end_inline() {
  output_.ascend();
  if (open_.back().is_nested) output_.markup.append_text(output_.here(), ")", open_.back().place);
  open_.pop_back();
  return open_.empty();
}

void NoteLowering::take_references(pugi::xml_node image, const char* attribute) {
  const std::string_view text = image.attribute(attribute).value();
  std::size_t at = text.find("[^");
  if (at == text.npos) return;
  const Span place = output_.markup.span_of(image, attribute);
  const bool is_plain = place.end - place.begin == text.size() + 2;  // but for its quotes
  std::string rest;
  std::size_t from = 0;
  for (; at != text.npos; at = text.find("[^", at + 2)) {
    const std::size_t end = skip_note_label(text, at + 2);
    const auto note =
        end == kNone ? std::nullopt : find(std::string(text.substr(at + 2, end - at - 2)));
    if (!note) continue;
    const auto begin = place.begin + 1 + static_cast<std::uint32_t>(at);
    const auto size = static_cast<std::uint32_t>(end + 1 - at);
    refer_to(*note, is_plain ? Span{place.source, begin, begin + size} : place);
    rest.append(text.substr(from, at - from));
    from = end + 1;
  }
  if (from == 0) return;
  rest.append(text.substr(from));
  output_.markup.set_attribute(image, attribute, rest);
}

}  // namespace colophon::markdown
