// Metadata as it must be in a book: every value read from YAML, judged, and brought to its usual
// form (EPUB 3.3 section 5.4). `key` is what the author called it, for messages.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "formats/yaml/yaml.h"
#include "model/metadata.h"

namespace colophon::manuscript {

struct Titles {
  Value title;
  Value subtitle;  // only where the value of `title` holds one
};

// One line of text, or pandoc's {type, text} and lists of them.
Titles read_titles(std::string_view key, const yaml::Node& node, Diagnostics& diags);
Value read_title(std::string_view key, const yaml::Node& node, Diagnostics& diags);

// BCP 47 in its usual case; `en_GB` is taken for `en-GB`.
Value read_language(std::string_view key, const yaml::Node& node, Diagnostics& diags);

// W3C-DTF, also from pandoc's {type, text}.
Value read_date(std::string_view key, const yaml::Node& node, Diagnostics& diags);

// The same for what other tools take: `May 2, 1998`, `2 May 1998`, `2024-05-31 10:00 +0200`; what
// is none, as `today`, is a note.
Value read_foreign_date(std::string_view key, const yaml::Node& node, Diagnostics& diags);

// CCYY-MM-DDThh:mm:ssZ; a day alone means its beginning.
Value read_modified(std::string_view key, const yaml::Node& node, Diagnostics& diags);

// ISBN, ISSN and UUID as URNs, others as they are.
std::vector<Value> read_identifiers(std::string_view key, const yaml::Node& node,
                                    Diagnostics& diags);

// Names, or maps with name, role (MARC code or English term; `default_role` where there is none)
// and file-as.
std::vector<Agent> read_agents(std::string_view key, const yaml::Node& node,
                               std::string_view default_role, Diagnostics& diags);

// Texts, or maps with label, authority and term. One text of keywords is a list with commas.
std::vector<Subject> read_subjects(std::string_view key, const yaml::Node& node,
                                   Diagnostics& diags);

// A name, or a map with name and position.
std::optional<Series> read_series(std::string_view key, const yaml::Node& node, Diagnostics& diags);
std::string read_series_position(std::string_view key, const yaml::Node& node, Diagnostics& diags);

// Fills in what the map says and leaves the rest of the statement as it is.
void read_accessibility(std::string_view key, const yaml::Node& node,
                        AccessibilityStatement& statement, Diagnostics& diags);

}  // namespace colophon::manuscript
