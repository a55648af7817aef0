// What a coordinator does at the desk, as taps and typing on its pages. Each is false, or empty,
// when something does not come. For windows in Chinese, wide enough for two panes.
#pragma once

#include <QString>
#include <string>

#include "absl/time/civil_time.h"
#include "tests/e2e/app_actor.h"

namespace glimmer::mobile {

struct PlannedEvent {
  QString title;
  QString place;
  absl::CivilMinute start;  // of the window's zone; it lasts two hours
  int capacity;
};
// Publishes it as one shift.
bool PlanEvent(AppActor& office, const PlannedEvent& event);

// What the sheet of the people page can add.
enum class Added { kPerson, kTeam, kCommunity };
// Below the first unit in reach. A person is chosen then.
bool AddAtDesk(AppActor& office, Added what, const QString& name);

// Chooses somebody on the people page.
bool ChoosePerson(AppActor& office, const QString& name);
// Invites the chosen person: the link that "copy the link" copies.
std::string InviteChosen(AppActor& office);

// The code of the receiver's card of the wish of this title.
std::string CodeOfCard(AppActor& office, const std::string& title);

}  // namespace glimmer::mobile
