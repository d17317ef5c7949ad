// Navigation documents: lists of links in <nav epub:type="…"> (EPUB 3.3 section 7.3).
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "verify/documents/judge.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::verify {

namespace {

using xml::Space;

// What has come of an <li> (Frame::state).
enum Item : std::uint32_t { kLink = 1, kHeading = 2, kList = 4 };

bool is_heading(std::uint64_t name) {
  return name == short_name("h1") || name == short_name("h2") || name == short_name("h3") ||
         name == short_name("h4") || name == short_name("h5") || name == short_name("h6");
}

bool has_type(const xml::Attribute* types, std::string_view type) {
  if (!types) return false;
  std::string_view rest = vocabulary::forms::trim(types->value);
  while (!rest.empty()) {
    const std::size_t length = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    if (rest.substr(0, length) == type) return true;
    rest = vocabulary::forms::trim(rest.substr(length));
  }
  return false;
}

void refuse(Document& document, const Frame& frame, const std::string& where) {
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written, where);
}

void open_navigation(Document& document, Frame& frame, const xml::Attribute& types) {
  frame.rules = Rules::navigation;
  frame.content.model = {};
  frame.inside |= kInNavigation;
  document.lists_in_navigation = 0;
  document.landmarks.clear();
  const auto count = [&](std::string_view type, std::uint32_t& number) {
    if (has_type(&types, type) && ++number == 2) {
      refuse(document, frame, fmt::format("beside another `{}`", type));
    }
  };
  count("toc", document.toc_count);
  count("page-list", document.page_list_count);
  count("landmarks", document.landmarks_count);
  const bool is_own =
      !has_type(&types, "toc") && !has_type(&types, "page-list") && !has_type(&types, "landmarks");
  // The state of a <nav> that must have a heading; those others need none.
  frame.state = is_own ? 1 : 0;
  if (has_type(&types, "page-list") || has_type(&types, "landmarks")) frame.state |= 2;
  if (has_type(&types, "landmarks")) frame.inside |= kInLandmarks;
}

// A child of <nav>: a heading, then a list.
void place_in_navigation(Document& document, Frame& frame, Frame& parent) {
  const bool is_title = is_heading(frame.name) || frame.name == short_name("hgroup");
  if (is_title && parent.content.children == 1) return;
  if (frame.name == short_name("ol") && !(parent.content.seen & 1U)) {
    parent.content.seen |= 1U;
    if ((parent.state & 1U) && parent.content.children == 1) {
      document.findings.report(Code::lacking_content, tag_span(document, parent), parent.written,
                               "heading before its list");
    }
    return;
  }
  refuse(document, frame, "here in <nav>");
}

// A child of <li>: a link or a heading, then a list.
void place_in_item(Document& document, Frame& frame, Frame& parent) {
  const bool is_first = parent.content.children == 1;
  if (frame.name == short_name("a") && is_first) {
    parent.state |= kLink;
  } else if (frame.name == short_name("span") && is_first) {
    parent.state |= kHeading;
  } else if (frame.name == short_name("ol") && !is_first && !(parent.state & kList)) {
    parent.state |= kList;
  } else {
    refuse(document, frame, "here in <li>");
  }
}

void judge_landmark(Document& document, const xml::StartTag& tag, const Frame& frame) {
  const xml::Attribute* types = tag.find(Space::ops, "type");
  const xml::Attribute* address = tag.find("href");
  if (!types) {
    document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                             "`epub:type`, as a landmark must");
    return;
  }
  const std::string target =
      ascii::lower(address ? vocabulary::forms::trim(address->value) : std::string_view());
  std::string_view rest = vocabulary::forms::trim(types->value);
  while (!rest.empty()) {
    const std::size_t length = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    document.landmarks.push_back(ascii::lower(rest.substr(0, length)) + ' ' + target);
    rest = vocabulary::forms::trim(rest.substr(length));
  }
}

bool is_labelled(const Frame& frame) {
  const bool is_entry = (frame.inside & kInNavigation) != 0 &&
                        (frame.name == short_name("a") || frame.name == short_name("span"));
  return frame.space == Space::xhtml && (is_entry || is_heading(frame.name));
}

