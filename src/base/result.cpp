#include "base/result.h"

namespace colophon {

std::string reason_of(const Failure& failure) {
  switch (failure.kind) {
    case FailureKind::not_found:
      return "there is no such file";
    case FailureKind::not_a_file:
      return "it is a folder";
    case FailureKind::not_permitted:
      return "permission denied";
    case FailureKind::outside:
      return "it lies outside the book's folder";
    case FailureKind::not_a_folder:
    case FailureKind::exists:
    case FailureKind::no_space:
    case FailureKind::too_large:
    case FailureKind::other:
      break;
  }
  const std::size_t reason = failure.message.rfind("`: ");
  return reason == std::string::npos ? failure.message : failure.message.substr(reason + 3);
}

}  // namespace colophon
