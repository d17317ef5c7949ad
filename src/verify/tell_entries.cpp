#include "verify/tell_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "verify/archive/archive.h"
#include "verify/xml/bounds.h"
#include "verify/xml/xml.h"

namespace colophon::verify {

namespace {

// In one copy.
std::string decode(std::string bytes) {
  std::string converted;
  const std::string_view text = xml::decode(bytes, converted).text;
  if (text.empty()) return {};
  std::string& held = converted.empty() ? bytes : converted;
  const std::size_t size = text.size();
  held.erase(0, static_cast<std::size_t>(text.data() - held.data()));
  held.resize(size);
  return std::move(held);
}

class Telling {
 public:
  Telling(const ToldBook& book, Sources& sources, Diagnostics& findings)
      : book_(book), sources_(sources), findings_(findings) {}

  void tell(std::size_t entry, Diagnostics found) {
    std::vector<Diagnostic>& all = found.all();
    const bool has_places = std::any_of(all.begin(), all.end(), [](const Diagnostic& finding) {
      return static_cast<bool>(finding.span);
    });
    const SourceId source = has_places ? source_of(entry) : SourceId::none;
    const auto place = [source](Span& span) {
      if (!span) return;
      span.source = source;
      if (!span) span = {};
    };
    std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return a.span.begin < b.span.begin;
    });
    for (Diagnostic& finding : all) {
      place(finding.span);
      for (Related& related : finding.related) place(related.span);
    }
    findings_.append(std::move(found));
  }

 private:
  SourceId source_of(std::size_t index) {
    const Entry& entry = book_.archive.entries[index];
    const std::string name = readable_name(entry.path);
    if (shown_ + entry.size > kMostShown) {
      findings_.report(Code::not_examined, Span{},
                       fmt::format("where the findings in `{}` stand", name),
                       fmt::format("lines of more than {} MiB would be shown", kMostShown >> 20));
      return SourceId::none;
    }
    shown_ += entry.size;
    std::optional<std::string> bytes = book_.read(index);
    if (!bytes) return SourceId::none;
    std::string text = decode(std::move(*bytes));
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\r') text[i] = i + 1 < text.size() && text[i + 1] == '\n' ? ' ' : '\n';
    }
    return sources_.add(book_.name + '/' + name, std::move(text));
  }

  const ToldBook& book_;
  Sources& sources_;
  Diagnostics& findings_;
  std::uint64_t shown_ = 0;  // bytes
};

}  // namespace

void tell_entries(std::vector<Judged>& entries, const ToldBook& book, Sources& sources,
                  Diagnostics& findings) {
  Telling telling(book, sources, findings);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].findings.empty()) telling.tell(i, std::move(entries[i].findings));
  }
}

}  // namespace colophon::verify
