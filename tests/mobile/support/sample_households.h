// The households of the sample season: who is visited, by whom, and when.
#pragma once

#include "tests/mobile/support/sample_season.h"

namespace glimmer::mobile {

// Adds to a page, for the coordinator, of units/shangdu but for the last: households/maple 枫叶07
// (active, all well), households/plum 杏花12 (its consent runs out in 20 days), households/lotus
// 荷花03 (minors, a review is due), households/olive 桂花21 (a new consent waits for its word, its
// contact is 陈树, three wrong codes), households/willow 杨柳05 (invited, waits for its word),
// households/iris 兰草09 (invited, nothing written down), households/pine 青松30 (of units/beigou,
// active).
// pairings/maple-zhao (active, a note waits), pairings/maple-p1 (active), pairings/plum-p2
// (introduction), pairings/lotus-zhao (introduction), pairings/pine-p4 (active, review due).
// visits/today (maple, today 15:00-16:00, agreed, 赵一帆 and 马晓燕 accepted, 周宁 is told first),
// visits/asked (lotus, in three days, proposed, an introduction, nobody accepted), visits/overdue
// (plum, today 12:15-13:00, under way, no word, 赵一帆 was told first), visits/tomorrow (plum,
// agreed, one of two accepted), visits/underway (olive, today 13:00-14:00), visits/held (maple, two
// weeks ago), visits/off (olive, cancelled), visits/distress (pine, today, a visitor raised it).
// visitor_terms/zhao, /p1, /p2, /p4 (willing), visitor_terms/p5 (not willing).
// For the volunteer: both pairings of theirs, visits/today, /asked, /overdue, /held and
// visitor_terms/zhao.
void AddSampleHouseholds(SampleWho who, absl::Time now, v1::ListChangesResponse& page);

// Adds households/own 茉莉16, whose contact the volunteer is: active, with pairings/own-p1 and
// -p4, visits/own-asked (in two days, waits for their word), visits/own-agreed (in nine days) and
// visits/own-held.
void AddSampleOwnHousehold(absl::Time now, v1::ListChangesResponse& page);

}  // namespace glimmer::mobile
