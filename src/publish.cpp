#include "publish.h"

#include <memory>
#include <string>

#include "base/disk/world.h"
#include "container/container.h"
#include "judge_written.h"

namespace colophon {

using Outcome = Compilation::Outcome;

Published publish(const std::vector<Entry>& entries, const OutputPlace& place, WatchedFiles& files,
                  Files& disk, std::size_t jobs, Sources& sources, Diagnostics& diags) {
  const std::string& output = place.path;
  const bool is_stream = output == kStandardOutput;
  if (!is_stream && !may_take_place(place, kBookOutput, disk, diags)) return {Outcome::refused};
  report_unread(files, diags);
  if (diags.has_fatal()) return {Outcome::failed};

  const Result<std::unique_ptr<OutputFile>> out =
      is_stream ? disk.create_standard_output() : disk.create(output);
  const auto fail = [&](const Failure& failure) -> Published {
    Diagnostic& diagnostic = diags.report(Code::write_failed, Span{}, failure.message);
    const bool is_of_the_place = !out || failure.kind == FailureKind::no_space;
    if (is_of_the_place) diagnostic.hint = hint_for_place(failure, "name another place with `-o`");
    return {Outcome::failed};
  };
  if (!out) return fail(out.failure());
  if (!is_stream && !is_name_of_book(place, diags)) return {Outcome::refused};
  const Result<void> written = container::write(entries, files, **out);
  if (const Entry* changed = container::find_changed(entries, files)) {
    diags.report(Code::changed_file, changed->span, std::get<DiskFile>(changed->content).path);
    return {Outcome::failed};
  }
  if (!written) return fail(written.failure());

  // What is not valid never takes the old book's name.
  const Result<bool> is_valid = judge_written(**out, output, jobs, sources, diags);
  if (!is_valid) return fail(is_valid.failure());
  if (!*is_valid) return {Outcome::faulty};
  const std::size_t size = (*out)->size();
  // Nor the name of what somebody put there meanwhile.
  if (!is_stream && !may_take_place(place, kBookOutput, disk, diags)) return {Outcome::refused};
  const Result<Committed> committed = (*out)->commit();
  if (!committed) return fail(committed.failure());
  report_unsynced(output, *committed, diags);
  return {Outcome::written, size};
}

}  // namespace colophon
