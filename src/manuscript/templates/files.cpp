// Putting other files into a chapter.
#include <fmt/format.h>

#include <algorithm>

#include "base/disk/outside.h"
#include "base/path.h"
#include "base/suggest.h"
#include "manuscript/templates/expanding.h"

namespace colophon::manuscript {
namespace {

constexpr std::size_t kMostDepth = 10;     // mdBook's
constexpr std::size_t kMostAnchors = 100;  // that a name is compared with

std::string suggest_anchor(const IncludedFile& file, const std::string& wanted) {
  std::vector<std::string> anchors;
  if (file.begins.size() <= kMostAnchors) {
    for (const auto& [name, places] : file.begins) anchors.push_back(name);
  }
  std::sort(anchors.begin(), anchors.end());
  std::string hint = did_you_mean(wanted, anchors);
  return hint.empty() ? fmt::format("a line of it has to say `ANCHOR: {}`", wanted) : hint;
}

}  // namespace

std::string fence_for(std::string_view text) {
  std::size_t longest = 2;
  for (std::size_t at = text.find('`'); at != text.npos; at = text.find('`', at)) {
    const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  return std::string(longest + 1, '`');
}

bool Expanding::is_circle(std::span<const Span> pieces) const {
  return std::any_of(frames_.begin(), frames_.end(), [&](const Frame* frame) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const Span& piece) {
      return piece.source == frame->source && piece.begin <= frame->at && frame->at < piece.end;
    });
  });
}

bool Expanding::is_there(const Wanted& wanted) {
  return std::any_of(wanted.paths.begin(), wanted.paths.end(),
                     [&](const std::string& path) { return book_.files.is_there(path); });
}

void Expanding::report_missing(Frame& frame, const Wanted& wanted) {
  std::string hint = book_.files.suggest(wanted.paths.front());
  if (hint.empty())
    hint = fmt::format("it would be `{}` in the book's folder", wanted.paths.front());
  reading_.diags.report(Code::missing_include, span_of(frame, wanted.name), wanted.name).hint =
      std::move(hint);
}

const IncludedFile* Expanding::open(Frame& frame, const Wanted& wanted) {
  using Kind = IncludedFiles::Found::Kind;
  const auto there =
      std::find_if(wanted.paths.begin(), wanted.paths.end(),
                   [&](const std::string& path) { return book_.files.is_there(path); });
  const std::string& path = there == wanted.paths.end() ? wanted.paths.front() : *there;
  const IncludedFiles::Found& found = book_.files.open(path);
  const Span place = span_of(frame, wanted.name);
  switch (found.kind) {
    case Kind::file:
      return found.file->is_text ? found.file : nullptr;  // open_source has said what it is
    case Kind::missing:
      report_missing(frame, wanted);
      return nullptr;
    case Kind::folder:
      reading_.diags.report(Code::folder_as_file, place, wanted.name).hint = "name a file in it";
      return nullptr;
    case Kind::unreadable:
      if (is_outside(found.failure)) {
        report_outside(place, wanted.name, found.failure, reading_.diags);
      } else {
        reading_.diags.report(Code::unreadable_resource, place, wanted.name,
                              reason_of(found.failure));
      }
      return nullptr;
  }
  return nullptr;
}

Expanding::Selected Expanding::select(Frame& frame, const Wanted& wanted) {
  const Span place = span_of(frame, wanted.name);
  if (frames_.size() > kMostDepth) {
    reading_.diags.report(Code::deep_includes, place, kMostDepth).hint =
        "name the file where it is wanted instead";
    return {};
  }
  const IncludedFile* file = open(frame, wanted);
  if (!file) return {};
  std::optional<std::vector<Span>> pieces =
      book_.files.select(*file, wanted.part, wanted.all_sections);
  if (!pieces || (wanted.part.first > 0 && wanted.part.first >= file->lines.size())) {
    const std::string what = pieces ? fmt::format("line {}", wanted.part.first + 1)
                                    : fmt::format("anchor `{}`", wanted.part.anchor);
    reading_.diags.report(Code::missing_include_part, place, wanted.name, what).hint =
        pieces ? fmt::format("it has {} lines", file->lines.size())
               : suggest_anchor(*file, wanted.part.anchor);
    return {};
  }
  if (is_circle(*pieces)) {
    Diagnostic& diagnostic = reading_.diags.report(Code::include_cycle, place, wanted.name);
    for (const Frame* outer : frames_) {
      if (outer->directive) diagnostic.related.push_back({outer->directive, "included from here"});
    }
    return {};
  }
  for (const Span& piece : *pieces) {
    std::size_t& shown = book_.shown[piece.source];
    const std::size_t size = piece.end - piece.begin;
    shown += size;
    const bool is_repeated = shown > reading_.sources[piece.source].text.size();
    if (!(is_repeated ? can_repeat(size) : can_add(size))) return {};
  }
  return {file, std::move(*pieces)};
}

bool Expanding::include(Frame& frame, const Template& found, const Wanted& wanted) {
  flush(frame, found.begin);
  const Selected selected = select(frame, wanted);
  if (!selected.file) {
    frame.at = found.end;
    return true;
  }
  for (const Span& piece : selected.pieces) read(piece, selected.file->path, span_of(frame, found));
  return resume(frame, found.end);
}

bool Expanding::include_code(Frame& frame, const Template& found, const Wanted& wanted,
                             std::string_view info) {
  flush(frame, found.begin);
  const Selected selected = select(frame, wanted);
  if (!selected.file) {
    frame.at = found.end;
    return true;
  }
  const SourceId source = selected.file->source;
  const std::string fence = fence_for(reading_.sources[source].text);
  emit_made(fmt::format("{}{}\n", fence, info), source);
  for (const Span& piece : selected.pieces) emit(piece);
  emit_made((selected.pieces.empty() ? "" : "\n") + fence, source);
  return resume(frame, found.end);
}

}  // namespace colophon::manuscript
