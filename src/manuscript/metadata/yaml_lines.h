// Keys and lists in YAML's block style, a line each.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/yaml/writer.h"

namespace colophon::manuscript {

class YamlLines {
 public:
  std::string take() { return std::move(text_); }

  void line(std::string_view text) { text_.append(text).append("\n"); }

  // Lines with their ends.
  void lines(std::string_view text) { text_ += text; }

  // `key: value`, where there is a value.
  void key(std::string_view name, std::string_view value) {
    if (!value.empty()) plain(name, yaml_scalar(value));
  }

  // The same for a value that is known to be plain.
  void plain(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text_.append(name).append(": ").append(value).append("\n");
  }

  // `key: value` of one value, a list of several.
  void list(std::string_view name, const std::vector<std::string>& values) {
    if (values.size() == 1) return key(name, values.front());
    if (!values.empty()) text_.append(name).append(":\n");
    for (const std::string& value : values) line("  - " + yaml_scalar(value));
  }

  // `key:` and below it `lines`, where there are any.
  void section(std::string_view name, std::string_view lines) {
    if (!lines.empty()) text_.append(name).append(":\n").append(lines);
  }

 private:
  std::string text_;
};

}  // namespace colophon::manuscript
