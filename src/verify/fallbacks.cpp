#include <cstdint>
#include <vector>

#include "verify/package/package.h"

namespace colophon::verify {

namespace {

// Each item is visited once, however long the chains are and wherever they meet.
class FallbackChains {
 public:
  explicit FallbackChains(Package& package)
      : package_(package), states_(package.items.size(), State::unknown) {}

  void settle() {
    for (Item& item : package_.items) settle_chain(item);
  }

 private:
  enum class State : std::uint8_t { unknown, in_chain, known };

  Item* next_of(const Item& item) const {
    const auto found = package_.by_id.find(item.fallback);
    return found == package_.by_id.end() ? nullptr : &package_.items[found->second];
  }

  State& state_of(const Item& item) {
    return states_[static_cast<std::size_t>(&item - package_.items.data())];
  }

  void settle_chain(Item& first) {
    std::vector<Item*> chain;
    Item* next = &first;
    for (; next != nullptr && state_of(*next) == State::unknown; next = next_of(*next)) {
      state_of(*next) = State::in_chain;
      chain.push_back(next);
    }
    if (next != nullptr && state_of(*next) == State::in_chain) settle_circle(*next);
    for (; !chain.empty(); chain.pop_back()) {
      Item& item = *chain.back();
      if (next != nullptr) join(item, *next);
      state_of(item) = State::known;
      next = &item;
    }
  }

  // What one item of a circle leads to all do.
  void settle_circle(Item& first) const {
    Item* item = &first;
    do {
      join(first, *next_of(*item));
      item = next_of(*item);
    } while (item != &first);
    for (item = next_of(first); item != &first; item = next_of(*item)) {
      item->falls_back_to_document = first.falls_back_to_document;
      item->falls_back_to_core = first.falls_back_to_core;
    }
  }

  void join(Item& item, const Item& next) const {
    item.falls_back_to_document |=
        next.falls_back_to_document || is_content_document(next.media_type, package_.version);
    item.falls_back_to_core |=
        next.falls_back_to_core || is_core_media_type(next.media_type, package_.version);
  }

  Package& package_;
  std::vector<State> states_;
};

}  // namespace

void settle_fallbacks(Package& package) { FallbackChains(package).settle(); }

}  // namespace colophon::verify
