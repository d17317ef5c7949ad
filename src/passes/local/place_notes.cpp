#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formats/internal_names.h"
#include "passes/common/ids.h"
#include "passes/local/local.h"
#include "vocabulary/labels.h"

namespace colophon::passes {

namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct Reference {
  pugi::xml_node node;        // <colophon:noteref>
  std::size_t note = 0;       // by place among the notes
  std::size_t in = kNowhere;  // the note it stands in, or nowhere for the body
};

struct Note {
  pugi::xml_node node;                  // <colophon:note>
  std::size_t number = 0;               // from 1; 0 while it has none
  std::vector<std::size_t> inner;       // references that stand in it
  std::vector<std::string> references;  // ids of the references to it, in order
};

class NotePlacer {
 public:
  NotePlacer(Chapter& chapter, const NoteStyle& style)
      : chapter_(chapter),
        markup_(chapter.markup),
        prefix_(style.prefix),
        language_(style.language),
        gathered_(style.gathered) {}

  void place() {
    for (const pugi::xml_node node : chapter_.notes.children(internal::kNote)) {
      notes_.push_back({node, 0, {}, {}});
    }
    for (std::size_t i = 0; i < notes_.size(); ++i)
      by_index_.emplace_back(index_of(notes_[i].node), i);
    std::sort(by_index_.begin(), by_index_.end());
    collect_references(chapter_.body, kNowhere);
    for (std::size_t i = 0; i < notes_.size(); ++i) collect_references(notes_[i].node, i);
    number_notes();
    if (!order_.empty()) {
      reserve_ids();
      if (gathered_) {
        for (const std::size_t note : order_) settle_ids(notes_[note].node);
      }
      for (Reference& reference : references_in_order()) link(reference);
      gathered_ ? write_items() : write_section();
    }
    if (gathered_ && !order_.empty()) return;
    markup_.remove(chapter_.notes);
    chapter_.notes = {};
  }

 private:
  // The value of colophon:note.
  static std::size_t index_of(pugi::xml_node node) {
    const std::string_view text = node.attribute(internal::kNote).value();
    std::size_t index = kNowhere;
    std::from_chars(text.data(), text.data() + text.size(), index);
    return index;
  }

  void collect_references(pugi::xml_node root, std::size_t in) {
    for (pugi::xml_node node = root; node;) {
      const pugi::xml_node next = next_in_order(node, root);
      if (is_element(node, internal::kNoteReference)) collect_reference(node, in);
      node = next;
    }
  }

  void collect_reference(pugi::xml_node node, std::size_t in) {
    const std::pair<std::size_t, std::size_t> wanted(index_of(node), 0);
    const auto found = std::lower_bound(by_index_.begin(), by_index_.end(), wanted);
    if (found == by_index_.end() || found->first != wanted.first) {
      markup_.remove(node);  // refers to nothing, which was reported where it was read
      return;
    }
    if (in != kNowhere) notes_[in].inner.push_back(references_.size());
    references_.push_back({node, found->second, in});
  }

  void give_number(std::size_t note) {
    if (notes_[note].number != 0) return;
    order_.push_back(note);
    notes_[note].number = order_.size();
  }

  // Numbers the notes that those numbered so far refer to, and so on.
  void follow_notes() {
    for (; followed_ < order_.size(); ++followed_) {
      for (const std::size_t inner : notes_[order_[followed_]].inner) {
        give_number(references_[inner].note);
      }
    }
  }

