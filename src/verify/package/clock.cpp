#include "verify/package/clock.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "vocabulary/attribute_forms.h"

namespace colophon::verify {

namespace {

constexpr std::int64_t kLongest = 1'000'000'000;  // of any part, which nobody listens to

// As many whole thousandths of `unit` milliseconds as ".25" is.
std::int64_t read_fraction(std::string_view digits, std::int64_t unit) {
  std::int64_t thousandths = 0;
  std::int64_t scale = 100;
  for (const char digit : digits.substr(0, 3)) {
    thousandths += (digit - '0') * scale;
    scale /= 10;
  }
  return thousandths * unit / 1000;
}

std::int64_t unit_of(std::string_view name) {
  if (name == "h") return 3'600'000;
  if (name == "min") return 60'000;
  return name == "ms" ? 1 : 1000;
}

std::string_view take_digits(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), ascii::is_digit);
  const std::string_view digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(digits.size());
  return digits;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  for (const char digit : digits) number = std::min(kLongest, number * 10 + (digit - '0'));
  return number;
}

}  // namespace

std::optional<std::int64_t> read_clock(std::string_view value) {
  value = vocabulary::forms::trim(value);
  if (!vocabulary::forms::is_clock_value(value)) return std::nullopt;
  std::int64_t whole = number_of(take_digits(value));
  while (value.starts_with(':')) {
    value.remove_prefix(1);
    whole = std::min(kLongest, whole * 60 + number_of(take_digits(value)));
  }
  std::string_view fraction;
  if (value.starts_with('.')) {
    value.remove_prefix(1);
    fraction = take_digits(value);
  }
  const std::int64_t unit = unit_of(value);
  return whole * unit + read_fraction(fraction, unit);
}

}  // namespace colophon::verify
