// Attributes that go together, and elements of which a document has one.
#include <fmt/format.h>

#include "base/ascii.h"
#include "verify/documents/judge.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::verify {

namespace {

void lack(Document& document, const Frame& frame, std::string_view what) {
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written, what);
}

void refuse(Document& document, const Frame& frame, std::string_view where) {
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written, where);
}

void refuse(Document& document, const xml::StartTag& tag, const Frame& frame,
            std::string_view name) {
  const xml::Attribute* attribute = tag.find(name);
  if (!attribute) return;
  document.findings.report(Code::invalid_attribute, name_span(document, tag, *attribute), name,
                           frame.written);
}

void refuse_value(Document& document, const xml::StartTag& tag, const Frame& frame,
                  const xml::Attribute& attribute) {
  document.findings.report(Code::invalid_value, value_span(document, tag, attribute),
                           attribute.name.local, frame.written, attribute.value);
}

// `text/html; charset=utf-8`
bool is_utf8_html(std::string_view content) {
  const std::string lower = ascii::lower(vocabulary::forms::trim(content));
  const std::size_t type = lower.find("text/html;");
  if (type == lower.npos) return false;
  return vocabulary::forms::trim(std::string_view(lower).substr(type + 10))
      .starts_with("charset=utf-8");
}

void judge_http_equivalent(Document& document, const xml::StartTag& tag, const Frame& frame,
                           const xml::Attribute& attribute) {
  const std::string name = ascii::lower(attribute.value);
  if (!vocabulary::forms::is_one_of(
          "content-type|refresh|default-style|content-security-policy|x-ua-compatible", name)) {
    return refuse_value(document, tag, frame, attribute);
  }
  if (name != "content-type") return;
  const xml::Attribute* content = tag.find("content");
  if (content && !is_utf8_html(content->value)) refuse_value(document, tag, frame, *content);
  if (document.has_charset) refuse(document, frame, "beside one with `charset`");
  document.has_content_type = true;
}

// The first counts (EPUB 3.3 #sec-fxl-content-dimensions).
void note_viewport(Document& document, const xml::StartTag& tag) {
  const xml::Attribute* name = tag.find("name");
  const xml::Attribute* content = tag.find("content");
  if (document.facts.has_viewport || !name || !content ||
      vocabulary::forms::trim(name->value) != "viewport")
    return;
  const xml::AttributePlace place = place_of(document, tag, *content);
  document.facts.has_viewport = true;
  document.facts.viewport = content->value;
  document.facts.viewport_begin = place.value_begin;
  document.facts.viewport_end = place.value_end;
}

void judge_meta(Document& document, const xml::StartTag& tag, const Frame& frame) {
  const bool has_content = tag.find("content") != nullptr;
  note_viewport(document, tag);
  if (tag.find("charset")) {
    if (document.has_charset) refuse(document, frame, "beside another with `charset`");
    if (document.has_content_type) refuse(document, frame, "beside one with `http-equiv`");
    document.has_charset = true;
    return;
  }
  if (const xml::Attribute* equivalent = tag.find("http-equiv")) {
    judge_http_equivalent(document, tag, frame, *equivalent);
  } else if (!tag.find("name") && !tag.find("itemprop") && !tag.find("property")) {
    return lack(document, frame, "`name`");
  }
  if (!has_content) lack(document, frame, "`content`");
}

void judge_link(Document& document, const xml::StartTag& tag, const Frame& frame) {
  const xml::Attribute* rel = tag.find("rel");
  if (!rel && !tag.find("itemprop") && !tag.find("property")) lack(document, frame, "`rel`");
  if (tag.find("sizes") && (!rel || rel->value != "icon")) refuse(document, tag, frame, "sizes");
}

// One of a picture has `srcset`, one of a medium `src`.
void judge_source(Document& document, const xml::StartTag& tag, const Frame& frame) {
  const bool is_in_picture = document.open.size() > 1 &&
                             document.open[document.open.size() - 2].name == short_name("picture");
  if (is_in_picture) {
    if (!tag.find("srcset")) lack(document, frame, "`srcset`");
    return refuse(document, tag, frame, "src");
  }
  if (!tag.find("src")) lack(document, frame, "`src`");
  for (const std::string_view name : {"srcset", "sizes", "width", "height"}) {
    refuse(document, tag, frame, name);
  }
}

