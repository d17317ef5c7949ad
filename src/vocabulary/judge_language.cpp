#include "vocabulary/judge_language.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "vocabulary/language_names.h"
#include "vocabulary/language_registry.h"

namespace colophon::vocabulary {
namespace {

std::vector<std::string_view> split(std::string_view tag) {
  std::vector<std::string_view> subtags;
  for (std::size_t at = 0; at <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', at), tag.size());
    subtags.push_back(tag.substr(at, end - at));
    at = end + 1;
  }
  return subtags;
}

bool begins_with_digit(std::string_view subtag) { return subtag[0] >= '0' && subtag[0] <= '9'; }

// By its place and form alone (RFC 5646, section 2.1).
SubtagKind kind_of(std::size_t index, std::string_view subtag) {
  if (index == 0) return SubtagKind::language;
  if (subtag.size() == 2 || (subtag.size() == 3 && begins_with_digit(subtag))) {
    return SubtagKind::region;
  }
  if (subtag.size() == 3) return SubtagKind::extended;
  if (subtag.size() == 4 && !begins_with_digit(subtag)) return SubtagKind::script;
  return SubtagKind::variant;
}

std::string_view meant(SubtagKind kind, std::string_view lower) {
  if (kind != SubtagKind::language) return region_meant(lower);
  const std::string_view coded = language_coded(lower);
  return coded.empty() ? language_named(lower) : coded;
}

std::string join(const std::vector<std::string>& subtags) {
  std::string tag;
  for (const std::string& subtag : subtags) {
    if (!tag.empty()) tag += '-';
    tag += subtag;
  }
  return tag;
}

}  // namespace

std::optional<LanguageRemark> judge_language(std::string_view tag) {
  const std::string lower = ascii::lower(tag);
  if (const std::string_view preferred = preferred_tag(lower); !preferred.empty()) {
    return LanguageRemark{true, std::string(tag), std::string(preferred)};
  }
  LanguageRemark unknown;
  LanguageRemark deprecated{true, {}, {}};
  bool is_sure = true;
  std::vector<std::string> better;
  const std::vector<std::string_view> subtags = split(tag);
  for (std::size_t i = 0; i < subtags.size(); ++i) {
    better.emplace_back(subtags[i]);
    // An extension, or what is for private use: the rest is nobody's business here.
    if (subtags[i].size() == 1) {
      for (++i; i < subtags.size(); ++i) better.emplace_back(subtags[i]);
      break;
    }
    const std::string word = ascii::lower(subtags[i]);
    const SubtagKind kind = kind_of(i, word);
    const bool is_known = is_registered(kind, word);
    const std::string_view other = is_known ? preferred_subtag(kind, word) : meant(kind, word);
    LanguageRemark& remark = is_known ? deprecated : unknown;
    if (is_known && other.empty()) continue;
    if (remark.subtag.empty()) remark.subtag = subtags[i];
    if (other.empty()) is_sure = false;
    if (!other.empty()) better.back() = other;
  }
  if (unknown.subtag.empty() && deprecated.subtag.empty()) return std::nullopt;
  LanguageRemark& found = unknown.subtag.empty() ? deprecated : unknown;
  if (is_sure) found.better = join(better);
  return std::move(found);
}

std::string language_meant(std::string_view text) {
  const std::string lower = ascii::lower(text);
  if (const std::string_view named = language_named(lower); !named.empty()) {
    return std::string(named);
  }
  // `english-gb`, `English (UK)`: a name, and something to it.
  const std::size_t end = lower.find_first_of("-_ (,");
  if (end == lower.npos || end == 0) return {};
  const std::string_view named = language_named(std::string_view(lower).substr(0, end));
  if (named.empty()) return {};
  std::string region = lower.substr(end);
  std::erase_if(region, [](char c) { return c < 'a' || c > 'z'; });
  const std::string_view other = region_meant(region);
  if (!other.empty()) return std::string(named) + '-' + std::string(other);
  if (region.size() != 2 || !is_registered(SubtagKind::region, region)) return std::string(named);
  std::transform(region.begin(), region.end(), region.begin(),
                 [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return std::string(named) + '-' + region;
}

}  // namespace colophon::vocabulary
