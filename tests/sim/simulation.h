// One history of phones and their server, step by step on one thread: each step waits for its end,
// so that the same steps give the same history. The first thing that is not as it must be ends it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "tests/sim/reference_model.h"
#include "tests/sim/sim_phone.h"
#include "tests/sim/sim_server.h"
#include "tests/sim/steps.h"
#include "tests/support/fakes.h"

namespace glimmer::sim {

struct Result {
  std::string finding;  // empty when all was well
  std::map<std::string, int64_t> counts;
  std::vector<std::string> history;  // a line for each step
  uint64_t hash = 0;                 // of the history
};

constexpr size_t kFirstVolunteer = 2;  // before them stand the coordinator and the leader

// Plays the steps, and then brings all phones up to date and compares everything.
Result Play(const std::vector<Step>& steps, Tooth tooth);

// Randomness of the step that runs.
class StepRandom final : public RandomSource {
 public:
  void Begin(uint64_t chance) { source_ = std::make_unique<test::SeededRandom>(chance); }
  void Fill(void* data, size_t size) override { source_->Fill(data, size); }

 private:
  std::unique_ptr<test::SeededRandom> source_ = std::make_unique<test::SeededRandom>(1);
};

class Simulation {
 public:
  explicit Simulation(Tooth tooth);
  ~Simulation();

  void Do(const Step& step);
  // No more faults: all phones send and fetch, and nothing is left to be sent.
  void Finish();
  bool found() const { return !result_.finding.empty(); }
  Result Take();

 private:
  // A request on its way, or its answer on the way back.
  struct Message {
    size_t phone;
    int process;  // of the phone when it was sent
    mobile::OutboxItem item;
    bool awaited = true;
    std::optional<absl::StatusOr<std::string>> answer;
  };
  // What a person did, from the outbox row to its end.
  struct Deed {
    size_t phone;
    bool ended = false;
    bool needless = false;  // a scan that the server has no need of: ended, but not done
  };
  // A claim as its phone shows it, for the leader's to scan.
  struct ShownClaim {
    size_t phone;
    std::string request_id;
    std::string shift;
    bool out;
    std::string hash;
    absl::Time time;
  };
  using Views = std::vector<mobile::ShiftView>;
  using WishViews = std::vector<mobile::WishView>;

  // simulation.cc: what happens.
  void DoKind(const Step& step, Dice& dice);
  void LetTimePass(Dice& dice);
  void SetClock(Dice& dice);
  void Checkpoint(size_t phone, Dice& dice);
  void LapseOffers(Dice& dice);
  void LookAtRefusals(size_t phone, bool may_retry, Dice& dice);
  void SendOne(size_t phone, Dice& dice);
  void Send(size_t phone, Dice& dice);
  void DeliverOne(Dice& dice, bool again);
  void AnswerOne(Dice& dice);
  void LoseOne(Dice& dice);
  void PullOne(size_t phone, Dice& dice);
  bool PullIfIdle(size_t phone, Dice& dice);
  void Hurry(size_t phone, Dice& dice);
  void Round(size_t phone, Dice& dice);
  void FinishRound(size_t phone, int round);
  void Exchange(size_t phone, Dice& dice);
  // One page of the feed; kNone when there was none, or no room for it.
  enum class Page { kNone, kMore, kLast };
  Page PullPage(size_t phone, Dice& dice);
  void Deliver(Message& message, Dice& dice);
  void ForgetAnswer(const std::string& request_id);
  void PlantInTables(const ServerCall& call);
  void Settle(const Message& message, const absl::StatusOr<std::string>& answer, Dice& dice);
  void KillPhone(size_t phone, Dice& dice);
  bool Troubled(size_t phone, const absl::Status& status, Dice& dice);
  void Fill(const std::string& folder, Dice& dice);
  void MakeRoom();
  void RestartServer(Dice& dice);
  void KillServer(Dice& dice, const ServerCall* pending, const mobile::OutboxItem& item);
  Message* PickMessage(Dice& dice, bool answered);
  size_t PickPhone(Dice& dice);
  size_t PickVolunteer(Dice& dice);
  size_t NextVolunteer(size_t phone) const;
  bool InFlight(size_t phone) const;

