#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/uuid.h"
#include "formats/identifiers.h"
#include "manuscript/metadata/metadata_values.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

enum class Scheme { isbn, issn, uuid, doi, other };

struct Named {
  Scheme scheme = Scheme::other;
  std::string_view number;
};

std::string without_separators(std::string_view text) {
  std::string compact;
  for (const char c : text) {
    if (c != '-' && c != ' ') compact += c;
  }
  return compact;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Scheme find_scheme(std::string_view name) {
  const std::string lower = ascii::lower(name);
  if (lower == "isbn" || lower == "isbn-13" || lower == "isbn-10") return Scheme::isbn;
  if (lower == "issn") return Scheme::issn;
  if (lower == "uuid") return Scheme::uuid;
  if (lower == "doi") return Scheme::doi;
  return Scheme::other;
}

// `urn:isbn:…`, `isbn: …`, `ISBN …`, and bare numbers that can be nothing else.
Named tell_scheme(std::string_view text) {
  std::string_view rest = text;
  if (ascii::lower(rest.substr(0, 4)) == "urn:") rest.remove_prefix(4);
  const std::size_t end = std::min(rest.find_first_of(": "), rest.size());
  const Scheme scheme = find_scheme(rest.substr(0, end));
  if (scheme != Scheme::other) {
    rest.remove_prefix(end);
    while (!rest.empty() && (rest.front() == ':' || rest.front() == ' ')) rest.remove_prefix(1);
    return {scheme, rest};
  }
  if (is_uuid(text)) return {Scheme::uuid, text};
  for (const std::string_view resolver : {"https://doi.org/", "http://dx.doi.org/"}) {
    if (text.starts_with(resolver)) return {Scheme::doi, text.substr(resolver.size())};
  }
  if (text.starts_with("10.") && text.find('/') != text.npos) return {Scheme::doi, text};
  const std::string compact = without_separators(text);
  const bool is_isbn_like = compact.size() == 13 && is_digits(compact) &&
                            (compact.starts_with("978") || compact.starts_with("979"));
  if (is_isbn_like || is_isbn(text)) return {Scheme::isbn, text};
  return {Scheme::other, text};
}

// The last digit that makes a number of it, if the others are right.
std::string digit_hint(std::string compact, bool (*is_number)(std::string_view)) {
  for (const char digit : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'}) {
    compact.back() = digit;
    if (is_number(compact)) {
      return fmt::format("if the digits before it are right, the last is `{}`", digit);
    }
  }
  return {};
}

std::string isbn_hint(std::string_view number) {
  const std::string compact = without_separators(number);
  if (compact.size() != 13 && compact.size() != 10) return "an ISBN has 13 digits";
  return digit_hint(compact, is_isbn);
}

std::string issn_hint(std::string_view number) {
  const std::string compact = without_separators(number);
  return compact.size() == 8 ? digit_hint(compact, is_issn) : "an ISSN has eight digits";
}

Value reject(const Value& value, std::string_view what, std::string hint, Diagnostics& diags) {
  diags.report(Code::malformed_identifier, value.span, value.text, what).hint = std::move(hint);
  return {};
}

Value canonical(const Value& value, Named named, Diagnostics& diags) {
  switch (named.scheme) {
    case Scheme::isbn:
      if (!is_isbn(named.number)) return reject(value, "ISBN", isbn_hint(named.number), diags);
      return {"urn:isbn:" + without_separators(named.number), value.span};
    case Scheme::issn:
      if (!is_issn(named.number)) return reject(value, "ISSN", issn_hint(named.number), diags);
      return {"urn:issn:" + std::string(named.number), value.span};
    case Scheme::uuid:
      if (!is_uuid(named.number)) {
        return reject(value, "UUID", "a UUID has the form 8-4-4-4-12 of hexadecimal digits", diags);
      }
      return {"urn:uuid:" + ascii::lower(named.number), value.span};
    case Scheme::doi:
      if (!is_doi(named.number)) {
        return reject(value, "DOI", "a DOI has the form `10.1000/182`", diags);
      }
      return {"urn:doi:" + std::string(named.number), value.span};
    case Scheme::other:
      break;
  }
  return value;
}

// pandoc's {scheme: ISBN-13, text: …}.
Value read_identifier(std::string_view key, const yaml::Node& node, Diagnostics& diags) {
  const yaml::Node* text = node.is_map() ? yaml::find(node, "text") : &node;
  if (!text) {
    report_wrong_type(key, node.span, "a text such as `urn:isbn:9780306406157`", diags);
    return {};
  }
  const Value value = read_text(key, *text, diags);
  if (!value) return {};
  Named named = tell_scheme(value.text);
  const yaml::Node* scheme = node.is_map() ? yaml::find(node, "scheme") : nullptr;
  if (named.scheme == Scheme::other) named.scheme = find_scheme(scheme ? scheme->text : key);
  return canonical(value, named, diags);
}

}  // namespace

std::vector<Value> read_identifiers(std::string_view key, const yaml::Node& node,
                                    Diagnostics& diags) {
  std::vector<Value> identifiers;
  if (node.is_null()) read_text(key, node, diags);
  std::map<std::string, Value> seen;
  for (const yaml::Node& item : items_of(node)) {
    Value identifier = read_identifier(key, item, diags);
    if (!identifier) continue;
    const auto [first, is_new] = seen.try_emplace(identifier.text, identifier);
    if (is_new) {
      identifiers.push_back(std::move(identifier));
    } else {
      report_repeated(identifier, first->second, diags);
    }
  }
  return identifiers;
}

}  // namespace colophon::manuscript
