#include "vocabulary/content_model.h"

#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"
#include "vocabulary/document_attributes.h"

namespace colophon::vocabulary {

namespace {

constexpr DocumentElement kUnknown = {.treatment = Treatment::unwrap,
                                      .is_inline = true,
                                      .content = Content::transparent,
                                      .is_xhtml = false};
constexpr DocumentElement kInternal = {.content = Content::flow, .is_xhtml = false};
constexpr DocumentElement kNoteReference = {
    .is_inline = true, .content = Content::none, .is_xhtml = false};

constexpr std::string_view kInternalNames = "colophon:";

// Of the global states and properties of ARIA those that mean something in a text without scripts.
constexpr std::string_view kAriaAttributes =
    "aria-label aria-labelledby aria-describedby aria-description aria-details aria-hidden "
    "aria-live aria-atomic aria-current aria-roledescription";

// What stands in a certain parent alone: li, td, rt.
bool is_only_a_part(const DocumentElement& element) {
  return element.treatment == Treatment::keep && element.is_xhtml && !element.in_flow;
}

}  // namespace

const DocumentElement& info_of_element(std::string_view name) {
  if (const DocumentElement* found = written_element(name)) return *found;
  if (!name.starts_with(kInternalNames)) return kUnknown;
  return name == "colophon:noteref" ? kNoteReference : kInternal;
}

bool is_attribute_kept(std::string_view element, std::string_view attribute) {
  if (attribute == "role" || attribute == "xml:lang") return true;
  if (attribute == "epub:type") return takes_epub_type(element);
  if (attribute.starts_with(kInternalNames)) return true;
  if (attribute.starts_with("aria-")) {
    const bool is_heading = element.size() == 2 && element[0] == 'h' && element != "hr";
    return has_word(kAriaAttributes, attribute) || (is_heading && attribute == "aria-level");
  }
  if (attribute.starts_with("data-"))
    return forms::is_data_name(attribute) && is_custom_data_name(attribute);
  const AttributeRule* rule = document_attribute(element, attribute);
  return rule && rule->is_kept;
}

bool is_child_allowed(std::string_view parent, std::string_view child) {
  const DocumentElement& around = info_of_element(parent);
  const DocumentElement& inner = info_of_element(child);
  // A group within a list of descriptions is a <div>.
  const bool is_part = find_part(around.parts, child).place >= 0 ||
                       (parent == "div" && (child == "dt" || child == "dd"));
  if (is_part || is_only_a_part(inner)) return is_part;
  switch (around.content) {
    case Content::none:
      return false;
    case Content::phrasing:
      return inner.is_inline;
    case Content::structured:
      return around.holds != Holds::nothing && inner.is_inline;  // ruby
    case Content::flow:
    case Content::transparent:
      break;
  }
  return true;
}

}  // namespace colophon::vocabulary
