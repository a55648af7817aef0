#include "mobile/store/resource_row.h"

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::mobile {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

int64_t Micros(const google::protobuf::Timestamp& time) { return ToMicros(FromTimestamp(time)); }

void Fill(const v1::Unit&, ResourceRow&) {}
void Fill(const v1::Event&, ResourceRow&) {}
void Fill(const v1::Person& person, ResourceRow& row) { row.person = person.name(); }

void Fill(const v1::Shift& shift, ResourceRow& row) {
  row.shift = shift.name();
  row.state = shift.state();
  row.start_time_us = Micros(shift.start_time());
  row.end_time_us = Micros(shift.end_time());
}

void Fill(const v1::SignUp& sign_up, ResourceRow& row) {
  row.shift = sign_up.shift();
  row.person = sign_up.person();
  row.state = sign_up.state();
  row.start_time_us = Micros(sign_up.create_time());
}

void Fill(const v1::Attendance& attendance, ResourceRow& row) {
  row.shift = attendance.shift();
  row.person = attendance.person();
  row.state = attendance.state();
  row.start_time_us = Micros(attendance.check_in_time());
  row.end_time_us = Micros(attendance.check_out_time());
}

void Fill(const v1::ServiceRecord& record, ResourceRow& row) {
  row.shift = record.shift();
  row.person = record.person();
  row.state = record.state();
  row.start_time_us = Micros(record.check_in_time());
  row.end_time_us = Micros(record.check_out_time());
}

void Fill(const v1::Notice& notice, ResourceRow& row) {
  if (absl::StartsWith(notice.subject(), "shifts/")) row.shift = notice.subject();
  row.person = notice.person();
  row.state = notice.state();
  row.start_time_us = Micros(notice.create_time());
}

// The end of what is over is its last change: by it the phone forgets.
void Fill(const v1::Wish& wish, ResourceRow& row) {
  row.state = wish.state();
  row.start_time_us = Micros(wish.create_time());
  row.end_time_us = Micros(wish.update_time());
}

void Fill(const v1::WishClaim& claim, ResourceRow& row) {
  row.person = claim.person();
  row.state = claim.state();
  row.start_time_us = Micros(claim.create_time());
  row.end_time_us = Micros(claim.update_time());
}

void Fill(const v1::FollowUp& follow_up, ResourceRow& row) {
  row.person = follow_up.owner();
  row.state = follow_up.state();
  row.start_time_us = Micros(follow_up.create_time());
  row.end_time_us = Micros(follow_up.update_time());
}

void Fill(const v1::Deed& deed, ResourceRow& row) {
  row.person = deed.person();
  row.state = deed.state();
  row.start_time_us = Micros(deed.create_time());
  row.end_time_us = Micros(deed.update_time());
}

void Fill(const v1::Gift& gift, ResourceRow& row) {
  row.person = gift.person();
  row.state = gift.state();
  row.start_time_us = Micros(gift.create_time());
  row.end_time_us = Micros(gift.update_time());
}

// Of a household's contact the household is their own; of everybody else it is somebody's.
void Fill(const v1::Household& household, ResourceRow& row) {
  row.person = household.contact_person();
  row.state = household.state();
  row.start_time_us = Micros(household.create_time());
  row.end_time_us = Micros(household.update_time());
}

void Fill(const v1::Pairing& pairing, ResourceRow& row) {
  row.person = pairing.person();
  row.state = pairing.state();
  row.start_time_us = Micros(pairing.create_time());
  row.end_time_us = Micros(pairing.update_time());
}

// It belongs to several people. Its end is the planned one: by it the phone forgets, as with
// shifts.
void Fill(const v1::Visit& visit, ResourceRow& row) {
  row.state = visit.state();
  row.start_time_us = Micros(visit.start_time());
  row.end_time_us = Micros(visit.end_time());
}

void Fill(const v1::VisitorTerms& terms, ResourceRow& row) {
  row.person = terms.person();
  row.state = terms.willing() ? 1 : 0;
  row.start_time_us = Micros(terms.update_time());
  row.end_time_us = Micros(terms.update_time());
}

template <typename T>
bool IsWhole(const T&) {
  return true;
}
// Who no longer goes is answered which visit it is, and no more.
bool IsWhole(const v1::Visit& visit) { return visit.has_start_time(); }

template <typename T>
bool Take(const Message& message, absl::string_view collection, std::optional<ResourceRow>& row) {
  if (message.GetDescriptor() != T::descriptor()) return false;
  const auto& resource = static_cast<const T&>(message);
  if (resource.name().empty() || !IsWhole(resource)) return true;
  row.emplace();
  row->name = resource.name();
  row->collection = std::string(collection);
  Fill(resource, *row);
  row->body = resource.SerializeAsString();
  return true;
}

}  // namespace

std::optional<ResourceRow> RowOf(const Message& message) {
  std::optional<ResourceRow> row;
  (void)(Take<v1::Shift>(message, kShifts, row) || Take<v1::SignUp>(message, kSignUps, row) ||
         Take<v1::Attendance>(message, kAttendances, row) ||
         Take<v1::ServiceRecord>(message, kServiceRecords, row) ||
         Take<v1::Notice>(message, kNotices, row) || Take<v1::Event>(message, kEvents, row) ||
         Take<v1::Person>(message, kPeople, row) || Take<v1::Unit>(message, kUnits, row) ||
         Take<v1::Wish>(message, kWishes, row) || Take<v1::WishClaim>(message, kWishClaims, row) ||
         Take<v1::FollowUp>(message, kFollowUps, row) || Take<v1::Deed>(message, kDeeds, row) ||
         Take<v1::Gift>(message, kGifts, row) || Take<v1::Household>(message, kHouseholds, row) ||
         Take<v1::Pairing>(message, kPairings, row) || Take<v1::Visit>(message, kVisits, row) ||
         Take<v1::VisitorTerms>(message, kVisitorTerms, row));
  return row;
}

std::optional<ResourceRow> RowOf(const v1::Change& change) {
  const auto* oneof = v1::Change::descriptor()->FindOneofByName("resource");
  const auto* reflection = change.GetReflection();
  const auto* field = reflection->GetOneofFieldDescriptor(change, oneof);
  if (field == nullptr) return std::nullopt;
  return RowOf(reflection->GetMessage(change, field));
}

std::vector<ResourceRow> RowsOfAnswer(const Message& answer) {
  std::vector<ResourceRow> rows;
  const auto take = [&](const Message& message) {
    if (auto row = RowOf(message)) rows.push_back(std::move(*row));
  };
  const auto* reflection = answer.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(answer, &fields);
  for (const auto* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) continue;
    if (!field->is_repeated()) {
      take(reflection->GetMessage(answer, field));
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(answer, field); ++i) {
      take(reflection->GetRepeatedMessage(answer, field, i));
    }
  }
  return rows;
}

}  // namespace glimmer::mobile
