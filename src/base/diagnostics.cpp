#include "base/diagnostics.h"

#include <algorithm>
#include <utility>

namespace colophon {
namespace {

constexpr std::size_t kLongestHint = 800;  // bytes

void limit_texts(Diagnostic& diagnostic) {
  if (diagnostic.hint.size() > kLongestHint)
    diagnostic.hint = shorten(diagnostic.hint, kLongestHint);
  if (diagnostic.message.size() > 2 * kLongestHint)
    diagnostic.message = shorten(diagnostic.message, kLongestHint);
}

PlainFinding plain(const Diagnostic& diagnostic) {
  return {diagnostic.code, diagnostic.severity, diagnostic.span};
}

}  // namespace

std::string name_of(Code code) {
  std::string name(info_of(code).name);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
    case Severity::fatal:
      return "fatal";
  }
  return {};
}

std::string_view word_for(Severity severity) {
  return name_of(severity == Severity::fatal ? Severity::error : severity);
}

std::string shorten(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;  // whole characters only
  return std::string(text.substr(0, end)) + "…";
}

// What is fatal is said in any case.
bool Diagnostics::has_room(Code code, std::size_t most) {
  if (counts_.empty()) counts_.resize(kCodeCount);
  std::uint16_t& count = counts_[static_cast<std::size_t>(code)];
  if (count >= most && info_of(code).severity != Severity::fatal) return false;
  if (count < most) ++count;
  return true;
}

void Diagnostics::seal() {
  const bool is_surplus = std::exchange(is_last_surplus_, false);
  if (all_.empty()) return;
  limit_texts(all_.back());
  if (!is_surplus) return;
  others_.push_back(plain(all_.back()));
  all_.pop_back();
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  seal();
  is_last_surplus_ = !has_room(diagnostic.code, kMostWhole);
  return all_.emplace_back(std::move(diagnostic));
}

void Diagnostics::append(Diagnostics&& others) {
  seal();
  others.seal();
  for (Diagnostic& diagnostic : others.all_) {
    if (has_room(diagnostic.code, kMostWholeInAll)) {
      all_.push_back(std::move(diagnostic));
    } else {
      others_.push_back(plain(diagnostic));
    }
  }
  others_.insert(others_.end(), others.others_.begin(), others.others_.end());
  others = {};
}

std::size_t Diagnostics::footprint() const {
  std::size_t bytes = others_.size() * sizeof(PlainFinding);
  for (const Diagnostic& diagnostic : all_)
    bytes += sizeof diagnostic + diagnostic.message.size() + diagnostic.hint.size();
  return bytes;
}

bool Diagnostics::has_fatal() const {
  const auto is_fatal = [](const auto& finding) { return finding.severity == Severity::fatal; };
  return std::any_of(all_.begin(), all_.end(), is_fatal) ||
         std::any_of(others_.begin(), others_.end(), is_fatal);
}

}  // namespace colophon
