// Where elements and text may stand: the content model of XHTML as EPUBCheck's schema has it, and
// where it meets SVG, MathML and epub:switch.
#include <fmt/format.h>

#include <algorithm>

#include "verify/documents/judge.h"

namespace colophon::verify {

namespace {

using vocabulary::DocumentElement;
using vocabulary::Holds;
using vocabulary::Order;
using vocabulary::Part;
using xml::Space;

constexpr auto name_code = short_name;
// Behind every part: what is no part stands there.
constexpr std::int8_t kContentPlace = 100;

// States of <ruby>, of which several may hold at a time.
enum Ruby : std::uint32_t { kBases = 1, kAnnotated = 2, kOpened = 4, kToClose = 8, kClosed = 16 };

void refuse(Document& document, const Frame& frame, const std::string& where) {
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written, where);
}

std::string inside(const Frame& parent) {
  return parent.written.empty() ? "there" : fmt::format("directly in <{}>", parent.written);
}

// The model of an element that is open, as its own tag has it.
void set_model(Frame& frame, const DocumentElement& model, const Frame* parent,
               const xml::StartTag& tag) {
  frame.holds = model.holds;
  frame.order = model.order;
  frame.parts = model.parts;
  const bool parent_holds_flow = !parent || parent->may_hold_flow;
  if (model.holds == Holds::transparent) {
    frame.holds = parent_holds_flow ? Holds::flow : Holds::phrasing;
  }
  if (model.holds == Holds::anything) frame.rules = Rules::anything;
  switch (frame.name) {
    case name_code("colgroup"):
      if (tag.find("span")) frame.parts = {};
      break;
    case name_code("audio"):
    case name_code("video"):
      if (tag.find("src")) frame.parts = "track*";
      break;
    case name_code("time"):
      if (!tag.find("datetime")) frame.holds = Holds::text;
      break;
    case name_code("div"):
      // A group within a list of descriptions.
      if (parent && parent->name == name_code("dl") && parent->space == Space::xhtml) {
        frame.holds = Holds::nothing;
        frame.order = Order::groups;
        frame.parts = "dt* dd*";
      }
      break;
    case name_code("ruby"):
      frame.state = kBases;
      break;
    default:
      break;
  }
  frame.may_hold_flow = frame.holds == Holds::flow;
}

// Of <meta> and <link> in a text, which say something of it (microdata, RDFa).
bool is_statement(const xml::StartTag& tag) {
  return tag.find("itemprop") || tag.find("property") ||
         (tag.name.local == "link" && tag.find("rel"));
}

bool is_scripting(std::uint64_t name) {
  return name == name_code("script") || name == name_code("template");
}

// Whether something that is no part may stand in the parent.
bool holds_content(const Frame& parent, const DocumentElement& model) {
  switch (parent.holds) {
    case Holds::flow:
      return model.in_flow;
    case Holds::phrasing:
      return model.in_phrasing;
    case Holds::metadata:
      return model.in_head;
    case Holds::anything:
    case Holds::transparent:
      return true;
    case Holds::nothing:
    case Holds::text:
      return false;
  }
  return false;
}

// What must follow what in <ruby>: bases, then <rt>s, or <rt>s each between two <rp>s.
bool step_ruby(Frame& ruby, std::uint64_t child) {
  const bool is_between = (ruby.state & (kBases | kAnnotated | kClosed)) != 0;
  std::uint32_t next = 0;
  if (child == name_code("rt") || child == name_code("rtc")) {
    if (is_between) next |= kAnnotated;
    if (ruby.state & (kOpened | kClosed)) next |= kToClose;
  } else if (child == name_code("rp")) {
    if (is_between) next |= kOpened;
    if (ruby.state & kToClose) next |= kClosed;
  } else if (is_between) {
    next = kBases;
  }
  if (next == 0) return false;
  ruby.state = next;
  return true;
}

// Terms, then descriptions; a list of groups has nothing else.
bool step_groups(Frame& list, int place) {
  constexpr int kTerm = 0;
  constexpr int kDescription = 1;
  constexpr int kGroup = 2;
  const int last = list.place;
  list.place = static_cast<std::int8_t>(place);
  if (place == kGroup) return last < 0 || last == kGroup;
  if (last == kGroup) return false;
  const bool is_one_group = list.name == name_code("div");
  if (place == kTerm) return !is_one_group || last != kDescription;
  return last >= 0;
}

bool step_sequence(Frame& parent, const Part& part, std::uint64_t child) {
  const bool is_same = part.place == parent.place;
  const bool in_order = part.place >= parent.place && (!is_same || child == parent.last);
  parent.place = std::max(parent.place, static_cast<std::int8_t>(part.place));
  return in_order;
}

// A child that is a part of its parent; false where it cannot stand at this place.
bool take_part(Frame& parent, const Part& part, std::uint64_t child) {
  const std::uint32_t bit = 1U << part.place;
  const bool is_repeated = part.count != '*' && (parent.seen & bit) != 0;
  parent.seen |= bit;
  bool is_in_order = true;
  switch (parent.order) {
    case Order::any:
    case Order::caption:
      break;
    case Order::sequence:
      is_in_order = step_sequence(parent, part, child);
      break;
    case Order::groups:
      is_in_order = step_groups(parent, part.place);
      break;
    case Order::ruby:
      is_in_order = step_ruby(parent, child);
      break;
  }
  // A caption behind the content: nothing may follow it.
  if (parent.order == Order::caption && parent.has_content) parent.place = kContentPlace;
  parent.last = child;
  return is_in_order && !is_repeated;
}

// Content among parts: whether it may still come.
bool take_content(Frame& parent) {
  parent.has_content = true;
  if (parent.order == Order::sequence) parent.place = kContentPlace;
  if (parent.order == Order::ruby) return step_ruby(parent, 0);
  return parent.order != Order::caption || parent.place != kContentPlace;
}

void judge_child(Document& document, const xml::StartTag& tag, const Frame& frame, Frame& parent,
                 const DocumentElement& model) {
  const Part part = vocabulary::find_part(parent.parts, tag.name.local);
  if (part.place >= 0) {
    if (!take_part(parent, part, frame.name)) {
      refuse(document, frame, fmt::format("here in <{}>", parent.written));
    }
    return;
  }
  const bool stands_beside_parts = parent.holds == Holds::nothing && !parent.parts.empty() &&
                                   parent.name != name_code("html") && is_scripting(frame.name);
  if (stands_beside_parts) return;
  const bool is_silent = (frame.name == name_code("meta") || frame.name == name_code("link")) &&
                         parent.holds != Holds::metadata && !is_statement(tag);
  if (!holds_content(parent, model) || is_silent) return refuse(document, frame, inside(parent));
  if (!take_content(parent)) refuse(document, frame, fmt::format("here in <{}>", parent.written));
}

// An element of XHTML.
void place_document_element(Document& document, const xml::StartTag& tag, Frame& frame,
                            Frame* parent) {
  const DocumentElement* model = vocabulary::document_element(tag.name.local);
  const bool is_judged = parent && parent->rules == Rules::document;
  if (!model && vocabulary::is_custom_element(tag.name.local)) {
    static constexpr DocumentElement kCustom{
        .in_flow = true, .in_phrasing = true, .holds = Holds::transparent};
    model = &kCustom;
    frame.is_judged = false;
  }
  if (!model) {
    frame.rules = Rules::anything;
    frame.is_judged = false;
    if (is_judged || !parent) refuse(document, frame, "in XHTML: there is no such element");
    return;
  }
  if (is_judged) judge_child(document, tag, frame, *parent, *model);
  if (!parent && frame.name != name_code("html")) refuse(document, frame, "in place of <html>");
  // Nobody judges what a drawing holds outside <foreignObject> and <title>.
  if (parent && (parent->rules == Rules::anything || parent->rules == Rules::drawing)) {
    frame.rules = Rules::anything;
    frame.is_judged = false;
    return;
  }
  set_model(frame, *model, parent, tag);
}

void place_switch_element(Document& document, const xml::StartTag& tag, Frame& frame,
                          Frame* parent) {
  const std::string_view name = tag.name.local;
  frame.may_hold_flow = !parent || parent->may_hold_flow;
  if (parent && parent->rules == Rules::choice && (name == "case" || name == "default")) {
    parent->seen |= name == "case" ? 1U : 2U;
    const bool in_order = name == "case" ? (parent->seen & 2U) == 0 : (parent->seen & 1U) != 0;
    if (!in_order) refuse(document, frame, inside(*parent));
    frame.may_hold_flow |= name == "case";
    frame.holds = frame.may_hold_flow ? Holds::flow : Holds::phrasing;
    return;
  }
  const bool is_judged = parent && parent->rules == Rules::document;
  const bool is_switch = name == "switch";
  if (is_switch) document.facts.has_switch = true;
  if (is_judged) {
    const bool fits = is_switch ? parent->holds == Holds::flow || parent->holds == Holds::phrasing
                                : name == "trigger" && (parent->holds == Holds::flow ||
                                                        parent->holds == Holds::metadata);
    if (!fits || !take_content(*parent)) refuse(document, frame, inside(*parent));
    if (is_switch || name == "trigger") {
      document.findings.report(Code::deprecated_markup, tag_span(document, frame),
                               fmt::format("<{}>", frame.written));
    }
  } else if (!parent || parent->rules == Rules::choice) {
    refuse(document, frame, "here");
  }
  frame.rules = is_switch ? Rules::choice : Rules::document;
  frame.holds = Holds::nothing;
}

// The root of a drawing or a formula in a text.
void place_foreign_root(Document& document, const Frame& frame, Frame* parent, bool is_root) {
  if (!parent) {
    const bool is_drawing = document.kind == DocumentKind::svg && frame.space == Space::svg;
    if (!is_drawing || !is_root) refuse(document, frame, "in place of the document's element");
    return;
  }
  if (parent->rules != Rules::document) return;
  const bool fits = is_root && (parent->holds == Holds::flow || parent->holds == Holds::phrasing);
  if (!fits || !take_content(*parent)) refuse(document, frame, inside(*parent));
}

void place_drawing(Document& document, const xml::StartTag& tag, Frame& frame, Frame* parent) {
  frame.rules = Rules::drawing;
  if (document.kind != DocumentKind::svg) document.facts.has_svg = true;
  place_foreign_root(document, frame, parent, tag.name.local == "svg");
  if (parent && parent->rules == Rules::anything) frame.rules = Rules::anything;
  // What is written in a drawing in XHTML (EPUB 3.3 section 6.2.3).
  const bool is_text = tag.name.local == "foreignObject" || tag.name.local == "title";
  if (!is_text || frame.rules != Rules::drawing) return;
  frame.rules = Rules::document;
  frame.holds = Holds::flow;
  frame.may_hold_flow = true;
  if (tag.name.local == "title") frame.parts = "html* body*";
  if (tag.name.local == "foreignObject" && document.kind == DocumentKind::svg) {
    frame.parts = "body?";
  }
}

void place_formula(Document& document, const xml::StartTag& tag, Frame& frame, Frame* parent) {
  frame.rules = Rules::math;
  open_formula(tag, frame);
  document.facts.has_mathml = true;
  if (parent && parent->rules == Rules::anything) frame.rules = Rules::anything;
  if (!parent || parent->rules == Rules::document) {
    place_foreign_root(document, frame, parent, tag.name.local == "math");
  }
}

void place_in_parent(Document& document, const xml::StartTag& tag, Frame& frame, Frame* parent) {
  switch (tag.name.space) {
    case Space::xhtml:
      return place_document_element(document, tag, frame, parent);
    case Space::svg:
      return place_drawing(document, tag, frame, parent);
    case Space::mathml:
      return place_formula(document, tag, frame, parent);
    case Space::ops:
      return place_switch_element(document, tag, frame, parent);
    default:
      frame.rules = Rules::anything;
      if (parent && parent->rules != Rules::document && parent->rules != Rules::choice) return;
      if (parent && parent->space == Space::ops && parent->name == name_code("case")) return;
      refuse(document, frame, parent ? inside(*parent) : "in place of the document's element");
  }
}

}  // namespace

