// Names of elements and attributes as numbers, and tables that are looked up by them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace colophon {

// A name of one to ten lower-case letters and digits as a number of its own; 0 for any other text.
constexpr std::uint64_t short_name(std::string_view name) {
  if (name.size() > 10) return 0;
  std::uint64_t packed = 0;
  for (const char c : name) {
    const unsigned digit = static_cast<unsigned char>(c) - unsigned{'0'};
    const unsigned letter = static_cast<unsigned char>(c) - unsigned{'a'};
    if (digit > 9 && letter > 25) return 0;
    packed = packed << 6 | (digit <= 9 ? digit + 1 : letter + 11);
  }
  return packed;
}

// One line of a table: several names, with a space between them, that have the same value.
template <class Value>
struct NamesWith {
  std::string_view names;
  Value value;
};

template <class Value, std::size_t kSize>
class NameTable {
 public:
  // `lines` hold kSize names, each short and none twice: anything else does not compile.
  consteval explicit NameTable(const auto& lines) {
    std::size_t count = 0;
    for (const NamesWith<Value>& line : lines) {
      for (std::string_view rest = line.names; !rest.empty();) {
        const std::size_t length = std::min(rest.find(' '), rest.size());
        entries_[count++] = {short_name(rest.substr(0, length)), line.value};
        rest.remove_prefix(std::min(length + 1, rest.size()));
      }
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
    for (std::size_t i = 0; i < kSize; ++i) {
      if (entries_[i].name == 0) throw "a name that is not short, or a wrong number of names";
      if (i > 0 && entries_[i].name == entries_[i - 1].name) throw "the same name twice";
    }
  }

  // Null where the table has no such name.
  constexpr const Value* find(std::uint64_t name) const {
    const auto found =
        std::lower_bound(entries_.begin(), entries_.end(), name,
                         [](const Entry& entry, std::uint64_t key) { return entry.name < key; });
    return found != entries_.end() && found->name == name ? &found->value : nullptr;
  }
  constexpr const Value* find(std::string_view name) const { return find(short_name(name)); }

 private:
  struct Entry {
    std::uint64_t name = 0;
    Value value{};
  };
  std::array<Entry, kSize> entries_{};
};

consteval std::size_t count_names(const auto& lines) {
  std::size_t count = 0;
  for (const auto& line : lines) {
    count += 1 + static_cast<std::size_t>(std::count(line.names.begin(), line.names.end(), ' '));
  }
  return count;
}

}  // namespace colophon
