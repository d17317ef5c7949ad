#include "base/policy.h"

#include <algorithm>
#include <tuple>

namespace colophon {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_denied(const Policy& policy, const Diagnostic& diagnostic) {
  if (contains(policy.deny, name_of(diagnostic.code))) return true;
  return policy.deny_warnings && info_of(diagnostic.code).severity == Severity::warning;
}

// Sources are numbered in the order in which they were read, which is reading order.
auto place_of(const Diagnostic& diagnostic) {
  const auto source = static_cast<std::uint32_t>(diagnostic.span.source) + 1;  // nowhere becomes 0
  return std::tuple(source, diagnostic.span.begin, diagnostic.span.end);
}

}  // namespace

void apply(const Policy& policy, Diagnostics& diagnostics) {
  std::erase_if(diagnostics.all(), [&](const Diagnostic& diagnostic) {
    return diagnostic.severity != Severity::fatal &&
           contains(policy.allow, name_of(diagnostic.code));
  });
  for (Diagnostic& diagnostic : diagnostics.all()) {
    if (is_denied(policy, diagnostic))
      diagnostic.severity = std::max(diagnostic.severity, Severity::error);
  }
}

bool permits(const Policy& policy, const Diagnostics& diagnostics) {
  return std::none_of(diagnostics.all().begin(), diagnostics.all().end(),
                      [&](const Diagnostic& diagnostic) {
                        if (diagnostic.severity == Severity::fatal) return true;
                        return diagnostic.severity == Severity::error &&
                               (!policy.lenient || is_denied(policy, diagnostic));
                      });
}

void put_in_order(Diagnostics& diagnostics) {
  std::vector<Diagnostic>& all = diagnostics.all();
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return place_of(a) < place_of(b);
  });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.span == b.span && a.message == b.message;
  };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
}

}  // namespace colophon
