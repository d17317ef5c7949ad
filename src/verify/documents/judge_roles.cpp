// Roles of ARIA and what goes with them.
#include "vocabulary/roles.h"

#include <fmt/format.h>

#include "verify/documents/judge.h"
#include "vocabulary/attributes.h"

namespace colophon::verify {

namespace {

constexpr std::string_view kAria = "aria-";

// The role that holds for the states beside it; none where it cannot be.
std::string_view judge_role(Document& document, const xml::StartTag& tag, const Frame& frame,
                            const xml::Attribute& attribute) {
  const bool is_link = tag.find("href") != nullptr;
  const std::string_view role = attribute.value;
  if (vocabulary::is_deprecated_role(role) &&
      vocabulary::is_deprecated_role_allowed(tag.name.local, is_link)) {
    document.findings.report(Code::deprecated_markup, value_span(document, tag, attribute),
                             fmt::format("role `{}`", role));
    return role;
  }
  if (vocabulary::is_role_allowed(tag.name.local, is_link, role)) return role;
  document.findings.report(Code::invalid_value, value_span(document, tag, attribute), "role",
                           frame.written, role);
  return {};
}

void judge_state(Document& document, const xml::StartTag& tag, const Frame& frame,
                 const xml::Attribute& attribute, std::string_view role) {
  const std::string_view name = attribute.name.local;
  if (frame.name == short_name("embed")) return;  // whose plug-in has its own
  std::string_view element = tag.name.local;
  // Only a link can be opened and closed.
  if (frame.name == short_name("a") && !tag.find("href")) element = "span";
  if (!vocabulary::is_aria_allowed(element, role, name)) {
    document.findings.report(Code::invalid_attribute, name_span(document, tag, attribute), name,
                             frame.written);
  } else if (!vocabulary::is_aria_value_allowed(name, attribute.value)) {
    document.findings.report(Code::invalid_value, value_span(document, tag, attribute), name,
                             frame.written, attribute.value);
  }
}

}  // namespace

void judge_roles(Document& document, const xml::StartTag& tag, const Frame& frame) {
  const xml::Attribute* given = tag.find("role");
  const std::string_view role = given ? judge_role(document, tag, frame, *given) : "";
  for (const xml::Attribute& attribute : tag.attributes) {
    const bool is_state =
        attribute.name.space == xml::Space::none && attribute.name.local.starts_with(kAria);
    if (is_state) judge_state(document, tag, frame, attribute, role);
  }
  if (role.empty() || frame.name == short_name("input")) return;
  const std::string_view missing = vocabulary::missing_aria(role, [&](std::string_view state) {
    return tag.find(fmt::format("{}{}", kAria, state)) != nullptr;
  });
  if (missing.empty()) return;
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                           fmt::format("`aria-{}`, which role `{}` must have", missing, role));
}

}  // namespace colophon::verify
