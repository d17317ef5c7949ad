// Elements that cannot be inside others, however deep: the rules that EPUBCheck has in Schematron.
#include <fmt/format.h>

#include <bit>

#include "verify/documents/judge.h"

namespace colophon::verify {

namespace {

// Whether an element is something to press or play.
enum class When : std::uint8_t { always, with_controls, with_map, not_hidden };

struct Rule {
  std::uint32_t forbidden = 0;  // Inside
  std::uint32_t opens = 0;      // Inside, for what it holds
  When when = When::always;     // of kInLink and kInButton alone
};

constexpr std::uint32_t kInteractive = kInLink | kInButton;

constexpr NamesWith<Rule> kLines[] = {
    {"a", {kInteractive, kInLink}},
    {"button", {kInteractive, kInButton}},
    {"details embed iframe menu select textarea", {kInteractive, 0}},
    {"img object", {kInteractive, 0, When::with_map}},
    {"input", {kInteractive, 0, When::not_hidden}},
    {"audio", {kInteractive | kInAudio | kInVideo, kInAudio, When::with_controls}},
    {"video", {kInteractive | kInAudio | kInVideo, kInVideo, When::with_controls}},
    {"label", {kInteractive | kInLabel, kInLabel}},
    {"address", {kInAddress, kInAddress}},
    {"header", {kInAddress | kInHeader | kInFooter, kInHeader}},
    {"footer", {kInAddress | kInHeader | kInFooter, kInFooter}},
    {"form", {kInForm, kInForm}},
    {"progress", {kInProgress, kInProgress}},
    {"meter", {kInMeter, kInMeter}},
    {"dfn", {kInDfn, kInDfn}},
    {"caption", {0, kInCaption}},
    {"table", {kInCaption, 0}},
    {"map", {0, kInMap}},
};
constexpr NameTable<Rule, count_names(kLines)> kRules(kLines);

// In the order of Inside.
constexpr std::string_view kNames[] = {"a",      "button",   "audio", "video", "address",
                                       "form",   "progress", "meter", "dfn",   "caption",
                                       "header", "footer",   "label"};

bool applies(When when, const xml::StartTag& tag) {
  switch (when) {
    case When::always:
      return true;
    case When::with_controls:
      return tag.find("controls") != nullptr;
    case When::with_map:
      return tag.find("usemap") != nullptr;
    case When::not_hidden: {
      const xml::Attribute* type = tag.find("type");
      return !type || type->value != "hidden";
    }
  }
  return true;
}

void require_around(Document& document, const Frame& frame, std::string_view where) {
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written, where);
}

}  // namespace

void judge_nesting(Document& document, const xml::StartTag& tag, Frame& frame) {
  if (tag.find(xml::Space::ssml, "ph")) frame.inside |= kInPronounced;
  if (frame.space != xml::Space::xhtml) return;
  if (document.is_legacy() && frame.name != short_name("a")) return;
  if (frame.name == short_name("area") && !(frame.inside & kInMap)) {
    require_around(document, frame, "outside a <map>");
  }
  if (frame.name == short_name("img") && tag.find("ismap") && !(frame.inside & kInAddressedLink)) {
    require_around(document, frame, "outside a link, as it has `ismap`");
  }
  const Rule* rule = kRules.find(frame.name);
  if (!rule) return;
  std::uint32_t broken = frame.inside & rule->forbidden;
  if (!applies(rule->when, tag)) broken &= ~kInteractive;
  frame.inside |= rule->opens;
  if (frame.name == short_name("a") && tag.find("href")) frame.inside |= kInAddressedLink;
  if (broken == 0) return;
  const std::string_view around = kNames[std::countr_zero(broken)];
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written,
                           fmt::format("inside <{}>", around));
}

}  // namespace colophon::verify
