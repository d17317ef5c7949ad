#include "base/allowances.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>

namespace colophon {
namespace {

// One place of one allowance.
struct AllowedPlace {
  Code code;
  Span span;
  Allowance* allowance;
};

// Within a code and a source from the left to the right, what holds another before it.
bool stands_before(const AllowedPlace& a, const AllowedPlace& b) {
  return std::tuple(a.code, a.span.source, a.span.begin, b.span.end) <
         std::tuple(b.code, b.span.source, b.span.begin, a.span.end);
}

std::vector<AllowedPlace> sorted_places(std::vector<Allowance>& allowances) {
  std::vector<AllowedPlace> places;
  for (Allowance& allowance : allowances) {
    for (const Span span : allowance.places) places.push_back({allowance.code, span, &allowance});
  }
  std::stable_sort(places.begin(), places.end(), stands_before);
  return places;
}

// Whether a diagnostic stands before the end of the place, in the order of places.
template <class Finding>
bool is_over(const AllowedPlace& place, const Finding& diagnostic) {
  return std::tuple(place.code, place.span.source, place.span.end) <=
         std::tuple(diagnostic.code, diagnostic.span.source, diagnostic.span.begin);
}

template <class Finding>
bool has_begun(const AllowedPlace& place, const Finding& diagnostic) {
  return std::tuple(place.code, place.span.source, place.span.begin) <=
         std::tuple(diagnostic.code, diagnostic.span.source, diagnostic.span.begin);
}

// The places of the diagnostics in the order of places.
template <class Finding>
std::vector<std::size_t> sorted_diagnostics(const std::vector<Finding>& all) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].span && all[i].severity != Severity::fatal) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&all](std::size_t a, std::size_t b) {
    return std::tuple(all[a].code, all[a].span.source, all[a].span.begin) <
           std::tuple(all[b].code, all[b].span.source, all[b].span.begin);
  });
  return order;
}

template <class Finding>
void leave_out_allowed(const std::vector<AllowedPlace>& places, std::vector<Finding>& all) {
  std::vector<const AllowedPlace*> open;  // the innermost last
  std::vector<bool> is_allowed(all.size());
  auto next = places.begin();
  for (const std::size_t i : sorted_diagnostics(all)) {
    while (next != places.end() && has_begun(*next, all[i])) open.push_back(&*next++);
    while (!open.empty() && is_over(*open.back(), all[i])) open.pop_back();
    if (open.empty()) continue;
    open.back()->allowance->is_used = true;
    is_allowed[i] = true;
  }
  std::size_t at = 0;
  std::erase_if(all, [&](const Finding&) { return is_allowed[at++]; });
}

}  // namespace

void apply(std::vector<Allowance>& allowances, Diagnostics& diagnostics) {
  if (allowances.empty()) return;
  const std::vector<AllowedPlace> places = sorted_places(allowances);
  diagnostics.seal();
  leave_out_allowed(places, diagnostics.all());
  leave_out_allowed(places, diagnostics.others());
}

void report_useless(const std::vector<Allowance>& allowances, Diagnostics& diagnostics) {
  // A comment of a file that is included twice is of use if one of its two places has any.
  std::set<std::pair<SourceId, std::uint32_t>> used;
  for (const Allowance& allowance : allowances) {
    if (allowance.is_used) used.emplace(allowance.named.source, allowance.named.begin);
  }
  for (const Allowance& allowance : allowances) {
    if (!used.contains({allowance.named.source, allowance.named.begin}))
      diagnostics.report(Code::useless_allow, allowance.named, name_of(allowance.code));
  }
}

}  // namespace colophon
