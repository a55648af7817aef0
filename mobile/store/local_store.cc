#include "mobile/store/local_store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "mobile/store/local_migrations.h"
#include "mobile/store/outbox_store.h"
#include "mobile/store/profile_store.h"
#include "mobile/store/visit_keeping.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/sql/migrator.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::mobile {
namespace {

// So many kinds of resources this version knows.
int64_t KnownKinds() {
  return v1::Change::descriptor()->FindOneofByName("resource")->field_count();
}

// What an elder version has passed over, because it did not know such a thing, would not come
// again: then the next pull is a full load.
absl::Status ReadAnewWhatIsKnownNow(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(FeedPosition position, SelectFeed(tx));
  if (position.data_epoch == 0 || position.known_kinds >= KnownKinds()) return absl::OkStatus();
  position.page_token.clear();
  position.known_kinds = KnownKinds();
  return UpsertFeed(tx, position);
}

// What is over for longer than it is kept.
absl::Status DeleteOld(sql::Transaction& tx, absl::Time now) {
  RETURN_IF_ERROR(DeleteOldShifts(tx, now - LocalStore::kKeep));
  RETURN_IF_ERROR(DeleteOldVisits(tx, now - LocalStore::kKeep));
  return DeleteOldNotices(tx, now - LocalStore::kKeep);
}

// Both count the addresses that they wipe in `wiped`.
absl::Status ApplyChange(sql::Transaction& tx, const v1::Change& change, int64_t& wiped) {
  switch (change.kind()) {
    case v1::Change::KIND_TOMBSTONE:
    case v1::Change::KIND_REVOKED: {
      ASSIGN_OR_RETURN(const int64_t capsules, DeleteCapsule(tx, change.name()));
      wiped += capsules;
      return DeleteResource(tx, change.name());
    }
    case v1::Change::KIND_UPSERT:
      // A kind of resource that a later server sends and this version does not know is no loss: see
      // ReadAnewWhatIsKnownNow.
      if (const auto row = RowOf(change)) return UpsertResource(tx, *row);
      return absl::OkStatus();
    default:
      return absl::OkStatus();
  }
}

// `here`: by this phone's clocks.
absl::Status Apply(sql::Transaction& tx, const v1::ListChangesResponse& page,
                   const FeedPosition& here, int64_t& wiped) {
  const absl::Time now = here.received_time;
  ASSIGN_OR_RETURN(FeedPosition position, SelectFeed(tx));
  const bool epoch_changed = position.data_epoch != 0 && position.data_epoch != page.data_epoch();
  if (page.reset()) RETURN_IF_ERROR(DeleteAllResources(tx));
  for (const v1::Change& change : page.changes()) {
    RETURN_IF_ERROR(ApplyChange(tx, change, wiped));
  }
  if (epoch_changed) RETURN_IF_ERROR(RequeueAccepted(tx, now - kResendWindow));
  position.page_token = page.next_page_token();
  position.data_epoch = page.data_epoch();
  position.known_kinds = KnownKinds();
  if (page.has_server_time()) {
    position.server_time = FromTimestamp(page.server_time());
    position.received_time = now;
    position.received_since_boot = here.received_since_boot;
    position.boot_id = here.boot_id;
  }
  if (!page.more()) {
    position.complete_time = now;
    // By the server's clock: what a wrong one of the phone's purged would not come again.
    RETURN_IF_ERROR(DeleteOld(tx, page.has_server_time() ? position.server_time : now));
    RETURN_IF_ERROR(DeleteOldDrafts(tx, now - kDraftKept));
    RETURN_IF_ERROR(DeleteOldReports(tx, now - LocalStore::kKeep));
    ASSIGN_OR_RETURN(const int64_t strays, WipeStrayCapsules(tx));
    wiped += strays;
    RETURN_IF_ERROR(DeleteAcceptedBefore(tx, now - kResendWindow));
  }
  return UpsertFeed(tx, position);
}

}  // namespace

absl::StatusOr<std::unique_ptr<LocalStore>> LocalStore::Open(const std::string& profile_dir,
                                                             const Clock& clock,
                                                             std::string boot_id) {
  if (::mkdir(profile_dir.c_str(), 0700) != 0 && errno != EEXIST) {
    return absl::UnavailableError(absl::StrCat("Cannot make the profile: ", strerror(errno)));
  }
  ASSIGN_OR_RETURN(auto database, sql::OpenSqlite({.path = profile_dir + "/local.db",
                                                   .max_group = 64,
                                                   .readers = 1,
                                                   .wal_autocheckpoint = 1000,
                                                   .full_disk_passes = true}));
  RETURN_IF_ERROR(sql::Migrate(*database, LocalMigrations(), clock.Now()));
  // What was on its way when the process ended goes again, under the same request_id.
  RETURN_IF_ERROR(sql::WriteAndWait(*database, [](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(ReadAnewWhatIsKnownNow(tx));
    return RequeueSending(tx);
  }));
  std::unique_ptr<LocalStore> store(new LocalStore(std::move(database), clock, std::move(boot_id)));
  (void)store->PurgeOld();  // without room, again in a day
  return store;
}

