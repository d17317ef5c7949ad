#include "formats/identifiers.h"

#include <cstddef>
#include <optional>
#include <string>

#include "base/ascii.h"

namespace colophon {
namespace {

using ascii::is_digit;

// The digits (and X) without the single hyphens and spaces between them, or nothing where there is
// anything else.
std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  bool after_digit = false;
  for (const char c : text) {
    if (is_digit(c) || c == 'X' || c == 'x') {
      digits += c == 'x' ? 'X' : c;
      after_digit = true;
    } else if ((c == '-' || c == ' ') && after_digit) {
      after_digit = false;
    } else {
      return std::nullopt;
    }
  }
  if (!after_digit) return std::nullopt;
  return digits;
}

// Weights fall from the number of digits to 1; X is ten and only stands last (ISO 2108, ISO 3297).
bool checks_modulo_11(std::string_view digits) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] == 'X' && i + 1 != digits.size()) return false;
    const std::size_t value = digits[i] == 'X' ? 10 : static_cast<std::size_t>(digits[i] - '0');
    sum += value * (digits.size() - i);
  }
  return sum % 11 == 0;
}

// Weights alternate between 1 and 3, as in every EAN-13.
bool checks_modulo_10(std::string_view digits) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (!is_digit(digits[i])) return false;
    sum += static_cast<std::size_t>(digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  }
  return sum % 10 == 0;
}

}  // namespace

bool is_isbn(std::string_view text) {
  const std::optional<std::string> digits = digits_of(text);
  if (!digits) return false;
  if (digits->size() == 10) return checks_modulo_11(*digits);
  // 979-0 numbers sheet music (ISMN), not books.
  const bool is_book =
      digits->starts_with("978") || (digits->starts_with("979") && !digits->starts_with("9790"));
  return digits->size() == 13 && is_book && checks_modulo_10(*digits);
}

bool is_doi(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos || slash + 1 == text.size() || !text.starts_with("10.")) return false;
  bool after_digit = false;
  for (const char c : text.substr(3, slash - 3)) {
    if (!is_digit(c) && !(c == '.' && after_digit)) return false;
    after_digit = is_digit(c);
  }
  return after_digit && text.find_first_of(" \t\n") == text.npos;
}

bool is_issn(std::string_view text) {
  const std::optional<std::string> digits = digits_of(text);
  return digits && digits->size() == 8 && checks_modulo_11(*digits);
}

}  // namespace colophon
