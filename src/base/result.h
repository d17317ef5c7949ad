// A value, or why the world did not give it: a disk that is full, a folder that cannot be read.
// The author's mistakes are not failures but diagnostics (base/diagnostics.h).
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace colophon {

enum class FailureKind {
  not_found,
  not_a_file,  // a folder where a file should be
  not_a_folder,
  not_permitted,
  exists,
  no_space,
  outside,    // beyond the folders that may be read
  too_large,  // for a text of a book
  other,
};

struct Failure {
  FailureKind kind = FailureKind::other;
  std::string message;     // lower case, no full stop, names what was tried: "cannot read `a.md`:
                           // Permission denied"
  std::string place = {};  // of what is outside: where it lies, as far as names and links say
};

// Why, without the name that a diagnostic says already: "permission denied".
std::string reason_of(const Failure& failure);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}            // NOLINT: a value is a result
  Result(Failure failure) : state_(std::move(failure)) {}  // NOLINT: so is a failure

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return std::get<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  const Failure& failure() const { return std::get<Failure>(state_); }

 private:
  std::variant<T, Failure> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Failure failure) : failure_(std::move(failure)), failed_(true) {}  // NOLINT

  explicit operator bool() const { return !failed_; }
  const Failure& failure() const {
    assert(failed_);
    return failure_;
  }

 private:
  Failure failure_;
  bool failed_ = false;
};

}  // namespace colophon
