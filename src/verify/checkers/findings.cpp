#include "verify/checkers/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

#include "verify/archive/checked_entry.h"
#include "verify/xml/placed_elements.h"

namespace colophon::verify {
namespace {

constexpr std::size_t kLongestMessage = 240;  // bytes

bool is_before(const SourceMapEntry& a, const SourceMapEntry& b) {
  return std::tuple(a.line, a.column) < std::tuple(b.line, b.column);
}

// How many bytes of whole characters two texts begin with.
std::size_t common_start(std::string_view a, std::string_view b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto size = static_cast<std::size_t>(differ.first - a.begin());
  while (size > 0 && size < b.size() && (static_cast<unsigned char>(b[size]) & 0xC0u) == 0x80u)
    --size;
  return size;
}

// One finding after another, each entry read once.
class Blame {
 public:
  Blame(const CheckedBook& book, Sources& sources) : book_(book), sources_(sources) {
    for (const EntryOrigin& origin : book.origins) origins_.emplace(origin.name, &origin);
  }

  Span find(const CheckerPlace& place, const CheckerFinding& finding) {
    if (place.line == 0 && place.path.empty()) {
      // What has no line is often about another file, which the message names.
      const EntryOrigin* named = origin_in(finding.message);
      if (named != nullptr && named->span) return named->span;
    }
    const EntryOrigin* origin = origin_of(place.entry);
    const CheckedEntry* entry = read(place.entry);
    if (entry == nullptr) return origin == nullptr ? Span{} : origin->span;
    Meant meant = meant_by(place.line, place.column, *entry);
    if (!place.path.empty()) meant.element = element_of_path(entry->elements(), place.path);
    // Of a `style` attribute EPUBCheck knows the line; the column is one in the attribute.
    const std::uint32_t styled =
        finding.id.starts_with("CSS-") ? styled_element(*entry, place.line) : kNoElement;
    if (styled != kNoElement) meant = {styled, 0, false};
    const Span span = origin == nullptr ? Span{} : find_source(*origin, *entry, meant);
    return span ? span : span_in_entry(place.entry, *entry, meant);
  }

 private:
  const EntryOrigin* origin_of(const std::string& name) const {
    const auto found = origins_.find(name);
    return found == origins_.end() ? nullptr : found->second;
  }

  // The first entry whose name stands in a message.
  const EntryOrigin* origin_in(std::string_view message) const {
    for (std::size_t at = 0; at < message.size();) {
      const std::size_t end = std::min(message.find_first_of("\"'` ", at), message.size());
      const EntryOrigin* origin = origin_of(std::string(message.substr(at, end - at)));
      if (origin != nullptr) return origin;
      at = end + 1;
    }
    return nullptr;
  }

  const CheckedEntry* read(const std::string& name) {
    const auto [known, is_new] = entries_.try_emplace(name);
    if (is_new && !name.empty()) {
      std::optional<std::string> bytes = book_.read(name);
      // Pictures and fonts have no lines.
      if (bytes && bytes->find('\0') == bytes->npos)
        known->second = std::make_unique<CheckedEntry>(std::move(*bytes));
    }
    return known->second.get();
  }

  // The character's own place, or that of the nearest element around it that has one, or of the
  // first thing in it, or of the whole.
  Span find_source(const EntryOrigin& origin, const CheckedEntry& entry, Meant meant) const {
    if (meant.is_character) {
      if (const Span span = source_of_character(origin, entry, meant)) return span;
    }
    const std::vector<PlacedElement>& elements = entry.elements();
    for (std::uint32_t at = meant.element; at != kNoElement; at = elements[at].parent) {
      const Span span = source_at(origin.source_map, entry.place_of(elements[at].begin));
      if (span) return span;
    }
    const Span within = source_within(origin, entry, meant);
    return within ? within : origin.span;
  }

  // In a text run or a line of a style sheet, whose characters are the author's up to the first
  // that was changed.
  Span source_of_character(const EntryOrigin& origin, const CheckedEntry& entry,
                           Meant meant) const {
    const SourceMap& map = origin.source_map;
    const SourceMapEntry place = entry.place_of(meant.offset);
    const auto after = std::upper_bound(map.begin(), map.end(), place, is_before);
    if (after == map.begin()) return {};
    const SourceMapEntry& run = *std::prev(after);
    const std::size_t begin = entry.offset_of(run.line, run.column);
    const bool is_around =
        meant.element == kNoElement || begin >= entry.elements()[meant.element].begin;
    if (!run.span || !is_around) return {};
    const std::string_view before =
        std::string_view(entry.text()).substr(begin, meant.offset - begin);
    const auto same = static_cast<std::uint32_t>(common_start(before, sources_.text_of(run.span)));
    const std::uint32_t at = std::min(run.span.begin + same, run.span.end);
    return {run.span.source, at, std::min(at + 1, run.span.end)};
  }

