#include "verify/xml/errors.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace colophon::verify::xml {

namespace {

// The longest piece of a text that a message repeats.
constexpr std::size_t kMostQuoted = 60;

bool ends_name(char c) {
  return std::string_view(" \t\r\n/>=;<\"'&").find(c) != std::string_view::npos;
}

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kMostQuoted && !ends_name(text[end])) ++end;
  // Not within a character.
  while (end > at && end < text.size() && (text[end] & 0xC0) == 0x80) --end;
  return text.substr(at, end - at);
}

std::string_view element_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '<' ? name_at(text, at + 1) : std::string_view();
}

Malformed make(std::string message, std::size_t begin, std::size_t size) {
  return {std::move(message), static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(begin + size)};
}

Malformed mismatched(std::string_view text, std::size_t at, std::span<const std::uint32_t> open) {
  // expat points behind `</`.
  const std::size_t begin = at >= 2 && text.substr(at - 2, 2) == "</" ? at - 2 : at;
  const bool is_tag = text.substr(begin, 2) == "</";
  const std::string_view closed = name_at(text, is_tag ? begin + 2 : begin);
  const std::size_t size = closed.size() + (is_tag ? 2 : 0);
  const std::string_view expected = open.empty() ? "" : element_at(text, open.back());
  if (expected.empty()) return make(fmt::format("`</{}>` closes nothing", closed), begin, size);
  return make(fmt::format("`</{}>` stands where <{}> is to be closed", closed, expected), begin,
              size);
}

Malformed unclosed(std::string_view text, std::span<const std::uint32_t> open) {
  if (open.empty()) return make("there is no element", 0, 0);
  const std::string_view name = element_at(text, open.back());
  if (name.empty()) return make("an element is not closed", open.back(), 0);
  return make(fmt::format("<{}> is never closed", name), open.back(), name.size() + 1);
}

Malformed wrong_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return make("the text ends in the middle of a tag", at, 0);
  const char c = text[at];
  if (c == '/' && at > 0 && text[at - 1] == '<') return mismatched(text, at + 1, {});
  const std::string_view before = text.substr(at > 3 ? at - 3 : 0, std::min<std::size_t>(at, 3));
  if (c == '&' || before.ends_with('&')) {
    const std::size_t sign = c == '&' ? at : at - 1;
    return make("a bare `&` is written `&amp;`", sign, 1);
  }
  if (c == '<') return make("`<` stands where it cannot; as a sign it is written `&lt;`", at, 1);
  if (before.ends_with("--")) return make("`--` cannot stand in a comment", at - 2, 2);
  if (static_cast<unsigned char>(c) < 0x20) {
    return make(fmt::format("control character U+{:04X}", static_cast<unsigned char>(c)), at, 1);
  }
  std::size_t end = at;
  utf8::next(text, end);
  return make(fmt::format("`{}` stands where it cannot", text.substr(at, end - at)), at, end - at);
}

Malformed undefined_entity(std::string_view text, std::size_t at) {
  // In an attribute's value expat points at the entity too.
  const std::size_t begin = at < text.size() && text[at] == '&' ? at : text.find('&', at);
  if (begin == text.npos) return make("an entity is not declared", at, 0);
  const std::string_view name = name_at(text, begin + 1);
  return make(fmt::format("entity `&{};` is not declared", name), begin, name.size() + 2);
}

// The prefix that nothing declares is of the tag's own name, or of one of its attributes.
Malformed unbound_prefix(std::string_view text, std::size_t at) {
  const std::string_view element = element_at(text, at);
  if (element.empty()) return make("a prefix is not declared", at, 0);
  const std::size_t colon = element.find(':');
  if (colon != element.npos) {
    return make(
        fmt::format("prefix `{}` of <{}> is not declared", element.substr(0, colon), element), at,
        element.size() + 1);
  }
  return make(fmt::format("a prefix of an attribute of <{}> is not declared", element), at,
              element.size() + 1);
}

std::string_view plain_words(int code) {
  switch (code) {
    case XML_ERROR_NO_ELEMENTS:
      return "there is no element";
    case XML_ERROR_UNCLOSED_TOKEN:
      return "this is never closed";
    case XML_ERROR_PARTIAL_CHAR:
      return "the text ends within a character";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return "something follows the end of the document's element";
    case XML_ERROR_RECURSIVE_ENTITY_REF:
      return "an entity holds itself";
    case XML_ERROR_BAD_CHAR_REF:
      return "this reference names no character of XML";
    case XML_ERROR_MISPLACED_XML_PI:
      return "`<?xml` stands only at the very start";
    case XML_ERROR_XML_DECL:
      return "this XML declaration is malformed";
    case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
    case XML_ERROR_ABORTED:
      return "its entities make it too long";
    case XML_ERROR_NO_MEMORY:
      return "there is no memory to read it";
    case XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF:
      return "an attribute's value cannot come from another file";
    case XML_ERROR_RESERVED_PREFIX_XML:
    case XML_ERROR_RESERVED_PREFIX_XMLNS:
    case XML_ERROR_RESERVED_NAMESPACE_URI:
      return "`xml` and `xmlns` are no prefixes to declare";
    case XML_ERROR_UNDECLARING_PREFIX:
      return "a prefix is declared as nothing";
    default:
      return "this is not XML";
  }
}

}  // namespace

Malformed describe_error(std::string_view text, int code, std::size_t at,
                         std::span<const std::uint32_t> open) {
  // expat may point into a character.
  while (at > 0 && at < text.size() && (text[at] & 0xC0) == 0x80) --at;
  switch (code) {
    case XML_ERROR_TAG_MISMATCH:
      return mismatched(text, at, open);
    case XML_ERROR_NO_ELEMENTS:
      return unclosed(text, open);
    case XML_ERROR_INVALID_TOKEN:
      return wrong_character(text, at);
    case XML_ERROR_UNDEFINED_ENTITY:
      return undefined_entity(text, at);
    case XML_ERROR_UNBOUND_PREFIX:
      return unbound_prefix(text, at);
    case XML_ERROR_DUPLICATE_ATTRIBUTE: {
      const std::string_view name = name_at(text, at);
      if (name.empty()) return make("an attribute is given twice", at, 1);
      return make(fmt::format("attribute `{}` is given twice", name), at, name.size());
    }
    case XML_ERROR_UNCLOSED_CDATA_SECTION: {
      const std::size_t begin = std::min(text.rfind("<![CDATA["), at);
      return make("`<![CDATA[` is never closed", begin, std::min<std::size_t>(9, at - begin));
    }
    default:
      return make(std::string(plain_words(code)), at, at < text.size() ? 1 : 0);
  }
}

void report(const Malformed& malformed, Diagnostics& findings) {
  const Span place = {SourceId{0}, malformed.begin, malformed.end};
  if (malformed.is_bound) {
    findings.report(Code::not_examined, place, "the rest of this file", malformed.message);
  } else {
    findings.report(Code::malformed_xml, place, malformed.message);
  }
}

}  // namespace colophon::verify::xml