// What readers see or hear of an element besides its text.
void count_labels(Document& document, const xml::StartTag& tag, const Frame* parent) {
  for (const xml::Attribute& attribute : tag.attributes) {
    if (attribute.name.space != Space::none) continue;
    const bool is_alternative =
        attribute.name.local == "alt" && tag.name.local == "img" && parent && is_labelled(*parent);
    const bool is_label = attribute.name.local == "aria-label";
    const bool is_filled = !vocabulary::forms::trim(attribute.value).empty();
    if ((is_alternative || is_label) && is_filled) ++document.labels;
  }
}

void judge_lists(Document& document, const Frame& frame) {
  if (!(frame.content.seen & 1U)) {
    document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                             "<ol>");
  }
  if ((frame.state & 2U) && document.lists_in_navigation != 1) {
    const std::string_view type = frame.inside & kInLandmarks ? "landmarks" : "page-list";
    document.findings.report(Code::nested_navigation, tag_span(document, frame), type);
  }
  std::vector<std::string>& landmarks = document.landmarks;
  std::sort(landmarks.begin(), landmarks.end());
  const auto twice = std::adjacent_find(landmarks.begin(), landmarks.end());
  if (twice == landmarks.end()) return;
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written,
                           fmt::format("with the landmark `{}` twice", *twice));
}

}  // namespace

void judge_navigation_place(Document& document, const xml::StartTag& tag, Frame& frame) {
  Frame* const parent = document.open.empty() ? nullptr : &document.open.back();
  if (frame.space == Space::xhtml && parent && parent->rules == Rules::navigation) {
    if (parent->name == short_name("nav")) place_in_navigation(document, frame, *parent);
    if (parent->name == short_name("li")) place_in_item(document, frame, *parent);
    if (parent->name == short_name("ol") && frame.name != short_name("li")) {
      refuse(document, frame, "directly in <ol>");
    }
    // An <ol> in <nav> or in an item goes on by these rules, all else by those of a text.
    const bool goes_on = frame.name == short_name("ol") || frame.name == short_name("li");
    if (goes_on) {
      frame.rules = Rules::navigation;
      frame.content.model = {};
      if (frame.name == short_name("ol")) ++document.lists_in_navigation;
    } else if (frame.name == short_name("a") || frame.name == short_name("span")) {
      frame.content.model.holds = vocabulary::kPhrasingContent;
      frame.may_hold_flow = false;
    }
    if (frame.name == short_name("a") && (frame.inside & kInLandmarks)) {
      judge_landmark(document, tag, frame);
    }
  } else if (frame.space == Space::xhtml && frame.name == short_name("nav")) {
    const xml::Attribute* types = tag.find(Space::ops, "type");
    if (types) open_navigation(document, frame, *types);
  } else if (parent && parent->rules == Rules::navigation) {
    refuse(document, frame, fmt::format("directly in <{}>", parent->written));
  }
  frame.labels = document.labels;
  count_labels(document, tag, parent);
}

void judge_navigation_end(Document& document, const Frame& frame) {
  if (frame.space != Space::xhtml || frame.rules == Rules::anything) return;
  if (frame.rules == Rules::navigation) {
    if (frame.name == short_name("nav")) return judge_lists(document, frame);
    std::string_view missing;
    if (frame.name == short_name("ol") && frame.content.children == 0) missing = "<li>";
    if (frame.name == short_name("li")) {
      if (frame.content.children == 0) missing = "<a>";
      if (frame.state == kHeading) missing = "<ol>";
    }
    if (missing.empty()) return;
    document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                             missing);
    return;
  }
  if (!is_labelled(frame) || document.labels != frame.labels) return;
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written, "text");
}

void judge_navigation_document(Document& document) {
  if (document.toc_count == 0) {
    document.findings.report(Code::lacking_content, document.span(0, 0), "body",
                             "<nav epub:type=\"toc\">");
  }
}

}  // namespace colophon::verify
