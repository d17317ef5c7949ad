#include "manuscript/templates/includes.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "base/disk/outside.h"
#include "base/suggest.h"
#include "manuscript/templates/expand_impl.h"

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

// The first of its paths that is there.
const std::string* find_path(const Cursor& cursor, const Include& wanted) {
  const auto found = std::find_if(
      wanted.paths.begin(), wanted.paths.end(),
      [&](const std::string& path) { return cursor.chapter.book.files.is_there(path); });
  return found == wanted.paths.end() ? nullptr : &*found;
}

// Whether a template that is being expanded stands in what is to be included.
bool is_circle(const Expansion& chapter, std::span<const Span> pieces) {
  return std::any_of(chapter.open.begin(), chapter.open.end(), [&](const Cursor* cursor) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const Span& piece) {
      return piece.source == cursor->source && piece.begin <= cursor->at() &&
             cursor->at() < piece.end;
    });
  });
}

void report_missing(Cursor& cursor, const Include& wanted) {
  std::string hint = cursor.chapter.book.files.suggest(wanted.paths.front());
  if (hint.empty())
    hint = fmt::format("it would be `{}` in the book's folder", wanted.paths.front());
  cursor.context()
      .diags.report(Code::missing_include, cursor.span_of(wanted.name), wanted.name)
      .hint = std::move(hint);
}

const IncludedFile* open(Cursor& cursor, const Include& wanted) {
  using Kind = IncludedFiles::Found::Kind;
  Diagnostics& diags = cursor.context().diags;
  const std::string* path = find_path(cursor, wanted);
  const IncludedFiles::Found& found =
      cursor.chapter.book.files.open(path ? *path : wanted.paths.front());
  const Span place = cursor.span_of(wanted.name);
  switch (found.kind) {
    case Kind::file:
      return found.file->is_text ? found.file : nullptr;  // open_source has said what it is
    case Kind::missing:
      report_missing(cursor, wanted);
      return nullptr;
    case Kind::folder:
      diags.report(Code::folder_as_file, place, wanted.name).hint = "name a file in it";
      return nullptr;
    case Kind::unreadable:
      if (is_outside(found.failure)) {
        report_outside(place, wanted.name, found.failure, diags);
      } else {
        diags.report(Code::unreadable_resource, place, wanted.name, reason_of(found.failure));
      }
      return nullptr;
  }
  return nullptr;
}

// The pieces of the part that is wanted; none, with a diagnostic, where the file has no such part.
std::optional<std::vector<Span>> select_part(Cursor& cursor, const IncludedFile& file,
                                             const Include& wanted) {
  const FilePart& part = wanted.part;
  std::optional<std::vector<Span>> pieces =
      cursor.chapter.book.files.select(file, part, wanted.all_sections);
  const bool is_behind = part.first > 0 && part.first >= file.lines.size();
  if (pieces && !is_behind) return pieces;
  const std::string what =
      pieces ? fmt::format("line {}", part.first + 1) : fmt::format("anchor `{}`", part.anchor);
  cursor.context()
      .diags.report(Code::missing_include_part, cursor.span_of(wanted.name), wanted.name, what)
      .hint = pieces ? fmt::format("it has {} lines", file.lines.size())
                     : suggest_anchor(file, part.anchor);
  return std::nullopt;
}

// Whether there is room for them in the book.
bool can_show(Cursor& cursor, std::span<const Span> pieces) {
  Output& output = cursor.chapter.output;
  return std::all_of(pieces.begin(), pieces.end(), [&](const Span& piece) {
    std::size_t& shown = cursor.chapter.book.shown[piece.source];
    const std::size_t size = piece.end - piece.begin;
    shown += size;
    const bool is_repeated = shown > cursor.context().sources[piece.source].text.size();
    return is_repeated ? output.can_repeat(size, cursor.place())
                       : output.can_add(size, cursor.place());
  });
}

Included select_pieces(Cursor& cursor, const Include& wanted) {
  const Expansion& chapter = cursor.chapter;
  const Span place = cursor.span_of(wanted.name);
  if (chapter.open.size() > kMostDepth) {
    cursor.context().diags.report(Code::deep_includes, place, kMostDepth).hint =
        "name the file where it is wanted instead";
    return {};
  }
  const IncludedFile* file = open(cursor, wanted);
  if (!file) return {};
  std::optional<std::vector<Span>> pieces = select_part(cursor, *file, wanted);
  if (!pieces) return {};
  if (is_circle(chapter, *pieces)) {
    Diagnostic& diagnostic = cursor.context().diags.report(Code::include_cycle, place, wanted.name);
    for (const Cursor* outer : chapter.open) {
      if (outer->directive) diagnostic.related.push_back({outer->directive, "included from here"});
    }
    return {};
  }
  if (!can_show(cursor, *pieces)) return {};
  return {file, std::move(*pieces)};
}

}  // namespace

bool is_there(const Cursor& cursor, const Include& wanted) {
  return find_path(cursor, wanted) != nullptr;
}

Included select(Cursor& cursor, const Template& found, const Include& wanted) {
  cursor.copy_to(found.begin);
  Included included = select_pieces(cursor, wanted);
  if (!included) cursor.keep(found);
  return included;
}

bool include(Cursor& cursor, const Template& found, const Include& wanted) {
  const Included included = select(cursor, found, wanted);
  if (!included) return true;
  for (const Span& piece : included.pieces)
    expand_part(cursor.chapter, piece, included.file->path, cursor.span_of(found));
  return cursor.resume(found.end);
}

bool include_code(Cursor& cursor, const Template& found, const Include& wanted,
                  std::string_view info) {
  const Included included = select(cursor, found, wanted);
  if (!included) return true;
  Output& output = cursor.chapter.output;
  const SourceId source = included.file->source;
  const std::string fence = fence_for(cursor.context().sources[source].text);
  output.add_made(fmt::format("{}{}\n", fence, info), source, cursor.place());
  for (const Span& piece : included.pieces) output.add(piece);
  output.add_made((included.pieces.empty() ? "" : "\n") + fence, source, cursor.place());
  return cursor.resume(found.end);
}

}  // namespace colophon::manuscript
