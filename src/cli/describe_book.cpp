#include "cli/describe_book.h"

#include <utility>

#include "base/disk/output_place.h"
#include "base/path.h"
#include "cli/write_text.h"

namespace colophon::cli {
namespace {

using Outcome = Compilation::Outcome;

// Why no book file can be written into the folder; false where one can.
bool is_in_the_way(const std::string& folder, Files& files, Compilation& result) {
  for (const char* name : {"book.yaml", "book.yml"}) {
    const std::string file = path::join(folder, name);
    const Result<FileInfo> there = files.info_of_link(file);
    if (!there && there.failure().kind == FailureKind::not_found) continue;
    if (!there) {
      result.diagnostics.report(Code::unreadable_file, Span{}, file, reason_of(there.failure()));
      result.outcome = Outcome::failed;
      return true;
    }
    result.diagnostics.report(Code::book_file_exists, Span{}, file).hint =
        "give it another name to have one written anew";
    return true;
  }
  const Result<FileInfo> info = files.info(folder);
  if (!info || info->is_folder) return false;
  result.diagnostics.report(Code::no_manuscript, Span{}, folder).hint =
      "name the folder that the manuscript is in";
  return true;
}

}  // namespace

Compilation describe_book(const std::string& folder, const DescribeOptions& options, Files& files) {
  Compilation result;
  const std::string place = path::normalise(folder);
  if (is_in_the_way(place, files, result)) return result;
  Description description = describe(options, files);
  result = std::move(description.compilation);
  if (result.outcome != Outcome::written) return result;
  const std::string file = path::join(place, "book.yaml");
  const Result<Committed> written = write_text(file, description.book_file, files);
  if (!written) {
    result.diagnostics.report(Code::write_failed, Span{}, written.failure().message);
    result.outcome = Outcome::failed;
    return result;
  }
  report_unsynced(file, *written, result.diagnostics);
  result.book = Written{.path = file, .chapters = description.chapters};
  return result;
}

}  // namespace colophon::cli
