#include "server/ledgers/figure_definitions.h"

namespace glimmer::ledgers {
namespace {

using formats::TextId;

constexpr FigureDefinition kDefinitions[] = {
    {"wishes_published", TextId::kWishesPublished, TextId::kDefineWishesPublished},
    {"wishes_claimed", TextId::kWishesClaimed, TextId::kDefineWishesClaimed},
    {"wishes_fulfilled", TextId::kWishesFulfilled, TextId::kDefineWishesFulfilled},
    {"wishes_fulfilled_in_time", TextId::kWishesFulfilledInTime,
     TextId::kDefineWishesFulfilledInTime},
    {"wishes_open", TextId::kWishesOpen, TextId::kDefineWishesOpen},
    {"deeds_by_organizations", TextId::kDeedsByOrganizations, TextId::kDefineDeedsByOrganizations},
    {"deeds_by_individuals", TextId::kDeedsByIndividuals, TextId::kDefineDeedsByIndividuals},
    {"gifts", TextId::kGiftsReceived, TextId::kDefineGiftsReceived},
    {"gifts_value_fen", TextId::kGiftsValue, TextId::kDefineGiftsValue},
    {"gifts_without_value", TextId::kGiftsWithoutValue, TextId::kDefineGiftsWithoutValue},
    {"follow_ups_opened", TextId::kFollowUpsOpened, TextId::kDefineFollowUpsOpened},
    {"follow_ups_closed", TextId::kFollowUpsClosed, TextId::kDefineFollowUpsClosed},
    {"follow_ups_closed_late", TextId::kFollowUpsClosedLate, TextId::kDefineFollowUpsClosedLate},
    {"follow_ups_overdue", TextId::kFollowUpsOverdue, TextId::kDefineFollowUpsOverdue},
    {"follow_ups_open", TextId::kFollowUpsOpen, TextId::kDefineFollowUpsOpen},
};

}  // namespace

absl::Span<const FigureDefinition> FigureDefinitions() { return kDefinitions; }

}  // namespace glimmer::ledgers