absl::Status LocalStore::PurgeOld() {
  ASSIGN_OR_RETURN(const FeedPosition feed, Feed());
  const absl::Time now = AnchoredNow(feed);
  const auto purge = [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const int64_t before, CountResources(tx));
    RETURN_IF_ERROR(DeleteOld(tx, now));
    ASSIGN_OR_RETURN(const int64_t after, CountResources(tx));
    if (before == after) return absl::OkStatus();
    ASSIGN_OR_RETURN(FeedPosition position, SelectFeed(tx));
    position.page_token.clear();
    return UpsertFeed(tx, position);
  };
  return Write(purge);
}

absl::Status LocalStore::ApplyPage(const v1::ListChangesResponse& page) {
  const FeedPosition here{.received_time = clock_.Now(),
                          .received_since_boot = clock_.Monotonic(),
                          .boot_id = boot_id_};
  return WriteAndWipe([&](sql::Transaction& tx) -> absl::StatusOr<int64_t> {
    int64_t wiped = 0;
    RETURN_IF_ERROR(Apply(tx, page, here, wiped));
    return wiped;
  });
}

absl::StatusOr<FeedPosition> LocalStore::Feed() {
  FeedPosition position;
  RETURN_IF_ERROR(Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(position, SelectFeed(tx));
    return absl::OkStatus();
  }));
  return position;
}

absl::Status LocalStore::ForgetFeedToken() {
  return Write([](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(FeedPosition position, SelectFeed(tx));
    position.page_token.clear();
    return UpsertFeed(tx, position);
  });
}

absl::Time LocalStore::ServerNow() {
  const auto feed = Feed();
  if (!feed.ok() || feed->data_epoch == 0) return clock_.Now();
  return clock_.Now() + (feed->server_time - feed->received_time);
}

absl::Time LocalStore::AnchoredNow(const FeedPosition& feed) const {
  if (feed.data_epoch == 0) return clock_.Now();
  if (feed.boot_id != boot_id_) return clock_.Now() + (feed.server_time - feed.received_time);
  return feed.server_time + (clock_.Monotonic() - feed.received_since_boot);
}

absl::StatusOr<std::optional<std::string>> LocalStore::GetBody(absl::string_view name) {
  std::optional<std::string> body;
  RETURN_IF_ERROR(Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(body, SelectBody(tx, name));
    return absl::OkStatus();
  }));
  return body;
}

template <typename T, typename Select>
absl::StatusOr<std::vector<T>> LocalStore::ReadList(Select select) {
  std::vector<std::string> bodies;
  RETURN_IF_ERROR(Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(bodies, select(tx));
    return absl::OkStatus();
  }));
  return ParseAll<T>(bodies);
}

absl::StatusOr<std::vector<v1::Shift>> LocalStore::ListShifts(absl::Time from) {
  return ReadList<v1::Shift>([&](auto& tx) { return SelectEndingAfter(tx, kShifts, from); });
}

absl::StatusOr<std::vector<v1::SignUp>> LocalStore::ListSignUpsOfPerson(absl::string_view person) {
  return ReadList<v1::SignUp>([&](auto& tx) { return SelectOfPerson(tx, kSignUps, person); });
}

absl::StatusOr<std::vector<v1::SignUp>> LocalStore::ListSignUpsOfShift(absl::string_view shift) {
  return ReadList<v1::SignUp>([&](auto& tx) { return SelectOfShift(tx, kSignUps, shift); });
}

absl::StatusOr<std::vector<v1::Attendance>> LocalStore::ListAttendancesOfPerson(
    absl::string_view person) {
  return ReadList<v1::Attendance>(
      [&](auto& tx) { return SelectOfPerson(tx, kAttendances, person); });
}

absl::StatusOr<std::vector<v1::Attendance>> LocalStore::ListAttendancesOfShift(
    absl::string_view shift) {
  return ReadList<v1::Attendance>([&](auto& tx) { return SelectOfShift(tx, kAttendances, shift); });
}

absl::StatusOr<std::vector<v1::ServiceRecord>> LocalStore::ListRecords(absl::string_view person) {
  return ReadList<v1::ServiceRecord>(
      [&](auto& tx) { return SelectOfPerson(tx, kServiceRecords, person); });
}

absl::StatusOr<std::vector<v1::ServiceRecord>> LocalStore::ListWaitingRecords() {
  ASSIGN_OR_RETURN(auto records, ReadList<v1::ServiceRecord>([](auto& tx) {
                     return SelectInState(tx, kServiceRecords, v1::ServiceRecord::STATE_WAITING);
                   }));
  records.erase(std::remove_if(records.begin(), records.end(),
                               [](const auto& record) { return !record.in_force(); }),
                records.end());
  return records;
}

