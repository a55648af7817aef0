#include "server/notices/notice_store.h"

#include <utility>

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::notices {
namespace {

using sql::Row;

constexpr absl::string_view kInsert =
    "INSERT INTO notices (notice_id, person_id, kind, subject, parameters, state, create_time_us, "
    "hand_over_time_us, seen_time_us) VALUES ($1, $2, $3, $4, $5, 1, $6, NULL, NULL)";

constexpr absl::string_view kGet =
    "SELECT notice_id, person_id, kind, subject, parameters, state, create_time_us, seen_time_us "
    "FROM notices WHERE notice_id = $1";

constexpr absl::string_view kListOfPerson =
    "SELECT notice_id, person_id, kind, subject, parameters, state, create_time_us, seen_time_us "
    "FROM notices WHERE person_id = $1 AND ($2 = '' OR notice_id < $2) "
    "ORDER BY notice_id DESC LIMIT $3";

// The bounds stand in the text so that the indexes serve.
constexpr absl::string_view kListAboutVisit =
    "SELECT notice_id, person_id, kind, subject, parameters, state, create_time_us, seen_time_us "
    "FROM notices WHERE subject = $1 AND subject >= 'visits/' AND subject < 'visits0'";
constexpr absl::string_view kWriteParameters =
    "UPDATE notices SET parameters = $2 WHERE notice_id = $1";
constexpr absl::string_view kEraseAnswers =
    "UPDATE changes SET response = NULL WHERE resource = $1 AND resource >= 'notices/' "
    "AND resource < 'notices0' AND response IS NOT NULL";

constexpr absl::string_view kMarkHandedOver =
    "UPDATE notices SET state = 2, hand_over_time_us = $2 WHERE notice_id = $1 AND state = 1";

constexpr absl::string_view kMarkSeen =
    "UPDATE notices SET state = 3, hand_over_time_us = COALESCE(hand_over_time_us, $2), "
    "seen_time_us = $2 WHERE notice_id = $1 AND state <> 3";

// The parameters are kept as a Notice that has nothing else, so the wire's own map is the format.
std::string Pack(const v1::Notice& notice) {
  v1::Notice only;
  *only.mutable_parameters() = notice.parameters();
  return only.SerializeAsString();
}

}  // namespace

v1::Notice MapNotice(const Row& row) {
  v1::Notice notice;
  // What cannot be read leaves a notice without figures; its kind still says what happened.
  if (!notice.ParseFromString(row.Blob(4))) notice.Clear();
  notice.set_name(ResourceName(kNotices, row.Text(0)));
  notice.set_person(ResourceName(kPeople, row.Text(1)));
  notice.set_kind(static_cast<v1::Notice::Kind>(row.Int(2)));
  notice.set_subject(row.Text(3));
  notice.set_state(static_cast<v1::Notice::State>(row.Int(5)));
  *notice.mutable_create_time() = ToTimestamp(FromMicros(row.Int(6)));
  if (!row.IsNull(7)) *notice.mutable_seen_time() = ToTimestamp(FromMicros(row.Int(7)));
  return notice;
}

absl::Status NoticeStore::Insert(const v1::Notice& notice) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kNotices, notice.name(), "name"));
  ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, notice.person(), "person"));
  const std::string parameters = Pack(notice);
  return tx_
      .Execute(kInsert, id, person_id, static_cast<int64_t>(notice.kind()), notice.subject(),
               sql::Bytes{parameters}, FromTimestamp(notice.create_time()))
      .status();
}

absl::StatusOr<v1::Notice> NoticeStore::Get(absl::string_view notice_id) {
  ASSIGN_OR_RETURN(std::optional<v1::Notice> found, tx_.QueryOne(MapNotice, kGet, notice_id));
  if (!found) return NotFound(ResourceName(kNotices, notice_id));
  return *std::move(found);
}

absl::StatusOr<std::vector<v1::Notice>> NoticeStore::ListOfPerson(absl::string_view person_id,
                                                                  absl::string_view before,
                                                                  int limit) {
  return tx_.QueryAll(MapNotice, kListOfPerson, person_id, before, limit);
}

absl::StatusOr<std::vector<v1::Notice>> NoticeStore::ListAboutVisit(absl::string_view visit_name) {
  return tx_.QueryAll(MapNotice, kListAboutVisit, visit_name);
}

absl::Status NoticeStore::WriteParameters(const v1::Notice& notice) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kNotices, notice.name(), "name"));
  const std::string parameters = Pack(notice);
  RETURN_IF_ERROR(tx_.Execute(kWriteParameters, id, sql::Bytes{parameters}));
  return tx_.Execute(kEraseAnswers, notice.name()).status();
}

absl::Status NoticeStore::MarkHandedOver(absl::string_view notice_id, absl::Time now) {
  return tx_.Execute(kMarkHandedOver, notice_id, now).status();
}

absl::Status NoticeStore::MarkSeen(absl::string_view notice_id, absl::Time now) {
  return tx_.Execute(kMarkSeen, notice_id, now).status();
}

}  // namespace glimmer::notices
