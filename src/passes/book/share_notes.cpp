#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/path.h"
#include "base/suggest.h"
#include "base/unicode.h"
#include "formats/addresses.h"
#include "formats/internal_names.h"
#include "passes/book/book.h"
#include "passes/common/ids.h"

namespace colophon::passes {

namespace {

constexpr int kMostGuesses = 50;

struct Definition {
  std::size_t chapter = 0;
  pugi::xml_node note;
};

class Sharer {
 public:
  Sharer(std::vector<Chapter>& chapters, const Book& book, Spending& spending)
      : chapters_(chapters), book_(book), spending_(spending) {}

  void share() {
    by_index_.resize(chapters_.size());
    for (std::size_t i = 0; i < chapters_.size(); ++i) list_definitions(i);
    // What is asked for, before any note has moved.
    for (std::size_t i = 0; i < chapters_.size(); ++i) open_.push_back(list_open(chapters_[i]));
    movable_.resize(chapters_.size());
    for (std::size_t i = 0; i < chapters_.size(); ++i) resolve(i);
    for (std::size_t i = 0; i < chapters_.size(); ++i) remove_unused(i);
  }

 private:
  void list_definitions(std::size_t chapter) {
    for (const pugi::xml_node note : chapters_[chapter].notes.children(internal::kNote)) {
      by_index_[chapter].emplace(note.attribute(internal::kNote).value(), note);
      const std::string label = note.attribute(internal::kLabel).value();
      if (label.empty()) continue;
      by_label_.emplace(label, Definition{chapter, note});
      by_folded_label_.emplace(unicode::fold_case(label), Definition{chapter, note});
    }
  }

  static void add_open(pugi::xml_node root, std::vector<pugi::xml_node>& open) {
    for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
      if (is_element(node, internal::kNoteReference) && !node.attribute(internal::kNote))
        open.push_back(node);
    }
  }

  static std::vector<pugi::xml_node> list_open(const Chapter& chapter) {
    std::vector<pugi::xml_node> open;
    add_open(chapter.body, open);
    add_open(chapter.notes, open);
    return open;
  }

  const Definition* find(const std::string& label) const {
    if (const auto found = by_label_.find(label); found != by_label_.end()) return &found->second;
    const auto found = by_folded_label_.find(unicode::fold_case(label));
    return found == by_folded_label_.end() ? nullptr : &found->second;
  }

  void resolve(std::size_t chapter) {
    taken_.clear();
    next_index_ = 0;
    for ([[maybe_unused]] const pugi::xml_node note : chapters_[chapter].notes.children())
      ++next_index_;
    // A note that comes in may ask for others.
    std::vector<pugi::xml_node>& open = open_[chapter];
    for (std::size_t i = 0; i < open.size(); ++i) resolve(chapter, pugi::xml_node(open[i]));
  }

  void resolve(std::size_t chapter, pugi::xml_node reference) {
    const Definition* definition = find(reference.attribute(internal::kLabel).value());
    if (definition == nullptr) return report_undefined(chapters_[chapter], reference);
    point_to(chapter, reference,
             definition->chapter == chapter ? definition->note.attribute(internal::kNote).value()
                                            : take(chapter, *definition));
  }

  void point_to(std::size_t chapter, pugi::xml_node reference, const std::string& index) {
    Markup& markup = chapters_[chapter].markup;
    markup.remove_attribute(reference, internal::kLabel);
    markup.remove_attribute(reference, internal::kRaw);
    markup.set_attribute(reference, internal::kNote, index);
  }

  // Copies a note of another chapter, and those that it refers to there. Returns its index here.
  std::string take(std::size_t chapter, const Definition& definition) {
    std::vector<Definition> wanted = {definition};
    const std::string index = index_here(definition);
    for (std::size_t i = 0; i < wanted.size() && !spending_.is_over(); ++i) {
      const Definition from = wanted[i];
      if (!copied_.insert({chapter, from.note.internal_object()}).second) continue;
      movable_[from.chapter].push_back(from.note);
      copy(chapter, from, wanted);
    }
    return index;
  }

  void copy(std::size_t chapter, const Definition& from, std::vector<Definition>& wanted) {
    Chapter& to = chapters_[chapter];
    const pugi::xml_node copy =
        to.markup.append_copy(to.notes, from.note, chapters_[from.chapter].markup);
    spending_.add_repeated(text_size(copy), to.markup.span_of(copy));
    to.markup.set_attribute(copy, internal::kNote, index_here(from));
    by_index_[chapter].emplace(index_here(from), copy);
    movable_[chapter].push_back(copy);
    const std::string way = way_between(chapter, from.chapter);
    for (pugi::xml_node node = copy; node; node = next_in_order(node, copy)) {
      lead_back(to.markup, node, way, from.chapter);
      to.markup.remove_attribute(node, "id");  // it is another file's
      to.markup.remove_attribute(node, internal::kWrittenId);
      if (!is_element(node, internal::kNoteReference)) continue;
      const pugi::xml_attribute index = node.attribute(internal::kNote);
      if (!index) {
        open_[chapter].push_back(node);
        continue;
      }
      const Definition inner = note_with_index(from.chapter, index.value());
      if (!inner.note) continue;
      to.markup.set_attribute(node, internal::kNote, index_here(inner));
      wanted.push_back(inner);
    }
  }

