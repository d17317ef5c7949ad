#include "formats/language_tag.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/ascii.h"

namespace colophon {
namespace {

using ascii::is_digit;
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
using ascii::is_alpha;
bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }

bool all(std::string_view text, bool (*is)(char)) {
  return std::all_of(text.begin(), text.end(), is);
}

std::vector<std::string> subtags_of(std::string_view tag) {
  std::vector<std::string> subtags;
  for (std::size_t at = 0; at <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', at), tag.size());
    subtags.push_back(ascii::lower(tag.substr(at, end - at)));
    at = end + 1;
  }
  return subtags;
}

bool is_script(std::string_view subtag) { return subtag.size() == 4 && all(subtag, is_alpha); }

bool is_region(std::string_view subtag) {
  return (subtag.size() == 2 && all(subtag, is_alpha)) ||
         (subtag.size() == 3 && all(subtag, is_digit));
}

bool is_variant(std::string_view subtag) {
  return all(subtag, is_alnum) && ((subtag.size() >= 5 && subtag.size() <= 8) ||
                                   (subtag.size() == 4 && is_digit(subtag[0])));
}

bool is_singleton(std::string_view subtag) { return subtag.size() == 1 && is_alnum(subtag[0]); }

bool is_part(std::string_view subtag, std::size_t shortest) {
  return subtag.size() >= shortest && subtag.size() <= 8 && all(subtag, is_alnum);
}

// Registered before there was a grammar, and outside it; the other grandfathered ones are within.
bool is_irregular(std::string_view tag) {
  constexpr std::string_view kIrregular[] = {
      "en-gb-oed", "i-ami", "i-bnn",     "i-default", "i-enochian", "i-hak",
      "i-klingon", "i-lux", "i-mingo",   "i-navajo",  "i-pwn",      "i-tao",
      "i-tay",     "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de"};
  return std::find(std::begin(kIrregular), std::end(kIrregular), tag) != std::end(kIrregular);
}

using Subtag = std::vector<std::string>::const_iterator;

Subtag skip_variants(Subtag at, Subtag end) {
  while (at != end && is_variant(*at)) ++at;
  return at;
}

// Moves `at` behind the extensions, or to the first thing wrong with them.
Subtag skip_extensions(Subtag at, Subtag end) {
  while (at != end && is_singleton(*at) && *at != "x") {
    if (at + 1 == end || !is_part(at[1], 2)) return at;
    for (++at; at != end && is_part(*at, 2);) ++at;
  }
  return at;
}

Subtag skip_private_use(Subtag at, Subtag end) {
  if (at == end || *at != "x" || at + 1 == end) return at;
  const Subtag first = ++at;
  while (at != end && is_part(*at, 1)) ++at;
  return at == first ? first - 1 : at;
}

constexpr std::string_view kRightToLeftScripts[] = {"adlm", "arab", "aran", "hebr", "mand", "mend",
                                                    "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"};
constexpr std::string_view kRightToLeftLanguages[] = {
    "acm", "aeb", "ajp", "apc", "ar",  "arc", "ars", "ary", "arz", "azb", "bal", "bqi",
    "ckb", "dv",  "fa",  "glk", "he",  "iw",  "ji",  "khw", "ks",  "lrc", "mzn", "nqo",
    "pnb", "prs", "ps",  "sd",  "sdh", "skr", "syr", "ug",  "ur",  "yi"};

template <std::size_t N>
bool contains(const std::string_view (&sorted)[N], std::string_view text) {
  return std::binary_search(std::begin(sorted), std::end(sorted), text);
}

}  // namespace

bool is_well_formed_language(std::string_view tag) {
  if (is_irregular(ascii::lower(tag))) return true;
  const std::vector<std::string> subtags = subtags_of(tag);
  Subtag at = subtags.begin();
  const Subtag end = subtags.end();
  if (*at == "x") return skip_private_use(at, end) == end;
  if (at->size() < 2 || at->size() > 8 || !all(*at, is_alpha)) return false;
  const bool may_extend = at->size() <= 3;
  ++at;
  for (int i = 0; may_extend && i < 3 && at != end && at->size() == 3 && all(*at, is_alpha); ++i)
    ++at;
  if (at != end && is_script(*at)) ++at;
  if (at != end && is_region(*at)) ++at;
  return skip_private_use(skip_extensions(skip_variants(at, end), end), end) == end;
}

bool is_language_tag(std::string_view tag) {
  if (!is_well_formed_language(tag)) return false;
  const std::vector<std::string> subtags = subtags_of(tag);
  // The grammar also has room for languages of four to eight letters, but none is registered.
  if (subtags.front().size() > 3) return false;
  // No variant and no extension twice (section 2.2.9).
  const Subtag begin = subtags.begin();
  const Subtag end = std::find(begin, subtags.end(), "x");
  const Subtag extensions = std::find_if(begin, end, is_singleton);
  for (Subtag at = begin; at != end; ++at) {
    const bool is_single = at < extensions ? is_variant(*at) : is_singleton(*at);
    if (is_single && std::find(begin, at, *at) != at) return false;
  }
  return true;
}

bool is_schema_language(std::string_view tag) {
  const std::vector<std::string> subtags = subtags_of(tag);
  return is_part(subtags.front(), 1) && all(subtags.front(), is_alpha) &&
         std::all_of(subtags.begin(), subtags.end(),
                     [](const std::string& subtag) { return is_part(subtag, 1); });
}

std::string canonical_language(std::string_view tag) {
  std::string result = ascii::lower(tag);
  std::replace(result.begin(), result.end(), '_', '-');
  // RFC 5646, section 2.1.1: by length, but for the first subtag and those behind a singleton.
  for (std::size_t at = result.find('-'); at != result.npos;) {
    const std::size_t begin = at + 1;
    at = result.find('-', begin);
    const std::size_t size = std::min(at, result.size()) - begin;
    if (size == 1 || begin == 2) break;
    if (size == 2) result[begin + 1] = upper(result[begin + 1]);
    if (size == 2 || size == 4) result[begin] = upper(result[begin]);
  }
  return result;
}

std::string primary_language(std::string_view tag) {
  return ascii::lower(tag.substr(0, tag.find_first_of("-_")));
}

bool is_right_to_left(std::string_view tag) {
  const std::vector<std::string> subtags = subtags_of(canonical_language(tag));
  for (Subtag at = subtags.begin(); at != subtags.end() && !is_singleton(*at); ++at) {
    if (is_script(*at)) return contains(kRightToLeftScripts, *at);
  }
  return contains(kRightToLeftLanguages, subtags.front());
}

}  // namespace colophon
