// Which pieces of raw HTML belong together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace colophon::markdown {

// Follows the tags of successive pieces.
class TagBalance {
 public:
  // `piece` numbers rise from call to call.
  void add(std::string_view html, std::size_t piece);

  // Ranges of pieces, first and last, in which an element opens in one and closes in another; apart
  // and in order.
  std::vector<std::pair<std::size_t, std::size_t>> crossings() const;

 private:
  struct Open {
    std::string name;
    std::size_t piece;
  };
  void open(std::string name, std::size_t piece);
  void close(const std::string& name, std::size_t piece);

  std::vector<Open> open_;
  std::unordered_map<std::string, std::size_t> count_;  // of each name in open_
  std::vector<std::pair<std::size_t, std::size_t>> crossings_;
};

}  // namespace colophon::markdown
