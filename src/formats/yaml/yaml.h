// YAML as a small tree in which every key and value has its place. yaml-cpp stays behind this
// header.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace colophon::yaml {

struct Entry;

struct Node {
  enum class Kind : std::uint8_t { null, scalar, sequence, map };

  Kind kind = Kind::null;
  bool quoted = false;         // a scalar in quotes or a block: text, whatever it looks like
  std::string text;            // of a scalar
  std::vector<Node> items;     // of a sequence
  std::vector<Entry> entries;  // of a map, in the order written; no key twice
  Span span;                   // within one line; of null: of its key or dash

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_map() const { return kind == Kind::map; }
};

struct Entry {
  std::string key;
  Span key_span;
  Node value;
};

// The value of a key, or none.
const Node* find(const Node& map, std::string_view key);

// A quoted text, which is never read as a number or a word of YAML's.
Node make_text(std::string text, Span span);

struct SyntaxError {
  Span span;
  std::string message;  // lower case, no full stop
  std::string hint;
};

struct Document {
  Node root;                         // null for an empty text
  std::optional<SyntaxError> error;  // then `root` is not to be used
};

// Reads the one document in `text`; `---` before it and `...` or `---` after it are fences. Aliases
// and merge keys (`<<`) are resolved; a text whose aliases grow without measure, or that is nested
// more than 64 deep, is an error. A key given twice is reported and its first value kept.
Document parse(Span text, const Sources& sources, Diagnostics& diags);

}  // namespace colophon::yaml
