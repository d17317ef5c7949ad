// A chapter's text as it is put together: pieces of files, and of texts that no file has.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/yaml/yaml.h"
#include "manuscript/sources/code_tracker.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

// Texts that no file has, by the file whose name they go by. All chapters share them.
using MadeTexts = std::map<std::pair<SourceId, std::string>, SourceId>;

class Output {
 public:
  Output(MadeTexts& made, LoadContext& context) : made_(made), context_(context) {}

  // Whether there is room in the book for so many bytes, which stand elsewhere already where they
  // are repeated. What stands at `place` is to blame where there is none.
  bool can_add(std::size_t bytes, Span place);
  bool can_repeat(std::size_t bytes, Span place);

  void add(Span piece);
  void add_made(std::string_view text, SourceId file, Span place);
  // As it is written in its file, where it is written as it is meant.
  void add_value(const yaml::Node& value, Span place);

  const CodeTracker& code() const { return code_; }  // at the end of the text
  std::vector<Span> take() { return std::move(pieces_); }

 private:
  MadeTexts& made_;
  LoadContext& context_;
  CodeTracker code_;
  std::vector<Span> pieces_;
};

}  // namespace colophon::manuscript
