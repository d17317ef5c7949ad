// Compiles the rows of a schema: a name twice, or a form that nobody knows, does not compile.
//     constexpr ElementRow kRows[] = {…};
//     constexpr auto kTable = compile_schema<kRows>();
//     constexpr Schema kSchema = kTable.schema();
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <string_view>

#include "vocabulary/schema.h"

namespace colophon::vocabulary {

// A row of attributes alone.
constexpr ElementRow also(std::string_view names, std::string_view attributes) {
  return {.names = names, .attributes = attributes, .adds = true};
}

template <std::size_t kElements, std::size_t kAttributes>
struct SchemaTable {
  static constexpr std::size_t kSlots = std::bit_ceil(3 * kElements);

  std::array<Element, kElements> elements{};
  std::array<std::uint16_t, kSlots> slots{};
  std::array<Attribute, kAttributes> attributes{};

  constexpr Schema schema() const { return {elements, slots, attributes}; }
};

namespace detail {

constexpr void for_each_word(std::string_view words, auto&& take) {
  while (!words.empty()) {
    const std::size_t length = std::min(words.find(' '), words.size());
    take(words.substr(0, length));
    words.remove_prefix(std::min(length + 1, words.size()));
  }
}

constexpr bool names_element(const ElementRow& row, std::string_view name) {
  bool is_named = name.empty() && row.names.empty();
  for_each_word(row.names, [&](std::string_view word) { is_named |= word == name; });
  return is_named;
}

struct FormName {
  std::string_view name;
  AttributeForm form;
};
constexpr FormName kFormNames[] = {
    {"exact", AttributeForm::exact},
    {"itself", AttributeForm::itself},
    {"int", AttributeForm::integer},
    {"count", AttributeForm::count},
    {"positive", AttributeForm::positive},
    {"number", AttributeForm::number},
    {"count-number", AttributeForm::count_number},
    {"positive-number", AttributeForm::positive_number},
    {"word", AttributeForm::word},
    {"language", AttributeForm::language},
    {"lang", AttributeForm::language_or_none},
    {"name", AttributeForm::name},
    {"names", AttributeForm::names},
    {"token", AttributeForm::token},
    {"tokens", AttributeForm::tokens},
    {"tag", AttributeForm::language_tag},
    {"clock", AttributeForm::clock},
    {"filled", AttributeForm::filled},
    {"mime", AttributeForm::media_type},
    {"target", AttributeForm::target},
    {"frame", AttributeForm::frame},
    {"map", AttributeForm::map_reference},
    {"date", AttributeForm::date},
    {"moment", AttributeForm::moment},
    {"sizes", AttributeForm::sizes},
    {"charset", AttributeForm::charset},
    {"terms", AttributeForm::terms},
    {"resource", AttributeForm::resource},
    {"prefixes", AttributeForm::prefixes},
    {"length", AttributeForm::length},
    {"padding", AttributeForm::padding},
    {"colour", AttributeForm::colour},
    {"decimal", AttributeForm::decimal},
    {"character", AttributeForm::character},
    {"list", AttributeForm::list},
    {"lengths", AttributeForm::lengths},
    {"place", AttributeForm::place},
};

// What stands behind the name of an attribute: `@form`, `=words`, `~words` or `@form=words`.
constexpr void read_form(std::string_view form, Attribute& attribute) {
  if (form.empty()) return;
  if (form.front() != '@') {
    attribute.form = form.front() == '=' ? AttributeForm::one_of : AttributeForm::any_case;
    attribute.words = form.substr(1);
    return;
  }
  const std::size_t end = std::min(form.find('='), form.size());
  const auto* const found =
      std::find_if(std::begin(kFormNames), std::end(kFormNames),
                   [&](const FormName& known) { return known.name == form.substr(1, end - 1); });
  if (found == std::end(kFormNames)) throw "no such form";
  attribute.form = found->form;
  if (end < form.size()) attribute.words = form.substr(end + 1);
}

constexpr Attribute read_attribute(std::string_view word, const auto& values) {
  Attribute attribute;
  attribute.is_kept = word.starts_with('+');
  const bool is_excluded = word.starts_with('-');
  if (attribute.is_kept || is_excluded) word.remove_prefix(1);
  const std::size_t end = std::min(word.find_first_of("!@=~"), word.size());
  attribute.name = word.substr(0, end);
  attribute.is_required = word.substr(end).starts_with('!');
  const std::string_view form = word.substr(end + (attribute.is_required ? 1 : 0));
  read_form(form, attribute);
  if (is_excluded) attribute.form = AttributeForm::never;
  if (!form.empty() || is_excluded) return attribute;
  for (const ValueRow& row : values) {
    for_each_word(row.attributes, [&](std::string_view name) {
      if (name == attribute.name) read_form(row.form, attribute);
    });
  }
  return attribute;
}

constexpr std::size_t count_words(std::string_view words) {
  std::size_t count = 0;
  for_each_word(words, [&](std::string_view) { ++count; });
  return count;
}

}  // namespace detail

inline constexpr std::array<ElementRow, 0> kNoRows{};
inline constexpr std::array<ValueRow, 0> kNoValues{};

template <const auto& kRows, const auto& kValues = kNoValues, const auto& kMoreRows = kNoRows>
consteval auto compile_schema() {
  constexpr auto kCounts = [] {
    std::array<std::size_t, 2> counts{1, 0};
    const auto count = [&](const ElementRow& row) {
      const std::size_t names = detail::count_words(row.names);
      if (!row.adds) counts[0] += names;
      counts[1] += std::max<std::size_t>(names, 1) * detail::count_words(row.attributes);
    };
    for (const ElementRow& row : kRows) count(row);
    for (const ElementRow& row : kMoreRows) count(row);
    return counts;
  }();
  SchemaTable<kCounts[0], kCounts[1]> table;
  std::size_t elements = 1;
  for (const ElementRow& row : kRows) {
    detail::for_each_word(row.adds ? std::string_view() : row.names, [&](std::string_view name) {
      Element& element = table.elements[elements++];
      element = {key_of(name), name, row.content, row.groups, row.authored};
      if (row.content.parts.find(',') != std::string_view::npos) {
        element.content.order = Order::sequence;
      }
    });
  }
  std::sort(table.elements.begin(), table.elements.end(), [](const Element& a, const Element& b) {
    return a.key != b.key ? a.key < b.key : a.name < b.name;
  });
  std::size_t attributes = 0;
  for (std::size_t i = 0; i < table.elements.size(); ++i) {
    Element& element = table.elements[i];
    if (i > 0 && element.name == table.elements[i - 1].name) throw "the same element twice";
    const std::size_t first = attributes;
    const auto gather = [&](const ElementRow& row) {
      if (!detail::names_element(row, element.name)) return;
      detail::for_each_word(row.attributes, [&](std::string_view word) {
        table.attributes[attributes++] = detail::read_attribute(word, kValues);
      });
    };
    for (const ElementRow& row : kRows) gather(row);
    for (const ElementRow& row : kMoreRows) gather(row);
    for (std::size_t k = first; k < attributes; ++k) {
      for (std::size_t other = first; other < k; ++other) {
        if (table.attributes[k].name == table.attributes[other].name) throw "an attribute twice";
      }
    }
    element.first = static_cast<std::uint16_t>(first);
    element.end = static_cast<std::uint16_t>(attributes);
  }
  for (std::size_t i = 1; i < table.elements.size(); ++i) {
    std::size_t slot = slot_of(table.elements[i].key, table.kSlots);
    while (table.slots[slot] != 0) slot = (slot + 1) & (table.kSlots - 1);
    table.slots[slot] = static_cast<std::uint16_t>(i);
  }
  if (attributes != kCounts[1]) throw "attributes of an element that no row has";
  return table;
}

}  // namespace colophon::vocabulary