  // What begins exactly here.
  static Span source_at(const SourceMap& map, const SourceMapEntry& place) {
    const auto found = std::lower_bound(map.begin(), map.end(), place, is_before);
    return found != map.end() && !is_before(place, *found) ? found->span : Span{};
  }

  // Of a frame that was made around what the author wrote. Not in the package's own documents,
  // whose parts have nothing to do with one another: these have no place as a whole.
  static Span source_within(const EntryOrigin& origin, const CheckedEntry& entry, Meant meant) {
    if (meant.element == kNoElement || !origin.span) return {};
    const PlacedElement& element = entry.elements()[meant.element];
    const SourceMap& map = origin.source_map;
    const auto first =
        std::lower_bound(map.begin(), map.end(), entry.place_of(element.begin), is_before);
    if (first == map.end()) return {};
    return is_before(*first, entry.place_of(element.end)) ? first->span : Span{};
  }

  Span span_in_entry(const std::string& name, const CheckedEntry& entry, Meant meant) {
    const auto [known, is_new] = sources_of_entries_.try_emplace(name);
    if (is_new) known->second = sources_.add(book_.name + '/' + name, entry.text());
    if (meant.element != kNoElement && !meant.is_character) {
      const PlacedElement& element = entry.elements()[meant.element];
      return {known->second, element.begin, element.tag_end};
    }
    const std::size_t size = entry.text().size();
    const std::size_t begin = std::min(meant.offset, size);
    return {known->second, static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(std::min(begin + 1, size))};
  }

  const CheckedBook& book_;
  Sources& sources_;
  std::map<std::string, const EntryOrigin*> origins_;
  std::map<std::string, std::unique_ptr<CheckedEntry>> entries_;
  std::map<std::string, SourceId> sources_of_entries_;
};

Diagnostic& report(Checker checker, const CheckerFinding& finding, Span span, Diagnostics& diags) {
  const std::string& id = finding.id;
  const std::string& words = finding.message;
  const bool is_ace = checker == Checker::ace;
  switch (finding.severity) {
    case Severity::note:
      return is_ace ? diags.report(Code::ace_note, span, id, words)
                    : diags.report(Code::epubcheck_note, span, id, words);
    case Severity::warning:
      return is_ace ? diags.report(Code::ace_warning, span, id, words)
                    : diags.report(Code::epubcheck_warning, span, id, words);
    case Severity::error:
    case Severity::fatal:
      break;
  }
  return is_ace ? diags.report(Code::ace_error, span, id, words)
                : diags.report(Code::epubcheck_error, span, id, words);
}

// Where it is in the book, for who wants to look there.
std::string describe(const CheckerPlace& place) {
  if (place.entry.empty()) return {};
  if (place.line == 0) return fmt::format("in the book it is in `{}`", place.entry);
  return fmt::format("in the book it is at `{}:{}:{}`", place.entry, place.line, place.column);
}

std::string hint_for(const CheckerFinding& finding, const CheckerPlace& place, bool is_last) {
  std::string hint = finding.hint.empty() ? describe(place) : finding.hint;
  if (is_last && finding.more_places > 0) {
    fmt::format_to(std::back_inserter(hint), "{}and in {} more places", hint.empty() ? "" : ", ",
                   finding.more_places);
  }
  return hint;
}

}  // namespace

void report_findings(std::span<const CheckerFinding> findings, Checker checker,
                     const CheckedBook& book, Sources& sources, Diagnostics& diags) {
  Blame blame(book, sources);
  for (const CheckerFinding& finding : findings) {
    if (finding.places.empty()) {
      report(checker, finding, blame.find({}, finding), diags).hint = hint_for(finding, {}, true);
    }
    for (const CheckerPlace& place : finding.places) {
      report(checker, finding, blame.find(place, finding), diags).hint =
          hint_for(finding, place, &place == &finding.places.back());
    }
  }
}

std::string short_message(std::string_view words) {
  constexpr std::string_view kSpaces = " \t\n\r";
  std::string message;
  for (const char c : words) {
    const bool is_space = kSpaces.find(c) != kSpaces.npos;
    if (!is_space) {
      message += c;
    } else if (!message.empty() && message.back() != ' ') {
      message += ' ';
    }
  }
  while (message.ends_with(' ') || message.ends_with('.')) message.pop_back();
  if (message.size() <= kLongestMessage) return message;
  // What could stand here instead is all of HTML.
  std::size_t end = message.find("; expected ");
  if (end == message.npos || end > kLongestMessage) {
    end = kLongestMessage;
    while ((static_cast<unsigned char>(message[end]) & 0xC0u) == 0x80u) --end;
  }
  return message.substr(0, end) + (message[end] == ';' ? "" : "…");
}

}  // namespace colophon::verify
