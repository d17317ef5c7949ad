#include "base/span_map.h"

#include <cstdint>
#include <utility>

namespace colophon {

std::size_t SpanMap::slot_of(const void* key) const {
  // Allocators align to 8 or 16: the low bits say nothing. Fibonacci hashing spreads the rest.
  const auto bits = reinterpret_cast<std::uintptr_t>(key) >> 3;
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = (static_cast<std::uint64_t>(bits) * 0x9E3779B97F4A7C15u >> 20) & mask;
  while (slots_[i].key && slots_[i].key != key) i = (i + 1) & mask;
  return i;
}

void SpanMap::set(const void* key, Span span) {
  if (slots_.empty()) {
    if (!span) return;
    slots_.resize(256);
  }
  Slot* slot = &slots_[slot_of(key)];
  if (!slot->key) {
    if (!span) return;
    if (++used_ * 3 > slots_.size() * 2) {
      grow();
      slot = &slots_[slot_of(key)];
    }
    slot->key = key;
  }
  slot->span = span;
}

Span SpanMap::get(const void* key) const {
  if (slots_.empty()) return {};
  return slots_[slot_of(key)].span;
}

void SpanMap::clear() {
  slots_.clear();
  used_ = 0;
}

void SpanMap::grow() {
  std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& slot : old) {
    if (slot.key) slots_[slot_of(slot.key)] = slot;
  }
}

}  // namespace colophon
