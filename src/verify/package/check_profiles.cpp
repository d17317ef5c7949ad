// What belongs to a profile of EPUB, or to a specification beside it, whose rules nobody here
// knows: dictionaries and glossaries, indexes, EDUPUB, previews, region-based navigation,
// distributable objects.
#include <fmt/format.h>

#include <array>
#include <string_view>

#include "verify/package/package.h"

namespace colophon::verify {

namespace {

using xml::Space;

constexpr std::string_view kTypes =
    "dictionary distributable-object edupub index preview scriptable-component teacher-edition "
    "teacher-guide widget";
constexpr std::string_view kRoles =
    "dictionary distributable-object index index-group manifest preview scriptable-component";
constexpr std::array<std::string_view, 5> kProperties = {"data-nav", "dictionary", "glossary",
                                                         "index", "search-key-map"};

void say(std::string_view name, Span place, Diagnostics& findings) {
  findings.report(Code::not_examined, place, fmt::format("what makes this book `{}`", name),
                  "colophon knows no rules but those of every EPUB");
}

}  // namespace

void check_profiles(const Package& package, Diagnostics& findings) {
  if (package.version != 3) return;
  for (const Element& element : package.tree.elements) {
    const std::string_view type = trim(element.text);
    if (element.is(Space::dc, "type") && has_word(kTypes, type))
      say(type, element.span(), findings);
    const TreeAttribute* role =
        element.is(Space::opf, "collection") ? element.find("role") : nullptr;
    if (role != nullptr && has_word(kRoles, trim(role->value)))
      say(trim(role->value), role->span(), findings);
  }
  for (const Item& item : package.items) {
    for (const std::string_view property : kProperties) {
      if (item.has_property(property)) say(property, package.place(item, "properties"), findings);
    }
  }
}

}  // namespace colophon::verify