  void number_notes() {
    std::vector<bool> is_referred_to(notes_.size());
    for (const Reference& reference : references_) {
      if (reference.in == kNowhere) give_number(reference.note);
      is_referred_to[reference.note] = true;
    }
    follow_notes();
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      if (!is_referred_to[i]) number_unused(i);
    }
    // What is left refers to one another only.
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      if (notes_[i].number == 0) number_unused(i);
    }
  }

  void number_unused(std::size_t note) {
    if (!is_second(note)) {
      const pugi::xml_node node = notes_[note].node;
      chapter_.diagnostics.report(Code::unused_note, markup_.span_of(node), label_of(node)).hint =
          "refer to it in the text, or take it out";
    }
    give_number(note);
    follow_notes();
  }

  static std::string_view label_of(pugi::xml_node node) {
    return node.attribute(internal::kLabel).value();
  }

  // Whether an earlier note has its name, to which all references go. That was reported where it
  // was read.
  bool is_second(std::size_t note) {
    if (first_with_label_.empty()) {
      for (std::size_t i = 0; i < notes_.size(); ++i) {
        first_with_label_.emplace(label_of(notes_[i].node), i);
      }
    }
    const std::string_view label = label_of(notes_[note].node);
    return !label.empty() && first_with_label_.at(label) != note;
  }

  // The body's references, then those of each note in the notes' order.
  std::vector<Reference> references_in_order() const {
    std::vector<Reference> ordered;
    ordered.reserve(references_.size());
    std::copy_if(references_.begin(), references_.end(), std::back_inserter(ordered),
                 [](const Reference& reference) { return reference.in == kNowhere; });
    for (const std::size_t note : order_) {
      for (const std::size_t inner : notes_[note].inner) ordered.push_back(references_[inner]);
    }
    return ordered;
  }

  // Nobody writes ids like ours but to vex us; the book is valid all the same.
  void reserve_ids() {
    for (pugi::xml_node node = markup_.root(); node; node = next_in_order(node, markup_.root())) {
      const std::string_view id = node.attribute("id").value();
      if (id.starts_with(prefix_)) ids_.reserve(std::string(id));
    }
    for (const std::size_t note : order_) note_ids_.push_back(make_id("-fn-", note));
  }

  std::string make_id(std::string_view infix, std::size_t note) {
    std::string id(prefix_);
    id += infix;
    id += std::to_string(notes_[note].number);
    return ids_.make_unique(id);
  }

  const std::string& id_of(const Note& note) const { return note_ids_[note.number - 1]; }

  // <colophon:noteref> becomes <sup> with a link in it.
  void link(Reference& reference) {
    Note& note = notes_[reference.note];
    pugi::xml_node sup = reference.node;
    const Span span = markup_.span_of(sup);
    std::string id(prefix_);
    id += "-fnref-" + std::to_string(note.number);
    if (!note.references.empty()) id += '-' + std::to_string(note.references.size() + 1);
    note.references.push_back(ids_.make_unique(id));

    markup_.rename(sup, "sup");
    markup_.remove_attribute(sup, internal::kNote);
    markup_.set_attribute(sup, "class", "noteref");
    pugi::xml_node a = markup_.append_element(sup, "a", span);
    markup_.set_attribute(a, "id", note.references.back());
    markup_.set_attribute(a, "href", '#' + id_of(note));
    markup_.set_attribute(a, "epub:type", "noteref");
    markup_.set_attribute(a, "role", "doc-noteref");
    markup_.append_text(a, std::to_string(note.number), span);
    move_out_of_link(sup);
  }

  // A link must not stand in a link (HTML section 4.5.1).
  void move_out_of_link(pugi::xml_node sup) {
    pugi::xml_node link;
    for (pugi::xml_node node = sup.parent(); node; node = node.parent()) {
      if (is_element(node, "a")) link = node;
    }
    if (!link) return;
    link.parent().insert_move_after(sup, link == left_link_ ? last_moved_ : link);
    left_link_ = link;
    last_moved_ = sup;
  }

  void write_section() {
    pugi::xml_node section = markup_.append_element(chapter_.body, "section");
    markup_.set_attribute(section, "epub:type", "footnotes");
    markup_.set_attribute(section, "class", "footnotes");
    write_heading(section);
    for (const std::size_t note : order_) write_note(notes_[note], section);
  }

  void write_heading(pugi::xml_node section) {
    int level = 1;
    for (pugi::xml_node node = chapter_.body; node; node = next_in_order(node, chapter_.body)) {
      if (heading_level(node) == 0) continue;
      level = heading_level(node);
      break;
    }
    const std::string name = 'h' + std::to_string(std::min(level + 1, 6));
    pugi::xml_node heading = markup_.append_element(section, name.c_str());
    markup_.set_attribute(heading, "class", "footnotes-title");
    markup_.set_attribute(heading, internal::kUnlisted, "");
    markup_.set_attribute(heading, internal::kMade, "");
    markup_.append_text(heading, vocabulary::label(vocabulary::Label::notes, language_));
  }

  // <colophon:note> becomes an element of this name, the last of `parent`.
  pugi::xml_node rename_note(Note& note, const char* name, const char* type,
                             pugi::xml_node parent) {
    pugi::xml_node element = note.node;
    markup_.rename(element, name);
    markup_.remove_attribute(element, internal::kNote);
    markup_.remove_attribute(element, internal::kLabel);
    markup_.set_attribute(element, "id", id_of(note));
    markup_.set_attribute(element, "epub:type", type);
    parent.append_move(element);
    return element;
  }

  void write_note(Note& note, pugi::xml_node section) {
    const pugi::xml_node div = rename_note(note, "div", "footnote", section);
    markup_.set_attribute(div, "role", "doc-footnote");

    const auto children = div.children();
    const auto first = std::find_if(children.begin(), children.end(),
                                    [](pugi::xml_node child) { return is_element(child); });
    const bool starts_with_paragraph = first != children.end() && is_element(*first, "p");
    const pugi::xml_node paragraph =
        starts_with_paragraph ? *first : markup_.prepend_element(div, "p", markup_.span_of(div));
    write_backlinks(note, paragraph);
  }

  // On a page of many chapters' notes an id needs the chapter's name before it, and nothing on it
  // can be said of what stands in the chapter.
  void settle_ids(pugi::xml_node note) {
    for (pugi::xml_node node = note; node; node = next_in_order(node, note)) {
      for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
        const pugi::xml_attribute next = attribute.next_attribute();
        const std::string_view name = attribute.name();
        if (name == "id") {
          const std::string id = attribute.value();
          if (!node.attribute(internal::kWrittenId))
            markup_.set_attribute(node, internal::kWrittenId, id);
          markup_.set_attribute(node, "id", ids_.make_unique(std::string(prefix_) + '-' + id));
        } else if (is_id_reference(name)) {
          chapter_.diagnostics
              .report(Code::removed_attribute, markup_.span_of(node, attribute.name()), name,
                      node.name())
              .hint = "it may only name ids of its own file";
          markup_.remove_attribute(node, attribute.name());
        }
        attribute = next;
      }
    }
  }

  // In a list, whose numbers are the notes'. A role on <li> would be deprecated (DPUB-ARIA 1.1).
  void write_items() {
    for (const std::size_t place : order_) {
      Note& note = notes_[place];
      write_arrows(note, rename_note(note, "li", "endnote", chapter_.notes));
    }
  }

  // Behind the last words: an arrow for each reference.
  void write_arrows(const Note& note, pugi::xml_node item) {
    if (note.references.empty()) return;
    pugi::xml_node last = item.last_child();
    while (last && !is_element(last)) last = last.previous_sibling();
    const pugi::xml_node paragraph =
        is_element(last, "p") ? last : markup_.append_element(item, "p", markup_.span_of(item));
    const std::string_view title = vocabulary::label(vocabulary::Label::back_to_text, language_);
    for (std::size_t i = 0; i < note.references.size(); ++i) {
      const std::string ordinal = std::to_string(i + 1);
      if (paragraph.first_child()) markup_.append_text(paragraph, " ");
      const pugi::xml_node a = markup_.append_element(paragraph, "a", markup_.span_of(item));
      markup_.set_attribute(a, "href", '#' + note.references[i]);
      markup_.set_attribute(a, "epub:type", "backlink");
      markup_.set_attribute(a, "role", "doc-backlink");
      markup_.set_attribute(
          a, "aria-label", i == 0 ? std::string(title) : std::string(title) + " (" + ordinal + ')');
      // The variation selector keeps the arrow from becoming a picture.
      markup_.append_text(a, i == 0 ? "\u21A9\uFE0E" : "\u21A9\uFE0E" + ordinal);
    }
  }

  // A number for each reference: "1. " or "1. 1.2. ".
  void write_backlinks(const Note& note, pugi::xml_node paragraph) {
    const std::string number = std::to_string(note.number);
    const std::string_view title = vocabulary::label(vocabulary::Label::back_to_text, language_);
    if (note.references.empty()) {
      markup_.prepend_text(paragraph, number + ". ");
      return;
    }
    for (std::size_t i = note.references.size(); i-- > 0;) {
      const std::string ordinal = std::to_string(i + 1);
      markup_.prepend_text(paragraph, " ");
      pugi::xml_node a = markup_.prepend_element(paragraph, "a", markup_.span_of(note.node));
      markup_.set_attribute(a, "href", '#' + note.references[i]);
      markup_.set_attribute(a, "epub:type", "backlink");
      markup_.set_attribute(a, "role", "doc-backlink");
      markup_.set_attribute(
          a, "title", i == 0 ? std::string(title) : std::string(title) + " (" + ordinal + ')');
      markup_.append_text(a, i == 0 ? number + '.' : number + '.' + ordinal + '.');
    }
  }

  Chapter& chapter_;
  Markup& markup_;
  std::string_view prefix_;
  std::string_view language_;
  bool gathered_;
  std::vector<Note> notes_;  // in the order of definition
  std::unordered_map<std::string_view, std::size_t> first_with_label_;  // filled when asked for
  std::vector<std::pair<std::size_t, std::size_t>> by_index_;  // colophon:note -> place in notes_
  std::vector<Reference> references_;
  std::vector<std::size_t> order_;     // places in notes_, by number
  std::size_t followed_ = 0;           // how many of order_ have had their references followed
  std::vector<std::string> note_ids_;  // by number - 1
  IdSet ids_;
  pugi::xml_node left_link_;  // the last link that a reference was moved out of
  pugi::xml_node last_moved_;
};

}  // namespace

void place_notes(Chapter& chapter, const NoteStyle& style) { NotePlacer(chapter, style).place(); }

}  // namespace colophon::passes
