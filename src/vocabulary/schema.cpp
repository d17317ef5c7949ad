#include "vocabulary/schema.h"

#include <algorithm>

#include "base/ascii.h"
#include "formats/language_tag.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/math_forms.h"

namespace colophon::vocabulary {

namespace {

const Attribute* find_exact(std::span<const Attribute> attributes, std::string_view name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [name](const Attribute& it) { return it.name == name; });
  return found == attributes.end() ? nullptr : &*found;
}

const Attribute* find_prefix(std::span<const Attribute> attributes, std::string_view name) {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [name](const Attribute& it) {
        return it.name.ends_with('*') && name.starts_with(it.name.substr(0, it.name.size() - 1));
      });
  return found == attributes.end() ? nullptr : &*found;
}

// `names` have a `|` or `/` between them.
bool is_among(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const auto end =
        std::find_if(names.begin(), names.end(), [](char c) { return c == '|' || c == '/'; });
    const auto length = static_cast<std::size_t>(end - names.begin());
    if (names.substr(0, length) == name) return true;
    names.remove_prefix(std::min(length + 1, names.size()));
  }
  return false;
}

bool is_one_character(std::string_view value) {
  return std::count_if(value.begin(), value.end(), [](char c) { return (c & 0xC0) != 0x80; }) == 1;
}

// Whether there is a word, and each is as it has to be.
bool are_words(std::string_view value, auto&& fits) {
  if (value.empty()) return false;
  while (!value.empty()) {
    const std::size_t length = std::min(value.find_first_of(" \t\r\n"), value.size());
    if (!fits(value.substr(0, length))) return false;
    value = forms::trim(value.substr(length));
  }
  return true;
}

}  // namespace

const Element* Schema::find(std::string_view name) const {
  const std::uint64_t key = key_of(name);
  for (std::size_t slot = slot_of(key, slots.size()); slots[slot] != 0;
       slot = (slot + 1) & (slots.size() - 1)) {
    const Element& element = elements[slots[slot]];
    if (element.key == key && element.name == name) return &element;
  }
  return nullptr;
}

const Attribute* Schema::find_attribute(const Element* element, std::string_view name) const {
  const std::span<const Attribute> own =
      element ? own_attributes(*element) : std::span<const Attribute>();
  const std::span<const Attribute> all = own_attributes(elements.front());
  const Attribute* found = find_exact(own, name);
  if (!found) found = find_exact(all, name);
  if (!found) found = find_prefix(own, name);
  if (!found) found = find_prefix(all, name);
  return found && found->form != AttributeForm::never ? found : nullptr;
}

Part find_part(std::string_view parts, std::string_view name) {
  for (int place = 0; !parts.empty(); ++place) {
    const std::size_t length = std::min(parts.find(' '), parts.size());
    std::string_view part = parts.substr(0, length);
    if (part.ends_with(',')) part.remove_suffix(1);
    const std::string_view names = part.substr(0, part.size() - 1);
    if (is_among(names, name)) return {place, part.back(), names.find('/') != names.npos};
    parts.remove_prefix(std::min(length + 1, parts.size()));
  }
  return {};
}

std::string_view part_at(std::string_view parts, int place) {
  for (; place > 0; --place) parts.remove_prefix(std::min(parts.find(' ') + 1, parts.size()));
  return parts.substr(0, parts.find_first_of("!?+*"));
}

bool has_form(const Attribute& attribute, std::string_view value) {
  using Form = AttributeForm;
  if (attribute.form == Form::anything) return true;
  const std::string_view trimmed = forms::trim(value);
  const auto is_word = [&](std::string_view word) {
    return forms::is_one_of(attribute.words, word);
  };
  switch (attribute.form) {
    case Form::anything:
      return true;
    case Form::never:
      return false;
    case Form::one_of:
      return is_word(trimmed);
    case Form::exact:
      return is_word(value);
    case Form::any_case:
      return is_word(ascii::lower(trimmed));
    case Form::itself:
      return trimmed.empty() || ascii::lower(trimmed) == attribute.name;
    case Form::integer:
      return forms::is_integer(trimmed);
    case Form::count:
      return forms::is_count(trimmed);
    case Form::positive:
      return forms::is_positive(trimmed);
    case Form::number:
      return forms::is_number(trimmed);
    case Form::count_number:
      return forms::is_finite(trimmed) && !forms::is_below_zero(trimmed);
    case Form::positive_number:
      return forms::is_finite(trimmed) && !forms::is_below_zero(trimmed) &&
             !forms::is_zero(trimmed);
    case Form::word:
      return !value.empty() && value.find_first_of(" \t\r\n") == value.npos;
    case Form::language:
      return is_schema_language(trimmed);
    case Form::language_or_none:
      return trimmed.empty() || is_schema_language(trimmed);
    case Form::language_tag:
      return trimmed.empty() || is_well_formed_language(trimmed);
    case Form::name:
      return forms::is_xml_name(trimmed);
    case Form::names:
      return are_words(trimmed, forms::is_xml_name);
    case Form::token:
      return forms::is_xml_token(trimmed);
    case Form::tokens:
      return are_words(trimmed, forms::is_xml_token);
    case Form::filled:
      return !trimmed.empty();
    case Form::media_type:
      return forms::is_media_type(value);
    case Form::target:
      return value.empty() || value.front() != '_' || forms::is_target_keyword(value);
    case Form::frame:
      return value.empty() || value.front() != '_';
    case Form::map_reference:
      return value.size() > 1 && value.front() == '#';
    case Form::date:
      return forms::is_date(trimmed) || forms::is_date_and_time(trimmed);
    case Form::moment:
      return forms::is_moment(trimmed);
    case Form::sizes:
      return trimmed == "any" || forms::are_sizes(trimmed);
    case Form::charset:
      return forms::is_utf8_name(value);
    case Form::terms:
      return value.empty() || forms::are_terms(value);
    case Form::resource:
      return forms::is_resource(value);
    case Form::prefixes:
      return trimmed.empty() || forms::are_prefixes(trimmed);
    case Form::clock:
      return forms::is_clock_value(trimmed);
    case Form::length:
      return forms::is_math_length(trimmed) || is_word(value);
    case Form::padding:
      return forms::is_math_padding(trimmed);
    case Form::colour:
      return forms::is_math_colour(trimmed) || is_word(value);
    case Form::decimal:
      return forms::is_finite(trimmed) && trimmed.find_first_of("eE") == trimmed.npos;
    case Form::character:
      return is_one_character(trimmed);
    case Form::list:
      return are_words(trimmed, is_word);
    case Form::lengths:
      return are_words(trimmed, [&](std::string_view word) {
        return forms::is_math_length(word) || is_word(word);
      });
    case Form::place:
      return forms::is_math_place(attribute.words, trimmed);
  }
  return true;
}

}  // namespace colophon::vocabulary
