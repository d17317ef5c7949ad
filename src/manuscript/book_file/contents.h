// The reading order, as the book file lists it: files, patterns, parts and generated pages.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formats/yaml/yaml.h"
#include "manuscript/sources/load_context.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

// One list of the contents, and the folder its names are relative to, itself relative to the root.
struct Section {
  yaml::Node list;
  std::string folder;
};

struct ListedItem;

struct ContentsPlan {
  std::optional<Section> front;
  std::optional<Section> body;
  std::optional<Section> back;

  explicit operator bool() const { return front || body || back; }
};

// The value of `contents:`: a map of front, body and back, or one list that is the body. A section
// that it has replaces what an extended book file said of it.
void read_contents_plan(const yaml::Node& node, const std::string& folder, ContentsPlan& plan,
                        Diagnostics& diags);

// Every name resolved. What does not exist, is listed twice or lies outside the book is reported
// and left out. A pattern stands for the files that are not listed by name.
std::vector<ContentsItem> make_contents(std::vector<ListedItem> listed, LoadContext& context);

// The pages that a book begins with where its author named none: title page and contents.
void add_default_pages(std::vector<ContentsItem>& contents);

// The contents of a book whose author wrote none: title page, contents, and the chapters.
std::vector<ContentsItem> make_default_contents(std::vector<ContentsItem> chapters);

}  // namespace colophon::manuscript
