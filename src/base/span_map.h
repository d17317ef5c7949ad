// Spans of things that have no room for one: tree nodes and attributes, by their address.
#pragma once

#include <cstddef>
#include <vector>

#include "base/source.h"

namespace colophon {

// An open-addressing hash table from address to span. Whoever frees a thing forgets it here, since
// addresses return.
class SpanMap {
 public:
  // A span that is nowhere takes the entry away.
  void set(const void* key, Span span);
  Span get(const void* key) const;
  void forget(const void* key) { set(key, {}); }

  std::size_t size() const { return used_; }
  void clear();

 private:
  struct Slot {
    const void* key = nullptr;
    Span span;
  };
  std::size_t slot_of(const void* key) const;
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;  // slots with a key, also those whose span was taken away
};

}  // namespace colophon