void judge_place(Document& document, const xml::StartTag& tag) {
  Frame frame;
  frame.space = tag.name.space;
  frame.begin = tag.begin;
  frame.end = tag.end;
  frame.name = name_code(tag.name.local);
  frame.labels = document.labels;
  const std::string_view raw = document.text.substr(tag.begin, tag.end - tag.begin);
  if (raw.starts_with('<')) {
    frame.written =
        shortened(raw.substr(1, std::min(raw.find_first_of(" \t\r\n/>", 1), raw.size()) - 1));
  }
  Frame* const parent = document.open.empty() ? nullptr : &document.open.back();
  if (parent) {
    frame.inside = parent->inside;
    ++parent->children;
  }
  if (document.kind == DocumentKind::legacy) {
    judge_legacy_place(document, tag, frame, parent);
  } else {
    place_in_parent(document, tag, frame, parent);
    if (parent && parent->rules == Rules::math) judge_math_place(document, tag, frame);
    if (document.kind == DocumentKind::navigation) judge_navigation_place(document, tag, frame);
  }
  document.open.push_back(frame);
}

void judge_text(Document& document, std::uint32_t begin, std::uint32_t size) {
  if (document.open.empty()) return;
  Frame& frame = document.open.back();
  if (frame.rules == Rules::legacy || frame.rules == Rules::legacy_drawing)
    return judge_legacy_text(document, frame, begin, size);
  const bool is_document = frame.rules == Rules::document;
  if (!is_document && frame.rules != Rules::choice && frame.rules != Rules::navigation &&
      frame.rules != Rules::math) {
    return;
  }
  const bool holds_text = frame.holds == Holds::flow || frame.holds == Holds::phrasing ||
                          frame.holds == Holds::text || frame.holds == Holds::anything;
  const bool fits =
      holds_text && frame.rules != Rules::choice && (!is_document || take_content(frame));
  if (fits || frame.is_text_reported) return;
  frame.is_text_reported = true;
  document.findings.report(Code::invalid_text, document.span(begin, begin + size), frame.written);
}

