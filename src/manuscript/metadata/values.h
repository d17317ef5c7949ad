// YAML values as the types that a book file wants. What does not fit is reported at its place and
// comes back empty.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "formats/yaml/yaml.h"
#include "model/metadata.h"

namespace colophon::manuscript {

// A scalar without white space around it. An empty one is a warning, a list or map an error.
Value read_text(std::string_view key, const yaml::Node& node, Diagnostics& diags);

// true, false, yes, no.
std::optional<bool> read_flag(std::string_view key, const yaml::Node& node, Diagnostics& diags);

// The items of a list, or the one value that stands in place of a list; none for null.
std::span<const yaml::Node> items_of(const yaml::Node& node);

// Reports that `subject` must be `what`: "`lenient` must be true or false".
Diagnostic& report_wrong_type(std::string_view subject, Span span, std::string_view what,
                              Diagnostics& diags);

// Reports a value that is the same as one before it, and is left out.
void report_repeated(const Value& value, const Value& first, Diagnostics& diags);

// Reports the keys of a map that are not among `known`, with the nearest that is.
void report_unknown_keys(const yaml::Node& map, std::span<const std::string_view> known,
                         Diagnostics& diags);
Diagnostic& report_unknown_key(const yaml::Entry& entry, std::span<const std::string_view> known,
                               Diagnostics& diags);

// did_you_mean over names that are not owned.
std::string nearest_hint(std::string_view wanted, std::span<const std::string_view> names);

std::string_view trim(std::string_view text);
// Whether there is nothing but comments, which never reach a book.
bool is_blank(std::string_view text);

}  // namespace colophon::manuscript