absl::StatusOr<std::vector<v1::Notice>> LocalStore::ListNotices(absl::string_view person) {
  return ReadList<v1::Notice>([&](auto& tx) { return SelectOfPerson(tx, kNotices, person); });
}

absl::StatusOr<std::vector<v1::Wish>> LocalStore::ListWishes() {
  return ReadList<v1::Wish>([](auto& tx) { return SelectCollection(tx, kWishes); });
}

absl::StatusOr<std::vector<v1::WishClaim>> LocalStore::ListWishClaims() {
  return ReadList<v1::WishClaim>([](auto& tx) { return SelectCollection(tx, kWishClaims); });
}

absl::StatusOr<std::vector<v1::FollowUp>> LocalStore::ListFollowUps() {
  return ReadList<v1::FollowUp>([](auto& tx) { return SelectCollection(tx, kFollowUps); });
}

absl::StatusOr<std::vector<v1::Deed>> LocalStore::ListDeeds() {
  return ReadList<v1::Deed>([](auto& tx) { return SelectCollection(tx, kDeeds); });
}

absl::StatusOr<std::vector<v1::Gift>> LocalStore::ListGifts() {
  return ReadList<v1::Gift>([](auto& tx) { return SelectCollection(tx, kGifts); });
}

absl::StatusOr<std::vector<v1::Household>> LocalStore::ListHouseholds() {
  return ReadList<v1::Household>([](auto& tx) { return SelectCollection(tx, kHouseholds); });
}

absl::StatusOr<std::vector<v1::Pairing>> LocalStore::ListPairings() {
  return ReadList<v1::Pairing>([](auto& tx) { return SelectCollection(tx, kPairings); });
}

absl::StatusOr<std::vector<v1::Visit>> LocalStore::ListVisits() {
  return ReadList<v1::Visit>(
      [](auto& tx) { return SelectEndingAfter(tx, kVisits, absl::UnixEpoch()); });
}

absl::StatusOr<std::vector<v1::VisitorTerms>> LocalStore::ListVisitorTerms() {
  return ReadList<v1::VisitorTerms>([](auto& tx) { return SelectCollection(tx, kVisitorTerms); });
}

absl::StatusOr<std::vector<v1::Unit>> LocalStore::Units() {
  return ReadList<v1::Unit>([](auto& tx) { return SelectCollection(tx, kUnits); });
}

absl::StatusOr<std::vector<v1::Event>> LocalStore::Events() {
  return ReadList<v1::Event>([](auto& tx) { return SelectCollection(tx, kEvents); });
}

absl::StatusOr<std::vector<v1::Person>> LocalStore::People() {
  return ReadList<v1::Person>([](auto& tx) { return SelectCollection(tx, kPeople); });
}

absl::StatusOr<std::optional<v1::Person>> LocalStore::Me() {
  ASSIGN_OR_RETURN(const Profile profile, GetProfile());
  return Get<v1::Person>(profile.person);
}

absl::StatusOr<Profile> LocalStore::GetProfile() {
  Profile profile;
  RETURN_IF_ERROR(Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(profile, SelectProfile(tx));
    return absl::OkStatus();
  }));
  return profile;
}

absl::Status LocalStore::SetProfile(const Profile& profile) {
  return Write([&](sql::Transaction& tx) { return UpsertProfile(tx, profile); });
}

int LocalStore::AddObserver(std::function<void()> changed) {
  absl::MutexLock lock(&mutex_);
  observers_[next_observer_] = std::move(changed);
  return next_observer_++;
}

void LocalStore::RemoveObserver(int id) {
  absl::MutexLock lock(&mutex_);
  observers_.erase(id);
}

absl::Status LocalStore::Read(sql::Work work) {
  return sql::ReadAndWait(*database_, std::move(work));
}

absl::Status LocalStore::Write(sql::Work work) {
  RETURN_IF_ERROR(sql::WriteAndWait(*database_, std::move(work)));
  // Under the lock, so that a removed observer is never called again.
  absl::MutexLock lock(&mutex_);
  for (const auto& [id, changed] : observers_) changed();
  return absl::OkStatus();
}

absl::Status LocalStore::WriteAndWipe(
    absl::AnyInvocable<absl::StatusOr<int64_t>(sql::Transaction&)> work) {
  int64_t wiped = 0;
  RETURN_IF_ERROR(Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(wiped, work(tx));
    return absl::OkStatus();
  }));
  // While somebody reads an older state the log stays for now: what is in it is sealed.
  if (wiped > 0) (void)database_->EmptyLog();
  return absl::OkStatus();
}

}  // namespace glimmer::mobile
