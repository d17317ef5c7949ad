#include "differential/reasons.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "support/disk.h"

namespace colophon::test {

namespace {

constexpr char kWithoutReason[] = "# Without a reason yet.";

struct Reason {
  std::string text;                                        // of one or more lines
  std::vector<std::pair<std::string, std::string>> known;  // where and what
};

std::vector<Reason> read_reasons(const std::string& text) {
  std::vector<Reason> reasons;
  bool in_reason = false;
  for (const std::string& line : lines_of(text)) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("#")) {
      if (!in_reason) reasons.emplace_back();
      reasons.back().text += line + "\n";
    } else if (colon != line.npos && !reasons.empty()) {
      reasons.back().known.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    } else if (!line.empty()) {
      ADD_FAILURE() << "neither a reason nor a difference: " << line;
    }
    in_reason = line.starts_with("#");
  }
  return reasons;
}

// "gfm notes" of "gfm notes:3".
std::string file_of(const std::string& where) { return where.substr(0, where.rfind(':')); }

// Where a known difference is now: an example that came into a file has given those behind it other
// numbers.
std::string place_of(const std::string& where, const std::string& what, const Differences& found,
                     const Differences& unmoved) {
  for (const auto& [place, difference] : found) {
    if (difference == what && file_of(place) == file_of(where) && !unmoved.contains(place)) {
      return place;
    }
  }
  return where;
}

Differences find_unmoved(const std::vector<Reason>& reasons, const Differences& found) {
  Differences unmoved;
  for (const Reason& reason : reasons) {
    for (const auto& [where, what] : reason.known) {
      const auto still = found.find(where);
      if (still != found.end() && still->second == what) unmoved.insert(*still);
    }
  }
  return unmoved;
}

// A reason that explains nothing any more goes; a text before all of them stays.
std::string write_reasons(const std::vector<Reason>& reasons, Differences found) {
  const Differences unmoved = find_unmoved(reasons, found);
  std::string text;
  for (const Reason& reason : reasons) {
    std::string explained;
    for (const auto& [where, what] : reason.known) {
      const auto still =
          found.find(unmoved.contains(where) ? where : place_of(where, what, found, unmoved));
      if (still == found.end()) continue;
      explained += fmt::format("{}: {}\n", still->first, still->second);
      found.erase(still);
    }
    if (!explained.empty() || reason.known.empty()) text += reason.text + explained + "\n";
  }
  if (!found.empty()) text += fmt::format("{}\n", kWithoutReason);
  for (const auto& [where, what] : found) text += fmt::format("{}: {}\n", where, what);
  text.erase(text.find_last_not_of('\n') + 1);
  return text + "\n";
}

}  // namespace

void expect_explained(const std::filesystem::path& path, Differences found) {
  const std::string file = std::filesystem::exists(path) ? read_file(path) : "";
  const std::vector<Reason> reasons = read_reasons(file);
  if (updating()) return write_file(path, write_reasons(reasons, std::move(found)));
  EXPECT_EQ(file.find(kWithoutReason), file.npos) << "some differences have no reason";
  for (const Reason& reason : reasons) {
    for (const auto& [where, what] : reason.known) {
      const auto still = found.find(where);
      if (still == found.end()) {
        ADD_FAILURE() << where << " is equal now, or stands here twice: take its line out";
        continue;
      }
      EXPECT_EQ(still->second, what) << where;
      found.erase(still);
    }
  }
  for (const auto& [where, what] : found) ADD_FAILURE() << where << ": " << what;
}

}  // namespace colophon::test
