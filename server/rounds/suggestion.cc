#include "server/rounds/suggestion.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "server/rounds/travel.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::rounds {
namespace {

constexpr size_t kMostSuggested = 10;
constexpr int kDaysOfLoad = 30;

int TravelOf(const Candidate& candidate) { return candidate.near ? kTravelInside : kTravelBetween; }

auto KeyOf(const Candidate& candidate) {
  return std::tuple(candidate.minutes, TravelOf(candidate), -candidate.times);
}

// What tells for the first against the other, and how much more the other would cost: an hour that
// they have done, a minute of the way there and back, a time that they have not been there count
// one each.
void Compare(const Candidate& candidate, const Candidate& other, v1::Choice& choice) {
  choice.set_next_best(ResourceName(kPeople, other.person_id));
  choice.set_next_best_display_name(other.display_name);
  if (candidate.minutes < other.minutes) {
    choice.set_reason(v1::CHOICE_REASON_LESS_LOAD);
    choice.set_next_best_cost(static_cast<double>(other.minutes - candidate.minutes) / 60);
  } else if (TravelOf(candidate) < TravelOf(other)) {
    choice.set_reason(v1::CHOICE_REASON_LESS_TRAVEL);
    choice.set_next_best_cost(2 * (TravelOf(other) - TravelOf(candidate)));
  } else if (candidate.times > other.times) {
    choice.set_reason(v1::CHOICE_REASON_KNOWN);
    choice.set_next_best_cost(static_cast<double>(candidate.times - other.times));
  } else {
    choice.set_reason(v1::CHOICE_REASON_EQUAL);
  }
}

}  // namespace

std::vector<Candidate> Ranked(const events::Shift& shift, std::vector<Candidate> candidates) {
  if (shift.held >= shift.capacity) return {};
  int64_t civil_year = 0;
  if (!absl::SimpleAtoi(shift.civil_start.substr(0, 4), &civil_year)) civil_year = 0;
  std::vector<PositionFacts> open;
  for (const events::Position& position : shift.positions) {
    if (position.held >= position.capacity) continue;
    open.push_back({.needed_skills = position.needed_skills, .minimum_age = position.minimum_age});
  }
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const PersonFacts person{candidate.birth_year, candidate.skills};
    return std::none_of(open.begin(), open.end(), [&](const PositionFacts& position) {
      return CheckEligible(position, person, civil_year).ok();
    });
  });
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return KeyOf(a) < KeyOf(b); });
  return candidates;
}

absl::Status SuggestPeople(rpc::Context& context, const v1::SuggestPeopleRequest& request,
                           v1::SuggestPeopleResponse& response) {
  ASSIGN_OR_RETURN(const std::string shift_id, IdOf(kShifts, request.shift(), "shift"));
  ASSIGN_OR_RETURN(const events::Shift shift, events::ShiftStore(context.tx).Get(shift_id));
  if (shift.state == events::ShiftState::kCancelled) {
    return MakeError(v1::ERROR_REASON_SHIFT_CANCELLED, "The shift was cancelled.");
  }
  if (context.now >= shift.start_time) {
    return MakeError(v1::ERROR_REASON_SHIFT_STARTED, "The shift has begun or is over.");
  }
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(shift.time_zone));
  const absl::CivilDay today = absl::ToCivilDay(context.now, zone);
  ASSIGN_OR_RETURN(std::vector<Candidate> found,
                   CandidateStore(context.tx)
                       .List(shift, FormatCivilDay(today), FormatCivilDay(today - kDaysOfLoad)));
  const std::vector<Candidate> ranked = Ranked(shift, std::move(found));
  for (size_t i = 0; i < ranked.size() && i < kMostSuggested; ++i) {
    v1::Choice& choice = *response.add_choices();
    choice.set_person(ResourceName(kPeople, ranked[i].person_id));
    choice.set_display_name(ranked[i].display_name);
    choice.set_reason(v1::CHOICE_REASON_ONLY_ONE);
    choice.set_visits_before(static_cast<int32_t>(ranked[i].times));
    choice.set_travel_minutes(2 * TravelOf(ranked[i]));
    choice.set_load_minutes(static_cast<int32_t>(ranked[i].minutes));
    if (i + 1 < ranked.size()) Compare(ranked[i], ranked[i + 1], choice);
  }
  return absl::OkStatus();
}

}  // namespace glimmer::rounds