void judge_map(Document& document, const xml::StartTag& tag, const Frame& frame) {
  const xml::Attribute* name = tag.find("name");
  const xml::Attribute* id = tag.find("id");
  if (!name) return;
  if (id && id->value != name->value) refuse_value(document, tag, frame, *id);
  if (!document.maps.emplace(name->value).second) refuse_value(document, tag, frame, *name);
}

void judge_track(Document& document, const xml::StartTag& tag, const Frame& frame) {
  const xml::Attribute* label = tag.find("label");
  if (label && vocabulary::forms::trim(label->value).empty()) {
    refuse_value(document, tag, frame, *label);
  }
  if (!tag.find("default") || document.open.size() < 2) return;
  Frame& parent = document.open[document.open.size() - 2];
  if (parent.state) refuse(document, tag, frame, "default");
  parent.state = 1;
}

// A <select> without `multiple` has one <option selected> at most.
void judge_option(Document& document, const xml::StartTag& tag, const Frame& frame) {
  if (!tag.find("selected")) return;
  std::size_t around = document.open.size() - 1;
  if (around-- == 0) return;
  if (document.open[around].name == short_name("optgroup") && around-- == 0) return;
  constexpr std::uint32_t kMultiple = 2;
  Frame& select = document.open[around];
  if (select.name != short_name("select") || select.state == kMultiple) return;
  if (select.state) refuse(document, tag, frame, "selected");
  select.state = 1;
}

void judge_anchor(Document& document, const xml::StartTag& tag, const Frame& frame) {
  if (tag.find("href")) return;
  for (const std::string_view name :
       {"download", "target",  "rel",      "hreflang", "type",      "ping",     "referrerpolicy",
        "about",    "content", "datatype", "inlist",   "prefix",    "property", "resource",
        "typeof",   "vocab",   "itemid",   "itemref",  "itemscope", "itemtype"}) {
    refuse(document, tag, frame, name);
  }
  if (tag.find("itemprop")) lack(document, frame, "`href`");
}

void judge_described_thing(Document& document, const xml::StartTag& tag, const Frame& frame,
                           std::string_view needed) {
  if (tag.find("itemprop") && !tag.find(needed)) {
    lack(document, frame, fmt::format("`{}`", needed));
  }
}

}  // namespace

void judge_combinations(Document& document, const xml::StartTag& tag, const Frame& frame) {
  switch (frame.name) {
    case short_name("meta"):
      return judge_meta(document, tag, frame);
    case short_name("link"):
      return judge_link(document, tag, frame);
    case short_name("source"):
      return judge_source(document, tag, frame);
    case short_name("map"):
      return judge_map(document, tag, frame);
    case short_name("track"):
      return judge_track(document, tag, frame);
    case short_name("select"):
      document.open.back().state = tag.find("multiple") ? 2 : 0;
      return;
    case short_name("option"):
      return judge_option(document, tag, frame);
    case short_name("a"):
      return judge_anchor(document, tag, frame);
    case short_name("area"):
      if (tag.find("alt") && !tag.find("href")) lack(document, frame, "`href`");
      return judge_described_thing(document, tag, frame, "href");
    case short_name("object"):
      if (!tag.find("data") && !tag.find("type")) lack(document, frame, "`data`");
      [[fallthrough]];
    case short_name("iframe"):
    case short_name("embed"):
      return judge_described_thing(document, tag, frame, "data");
    case short_name("audio"):
    case short_name("video"):
      return judge_described_thing(document, tag, frame, "src");
    case short_name("input"): {
      const xml::Attribute* type = tag.find("type");
      if (type && type->value == "image" && !tag.find("alt")) lack(document, frame, "`alt`");
      return;
    }
    default:
      return;
  }
}

}  // namespace colophon::verify
