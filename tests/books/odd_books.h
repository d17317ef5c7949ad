// Valid books of what few books have: EPUBCheck 5.3 says nothing of them, and neither may we.
#pragma once

#include <string>
#include <vector>

namespace colophon::test {

struct OddBook {
  std::string name;
  std::string bytes;
};

// One has a page for every line of odd-pages.txt, the others an odd archive, container or name.
std::vector<OddBook> odd_books();

}  // namespace colophon::test
