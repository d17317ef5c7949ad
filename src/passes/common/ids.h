// Ids of one document.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace colophon::passes {

// The same id as XML allows one (an NCName) and an address can hold: what they do not allow becomes
// `-`, and one that begins with a digit or the like is put behind `id-`.
std::string valid_id(std::string_view text);

// Whether an attribute names ids of its own document; one that is not there makes it invalid.
bool is_id_reference(std::string_view attribute);

class IdSet {
 public:
  // False where it is taken already.
  bool reserve(std::string id) { return taken_.insert(std::move(id)).second; }
  // `wanted` or, where that is taken, `wanted-1`, `wanted-2`... Reserves it.
  std::string make_unique(const std::string& wanted);
  bool contains(const std::string& id) const { return taken_.count(id) > 0; }

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, std::size_t>
      last_suffix_;  // so that a thousand equal ones are fast
};

}  // namespace colophon::passes
