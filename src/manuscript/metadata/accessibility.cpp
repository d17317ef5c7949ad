#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "manuscript/metadata/metadata_values.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>(
    {"alternatives", "hazards", "conforms-to", "certified-by", "exemption", "summary"});

// What authors write, and the value of schema:accessibilityHazard (schema.org's accessibility
// vocabulary, section 3.4).
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kHazards = {{
    {"none", "none"},
    {"unknown", "unknown"},
    {"flashing", "flashing"},
    {"motion-simulation", "motionSimulation"},
    {"sound", "sound"},
    {"no-flashing", "noFlashingHazard"},
    {"no-motion-simulation", "noMotionSimulationHazard"},
    {"no-sound", "noSoundHazard"},
    {"unknown-flashing", "unknownFlashingHazard"},
    {"unknown-motion-simulation", "unknownMotionSimulationHazard"},
    {"unknown-sound", "unknownSoundHazard"},
}};

// EPUB Accessibility 1.1, a11y:exemption.
constexpr auto kExemptions = std::to_array<std::string_view>(
    {"eaa-disproportionate-burden", "eaa-fundamental-alteration", "eaa-microenterprise"});

void read_alternatives(const yaml::Node& node, AccessibilityStatement& statement,
                       Diagnostics& diags) {
  const Value value = read_text("alternatives", node, diags);
  const std::string word = ascii::lower(value.text);
  if (word == "sufficient" || word == "insufficient") {
    statement.alternatives_sufficient = word == "sufficient";
  } else if (value) {
    report_wrong_type("alternatives", value.span, "`sufficient` or `insufficient`", diags);
  }
}

void read_hazards(const yaml::Node& node, AccessibilityStatement& statement, Diagnostics& diags) {
  statement.hazards.clear();
  if (node.is_null()) read_text("hazards", node, diags);
  for (const yaml::Node& item : items_of(node)) {
    const Value value = read_text("hazards", item, diags);
    if (!value) continue;
    const auto* found =
        std::find_if(kHazards.begin(), kHazards.end(), [&value](const auto& hazard) {
          return hazard.first == value.text || hazard.second == value.text;
        });
    if (found != kHazards.end()) {
      statement.hazards.emplace_back(found->second);
      continue;
    }
    std::vector<std::string_view> names;
    for (const auto& hazard : kHazards) names.push_back(hazard.first);
    report_wrong_type("hazards", value.span,
                      "`none`, `unknown` or a list of `flashing`, `motion-simulation`, `sound`",
                      diags)
        .hint = nearest_hint(value.text, names);
  }
}

void read_exemption(const yaml::Node& node, AccessibilityStatement& statement, Diagnostics& diags) {
  const Value value = read_text("exemption", node, diags);
  if (!value) return;
  if (std::find(kExemptions.begin(), kExemptions.end(), value.text) == kExemptions.end()) {
    report_wrong_type("exemption", value.span,
                      "`eaa-disproportionate-burden`, `eaa-fundamental-alteration` or "
                      "`eaa-microenterprise`",
                      diags)
        .hint = nearest_hint(value.text, kExemptions);
    return;
  }
  statement.exemption = value.text;
}

}  // namespace

void read_accessibility(std::string_view key, const yaml::Node& node,
                        AccessibilityStatement& statement, Diagnostics& diags) {
  if (!node.is_map()) {
    report_wrong_type(key, node.span,
                      "a map with `alternatives`, `hazards`, `summary` and the like", diags);
    return;
  }
  report_unknown_keys(node, kKeys, diags);
  for (const yaml::Entry& entry : node.entries) {
    if (entry.key == "alternatives") read_alternatives(entry.value, statement, diags);
    if (entry.key == "hazards") read_hazards(entry.value, statement, diags);
    if (entry.key == "exemption") read_exemption(entry.value, statement, diags);
    if (entry.key == "conforms-to") {
      statement.conforms_to = read_text(entry.key, entry.value, diags);
    }
    if (entry.key == "certified-by") {
      statement.certified_by = read_text(entry.key, entry.value, diags).text;
    }
    if (entry.key == "summary") statement.summary = read_text(entry.key, entry.value, diags);
  }
}

}  // namespace colophon::manuscript
