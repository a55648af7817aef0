#include "tests/sim/simulation.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_replace.h"
#include "mobile/store/pending.h"
#include "mobile/sync/retry_policy.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/sim/world.h"

namespace glimmer::sim {
namespace {

constexpr size_t kMostInFlight = 4;
constexpr char kListChanges[] = "/glimmer.v1.SyncService/ListChanges";

// FNV-1a.
uint64_t Hash(const std::vector<std::string>& lines) {
  uint64_t hash = 14695981039346656037u;
  for (const std::string& line : lines) {
    for (const char c : line) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  return hash;
}

Fate FateOf(Dice& dice) {
  return dice.Of(std::vector<Fate>{Fate::kKept, Fate::kLost, Fate::kPrefix, Fate::kTorn});
}

std::string NewFolder(const test::TempDir& folder, const std::string& name) {
  const std::string path = folder.File(name);
  mkdir(path.c_str(), 0700);
  return path;
}

}  // namespace

Result Play(const std::vector<Step>& steps, Tooth tooth) {
  Simulation simulation(tooth);
  for (const Step& step : steps) {
    if (simulation.found()) break;
    simulation.Do(step);
  }
  if (!simulation.found()) simulation.Finish();
  return simulation.Take();
}

Simulation::Simulation(Tooth tooth)
    : tooth_(tooth), clock_(TheWorld().start), model_(TheWorld().coordinator().person) {
  const World& world = TheWorld();
  for (const v1::Shift& shift : world.shifts) {
    model_.AddShift(shift);
    short_names_[shift.name()] = absl::StrCat("shift", short_names_.size() + 1);
  }
  for (const v1::Wish& wish : world.wishes) {
    model_.AddWish(wish);
    short_names_[wish.name()] = absl::StrCat("wish of ", wish.goods().item(), "s");
  }
  for (size_t i = 0; i < world.owners.size(); ++i) {
    short_names_[world.owners[i].person] = absl::StrCat("person", i);
  }
  const std::string path = NewFolder(folder_, "server");
  Disk::Get().Put(path, world.server);
  Disk::Get().SetLying(path, tooth == Tooth::kLyingDisk);
  server_ = std::make_unique<SimServer>(path, clock_, random_);
  Must(server_->Start(), "server");
  for (size_t i = 0; i < world.owners.size(); ++i) {
    const std::string folder = NewFolder(folder_, absl::StrCat("phone", i));
    Disk::Get().Put(folder, world.phones[i]);
    phones_.push_back(std::make_unique<SimPhone>(folder, world.owners[i], clock_, random_));
    Must(phones_[i]->Start(), "phone");
    Dice dice(i);
    Round(i, dice);
  }
  line_.clear();
}

Simulation::~Simulation() {
  for (const auto& phone : phones_) {
    phone->Stop();
    Disk::Get().Put(phone->folder(), {});
  }
  server_->Stop();
  Disk::Get().Put(server_->folder(), {});
}

Result Simulation::Take() {
  result_.hash = Hash(result_.history);
  return std::move(result_);
}

void Simulation::Find(const std::string& finding) {
  if (!found()) result_.finding = finding;
}

void Simulation::Must(const absl::Status& status, absl::string_view what) {
  if (!status.ok()) Find(absl::StrCat("failed: ", what, ": ", status.ToString()));
}

void Simulation::Do(const Step& step) {
  Dice dice(step.chance);
  random_.Begin(dice.Next());
  line_.clear();
  DoKind(step, dice);
  ++step_;
  if (!found() && step_ % 25 == 0) CheckServer();
  result_.history.push_back(absl::StrCat(NameOf(step.kind), line_));
}

void Simulation::DoKind(const Step& step, Dice& dice) {
  const size_t phone = PickPhone(dice);
  const size_t volunteer = PickVolunteer(dice);
  switch (step.kind) {
    case Kind::kTimePasses:
      return LetTimePass(dice);
    case Kind::kClockIsSet:
      return SetClock(dice);
    case Kind::kOffersLapse:
      return LapseOffers(dice);
    case Kind::kCheckpoint:
      return Checkpoint(phone, dice);
    case Kind::kLookAtRefusals:
      return LookAtRefusals(phone, true, dice);
    case Kind::kSend:
      return SendOne(phone, dice);
    case Kind::kDeliver:
      return DeliverOne(dice, false);
    case Kind::kDuplicate:
      return DeliverOne(dice, true);
    case Kind::kAnswer:
      return AnswerOne(dice);
    case Kind::kLose:
      return LoseOne(dice);
    case Kind::kPull:
      return PullOne(phone, dice);
    case Kind::kRound:
      return Round(phone, dice);
    case Kind::kHurry:
      return Hurry(phone, dice);
    case Kind::kPhoneDies:
      return KillPhone(phone, dice);
    case Kind::kPhoneWillDie:
      return Disk::Get().Fuse(phones_[phone]->folder(), 1 + dice.Below(12));
    case Kind::kServerDies:
      return KillServer(dice, nullptr, {});
    case Kind::kServerWillDie:
      return Disk::Get().Fuse(server_->folder(), 1 + dice.Below(20));
    case Kind::kPhoneIsFull:
      return Fill(phones_[phone]->folder(), dice);
    case Kind::kServerIsFull:
      return Fill(server_->folder(), dice);
    case Kind::kRoomAgain:
      return MakeRoom();
    default:
      return DoDeed(step.kind, volunteer, dice);
  }
}

size_t Simulation::PickPhone(Dice& dice) {
  return static_cast<size_t>(dice.Below(static_cast<int64_t>(phones_.size())));
}

size_t Simulation::PickVolunteer(Dice& dice) {
  return kFirstVolunteer +
         static_cast<size_t>(dice.Below(static_cast<int64_t>(phones_.size() - kFirstVolunteer)));
}

size_t Simulation::NextVolunteer(size_t phone) const {
  return phone + 1 < phones_.size() ? phone + 1 : kFirstVolunteer;
}

void Simulation::Checkpoint(size_t phone, Dice& dice) {
  if (dice.OneIn(2)) {
    phones_[phone]->Checkpoint();
    Troubled(phone, absl::OkStatus(), dice);
  } else {
    server_->Checkpoint();
    if (server_->failed()) KillServer(dice, nullptr, {});
  }
  Count("checkpoints");
}

// Mostly minutes, sometimes hours.
void Simulation::LetTimePass(Dice& dice) {
  const int64_t seconds = dice.OneIn(8)   ? 3600 * (1 + dice.Below(6))
                          : dice.OneIn(2) ? 60 * (1 + dice.Below(40))
                                          : 1 + dice.Below(60);
  clock_.Advance(absl::Seconds(seconds));
  Say(seconds, " s");
}

void Simulation::SetClock(Dice& dice) {
  const size_t phone = PickPhone(dice);
  const absl::Duration skew =
      dice.OneIn(3) ? absl::ZeroDuration() : absl::Minutes(dice.Below(3000) - 1500);
  phones_[phone]->clock().Set(skew);
  Count("clock set");
  Say("phone", phone, " by ", absl::FormatDuration(skew));
}

void Simulation::LapseOffers(Dice& dice) {
  const absl::Time now =
      clock_.Now() + (tooth_ == Tooth::kEarlyLapse ? absl::Hours(12) : absl::ZeroDuration());
  absl::Status status = server_->RunExpiry(now);
  if (server_->failed()) {
    // Whether it was done or not, the next round does what is left.
    RestartServer(dice);
    if (found()) return;
    status = server_->RunExpiry(now);
  }
  Must(status, "lapsing");
  Count("rounds of lapsing");
  model_.Lapse(clock_.Now());
  CheckStored();
  CheckServer();
}

void Simulation::LookAtRefusals(size_t phone, bool may_retry, Dice& dice) {
  const auto open = phones_[phone]->outbox().Open();
  if (!open.ok()) return;
  for (const mobile::OutboxItem& item : *open) {
    if (item.state != mobile::OutboxItem::State::kRejected) continue;
    const bool again = may_retry && dice.OneIn(4);
    withdrawing_ = again ? "" : item.request_id;
    const absl::Status status = again ? phones_[phone]->outbox().Retry(item.request_id)
                                      : phones_[phone]->outbox().Discard(item.request_id);
    if (status.ok() && !again) Forget(item.request_id);
    const bool troubled = Troubled(phone, status, dice);
    withdrawing_.clear();
    if (troubled) return;
    Must(status, "refusal");
    Count(again ? "retries" : "discards");
    Say("phone", phone, again ? " again" : " discards");
  }
  CheckOutbox(phone);
}

Simulation::Message* Simulation::PickMessage(Dice& dice, bool answered) {
  std::vector<Message*> some;
  for (Message& message : network_) {
    if (message.answer.has_value() == answered) some.push_back(&message);
  }
  return some.empty() ? nullptr : dice.Of(some);
}

bool Simulation::InFlight(size_t phone) const {
  return std::any_of(network_.begin(), network_.end(), [&](const Message& message) {
    return message.phone == phone && message.awaited &&
           message.process == phones_[phone]->process();
  });
}

// From the first phone that has something to send.
void Simulation::SendOne(size_t phone, Dice& dice) {
  const size_t before = network_.size();
  for (size_t i = 0; i < phones_.size() && network_.size() == before && !found(); ++i) {
    Send((phone + i) % phones_.size(), dice);
  }
}

void Simulation::Send(size_t phone, Dice& dice) {
  const auto sent = std::count_if(network_.begin(), network_.end(), [&](const Message& message) {
    return message.phone == phone && message.awaited;
  });
  if (static_cast<size_t>(sent) >= kMostInFlight) return;
  if (tooth_ != Tooth::kLeftAdrift && Troubled(phone, phones_[phone]->settler().PutBack(), dice)) {
    return;
  }
  const auto claimed = phones_[phone]->outbox().Claim(1);
  if (Troubled(phone, claimed.status(), dice)) return;
  Must(claimed.status(), "claim");
  if (!claimed.ok()) return;
  for (const mobile::OutboxItem& item : *claimed) {
    phones_[phone]->settler().NoteSent(item);
    network_.push_back({phone, phones_[phone]->process(), item});
    Count("requests");
    Say("phone", phone, " sends ", item.method.substr(item.method.rfind('/') + 1));
  }
  CheckOutbox(phone);
}

// Planted faults.
void Simulation::PlantInTables(const ServerCall& call) {
  v1::CheckInRequest request;
  const bool scan = tooth_ == Tooth::kBelievesScans && call.method == mobile::kCheckIn &&
                    request.ParseFromString(call.request) &&
                    !request.claim().scanned_claim_hash().empty();
  (void)sql::WriteAndWait(server_->database(), [&](sql::Transaction& tx) -> absl::Status {
    if (tooth_ == Tooth::kKeepsBothRecords) {
      return tx.Execute("UPDATE service_records SET correction_of = NULL WHERE state <> 4")
          .status();
    }
    if (!scan) return absl::OkStatus();
    return tx
        .Execute(
            "UPDATE attendances SET check_in_class = 1 "
            "WHERE 'shifts/' || shift_id = $1 AND 'people/' || person_id = $2",
            request.claim().shift(), request.claim().person())
        .status();
  });
}

// The server has the request. It may die over it, and then nobody hears of it.
void Simulation::Deliver(Message& message, Dice& dice) {
  clock_.Advance(absl::Microseconds(1));  // no two calls come at once
  const ServerCall call = {message.item.method, message.item.request,
                           phones_[message.phone]->owner().person, clock_.Now()};
  const std::string& id = message.item.request_id;
  if (tooth_ == Tooth::kServerForgets) ForgetAnswer(id);
  auto answer = server_->Call(call.method, call.request, phones_[message.phone]->owner().token,
                              message.item.attempts);
  if (answer.ok() && (tooth_ == Tooth::kBelievesScans || tooth_ == Tooth::kKeepsBothRecords)) {
    PlantInTables(call);
  }
  if (server_->dead()) {
    Say("the server dies over it");
    KillServer(dice, &call, message.item);
    answer = absl::UnavailableError("the server died");
  } else if (server_->failed() && !answer.ok()) {
    Say("the server has no room for it");
    if (mobile::IsFinal(answer.status())) Find("a full disk refuses for good");
    KillServer(dice, &call, message.item);
  } else {
    CheckAnswer(call, message.item, answer);
    Say(answer.ok() ? absl::StrReplaceAll(FactsOf(call.method, *answer), short_names_)
                    : ReasonName(answer.status()));
  }
  message.answer = std::move(answer);
}

// A planted fault.
void Simulation::ForgetAnswer(const std::string& request_id) {
  (void)sql::WriteAndWait(server_->database(), [&](sql::Transaction& tx) {
    return tx.Execute("UPDATE changes SET request_id = NULL WHERE request_id = $1", request_id)
        .status();
  });
}

void Simulation::DeliverOne(Dice& dice, bool again) {
  Message* message = PickMessage(dice, false);
  if (message == nullptr) return;
  Say("of phone", message->phone, message->awaited ? "" : " late", ":");
  Deliver(*message, dice);
  Count(again ? "duplicates" : "deliveries");
  if (again) message->answer.reset();
  const bool stray = !message->awaited && !again;
  if (stray) network_.erase(network_.begin() + (message - network_.data()));
}

// The phone takes what came back.
void Simulation::Settle(const Message& message, const absl::StatusOr<std::string>& answer,
                        Dice& dice) {
  SimPhone& phone = *phones_[message.phone];
  if (!message.awaited || message.process != phone.process()) return;
  mobile::OutboxItem item = message.item;
  if (tooth_ == Tooth::kBelievesOldAnswers) item.attempts = 1;
  const absl::Status settled = phone.settler().Settle(item, answer);
  if (Troubled(message.phone, settled, dice)) return;
  // What is to be sent again says why.
  if (settled != answer.status()) Must(settled, "answer");
  CheckOutbox(message.phone);
  CheckOverlay(message.phone);
}

void Simulation::AnswerOne(Dice& dice) {
  Message* message = PickMessage(dice, true);
  if (message == nullptr) return;
  const Message taken = std::move(*message);
  network_.erase(network_.begin() + (message - network_.data()));
  Say("to phone", taken.phone);
  Settle(taken, *taken.answer, dice);
  Count("answers");
}

// The phone gives up waiting. What it has sent may be lost, or still arrive.
void Simulation::LoseOne(Dice& dice) {
  if (network_.empty()) return;
  const auto index = dice.Below(static_cast<int64_t>(network_.size()));
  const Message lost = network_[static_cast<size_t>(index)];
  if (lost.answer || dice.OneIn(2)) {
    network_.erase(network_.begin() + index);
  } else {
    network_[static_cast<size_t>(index)].awaited = false;
  }
  Count(lost.answer ? "lost answers" : "lost requests");
  Say("of phone", lost.phone);
  Settle(lost, absl::UnavailableError("lost"), dice);
  // The server says "look", before the time has come to send again.
  if (lost.awaited && dice.OneIn(2)) PullIfIdle(lost.phone, dice);
}

Simulation::Page Simulation::PullPage(size_t phone, Dice& dice) {
  SimPhone& puller = *phones_[phone];
  const auto feed = puller.store().Feed();
  if (!feed.ok()) return Page::kNone;
  v1::ListChangesRequest request;
  request.set_page_token(feed->page_token);
  auto page = server_->Call<v1::ListChangesResponse>(kListChanges, request, puller.owner().token);
  Must(page.status(), "page");
  if (!page.ok()) return Page::kNone;
  if (tooth_ == Tooth::kTokenWithoutPage && dice.OneIn(8)) page->clear_changes();
  if (found()) return Page::kNone;
  const absl::Status applied = puller.store().ApplyPage(*page);
  if (Troubled(phone, applied, dice)) return Page::kNone;
  Must(applied, "page");
  puller.settler().NotePage();
  Count("pages");
  return page->more() ? Page::kMore : Page::kLast;
}

// As mobile::SyncEngine does: no page while something is being sent or falls due.
void Simulation::PullOne(size_t phone, Dice& dice) {
  for (size_t i = 0; i < phones_.size(); ++i, phone = (phone + 1) % phones_.size()) {
    if (PullIfIdle(phone, dice)) return;
  }
}

bool Simulation::PullIfIdle(size_t phone, Dice& dice) {
  const auto due = phones_[phone]->outbox().NextDue();
  if (!due.ok() || *due <= phones_[phone]->clock().Now() || InFlight(phone)) return false;
  Say("phone", phone, " fetches");
  PullPage(phone, dice);
  CheckOverlay(phone);
  return true;
}

// The network is back.
void Simulation::Hurry(size_t phone, Dice& dice) {
  const absl::Status status = phones_[phone]->outbox().Hurry();
  if (!Troubled(phone, status, dice)) Must(status, "hurry");
}

void Simulation::Exchange(size_t phone, Dice& dice) {
  const int process = phones_[phone]->process();
  for (size_t i = 0; i < network_.size(); ++i) {
    if (network_[i].phone != phone) continue;
    Message message = std::move(network_[i]);
    network_.erase(network_.begin() + static_cast<std::ptrdiff_t>(i--));
    if (!message.answer) Deliver(message, dice);
    Settle(message, *message.answer, dice);
  }
  while (!found() && phones_[phone]->process() == process) {
    const size_t before = network_.size();
    Send(phone, dice);
    if (network_.size() == before) return;
    Message message = std::move(network_.back());
    network_.pop_back();
    Deliver(message, dice);
    Settle(message, *message.answer, dice);
  }
}

void Simulation::Round(size_t phone, Dice& dice) {
  const int process = phones_[phone]->process();
  Count("rounds");
  Say("phone", phone);
  Exchange(phone, dice);
  const auto alive = [&] { return !found() && phones_[phone]->process() == process; };
  Page page = Page::kMore;
  while (alive() && page == Page::kMore) page = PullPage(phone, dice);
  if (!alive() || page == Page::kNone) return;
  CheckOverlay(phone);
  CheckRows(phone);
}

void Simulation::KillPhone(size_t phone, Dice& dice) {
  std::vector<std::string> sending;
  for (const Message& message : network_) {
    if (message.phone == phone && message.awaited) sending.push_back(message.item.request_id);
  }
  SimPhone& killed = *phones_[phone];
  const Fate fate = FateOf(dice);
  killed.Kill(fate, dice.Next());
  Must(killed.Start(), "restart of a phone");
  if (found()) return;
  if (tooth_ == Tooth::kPhoneForgets) {
    for (const std::string& id : sending) {
      Must(killed.store().Write([&](sql::Transaction& tx) {
        return tx.Execute("DELETE FROM outbox WHERE request_id = $1 AND state = 1", id).status();
      }),
           "forget");
    }
  }
  Count(fate == Fate::kKept ? "phone kills" : "phone power cuts");
  Say("phone", phone, " restarts");
  CheckOutbox(phone);
  CheckOverlay(phone);
}

// True when the phone has died over what it was doing, or had no room for it.
bool Simulation::Troubled(size_t phone, const absl::Status& status, Dice& dice) {
  const bool full = Disk::Get().TakeFailure(phones_[phone]->folder()) && !status.ok();
  if (!full && !phones_[phone]->dead()) return false;
  unsure_.insert(phone);
  if (phones_[phone]->dead()) {
    KillPhone(phone, dice);
  } else {
    if (!absl::IsUnavailable(status)) Must(status, "full phone");
    Count("phone without room");
    Say("phone", phone, " has no room");
    CheckOutbox(phone);
    CheckOverlay(phone);
  }
  unsure_.erase(phone);
  return true;
}

void Simulation::Fill(const std::string& folder, Dice& dice) {
  Disk::Get().Fail(folder, 1 + dice.Below(12), SQLITE_FULL, dice.OneIn(2));
}

void Simulation::MakeRoom() {
  Disk::Get().Mend(server_->folder());
  for (const auto& phone : phones_) Disk::Get().Mend(phone->folder());
}

// Of one without room it is done as `glimmerd serve` does it, when there is room again.
void Simulation::RestartServer(Dice& dice) {
  if (server_->failed() && !server_->dead()) {
    Disk::Get().Mend(server_->folder());
    Count("server without room");
    server_->Stop();
    const absl::Status started = server_->Start();
    if (!server_->dead()) return Must(started, "server with room");
  }
  const Fate fate = FateOf(dice);
  server_->Kill(fate, dice.Next());
  Must(server_->Start(), "restart of the server");
  Count(fate == Fate::kKept ? "server kills" : "server power cuts");
}

// What it was doing is done or not; what it had answered is.
void Simulation::KillServer(Dice& dice, const ServerCall* pending, const mobile::OutboxItem& item) {
  RestartServer(dice);
  if (found()) return;
  if (pending != nullptr && answers_.count(item.request_id) == 0) ReadFate(*pending, item);
  CheckStored();
  CheckServer();
}

void Simulation::Finish() {
  MakeRoom();
  Disk::Get().Fuse(server_->folder(), -1);
  for (const auto& phone : phones_) {
    Disk::Get().Fuse(phone->folder(), -1);
    phone->clock().Set(absl::ZeroDuration());
  }
  const auto all_sent = [&] {
    return std::all_of(phones_.begin(), phones_.end(), [](const auto& phone) {
      const auto open = phone->outbox().Open();
      return open.ok() && open->empty();
    });
  };
  for (int round = 0; round < 8 && !(round > 1 && all_sent()); ++round) {
    clock_.Advance(absl::Minutes(20));
    for (size_t phone = 0; phone < phones_.size() && !found(); ++phone) FinishRound(phone, round);
  }
  if (!all_sent()) Find("something waits for ever to be sent");
  CheckServer();
}

void Simulation::FinishRound(size_t phone, int round) {
  Dice dice(phone);
  random_.Begin(phone + 100 * static_cast<uint64_t>(round));
  line_.clear();
  Hurry(phone, dice);
  Round(phone, dice);
  LookAtRefusals(phone, false, dice);
  const bool quiet = line_ == absl::StrCat(" phone", phone);
  if (!quiet) result_.history.push_back(absl::StrCat("Finish", line_));
}

}  // namespace glimmer::sim
