// The lines of the sources that findings lie in, each found out once.
#pragma once

#include <map>

#include "base/source.h"

namespace colophon::cli {

// A span as a person reads it: both ends as places, the end exclusive.
struct Range {
  Location begin;
  Location end;
};

class LineTables {
 public:
  // `sources` must outlive the tables.
  explicit LineTables(const Sources& sources) : sources_(sources) {}

  const LineTable& operator[](SourceId id) {
    return tables_.try_emplace(id, sources_[id].text).first->second;
  }
  // The span is somewhere.
  Range range_of(Span span) {
    const LineTable& table = (*this)[span.source];
    return {table.locate(span.begin), table.locate(span.end)};
  }
  const Sources& sources() const { return sources_; }

 private:
  const Sources& sources_;
  std::map<SourceId, LineTable> tables_;
};

}  // namespace colophon::cli