  const ContentsItem& item_of(std::size_t chapter) const {
    return book_.documents[chapters_[chapter].document].item;
  }

  // From the folder that addresses in one chapter are relative to, to that of another: "../b/".
  std::string way_between(std::size_t to, std::size_t from) const {
    const std::string here = folder_of(item_of(to));
    const std::string there = folder_of(item_of(from));
    if (here == there) return {};
    std::string way;
    for (std::size_t at = 0; !here.empty() && at != here.npos; at = here.find('/', at + 1))
      way += "../";
    return way + (there.empty() ? there : percent_encode_path(there) + "/");
  }

  // An address in a note is relative to the file that defines it.
  void lead_back(Markup& markup, pugi::xml_node node, const std::string& way, std::size_t from) {
    for (const char* name : {"href", "poster", "src"}) {
      const std::string_view address = node.attribute(name).value();
      if (address.empty() || address.front() == '/' || !scheme_of(address).empty()) continue;
      std::string own;
      if (address.front() == '#') own = percent_encode_path(path::name_of(item_of(from).path));
      const std::string led = way + own + std::string(address);
      if (led != address) markup.set_attribute(node, name, led, markup.span_of(node, name));
    }
  }

  Definition note_with_index(std::size_t chapter, const char* index) const {
    const auto found = by_index_[chapter].find(index);
    return {chapter, found == by_index_[chapter].end() ? pugi::xml_node() : found->second};
  }

  std::string index_here(const Definition& definition) {
    const auto [taken, is_new] = taken_.emplace(definition.note.internal_object(), next_index_);
    if (is_new) ++next_index_;
    return std::to_string(taken->second);
  }

  void report_undefined(Chapter& chapter, pugi::xml_node reference) {
    const std::string label = reference.attribute(internal::kLabel).value();
    const Span span = chapter.markup.span_of(reference);
    if (label.find(' ') == label.npos) {
      chapter.diagnostics.report(Code::undefined_note, span, label).hint = hint_for(label);
    }
    chapter.markup.insert_text_before(reference, reference.attribute(internal::kRaw).value(), span);
    chapter.markup.remove(reference);
  }

  std::string hint_for(const std::string& label) {
    std::string hint;
    if (--guesses_left_ >= 0) {
      std::vector<std::string> labels;
      for (const auto& [known, definition] : by_label_) labels.push_back(known);
      std::sort(labels.begin(), labels.end());
      hint = did_you_mean(label, labels);
    }
    return hint.empty() ? "define it with a line `[^" + label + "]: text`" : hint;
  }

  // A note that only other chapters refer to stands there alone; what came in for its sake goes.
  void remove_unused(std::size_t chapter) {
    if (movable_[chapter].empty()) return;
    Chapter& from = chapters_[chapter];
    std::unordered_set<std::string> used;
    std::vector<pugi::xml_node> roots = {from.body};
    for (std::size_t i = 0; i < roots.size(); ++i) {
      for (pugi::xml_node node = roots[i]; node; node = next_in_order(node, roots[i])) {
        if (!is_element(node, internal::kNoteReference)) continue;
        const char* index = node.attribute(internal::kNote).value();
        if (!used.insert(index).second) continue;
        if (const Definition inner = note_with_index(chapter, index); inner.note)
          roots.push_back(inner.note);
      }
    }
    std::unordered_set<const void*> seen;
    for (const pugi::xml_node note : movable_[chapter]) {
      if (!seen.insert(note.internal_object()).second) continue;  // several took it
      if (used.count(note.attribute(internal::kNote).value()) == 0) from.markup.remove(note);
    }
  }

  std::vector<Chapter>& chapters_;
  const Book& book_;
  Spending& spending_;
  std::unordered_map<std::string, Definition> by_label_;  // the first of each
  std::unordered_map<std::string, Definition> by_folded_label_;
  std::vector<std::unordered_map<std::string, pugi::xml_node>> by_index_;  // by chapter
  std::vector<std::vector<pugi::xml_node>> open_;         // by chapter: references to be resolved
  std::vector<std::vector<pugi::xml_node>> movable_;      // by chapter: notes copied out or in
  std::set<std::pair<std::size_t, const void*>> copied_;  // into which chapter, which note
  std::unordered_map<const void*, std::size_t> taken_;    // a note elsewhere -> its index here
  std::size_t next_index_ = 0;
  int guesses_left_ = kMostGuesses;
};

}  // namespace

void share_notes(std::vector<Chapter>& chapters, const Book& book, Spending& spending) {
  Sharer(chapters, book, spending).share();
}

}  // namespace colophon::passes