  // people.cc: what people do.
  void DoDeed(Kind kind, size_t volunteer, Dice& dice);
  void SignUp(size_t phone, Dice& dice);
  void Leave(size_t phone, Dice& dice);
  void AnswerOffer(size_t phone, Dice& dice);
  void CheckIn(size_t phone, Dice& dice);
  void CheckOut(size_t phone, Dice& dice);
  void Tick(Dice& dice);
  void Show(size_t phone, const absl::StatusOr<mobile::Queued>& queued, const std::string& shift,
            Dice& dice);
  void Scan(const ShownClaim& shown, Dice& dice);
  void ScanOne(Dice& dice);
  void Undo(Dice& dice);
  void Close(Dice& dice);
  void Cancel(Dice& dice);
  void ClaimWish(size_t phone, Dice& dice);
  void RenewClaim(size_t phone, Dice& dice);
  void ReleaseClaim(size_t phone, Dice& dice);
  Views ViewsOf(size_t phone);
  Views WaitedFor(size_t& phone);
  WishViews WishesOn(size_t phone);
  WishViews ClaimedOn(size_t phone);
  std::string CodeNow(const std::string& shift, Dice& dice);
  std::string SignedCodeNow(const v1::Shift& shift, Dice& dice);
  void Note(size_t phone, const absl::StatusOr<mobile::Queued>& queued, absl::string_view what,
            Dice& dice);
  void Forget(const std::string& request_id);

  // checks.cc: what must hold.
  void CheckAnswer(const ServerCall& call, const mobile::OutboxItem& item,
                   const absl::StatusOr<std::string>& answer);
  void ReadFate(const ServerCall& pending, const mobile::OutboxItem& item);
  bool Overtaken(const mobile::OutboxItem& item, const absl::Status& answer);
  void CheckOutbox(size_t phone);
  void CheckItem(size_t phone, const std::string& request_id, Deed& deed,
                 const std::map<std::string, mobile::OutboxItem::State>& open);
  void CheckOverlay(size_t phone);
  void CheckWishOverlay(size_t phone);
  void CheckRows(size_t phone);
  void CheckServer();
  void CheckScans();
  void CheckHours(size_t phone);
  void CheckStored();
  std::set<std::string> StoredAnswers();
  std::map<std::string, std::string> FullLoad(size_t phone);
  std::map<std::string, std::string> RowsOn(size_t phone);

  void Find(const std::string& finding);
  void Must(const absl::Status& status, absl::string_view what);
  template <typename... Args>
  void Say(const Args&... args) {
    absl::StrAppend(&line_, " ", args...);
  }
  void Count(const std::string& what) { ++result_.counts[what]; }
  std::string ShortName(const std::string& resource);
  mobile::LocalStore& StoreOf(size_t phone) { return phones_[phone]->store(); }

  const Tooth tooth_;
  test::TempDir folder_;
  test::FakeClock clock_;
  StepRandom random_;
  std::unique_ptr<SimServer> server_;
  std::vector<std::unique_ptr<SimPhone>> phones_;
  ReferenceModel model_;
  std::vector<Message> network_;
  std::map<std::string, Deed> deeds_;           // by request_id
  std::map<std::string, std::string> answers_;  // of the server, by request_id; empty: not known
  std::map<std::string, int> refused_;          // attempts by request_id, but for the first
  std::vector<ShownClaim> shown_;
  std::set<size_t> unsure_;  // phones that died in the middle of something
  std::string withdrawing_;  // the request that may be gone when the phone dies over this
  std::map<std::string, std::string> short_names_;
  int step_ = 0;
  std::string line_;
  Result result_;
};

}  // namespace glimmer::sim
