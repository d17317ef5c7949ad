#include "verify/documents/ids.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "base/short_name.h"
#include "verify/xml/bounds.h"

namespace colophon::verify {

namespace {

struct ByValue {
  bool operator()(const Id& a, const Id& b) const {
    return std::tie(a.value, a.begin) < std::tie(b.value, b.begin);
  }
  bool operator()(const Id& id, std::string_view value) const { return id.value < value; }
  bool operator()(std::string_view value, const Id& id) const { return value < id.value; }
};

std::string_view words_of(Wanted wanted) {
  switch (wanted) {
    case Wanted::element:
      return "id of this document";
    case Wanted::data_list:
      return "id of a <datalist>";
    case Wanted::form:
      return "id of a <form>";
    case Wanted::labelled:
      return "id of an element that takes a label";
    case Wanted::header:
      return "id of a <th> of this table";
    case Wanted::descendant:
      return "id of an element inside this one";
  }
  return {};
}

bool is_wanted(const Id& id, const IdUse& use) {
  switch (use.wanted) {
    case Wanted::element:
      return true;
    case Wanted::data_list:
      return id.element == short_name("datalist");
    case Wanted::form:
      return id.element == short_name("form");
    case Wanted::labelled:
      return id.takes_label;
    case Wanted::header:
      return id.table != 0 && id.table == use.scope;
    case Wanted::descendant:
      return id.begin >= use.scope && id.end <= use.scope_end;
  }
  return true;
}

}  // namespace

std::vector<std::string> settle_ids(Ids& ids, Diagnostics& findings) {
  FindingBound bound(findings);
  std::sort(ids.ids.begin(), ids.ids.end(), ByValue());
  std::vector<std::string> values;
  values.reserve(ids.ids.size());
  for (std::size_t i = 0; i < ids.ids.size(); ++i) {
    const Id& id = ids.ids[i];
    if (i == 0 || ids.ids[i - 1].value != id.value) {
      values.emplace_back(id.value);
      continue;
    }
    Diagnostic& finding =
        findings.report(Code::repeated_id, {SourceId{0}, id.begin, id.end}, id.value);
    const Id& first = ids.ids[i - 1];
    finding.related.push_back({{SourceId{0}, first.begin, first.end}, "the one before it"});
    bound.keep();
  }
  for (const IdUse& use : ids.uses) {
    const auto [begin, end] =
        std::equal_range(ids.ids.begin(), ids.ids.end(), use.value, ByValue());
    // More of the same are a finding each, and need no look.
    constexpr std::ptrdiff_t kMostAlike = 8;
    const auto last = begin + std::min(end - begin, kMostAlike);
    if (std::any_of(begin, last, [&](const Id& id) { return is_wanted(id, use); })) continue;
    findings.report(Code::dangling_id, {SourceId{0}, use.begin, use.end}, use.attribute, use.value,
                    words_of(use.wanted));
    bound.keep();
  }
  return values;
}

}  // namespace colophon::verify
