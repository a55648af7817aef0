#include "server/sync/feed_resources.h"

#include <iterator>
#include <utility>

#include "absl/types/span.h"
#include "server/attendance/attendance_parts.h"
#include "server/events/event_proto.h"
#include "server/hours/record_proto.h"
#include "server/households/household_parts.h"
#include "server/ledgers/deed_commands.h"
#include "server/ledgers/follow_up_commands.h"
#include "server/ledgers/gift_commands.h"
#include "server/notices/notice_store.h"
#include "server/people/people_proto.h"
#include "server/signups/sign_up_proto.h"
#include "server/visits/pairing_parts.h"
#include "server/visits/visit_parts.h"
#include "server/visits/visitor_terms_parts.h"
#include "server/wishes/wish_parts.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::sync {
namespace {

using Filler = absl::StatusOr<bool> (*)(rpc::Context& context, absl::string_view id,
                                        v1::Change& change);

// Sets what is there, passes errors on, and says whether there was anything.
template <typename Row, typename Set>
absl::StatusOr<bool> SetIfFound(absl::StatusOr<std::optional<Row>> found, Set set) {
  RETURN_IF_ERROR(found);
  if (!found->has_value()) return false;
  set(**found);
  return true;
}

absl::StatusOr<bool> FillUnit(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(people::UnitStore(context.tx).Find(id), [&](const people::Unit& unit) {
    *change.mutable_unit() = people::ToProto(unit);
  });
}

absl::StatusOr<bool> FillPerson(rpc::Context& context, absl::string_view id, v1::Change& change) {
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  return SetIfFound(
      people::PersonStore(context.tx, today).Find(id),
      [&](const people::Person& person) { *change.mutable_person() = people::ToProto(person); });
}

absl::StatusOr<bool> FillEvent(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(events::EventStore(context.tx).Find(id), [&](const events::Event& event) {
    *change.mutable_event() = events::ToProto(event);
  });
}

absl::StatusOr<bool> FillShift(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(events::ShiftStore(context.tx).Find(id), [&](const events::Shift& shift) {
    *change.mutable_shift() = events::ToProto(shift);
  });
}

absl::StatusOr<bool> FillSignUp(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(signups::SignUpStore(context.tx).Find(id), [&](const signups::SignUp& sign_up) {
    *change.mutable_sign_up() = signups::ToProto(sign_up);
  });
}

absl::StatusOr<bool> FillAttendance(rpc::Context& context, absl::string_view id,
                                    v1::Change& change) {
  return SetIfFound(attendance::AttendanceStore(context.tx).FindById(id),
                    [&](const attendance::Attendance& attendance) {
                      *change.mutable_attendance() = attendance::ToProto(attendance);
                    });
}

absl::StatusOr<bool> FillRecord(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(hours::LedgerStore(context.tx).Find(id), [&](const hours::Record& record) {
    *change.mutable_service_record() = hours::ToProto(record);
  });
}

absl::StatusOr<bool> FillNotice(rpc::Context& context, absl::string_view id, v1::Change& change) {
  absl::StatusOr<v1::Notice> notice = notices::NoticeStore(context.tx).Get(id);
  if (absl::IsNotFound(notice.status())) return false;
  RETURN_IF_ERROR(notice);
  *change.mutable_notice() = *std::move(notice);
  return true;
}

absl::StatusOr<bool> FillWish(rpc::Context& context, absl::string_view id, v1::Change& change) {
  ASSIGN_OR_RETURN(const auto wish, wishes::WishStore(context.tx).Find(id));
  if (!wish) return false;
  ASSIGN_OR_RETURN(*change.mutable_wish(), wishes::ToProto(context, *wish));
  return true;
}

absl::StatusOr<bool> FillWishClaim(rpc::Context& context, absl::string_view id,
                                   v1::Change& change) {
  return SetIfFound(wishes::WishClaimStore(context.tx).Find(id),
                    [&](const wishes::WishClaim& claim) {
                      *change.mutable_wish_claim() = wishes::ToProto(claim);
                    });
}

absl::StatusOr<bool> FillGift(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(ledgers::GiftStore(context.tx).Find(id), [&](const ledgers::Gift& gift) {
    *change.mutable_gift() = ledgers::ToProto(gift);
  });
}

absl::StatusOr<bool> FillFollowUp(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(ledgers::FollowUpStore(context.tx).Find(id),
                    [&](const ledgers::FollowUp& follow_up) {
                      *change.mutable_follow_up() = ledgers::ToProto(follow_up);
                    });
}

absl::StatusOr<bool> FillDeed(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(ledgers::DeedStore(context.tx).Find(id), [&](const ledgers::Deed& deed) {
    *change.mutable_deed() = ledgers::ToProto(deed);
  });
}

absl::StatusOr<bool> FillHousehold(rpc::Context& context, absl::string_view id,
                                   v1::Change& change) {
  ASSIGN_OR_RETURN(const auto household, households::HouseholdStore(context.tx).Find(id));
  if (!household) return false;
  ASSIGN_OR_RETURN(*change.mutable_household(), households::ToProto(*household));
  return true;
}

absl::StatusOr<bool> FillPairing(rpc::Context& context, absl::string_view id, v1::Change& change) {
  ASSIGN_OR_RETURN(const auto pairing, visits::PairingStore(context.tx).Find(id));
  if (!pairing) return false;
  ASSIGN_OR_RETURN(*change.mutable_pairing(), visits::ToProto(context.tx, *pairing));
  return true;
}

absl::StatusOr<bool> FillVisit(rpc::Context& context, absl::string_view id, v1::Change& change) {
  return SetIfFound(visits::VisitStore(context.tx).Find(id), [&](const visits::Visit& visit) {
    *change.mutable_visit() = visits::ToProto(visit);
  });
}

absl::StatusOr<bool> FillVisitorTerms(rpc::Context& context, absl::string_view id,
                                      v1::Change& change) {
  return SetIfFound(visits::VisitorTermsStore(context.tx).Find(id),
                    [&](const visits::PersonTerms& terms) {
                      *change.mutable_visitor_terms() = visits::ToProto(terms);
                    });
}

// In the order of a full load: what others refer to comes first.
constexpr absl::string_view kCollections[] = {
    kUnits,          kPeople,     kEvents,   kShifts,     kSignUps,     kAttendances,
    kServiceRecords, kNotices,    kWishes,   kWishClaims, kFollowUps,   kDeeds,
    kGifts,          kHouseholds, kPairings, kVisits,     kVisitorTerms};
constexpr Filler kFillers[] = {
    FillUnit,   FillPerson,    FillEvent,   FillShift,     FillSignUp,      FillAttendance,
    FillRecord, FillNotice,    FillWish,    FillWishClaim, FillFollowUp,    FillDeed,
    FillGift,   FillHousehold, FillPairing, FillVisit,     FillVisitorTerms};
static_assert(std::size(kCollections) == std::size(kFillers));

}  // namespace

absl::Span<const absl::string_view> FeedCollections() { return kCollections; }

absl::StatusOr<bool> FillResource(rpc::Context& context, absl::string_view name,
                                  v1::Change& change) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseName(name));
  for (size_t i = 0; i < std::size(kCollections); ++i) {
    if (parsed.collection == kCollections[i]) return kFillers[i](context, parsed.id, change);
  }
  return absl::InternalError("the feed names a collection that it does not know");
}

}  // namespace glimmer::sync
