// Where elements and text may stand: the content model of XHTML as EPUBCheck's schema has it, and
// where it meets SVG, MathML and epub:switch.
#include <fmt/format.h>

#include <algorithm>

#include "verify/documents/judge.h"
#include "vocabulary/document_elements.h"
#include "vocabulary/legacy_drawings.h"
#include "vocabulary/legacy_elements.h"

namespace colophon::verify {

namespace {

using vocabulary::Element;
using vocabulary::kFlow;
using vocabulary::kPhrasing;
using vocabulary::Order;
using xml::Space;

constexpr auto name_code = short_name;

void refuse(Document& document, const Frame& frame, const std::string& where) {
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written, where);
}

std::string inside(const Frame& parent) {
  return parent.written.empty() ? "there" : fmt::format("directly in <{}>", parent.written);
}

std::string here(const Frame& parent) { return fmt::format("here in <{}>", parent.written); }

void holds_only(Frame& frame, vocabulary::Groups content) {
  frame.content.model = {.holds = content};
  frame.may_hold_flow = (content & kFlow) != 0;
}

// The model of an element that is open, as its own tag has it.
void set_model(Frame& frame, const Element& element, const Frame* parent, const xml::StartTag& tag,
               bool is_legacy) {
  frame.element = &element;
  vocabulary::ContentModel& model = frame.content.model;
  model = element.content;
  const bool parent_holds_flow = !parent || parent->may_hold_flow;
  if (model.holds == vocabulary::kTransparent) {
    model.holds = parent_holds_flow ? vocabulary::kFlowContent : vocabulary::kPhrasingContent;
  }
  if (model.holds == vocabulary::kAnything) frame.rules = Rules::anything;
  if (is_legacy) return;
  switch (frame.name) {
    case name_code("colgroup"):
      if (tag.find("span")) model.parts = {};
      break;
    case name_code("audio"):
    case name_code("video"):
      if (tag.find("src")) model.parts = "track*,";
      break;
    case name_code("time"):
      if (!tag.find("datetime")) model.holds = vocabulary::kText;
      break;
    case name_code("div"):
      // A group within a list of descriptions.
      if (parent && parent->name == name_code("dl") && parent->space == Space::xhtml) {
        model = {.parts = "dt* dd*", .order = Order::group};
      }
      break;
    default:
      break;
  }
  frame.may_hold_flow = (model.holds & kFlow) != 0;
}

// Of <meta> and <link> in a text, which say something of it (microdata, RDFa).
bool is_statement(const xml::StartTag& tag) {
  return tag.find("itemprop") || tag.find("property") ||
         (tag.name.local == "link" && tag.find("rel"));
}

bool is_scripting(std::uint64_t name) {
  return name == name_code("script") || name == name_code("template");
}

// In XHTML 1.1 rows that stand in no <tbody> have no <thead> before them.
bool is_loose_row(const Frame& table, std::uint64_t child) {
  constexpr std::uint32_t kHeadOrFoot = 1U << 2 | 1U << 3;  // their places among the parts
  return table.name == name_code("table") && child == name_code("tr") &&
         (table.content.seen & kHeadOrFoot) != 0;
}

// Reports a child that does not fit.
void judge_fit(Document& document, const Frame& frame, const Frame& parent, Fit fit) {
  if (fit == Fit::yes) return;
  refuse(document, frame, fit == Fit::no ? inside(parent) : here(parent));
}

void judge_child(Document& document, const xml::StartTag& tag, const Frame& frame, Frame& parent,
                 const Element& element) {
  const vocabulary::ContentModel& model = parent.content.model;
  vocabulary::Groups groups = element.groups;
  if (!document.is_legacy()) {
    const bool stands_beside_parts = model.holds == 0 && !model.parts.empty() &&
                                     parent.name != name_code("html") && is_scripting(frame.name);
    if (stands_beside_parts) return;
    const bool is_silent = (frame.name == name_code("meta") || frame.name == name_code("link")) &&
                           model.holds != vocabulary::kMetadata && !is_statement(tag);
    if (is_silent) groups = 0;
  }
  const Fit fit = add_child(parent.content, tag.name.local, groups);
  const bool is_loose = document.is_legacy() && is_loose_row(parent, frame.name);
  judge_fit(document, frame, parent, is_loose ? Fit::not_here : fit);
}

// An element of XHTML.
void place_document_element(Document& document, const xml::StartTag& tag, Frame& frame,
                            Frame* parent) {
  const bool is_legacy = document.is_legacy();
  const Element* model = is_legacy ? vocabulary::legacy_xhtml_schema().find(tag.name.local)
                                   : vocabulary::document_element(tag.name.local);
  const bool is_judged = parent && parent->rules == Rules::document;
  if (!model && !is_legacy && vocabulary::is_custom_element(tag.name.local)) {
    static constexpr Element kCustom{.content = {.holds = vocabulary::kTransparent},
                                     .groups = kFlow | kPhrasing};
    model = &kCustom;
    frame.is_judged = false;
  }
  if (!model) {
    frame.rules = Rules::anything;
    frame.is_judged = false;
    if (!is_judged && parent) return;
    refuse(document, frame,
           fmt::format("in XHTML{}: there is no such element", is_legacy ? " 1.1" : ""));
    return;
  }
  if (is_judged) judge_child(document, tag, frame, *parent, *model);
  const bool is_in_drawing = parent && parent->rules == Rules::legacy_drawing;
  if (is_in_drawing) refuse(document, frame, inside(*parent));
  if (!parent && frame.name != name_code("html")) refuse(document, frame, "in place of <html>");
  // Nobody judges what a drawing holds outside <foreignObject> and <title>.
  if (is_in_drawing ||
      (parent && (parent->rules == Rules::anything || parent->rules == Rules::drawing))) {
    frame.rules = Rules::anything;
    frame.is_judged = false;
    return;
  }
  set_model(frame, *model, parent, tag, document.is_legacy());
}

void place_switch_element(Document& document, const xml::StartTag& tag, Frame& frame,
                          Frame* parent) {
  const std::string_view name = tag.name.local;
  frame.may_hold_flow = !parent || parent->may_hold_flow;
  if (parent && parent->rules == Rules::choice && (name == "case" || name == "default")) {
    if (add_child(parent->content, name == "case" ? "epub:case" : "epub:default", 0) != Fit::yes)
      refuse(document, frame, inside(*parent));
    const bool holds_flow = frame.may_hold_flow || name == "case";
    holds_only(frame, holds_flow ? vocabulary::kFlowContent : vocabulary::kPhrasingContent);
    return;
  }
  const bool is_judged = parent && parent->rules == Rules::document;
  const bool is_switch = name == "switch";
  if (is_switch) document.facts.has_switch = true;
  if (is_judged) {
    const vocabulary::Groups groups = is_switch           ? kFlow | kPhrasing
                                      : name == "trigger" ? kFlow | vocabulary::kMetadata
                                                          : 0;
    const Fit fit = add_child(parent->content, {}, groups);
    if (fit != Fit::yes) refuse(document, frame, inside(*parent));
    if (is_switch || name == "trigger") {
      document.findings.report(Code::deprecated_markup, tag_span(document, frame),
                               fmt::format("<{}>", frame.written));
    }
  } else if (!parent || parent->rules == Rules::choice) {
    refuse(document, frame, "here");
  }
  frame.rules = is_switch ? Rules::choice : Rules::document;
  frame.content.model = {};
  if (is_switch) frame.content.model.parts = "epub:case+, epub:default+";
}

// The root of a drawing or a formula in a text.
void place_foreign_root(Document& document, const Frame& frame, Frame* parent, bool is_root) {
  if (!parent) {
    const bool is_drawing = document.kind == DocumentKind::svg && frame.space == Space::svg;
    if (!is_drawing || !is_root) refuse(document, frame, "in place of the document's element");
    return;
  }
  if (parent->rules != Rules::document) return;
  const vocabulary::Groups groups = is_root ? kFlow | kPhrasing : 0;
  if (add_child(parent->content, {}, groups) != Fit::yes) refuse(document, frame, inside(*parent));
}

// A drawing of EPUB 2, which stands where a block or an inline does.
void place_legacy_drawing(Document& document, const xml::StartTag& tag, Frame& frame,
                          Frame* parent) {
  const std::string_view name = tag.name.local;
  document.facts.has_svg = true;
  frame.rules = Rules::anything;
  frame.is_judged = false;
  if (parent && parent->rules == Rules::anything) return;
  frame.element = vocabulary::legacy_svg_schema().find(name);
  if (!frame.element && !vocabulary::is_other_drawing(name)) {
    refuse(document, frame, "in SVG 1.1: there is no such element");
  } else if (parent && parent->rules == Rules::legacy_drawing) {
    judge_fit(document, frame, *parent, add_child(parent->content, name, 0));
  }
  if (frame.element) {
    frame.is_judged = true;
    frame.content.model = frame.element->content;
    frame.rules = name == "foreignObject" ? Rules::document : Rules::legacy_drawing;
  }
  if (!parent || parent->rules != Rules::document) return;
  const vocabulary::Groups groups = name == "svg" ? vocabulary::kBlock | vocabulary::kInline : 0;
  judge_fit(document, frame, *parent, add_child(parent->content, {}, groups));
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
  holds_only(frame, vocabulary::kFlowContent);
  if (tag.name.local == "title") frame.content.model.parts = "html* body*";
  if (tag.name.local == "foreignObject" && document.kind == DocumentKind::svg) {
    frame.content.model.parts = "body?";
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

// What is no text, drawing or formula; in EPUB 2 a formula neither.
void place_stranger(Document& document, Frame& frame, Frame* parent) {
  frame.rules = Rules::anything;
  if (document.is_legacy()) frame.is_judged = false;
  // epub:switch, whose content is for nobody here to judge, stands wherever it is.
  if (document.is_legacy() && frame.space == Space::ops) {
    if (parent) add_content(parent->content);
    return;
  }
  if (parent && parent->rules != Rules::document && parent->rules != Rules::choice) return;
  if (parent && parent->space == Space::ops && parent->name == name_code("case")) return;
  refuse(document, frame, parent ? inside(*parent) : "in place of the document's element");
}

void place_in_parent(Document& document, const xml::StartTag& tag, Frame& frame, Frame* parent) {
  const Space space = tag.name.space;
  if (space == Space::xhtml) return place_document_element(document, tag, frame, parent);
  if (document.is_legacy()) {
    if (space == Space::svg) return place_legacy_drawing(document, tag, frame, parent);
    return place_stranger(document, frame, parent);
  }
  if (space == Space::svg) return place_drawing(document, tag, frame, parent);
  if (space == Space::mathml) return place_formula(document, tag, frame, parent);
  if (space == Space::ops) return place_switch_element(document, tag, frame, parent);
  place_stranger(document, frame, parent);
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
    ++parent->content.children;
  }
  place_in_parent(document, tag, frame, parent);
  if (parent && parent->rules == Rules::math) judge_math_place(document, tag, frame);
  if (document.kind == DocumentKind::navigation) judge_navigation_place(document, tag, frame);
  document.open.push_back(frame);
}

void judge_text(Document& document, std::uint32_t begin, std::uint32_t size) {
  if (document.open.empty()) return;
  Frame& frame = document.open.back();
  const bool is_document = frame.rules == Rules::document;
  if (!is_document && frame.rules != Rules::choice && frame.rules != Rules::navigation &&
      frame.rules != Rules::math && frame.rules != Rules::legacy_drawing) {
    return;
  }
  const bool holds_text =
      (frame.content.model.holds & (vocabulary::kText | vocabulary::kAnything)) != 0;
  const bool fits =
      holds_text && frame.rules != Rules::choice && (!is_document || add_content(frame.content));
  if (fits || frame.is_text_reported) return;
  frame.is_text_reported = true;
  document.findings.report(Code::invalid_text, document.span(begin, begin + size), frame.written);
}

void judge_end(Document& document, const Frame& frame) {
  const bool is_judged = frame.rules == Rules::choice || frame.rules == Rules::math ||
                         (frame.rules == Rules::document && frame.space == Space::xhtml);
  if (!is_judged) return;
  for (const std::string& what : missing_content(frame.content)) {
    document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written, what);
  }
}

}  // namespace colophon::verify
