#include "base/policy.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/suggest.h"

namespace colophon {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void move_to(std::vector<std::string>& to, std::vector<std::string>& from, std::string_view code) {
  std::erase(from, code);
  if (!contains(to, code)) to.emplace_back(code);
}

bool is_denied(const Policy& policy, Code code) {
  if (contains(policy.deny, name_of(code))) return true;
  return policy.deny_warnings && info_of(code).severity == Severity::warning;
}

template <class Finding>
void rule_on(const Policy& policy, std::vector<Finding>& findings) {
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.severity != Severity::fatal && contains(policy.allow, name_of(finding.code));
  });
  for (Finding& finding : findings) {
    // Some are warnings only where they are of little weight.
    const bool is_warning = policy.deny_warnings && finding.severity == Severity::warning;
    if (is_warning || is_denied(policy, finding.code))
      finding.severity = std::max(finding.severity, Severity::error);
  }
}

template <class Finding>
bool lets_pass(const Policy& policy, const std::vector<Finding>& findings) {
  return std::none_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    if (finding.severity == Severity::fatal) return true;
    return finding.severity == Severity::error &&
           (!policy.lenient || is_denied(policy, finding.code));
  });
}

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kCodeCount; ++i) names.push_back(name_of(static_cast<Code>(i)));
  return names;
}

}  // namespace

void allow(Policy& policy, std::string_view code) { move_to(policy.allow, policy.deny, code); }

void deny(Policy& policy, std::string_view code) {
  if (code == kWarnings) {
    policy.deny_warnings = true;
  } else {
    move_to(policy.deny, policy.allow, code);
  }
}

Policy join(Policy first, const Policy& second) {
  first.lenient |= second.lenient;
  first.deny_warnings |= second.deny_warnings;
  for (const std::string& code : second.allow) allow(first, code);
  for (const std::string& code : second.deny) deny(first, code);
  return first;
}

std::optional<Code> find_code(std::string_view name) {
  const auto is_same = [](char typed, char registered) {
    return typed == (registered == '_' ? '-' : registered);
  };
  for (std::size_t i = 0; i < kCodeCount; ++i) {
    const auto code = static_cast<Code>(i);
    const std::string_view known = info_of(code).name;
    if (std::equal(name.begin(), name.end(), known.begin(), known.end(), is_same)) return code;
  }
  return std::nullopt;
}

std::string nearest_code(std::string_view name, bool takes_warnings) {
  std::vector<std::string> names = all_names();
  if (takes_warnings) names.emplace_back(kWarnings);
  return nearest(name, names);
}

void apply(const Policy& policy, Diagnostics& diagnostics) {
  diagnostics.seal();
  rule_on(policy, diagnostics.all());
  rule_on(policy, diagnostics.others());
}

bool permits(const Policy& policy, const Diagnostics& diagnostics) {
  return lets_pass(policy, diagnostics.all()) && lets_pass(policy, diagnostics.others());
}

}  // namespace colophon
