#include "vocabulary/content_model.h"

#include "formats/internal_names.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::vocabulary {

namespace {

constexpr AuthoredElement kUnknown = {.treatment = Treatment::unwrap,
                                      .is_inline = true,
                                      .content = Content::transparent,
                                      .is_xhtml = false};
constexpr AuthoredElement kInternal = {.content = Content::flow, .is_xhtml = false};
constexpr AuthoredElement kNoteReference = {
    .is_inline = true, .content = Content::none, .is_xhtml = false};

// Of the global states and properties of ARIA those that mean something in a text without scripts.
constexpr std::string_view kAriaAttributes =
    "aria-label aria-labelledby aria-describedby aria-description aria-details aria-hidden "
    "aria-live aria-atomic aria-current aria-roledescription";

// What stands in a certain parent alone: li, td, rt.
bool is_only_a_part(const Element& element) {
  return element.authored.treatment == Treatment::keep && element.authored.is_xhtml &&
         (element.groups & kFlow) == 0;
}

}  // namespace

const AuthoredElement& info_of_element(std::string_view name) {
  if (const Element* found = xhtml_schema().find(name)) return found->authored;
  if (!name.starts_with(internal::kPrefix)) return kUnknown;
  return name == internal::kNoteReference ? kNoteReference : kInternal;
}

bool is_attribute_kept(std::string_view element, std::string_view attribute) {
  if (attribute.starts_with(internal::kPrefix)) return true;
  if (attribute.starts_with("aria-")) {
    const bool is_heading = element.size() == 2 && element[0] == 'h' && element != "hr";
    return has_word(kAriaAttributes, attribute) || (is_heading && attribute == "aria-level");
  }
  if (attribute.starts_with("data-"))
    return forms::is_data_name(attribute) && is_custom_data_name(attribute);
  const Attribute* known = document_attribute(element, attribute);
  return known && known->is_kept;
}

bool is_child_allowed(std::string_view parent, std::string_view child) {
  const Element* around = xhtml_schema().find(parent);
  const Element* inner = xhtml_schema().find(child);
  // A group within a list of descriptions is a <div>.
  const bool is_part = (around && find_part(around->content.parts, child).place >= 0) ||
                       (parent == "div" && (child == "dt" || child == "dd"));
  if (is_part || (inner && is_only_a_part(*inner))) return is_part;
  switch (info_of_element(parent).content) {
    case Content::none:
      return false;
    case Content::phrasing:
      return info_of_element(child).is_inline;
    case Content::structured:
      return around->content.holds != 0 && info_of_element(child).is_inline;  // ruby
    case Content::flow:
    case Content::transparent:
      break;
  }
  return true;
}

}  // namespace colophon::vocabulary
