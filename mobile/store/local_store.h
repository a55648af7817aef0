// The phone's database of one profile: what the server said, page by page. The only door to the
// file; Outbox, Overlay and PhoneCommands work through it. Thread-safe. Calls block for the
// millisecond or so that SQLite takes.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "glimmer/v1/sync_service.pb.h"
#include "mobile/store/boot_id.h"
#include "mobile/store/profile.h"
#include "mobile/store/resource_store.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

// Messages of bodies; a body that cannot be read is DATA_LOSS.
template <typename T>
absl::StatusOr<std::vector<T>> ParseAll(const std::vector<std::string>& bodies) {
  std::vector<T> out(bodies.size());
  for (size_t i = 0; i < bodies.size(); ++i) {
    if (!out[i].ParseFromString(bodies[i])) return absl::DataLossError("A stored row is broken.");
  }
  return out;
}

class LocalStore {
 public:
  // How long a shift or a visit stays after its end, and a notice after it was made.
  static constexpr absl::Duration kKeep = absl::Hours(24 * 60);

  // Opens or creates `local.db` in the profile's folder, made with mode 0700 if absent.
  // Errors: as sql::OpenSqlite and sql::Migrate.
  static absl::StatusOr<std::unique_ptr<LocalStore>> Open(const std::string& profile_dir,
                                                          const Clock& clock,
                                                          std::string boot_id = SystemBootId());

  // One page of the feed in one transaction: a reset drops the feed's rows first, tombstones and
  // revoked resources go, the rest is written, the token is kept. When the server's data epoch has
  // changed, what was accepted in the last 30 days is queued to be sent again. After the last page
  // old shifts, visits and notices are purged, and the addresses of visits that are no longer the
  // person's are wiped; those of revoked visits at once.
  absl::Status ApplyPage(const v1::ListChangesResponse& page);

  // The same purge of shifts, visits and notices without a word from the server, as far as the
  // phone knows the time; when it is opened, and once a day by the sync engine. Then the next pull
  // is a full load, so that a clock that was wrong costs nothing.
  absl::Status PurgeOld();

  absl::StatusOr<FeedPosition> Feed();
  // The next pull begins with a full load; rows stay until its first page.
  absl::Status ForgetFeedToken();

  // The server's clock, as far as the phone knows: its own clock moved by the last offset seen.
  absl::Time ServerNow();

  // The server's clock as counted on, since its last word, by what nobody sets: how long the phone
  // has run. As ServerNow once it was started anew. Takes what Feed() gives.
  absl::Time AnchoredNow(const FeedPosition& feed) const;
  const std::string& boot_id() const { return boot_id_; }

  // nullopt when the phone does not hold it.
  template <typename T>
  absl::StatusOr<std::optional<T>> Get(absl::string_view name) {
    ASSIGN_OR_RETURN(auto body, GetBody(name));
    if (!body) return std::nullopt;
    ASSIGN_OR_RETURN(auto all, ParseAll<T>({*std::move(body)}));
    return std::move(all.front());
  }

  // Shifts that end after `from`, by start.
  absl::StatusOr<std::vector<v1::Shift>> ListShifts(absl::Time from);
  absl::StatusOr<std::vector<v1::SignUp>> ListSignUpsOfPerson(absl::string_view person);
  absl::StatusOr<std::vector<v1::SignUp>> ListSignUpsOfShift(absl::string_view shift);
  absl::StatusOr<std::vector<v1::Attendance>> ListAttendancesOfPerson(absl::string_view person);
  absl::StatusOr<std::vector<v1::Attendance>> ListAttendancesOfShift(absl::string_view shift);
  // The ledger rows of a person; newest first.
  absl::StatusOr<std::vector<v1::ServiceRecord>> ListRecords(absl::string_view person);
  // Those in a coordinator's scope that wait for somebody to confirm them; newest first.
  absl::StatusOr<std::vector<v1::ServiceRecord>> ListWaitingRecords();
  absl::StatusOr<std::vector<v1::Notice>> ListNotices(absl::string_view person);  // newest first
  absl::StatusOr<std::vector<v1::Wish>> ListWishes();
  absl::StatusOr<std::vector<v1::WishClaim>> ListWishClaims();  // own and those in scope
  // Own ones and, for coordinators, those in scope; oldest first, by their ids.
  absl::StatusOr<std::vector<v1::FollowUp>> ListFollowUps();
  absl::StatusOr<std::vector<v1::Deed>> ListDeeds();
  absl::StatusOr<std::vector<v1::Gift>> ListGifts();
  // The person's own household and, for coordinators, those in scope that are invited or active.
  absl::StatusOr<std::vector<v1::Household>> ListHouseholds();
  absl::StatusOr<std::vector<v1::Pairing>> ListPairings();
  // Own ones, those whose off-site contact or household the person is, and for coordinators and
  // safeguarding leads those in scope; by start.
  absl::StatusOr<std::vector<v1::Visit>> ListVisits();
  absl::StatusOr<std::vector<v1::VisitorTerms>> ListVisitorTerms();  // own and those in scope
  absl::StatusOr<std::vector<v1::Unit>> Units();
  absl::StatusOr<std::vector<v1::Event>> Events();
  absl::StatusOr<std::vector<v1::Person>> People();  // those in a coordinator's scope
  // The profile's own person; nullopt before the first pull.
  absl::StatusOr<std::optional<v1::Person>> Me();

  absl::StatusOr<Profile> GetProfile();
  absl::Status SetProfile(const Profile& profile);

  // Told after each change of rows, outbox or profile, on whatever thread made it; must be quick
  // and must not call back into the store.
  int AddObserver(std::function<void()> changed);
  void RemoveObserver(int id);

  // For the other classes of this folder. `work` may run more than once.
  absl::Status Read(sql::Work work);
  absl::Status Write(sql::Work work);  // tells the observers when it succeeds
  // The same for what deletes secrets and says how many: they stay in no file of the store.
  absl::Status WriteAndWipe(absl::AnyInvocable<absl::StatusOr<int64_t>(sql::Transaction&)> work);
  const Clock& clock() const { return clock_; }

 private:
  LocalStore(std::unique_ptr<sql::Database> database, const Clock& clock, std::string boot_id)
      : clock_(clock), boot_id_(std::move(boot_id)), database_(std::move(database)) {}

  absl::StatusOr<std::optional<std::string>> GetBody(absl::string_view name);
  template <typename T, typename Select>
  absl::StatusOr<std::vector<T>> ReadList(Select select);

  const Clock& clock_;
  const std::string boot_id_;
  std::unique_ptr<sql::Database> database_;
  absl::Mutex mutex_;
  int next_observer_ ABSL_GUARDED_BY(mutex_) = 1;
  std::map<int, std::function<void()>> observers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace glimmer::mobile
