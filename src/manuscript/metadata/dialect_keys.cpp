#include "manuscript/metadata/dialect_keys.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "manuscript/metadata/values.h"

namespace colophon::manuscript {

void read_dialect(const yaml::Node& node, Dialect& dialect, Diagnostics& diags) {
  if (!node.is_map()) {
    report_wrong_type("dialect", node.span, "a map of constructs", diags);
    return;
  }
  std::vector<std::string_view> names;
  for (const DialectSwitch& known : kDialectSwitches) names.push_back(known.name);
  for (const yaml::Entry& entry : node.entries) {
    const auto* found = std::find_if(std::begin(kDialectSwitches), std::end(kDialectSwitches),
                                     [&](const DialectSwitch& it) { return it.name == entry.key; });
    if (found == std::end(kDialectSwitches)) {
      report_unknown_key(entry, names, diags);
      continue;
    }
    const std::optional<bool> flag = read_flag(entry.key, entry.value, diags);
    if (flag) dialect.*(found->flag) = *flag;
  }
}

void read_line_breaks(const yaml::Node& node, Dialect& dialect, Diagnostics& diags) {
  const Value value = read_text("line-breaks", node, diags);
  if (value.text == "hard" || value.text == "soft") {
    dialect.hard_line_breaks = value.text == "hard";
  } else if (value) {
    report_wrong_type("line-breaks", value.span, "`hard` or `soft`", diags);
  }
}

void read_hidden_lines(const yaml::Node& node, Dialect& dialect, Diagnostics& diags) {
  if (!node.is_map()) {
    report_wrong_type("hidden-lines", node.span, "a map of languages and how hidden lines begin",
                      diags);
    return;
  }
  std::vector<HiddenLines>& hidden = dialect.hidden_lines;
  for (const yaml::Entry& entry : node.entries) {
    if (!read_text(entry.key, entry.value, diags)) continue;
    std::erase_if(hidden, [&](const HiddenLines& it) { return it.language == entry.key; });
    hidden.push_back({entry.key, entry.value.text});  // the space behind a sign belongs to it
  }
}

}  // namespace colophon::manuscript
