// Collects the ids of a document and the attributes that name them.
#include <algorithm>

#include "verify/documents/judge.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::verify {

namespace {

using xml::Space;

struct Use {
  std::string_view attribute;
  Wanted wanted = Wanted::element;
  std::string_view elements = {};  // all of XHTML's where it is empty
  bool is_list = true;
};

constexpr Use kUses[] = {
    {"aria-labelledby"},
    {"aria-describedby"},
    {"aria-controls"},
    {"aria-flowto"},
    {"aria-owns"},
    {"aria-activedescendant", Wanted::descendant, {}, false},
    {"headers", Wanted::header, "td th"},
    {"for", Wanted::labelled, "label", false},
    {"for", Wanted::element, "output"},
    {"form", Wanted::form, "button fieldset input object output select textarea", false},
    {"list", Wanted::data_list, "input", false},
};

constexpr std::string_view kLabelled = "button input meter output progress select textarea";

// The value as it stands in the text, which outlives the walk, or a copy.
std::string_view keep(Document& document, std::string_view value,
                      const xml::AttributePlace& place) {
  const std::string_view raw =
      document.text.substr(place.value_begin, place.value_end - place.value_begin);
  if (raw == value) return raw;
  return document.ids.copies.emplace_back(value);
}

void note_id(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute,
             const Frame& frame) {
  const xml::AttributePlace place = place_of(document, tag, attribute);
  std::string_view value = attribute.value;
  if (document.kind == DocumentKind::svg || document.kind == DocumentKind::legacy) {
    value = vocabulary::forms::trim(value);
  }
  Id id{keep(document, value, place), place.value_begin, place.value_end};
  if (frame.space == Space::xhtml) {
    id.element = frame.name;
    if (frame.name == short_name("th")) id.table = document.ids.tables;
    const xml::Attribute* type = tag.find("type");
    id.takes_label = vocabulary::has_word(kLabelled, tag.name.local) &&
                     !(type && frame.name == short_name("input") && type->value == "hidden");
  }
  if (document.budget.take()) document.ids.ids.push_back(id);
}

void note_use(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute,
              Frame& frame, const Use& use) {
  const xml::AttributePlace place = place_of(document, tag, attribute);
  std::string_view rest = keep(document, attribute.value, place);
  while (!(rest = vocabulary::forms::trim(rest)).empty()) {
    const std::size_t length =
        use.is_list ? std::min(rest.find_first_of(" \t\r\n"), rest.size()) : rest.size();
    IdUse found{rest.substr(0, length), use.attribute, place.value_begin, place.value_end,
                use.wanted};
    if (use.wanted == Wanted::header) found.scope = document.ids.tables;
    if (use.wanted == Wanted::descendant) {
      found.scope = tag.end;
      frame.active = static_cast<std::int32_t>(document.ids.uses.size());
    }
    if (document.budget.take()) document.ids.uses.push_back(found);
    rest.remove_prefix(length);
  }
}

void note_uses(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute,
               Frame& frame) {
  for (const Use& use : kUses) {
    if (use.attribute != attribute.name.local) continue;
    const bool is_aria = use.elements.empty();
    const bool fits = is_aria || (frame.space == Space::xhtml &&
                                  vocabulary::has_word(use.elements, tag.name.local));
    if (fits) return note_use(document, tag, attribute, frame, use);
  }
}

}  // namespace

void note_ids(Document& document, const xml::StartTag& tag, Frame& frame) {
  const bool is_judged =
      document.kind != DocumentKind::legacy && document.kind != DocumentKind::svg;
  for (const xml::Attribute& attribute : tag.attributes) {
    if (attribute.name.space != Space::none) continue;
    const std::string_view name = attribute.name.local;
    if (name == "id") {
      note_id(document, tag, attribute, frame);
    } else if (is_judged && frame.space == Space::mathml &&
               (name == "xref" || name == "indenttarget")) {
      note_use(document, tag, attribute, frame,
               {name == "xref" ? "xref" : "indenttarget", Wanted::element, {}, false});
    } else if (is_judged && frame.space == Space::ops && name == "ref") {
      note_use(document, tag, attribute, frame, {"ref", Wanted::element, {}, false});
    } else if (is_judged) {
      note_uses(document, tag, attribute, frame);
    }
  }
}

}  // namespace colophon::verify
