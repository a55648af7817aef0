// A map that holds at most so many keys and forgets the one that was touched longest ago. Not
// thread-safe.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace glimmer {

template <typename T>
class LruMap {
 public:
  explicit LruMap(size_t capacity) : capacity_(capacity) {}

  // Null when the key is not held. Does not count as a touch.
  const T* Find(absl::string_view key) const {
    const auto it = index_.find(std::string(key));
    return it == index_.end() ? nullptr : &it->second->second;
  }

  // The key's value, new when it was not held; becomes the last to be forgotten.
  T& Touch(absl::string_view key) {
    const auto it = index_.find(std::string(key));
    if (it != index_.end()) {
      order_.splice(order_.begin(), order_, it->second);
      return order_.front().second;
    }
    if (index_.size() >= capacity_) {
      index_.erase(order_.back().first);
      order_.pop_back();
    }
    order_.emplace_front(std::string(key), T());
    index_[order_.front().first] = order_.begin();
    return order_.front().second;
  }

  size_t size() const { return index_.size(); }

 private:
  using Order = std::list<std::pair<std::string, T>>;

  const size_t capacity_;
  Order order_;
  absl::flat_hash_map<std::string, typename Order::iterator> index_;
};

}  // namespace glimmer
