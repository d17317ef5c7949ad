// `colophon new DIR`: a small book to begin with.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "compile.h"

namespace colophon::cli {

struct NewBook {
  std::string folder;
  std::string language;    // BCP 47
  std::string identifier;  // a URN
  // Keys of book.yaml with their values, over what the folder's name, `language` and `identifier`
  // say.
  std::vector<std::pair<std::string, std::string>> metadata;
};

// Makes the folder, with a book.yaml and chapters that build as they are. What has files in it, but
// for hidden ones, is refused; nothing is ever written over.
Compilation make_book(const NewBook& book, Files& files);

// A random UUID (version 4, RFC 9562) as a URN; empty where the system gives no random bytes. This
// is the only place that asks for chance.
std::string random_identifier();

}  // namespace colophon::cli
