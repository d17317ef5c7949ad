// What the compiler tells the author, as data. A stage reports and goes on; cli/ decides how it
// looks.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/source.h"

namespace colophon {

// What happens to the book.
enum class Severity {
  note,     // worth knowing
  warning,  // repaired, and the reader loses nothing
  error,    // the reader would lose something: no book is written unless the author is lenient
  fatal,    // no book can be written, lenient or not; shown as an error
};

// Every diagnostic there is; base/diagnostic_codes.def has a line for each.
enum class Code : std::uint16_t {
#define COLOPHON_DIAGNOSTIC(name, severity, message, preempts) name,
#include "base/diagnostic_codes.def"
#undef COLOPHON_DIAGNOSTIC
};

struct CodeInfo {
  std::string_view name;  // kebab-case, its only identifier outside: "missing-image"
  Severity severity;
  std::string_view message;  // with {} for each argument
  std::string_view
      preempts;  // ids of EPUBCheck's or Ace's messages, "RSC-007 RSC-001"; may be empty
};

namespace detail {
inline constexpr CodeInfo kCodes[] = {
#define COLOPHON_DIAGNOSTIC(name, severity, message, preempts) \
  {#name, Severity::severity, message, preempts},
#include "base/diagnostic_codes.def"
#undef COLOPHON_DIAGNOSTIC
};

constexpr std::size_t placeholders(std::string_view message) {
  std::size_t count = 0;
  for (std::size_t i = message.find("{}"); i != message.npos; i = message.find("{}", i + 2))
    ++count;
  return count;
}

// A code whose message was found, while compiling, to have a place for each argument.
template <class... Args>
struct CheckedCode {
  consteval CheckedCode(Code checked) : code(checked) {  // NOLINT: made from a code in a call
    if (placeholders(kCodes[static_cast<std::size_t>(checked)].message) != sizeof...(Args)) {
      throw "the message of this code takes another number of arguments";
    }
  }
  Code code;
};
}  // namespace detail

constexpr std::size_t kCodeCount = std::size(detail::kCodes);

// The severity and message as registered; the name with '_', as it stands in the source.
inline constexpr const CodeInfo& info_of(Code code) {
  return detail::kCodes[static_cast<std::size_t>(code)];
}

// The name that authors see and type: "missing-image".
std::string name_of(Code code);

std::string_view name_of(Severity severity);
// What a message begins with: to its reader a fatal error is an error.
std::string_view word_for(Severity severity);

struct Related {
  Span span;
  std::string message;  // "first defined here"
};

struct Diagnostic {
  Code code;
  Severity severity;
  Span span;            // nowhere where no source is to blame, as for a missing folder
  std::string message;  // lower case, no full stop, the offending text in backticks
  std::string hint;     // how to mend it; may be empty
  std::vector<Related> related;
};

// A finding of which only the place is kept, where there are very many of its kind.
struct PlainFinding {
  Code code;
  Severity severity;
  Span span;
};

// Of a code so many findings of one chapter, or one stage, are kept whole.
inline constexpr std::size_t kMostWhole = 1000;
// Of a code in the whole book.
inline constexpr std::size_t kMostWholeInAll = 10'000;

// Text as a message shows it, which is some lines long at the most: its beginning and `…`.
std::string shorten(std::string_view text, std::size_t most);

namespace detail {
inline constexpr std::size_t kLongestArguments = 800;  // bytes, together
inline constexpr std::size_t kLongestArgument = 200;   // each, where together they are longer

template <class T>
constexpr bool is_text = std::is_convertible_v<const T&, std::string_view>;

template <class T>
std::size_t length(const T& argument) {
  if constexpr (is_text<T>) return std::string_view(argument).size();
  return 0;
}

template <class T>
decltype(auto) shortened(const T& argument) {
  if constexpr (is_text<T>) {
    return shorten(argument, kLongestArgument);
  } else {
    return (argument);
  }
}

template <class... Args>
std::string format_message(std::string_view message, const Args&... args) {
  return fmt::vformat(message, fmt::make_format_args(args...));
}
}  // namespace detail

// Diagnostics in the order they were reported.
class Diagnostics {
 public:
  // The reference is for adding a hint or related places at once; it does not outlive the next
  // report.
  template <class... Args>
  Diagnostic& report(std::type_identity_t<detail::CheckedCode<Args...>> checked, Span span,
                     const Args&... args) {
    const CodeInfo& info = info_of(checked.code);
    const bool is_long = (detail::length(args) + ... + 0) > detail::kLongestArguments;
    std::string message = is_long ? detail::format_message(info.message, detail::shortened(args)...)
                                  : detail::format_message(info.message, args...);
    return add({checked.code, info.severity, span, std::move(message), {}, {}});
  }

  Diagnostic& add(Diagnostic diagnostic);
  // Takes over what another stage or chapter reported.
  void append(Diagnostics&& others);

  const std::vector<Diagnostic>& all() const { return all_; }
  std::vector<Diagnostic>& all() { return all_; }
  // To be called before findings are moved about: nobody adds to the last one any more.
  void seal();
  // Those beyond the most that are kept whole, in no particular order.
  const std::vector<PlainFinding>& others() const { return others_; }
  std::vector<PlainFinding>& others() { return others_; }
  bool empty() const { return all_.empty() && others_.empty(); }
  bool has_fatal() const;
  // The memory it takes, in bytes.
  std::size_t footprint() const;

 private:
  bool has_room(Code code, std::size_t most);

  std::vector<Diagnostic> all_;
  std::vector<PlainFinding> others_;
  std::vector<std::uint16_t> counts_;  // of those kept whole, by code; none where none was
  bool is_last_surplus_ = false;       // it is whole until the next comes
};

}  // namespace colophon
