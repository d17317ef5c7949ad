#include "model/manuscript.h"

#include "base/path.h"

namespace colophon {

std::string folder_of(const ContentsItem& item) {
  return item.base.empty() ? std::string(path::folder_of(item.path)) : item.base;
}

}  // namespace colophon