namespace {

void report_lacking(Document& document, const Frame& frame, std::string_view what) {
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written, what);
}

}  // namespace

void judge_missing_parts(Document& document, const Frame& frame) {
  std::string_view rest = frame.parts;
  for (std::uint32_t place = 0; !rest.empty(); ++place) {
    const std::size_t length = std::min(rest.find(' '), rest.size());
    const std::string_view part = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    const bool is_needed = part.ends_with('!') || part.ends_with('+');
    if (!is_needed || (frame.seen & (1U << place)) != 0) continue;
    const std::string_view name = part.substr(0, part.find_first_of("|!+"));
    report_lacking(document, frame,
                   part.starts_with("h1|") ? "heading" : fmt::format("<{}>", name));
  }
}

void judge_end(Document& document, const Frame& frame) {
  if (frame.rules == Rules::legacy) return judge_legacy_end(document, frame);
  if (frame.rules == Rules::math) return judge_math_end(document, frame);
  if (frame.rules == Rules::choice) {
    if (!(frame.seen & 1U)) report_lacking(document, frame, "<epub:case>");
    if (!(frame.seen & 2U)) report_lacking(document, frame, "<epub:default>");
    return;
  }
  if (frame.rules != Rules::document || frame.space != Space::xhtml) return;
  judge_missing_parts(document, frame);
  if (frame.order == Order::groups) {
    const bool is_empty_group = frame.place < 0 && frame.name == name_code("div");
    if (frame.place == 0 || is_empty_group) report_lacking(document, frame, "<dd>");
  }
  if (frame.order == Order::ruby && !(frame.state & (kAnnotated | kClosed))) {
    report_lacking(document, frame, "<rt> at its end");
  }
}

}  // namespace colophon::verify
