#include "base/source.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "base/utf8.h"

namespace colophon {
namespace {

constexpr std::size_t kStep = 1024;  // bytes between two places whose code points are counted

}  // namespace

SourceId Sources::add(std::string name, std::string text) {
  assert(text.size() < std::numeric_limits<std::uint32_t>::max());
  sources_.push_back({std::move(name), std::move(text)});
  return static_cast<SourceId>(sources_.size() - 1);
}

std::string_view Sources::text_of(Span span) const {
  if (!span) return {};
  return std::string_view((*this)[span.source].text).substr(span.begin, span.end - span.begin);
}

LineTable::LineTable(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t i = text.find('\n'); i != text.npos; i = text.find('\n', i + 1)) {
    starts_.push_back(i + 1);
  }
  std::size_t count = 0;
  for (std::size_t at = 0; at < text_.size(); at += kStep) {
    code_points_.push_back(count);
    count += utf8::length(text_.substr(at, kStep));
  }
  code_points_.push_back(count);
}

std::size_t LineTable::code_points_before(std::size_t offset) const {
  const std::size_t step = offset / kStep;
  return code_points_[step] + utf8::length(text_.substr(step * kStep, offset % kStep));
}

Location LineTable::locate(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::size_t>(after - starts_.begin());
  const std::size_t start = starts_[line - 1];
  const std::size_t length = offset - start;
  if (length <= kStep) return {line, utf8::length(text_.substr(start, length)) + 1};
  return {line, code_points_before(offset) - code_points_before(start) + 1};
}

std::string_view LineTable::line(std::size_t number) const {
  const std::size_t start = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  return text_.substr(start, end - start);
}

}  // namespace colophon
