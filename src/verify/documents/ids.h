// The ids of a document and the attributes that name them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace colophon::verify {

struct Id {
  std::string_view value;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t element = 0;  // short_name of one of XHTML, else 0
  std::uint32_t table = 0;    // which of the outermost tables it lies in, of a <th>; 0 for none
  bool takes_label = false;   // <label for>
};

// What must have an id that an attribute names.
enum class Wanted : std::uint8_t { element, data_list, form, labelled, header, descendant };

struct IdUse {
  std::string_view value;
  std::string_view attribute;  // of the text of the program
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Wanted wanted = Wanted::element;
  std::uint32_t scope = 0;      // the table; the end of the start tag
  std::uint32_t scope_end = 0;  // the end of the element
};

struct Ids {
  std::vector<Id> ids;
  std::vector<IdUse> uses;
  std::uint32_t tables = 0;        // outermost ones so far
  std::uint32_t table_depth = 0;   // tables that are open
  std::deque<std::string> copies;  // of values that the text does not have as they are
};

// Reports ids that stand twice, and uses of ids that name none; the ids, sorted, each once.
std::vector<std::string> settle_ids(Ids& ids, Diagnostics& findings);

}  // namespace colophon::verify
