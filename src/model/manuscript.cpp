#include "model/manuscript.h"

#include "base/path.h"

namespace colophon {

std::string folder_of(const ContentsItem& item) {
  return item.base.empty() ? std::string(path::folder_of(item.path)) : item.base;
}

Span beginning_of(const ContentsItem& item) {
  if (item.listed || item.text.empty()) return item.listed;
  const Span text = item.text.front();
  return {text.source, text.begin, text.begin};
}

}  // namespace colophon
