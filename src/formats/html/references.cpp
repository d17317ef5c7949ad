// Character references, and the single tags whose attributes hold some.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/memory.h"
#include "base/utf8.h"
#include "formats/html/html.h"
#include "formats/html/tags.h"
#include "formats/internal_names.h"
#include "formats/xml_writer.h"

namespace colophon::html {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// References to C1 controls mean what windows-1252 has there (section 13.2.5.80); 0 where it has
// nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t referred_character(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) {
    return kReplacement;
  }
  if (number >= 0x80 && number < 0xA0 && kWindows1252[number - 0x80] != 0) {
    return kWindows1252[number - 0x80];
  }
  return number;
}

// `#233` or `#xE9`.
std::string decode_number(std::string_view inside) {
  inside.remove_prefix(1);
  const bool is_hexadecimal = inside.starts_with('x') || inside.starts_with('X');
  if (is_hexadecimal) inside.remove_prefix(1);
  if (inside.empty()) return {};
  std::uint32_t number = 0;
  const char* const end = inside.data() + inside.size();
  const auto [stopped, error] =
      std::from_chars(inside.data(), end, number, is_hexadecimal ? 16 : 10);
  if (stopped != end) return {};
  if (error == std::errc::result_out_of_range) number = 0;
  std::string character;
  utf8::append(character, referred_character(number));
  return character;
}

// The names that most of the references in books have; the parser knows all of them.
std::string_view decode_common(std::string_view name) {
  struct Reference {
    std::string_view name;
    std::string_view character;
  };
  static constexpr Reference kCommon[] = {
      {"nbsp", "\xC2\xA0"},
      {"amp", "&"},
      {"mdash", "\xE2\x80\x94"},
      {"ndash", "\xE2\x80\x93"},
      {"lt", "<"},
      {"gt", ">"},
      {"quot", "\""},
      {"hellip", "\xE2\x80\xA6"},
      {"shy", "\xC2\xAD"},
      {"copy", "\xC2\xA9"},
      {"rsquo", "\xE2\x80\x99"},
      {"lsquo", "\xE2\x80\x98"},
      {"rdquo", "\xE2\x80\x9D"},
      {"ldquo", "\xE2\x80\x9C"},
      {"eacute", "\xC3\xA9"},
      {"apos", "'"},
  };
  for (const Reference& reference : kCommon) {
    if (reference.name == name) return reference.character;
  }
  return {};
}

const GumboNode* first_child(const GumboNode& node) {
  const GumboVector& children = node.v.element.children;
  return children.length == 0 ? nullptr : static_cast<const GumboNode*>(children.data[0]);
}

// Parses a text whose tree has one node of interest, and gives it to `use`.
template <class Use>
std::string parse_for(const std::string& input, Use use) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void*, std::size_t size) { return memory::allocate(size); };
  options.fragment_context = GUMBO_TAG_BODY;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, input.data(), input.size());
  const GumboNode* node = first_child(*output->root);
  std::string result = node ? use(*node) : std::string();
  gumbo_destroy_output(&options, output);
  return result;
}

std::string decode_name(std::string_view name) {
  const auto is_alphanumeric = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  // The longest name is CounterClockwiseContourIntegral.
  if (name.empty() || name.size() > 31 || !std::all_of(name.begin(), name.end(), is_alphanumeric)) {
    return {};
  }
  if (name == "semi") return ";";
  const std::string input = "&" + std::string(name) + ";";
  std::string text = parse_for(input, [](const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT ? std::string() : std::string(node.v.text.text);
  });
  // The `;` that is left says that nothing or only a part of the name was known: `&notit;`.
  return text.ends_with(';') ? std::string() : text;
}

// In attributes some names need no `;`, depending on what follows; the parser knows.
std::string decode_value(std::string value) {
  if (value.find('&') == value.npos) return value;
  std::string input = "<i x=\"";
  for (const char c : value) {
    if (c == '"') {
      input += "&quot;";
    } else {
      input += c;
    }
  }
  input += "\">";
  return parse_for(input, [](const GumboNode& node) {
    const GumboVector& attributes = node.v.element.attributes;
    return std::string(static_cast<const GumboAttribute*>(attributes.data[0])->value);
  });
}

}  // namespace

std::string decode_reference(std::string_view inside) {
  if (inside.starts_with('#')) return decode_number(inside);
  const std::string_view common = decode_common(inside);
  return common.empty() ? decode_name(inside) : std::string(common);
}

Tag parse_tag(std::string_view input) {
  Tag tag;
  if (read_tag(input, 0, tag) == input.npos) return {};
  if (tag.is_end) tag.attributes.clear();
  if (tag.name.starts_with(internal::kPrefix)) tag.name[tag.name.find(':')] = '-';
  for (Attribute& attribute : tag.attributes) {
    if (attribute.name.starts_with(internal::kPrefix)) {
      attribute.name[attribute.name.find(':')] = '-';
    }
    attribute.value = decode_value(std::move(attribute.value));
  }
  return tag;
}

}  // namespace colophon::html
