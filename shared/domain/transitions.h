// The table of a state machine: what is not in it is refused.
#pragma once

#include <cstddef>
#include <optional>

namespace glimmer {

template <typename State, typename Action>
struct Transition {
  State from;
  Action action;
  State to;
};

// The state that `action` leads to; nullopt when the table does not have it.
template <typename State, typename Action, size_t kSize>
constexpr std::optional<State> StateAfter(const Transition<State, Action> (&machine)[kSize],
                                          State state, Action action) {
  for (const Transition<State, Action>& transition : machine) {
    if (transition.from == state && transition.action == action) return transition.to;
  }
  return std::nullopt;
}

}  // namespace glimmer
