// The engine against a server behind a real socket that loses calls and answers: nothing is lost,
// nothing is done twice.
#include "mobile/sync/sync_engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "absl/time/clock.h"
#include "mobile/store/pending.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"
#include "tests/mobile/sync/fake_server.h"

namespace glimmer::mobile {
namespace {

using Origin = SyncEngine::Origin;
using Phase = SyncState::Phase;

constexpr absl::Duration kPatience = absl::Seconds(20);  // of the test, not of the engine

class SyncEngineTest : public StoreFixture {
 protected:
  SyncEngineTest() : key_(NewSigningKey(random_)) { StartServer(); }
  ~SyncEngineTest() override { StopEngine(); }

  void StartServer() {
    server_ = std::make_unique<FakeServer>(Address(), "server", key_.public_key);
  }
  std::string Address() { return "unix:" + folder_.File("s"); }

  void StartEngine(bool watch = false) {
    auto rpc = RpcClient::Create({.address = Address(), .insecure = true});
    ASSERT_TRUE(rpc.ok());
    session_ = std::make_unique<SessionClient>(
        *std::move(rpc), DeviceCredentials{"server", "devices/d", key_.secret_key}, clock_,
        random_);
    engine_ = std::make_unique<SyncEngine>(*store_, *outbox_, *session_, clock_, random_,
                                           SyncEngine::Options{.watch = watch,
                                                               .on_state =
                                                                   [this](const SyncState& state) {
                                                                     absl::MutexLock lock(&mutex_);
                                                                     states_.push_back(state);
                                                                   },
                                                               .heard = heard_});
    engine_->Start();
  }
  void StopEngine() {
    engine_.reset();
    session_.reset();
  }

  // Waits until a round that began after this call's start has ended, and returns how.
  SyncState Round(Origin origin) {
    const size_t before = Ended();
    engine_->Trigger(origin);
    return WaitForRounds(before + 1);
  }
  SyncState FirstRound() { return WaitForRounds(1); }

  size_t Ended() {
    absl::MutexLock lock(&mutex_);
    return EndedLocked();
  }
  SyncState WaitForRounds(size_t count) {
    absl::MutexLock lock(&mutex_);
    const auto enough = [&]() ABSL_NO_THREAD_SAFETY_ANALYSIS { return EndedLocked() >= count; };
    EXPECT_TRUE(mutex_.AwaitWithTimeout(absl::Condition(&enough), kPatience));
    return states_.empty() ? SyncState{} : states_.back();
  }
  size_t EndedLocked() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return static_cast<size_t>(
        std::count_if(states_.begin(), states_.end(),
                      [](const SyncState& state) { return state.phase != Phase::kSyncing; }));
  }

  void ServeShifts(int count) {
    for (int i = 0; i < count; ++i) {
      server_->AddShift(MakeShift(absl::StrCat("s", i), absl::Hours(24 * (i + 1))));
    }
  }
  // Tries again, past every delay, until nothing waits.
  SyncState UntilSent() {
    SyncState state;
    for (int i = 0; i < 50; ++i) {
      clock_.Advance(absl::Minutes(10));
      state = Round(Origin::kConnectivity);
      if (state.phase == Phase::kUpToDate && outbox_->Counts()->waiting == 0) break;
    }
    return state;
  }

  const KeyPair key_;
  std::unique_ptr<FakeServer> server_;
  std::unique_ptr<SessionClient> session_;
  absl::Mutex mutex_;
  std::vector<SyncState> states_ ABSL_GUARDED_BY(mutex_);
  std::function<absl::Status()> heard_;  // of the next engine
  std::unique_ptr<SyncEngine> engine_;
};

TEST_F(SyncEngineTest, FetchesEveryPageAndSaysWhen) {
  ServeShifts(8);  // three pages
  StartEngine();
  const SyncState state = FirstRound();
  EXPECT_EQ(state.phase, Phase::kUpToDate);
  EXPECT_EQ(state.up_to_date_time, clock_.Now());
  EXPECT_EQ(store_->ListShifts(clock_.Now())->size(), 8u);
  EXPECT_EQ(server_->full_loads(), 1);
  EXPECT_EQ(server_->sessions(), 1);
  server_->AddShift(MakeShift("later", absl::Hours(1)));
  Round(Origin::kManual);
  EXPECT_EQ(store_->ListShifts(clock_.Now())->size(), 9u);
  EXPECT_EQ(server_->full_loads(), 1);
}

TEST_F(SyncEngineTest, WhatIsSaidOnceTheServerIsHeardGoesInTheSameRound) {
  ServeShifts(8);  // three pages
  int heard = 0;
  heard_ = [&] {
    EXPECT_EQ(store_->ListShifts(clock_.Now())->size(), 8u);
    ++heard;
    return commands_->SignUp({.shift = "shifts/s0"}).status();
  };
  StartEngine();
  EXPECT_EQ(FirstRound().phase, Phase::kUpToDate);
  EXPECT_EQ(heard, 1);
  EXPECT_EQ(outbox_->Counts()->waiting, 0);
  EXPECT_EQ(overlay_->Shift("shifts/s0")->value().mine.kind, MyState::Kind::kConfirmed);
}

TEST_F(SyncEngineTest, AnAnswerThatTheServerHasKeptHidesNothingNewer) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/s0"}).ok());
  server_->Set({.drop_after = 1});
  EXPECT_EQ(Round(Origin::kCommand).phase, Phase::kOffline);
  server_->CancelSignUps("shifts/s0");
  // Too early to send again: this round only fetches.
  EXPECT_EQ(Round(Origin::kWatch).phase, Phase::kUpToDate);
  EXPECT_EQ(outbox_->Counts()->waiting, 1);
  EXPECT_EQ(UntilSent().phase, Phase::kUpToDate);
  EXPECT_EQ(outbox_->Counts()->waiting, 0);
  EXPECT_EQ(overlay_->Shift("shifts/s0")->value().mine.kind, MyState::Kind::kNone);
}

TEST_F(SyncEngineTest, AFullLoadThatFailedIsTriedAgainSoon) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/s0"}).ok());
  server_->Set({.drop_after = 1});
  EXPECT_EQ(Round(Origin::kCommand).phase, Phase::kOffline);
  EXPECT_EQ(Round(Origin::kWatch).phase, Phase::kUpToDate);
  // The answer comes now and may be old, so that everything is to be loaded anew.
  server_->Set({.drop_pulls = 1});
  clock_.Advance(absl::Seconds(10));
  EXPECT_EQ(Round(Origin::kTimer).phase, Phase::kOffline);
  EXPECT_EQ(outbox_->Counts()->waiting, 0);
  EXPECT_EQ(server_->full_loads(), 1);
  clock_.Advance(absl::Seconds(10));
  EXPECT_EQ(Round(Origin::kTimer).phase, Phase::kUpToDate);
  EXPECT_EQ(server_->full_loads(), 2);
  EXPECT_EQ(overlay_->Shift("shifts/s0")->value().mine.kind, MyState::Kind::kConfirmed);
}

TEST_F(SyncEngineTest, LosesAndDoublesNothingWhenCallsAndAnswersAreLost) {
  constexpr int kShifts = 12;
  ServeShifts(kShifts);
  StartEngine();
  FirstRound();
  for (int i = 0; i < kShifts; ++i) {
    ASSERT_TRUE(commands_->SignUp({.shift = absl::StrCat("shifts/s", i)}).ok());
  }
  server_->Set({.drop_before = 5, .drop_after = 6, .drop_pulls = 2, .forget_session = 2});
  EXPECT_EQ(UntilSent().phase, Phase::kUpToDate);

  EXPECT_EQ(outbox_->Counts()->waiting, 0);
  EXPECT_EQ(outbox_->Counts()->refused, 0);
  auto signed_up = server_->sign_ups();
  std::sort(signed_up.begin(), signed_up.end());
  EXPECT_EQ(signed_up.size(), size_t{kShifts});
  EXPECT_EQ(std::unique(signed_up.begin(), signed_up.end()), signed_up.end());
  const auto calls = server_->calls();
  EXPECT_EQ(calls.size(), size_t{kShifts});  // no request_id but the first ones
  int arrived = 0;
  for (const auto& [id, times] : calls) arrived += times;
  EXPECT_GE(arrived, kShifts + 11);
  const auto views = overlay_->Shifts(clock_.Now() - absl::Hours(24 * 30));
  ASSERT_TRUE(views.ok()) << views.status();
  for (const ShiftView& view : *views) {
    EXPECT_EQ(view.mine.kind, MyState::Kind::kConfirmed) << view.shift.name();
  }
}

TEST_F(SyncEngineTest, AKilledPhoneSendsTheSameRequestAgain) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  server_->Set({.drop_after = 1});
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/s0"}).ok());
  EXPECT_EQ(Round(Origin::kCommand).phase, Phase::kOffline);
  StopEngine();
  Reopen();
  {
    absl::MutexLock lock(&mutex_);
    states_.clear();
  }
  StartEngine();
  EXPECT_EQ(FirstRound().phase, Phase::kUpToDate);
  EXPECT_EQ(server_->sign_ups().size(), 1u);
  EXPECT_EQ(server_->calls().size(), 1u);
  EXPECT_EQ(outbox_->Counts()->waiting, 0);
  EXPECT_EQ(server_->attempts(), "-2");
}

TEST_F(SyncEngineTest, SaysHowOftenItHasSentWhatItSends) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  server_->Set({.drop_before = 2});
  server_->RefuseShift("shifts/s0");
  const auto queued = commands_->SignUp({.shift = "shifts/s0"});
  ASSERT_TRUE(queued.ok());
  Round(Origin::kCommand);
  UntilSent();
  EXPECT_EQ(server_->attempts(), "-23");
  // And again, after a no, when the person asks for it.
  ASSERT_TRUE(outbox_->Retry(queued->request_id).ok());
  Round(Origin::kCommand);
  EXPECT_EQ(server_->attempts(), "-234");
}

TEST_F(SyncEngineTest, ARefusalIsKeptAndStopsNobodyElse) {
  ServeShifts(3);
  server_->RefuseShift("shifts/s1");
  StartEngine();
  FirstRound();
  for (const char* shift : {"shifts/s0", "shifts/s1", "shifts/s2"}) {
    ASSERT_TRUE(commands_->SignUp({.shift = shift}).ok());
  }
  EXPECT_EQ(Round(Origin::kCommand).phase, Phase::kUpToDate);
  EXPECT_EQ(server_->sign_ups().size(), 2u);
  const auto view = overlay_->Shift("shifts/s1");
  EXPECT_EQ((*view)->mine.kind, MyState::Kind::kRefused);
  EXPECT_EQ((*view)->mine.refusal.reason, v1::ERROR_REASON_SHIFT_FULL);
}

TEST_F(SyncEngineTest, ACallForHelpGoesWhileAnotherAnswerIsAwaited) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  server_->Set({.hold = 1});
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/s0"}).ok());
  engine_->Trigger(Origin::kCommand);
  const auto wait_for = [](const std::function<bool()>& done) {
    const absl::Time until = absl::Now() + kPatience / 2;  // a call is given up later than that
    while (!done() && absl::Now() < until) absl::SleepFor(absl::Milliseconds(5));
    return done();
  };
  ASSERT_TRUE(wait_for([&] { return !server_->calls().empty(); }));
  v1::RaiseAlarmRequest request;
  request.set_request_id("help");
  request.set_visit("visits/a");
  const NewItem item{.request_id = "help",
                     .lane = "alarms/visits/a",
                     .method = std::string(kRaiseAlarm),
                     .request = request};
  const absl::Time now = clock_.Now();
  ASSERT_TRUE(
      store_->Write([&](sql::Transaction& tx) { return Outbox::Enqueue(tx, item, now); }).ok());
  engine_->Trigger(Origin::kCommand);
  EXPECT_TRUE(wait_for([&] { return server_->alarms() == 1; }));
  EXPECT_TRUE(server_->sign_ups().empty());
  server_->Release();
  EXPECT_TRUE(wait_for([&] { return server_->sign_ups().size() == 1; }));
}

TEST_F(SyncEngineTest, WorksWithoutAServerAndCatchesUp) {
  ServeShifts(2);
  StartEngine();
  FirstRound();
  server_.reset();
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/s0"}).ok());
  EXPECT_EQ(Round(Origin::kCommand).phase, Phase::kOffline);
  EXPECT_EQ((*overlay_->Shift("shifts/s0"))->mine.kind, MyState::Kind::kWaitingToSend);
  StartServer();
  ServeShifts(2);
  EXPECT_EQ(UntilSent().phase, Phase::kUpToDate);
  EXPECT_EQ(server_->sign_ups().size(), 1u);
}

TEST_F(SyncEngineTest, AnExpiredTokenReloadsInFull) {
  ServeShifts(4);
  StartEngine();
  FirstRound();
  server_->Set({.expire_tokens = 1});
  EXPECT_EQ(Round(Origin::kManual).phase, Phase::kUpToDate);
  EXPECT_EQ(server_->full_loads(), 2);
  EXPECT_EQ(store_->ListShifts(clock_.Now())->size(), 4u);
}

TEST_F(SyncEngineTest, AfterARestoreWhatWasAcceptedIsSentAgain) {
  ServeShifts(2);
  StartEngine();
  FirstRound();
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/s0"}).ok());
  Round(Origin::kCommand);
  EXPECT_EQ(server_->sign_ups().size(), 1u);
  server_->Restore();
  EXPECT_EQ(Round(Origin::kManual).phase, Phase::kUpToDate);
  EXPECT_EQ(server_->sign_ups().size(), 1u);
  EXPECT_EQ(server_->calls().size(), 1u);
  EXPECT_EQ((*overlay_->Shift("shifts/s0"))->mine.kind, MyState::Kind::kConfirmed);
}

TEST_F(SyncEngineTest, OpensOneNewSessionWhenItsOwnHasEnded) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  server_->Set({.forget_session = 1});
  EXPECT_EQ(Round(Origin::kManual).phase, Phase::kUpToDate);
  EXPECT_EQ(server_->sessions(), 2);
}

TEST_F(SyncEngineTest, ARevokedDevicePausesAndRefusesNothing) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  server_->Set({.forget_session = 1, .device_revoked = true});
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/s0"}).ok());
  const SyncState state = Round(Origin::kCommand);
  EXPECT_EQ(state.phase, Phase::kNeedsAttention);
  EXPECT_EQ(state.cause, SyncState::Cause::kSignIn);
  EXPECT_EQ(ReasonOf(state.problem), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(outbox_->Counts()->waiting, 1);
  EXPECT_EQ(outbox_->Counts()->refused, 0);
  server_->Set({});
  EXPECT_EQ(Round(Origin::kManual).phase, Phase::kUpToDate);
  EXPECT_EQ(server_->sign_ups().size(), 1u);
}

TEST_F(SyncEngineTest, ACommandWithNothingToSendFetchesNothing) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  const int pulls = server_->pulls();
  Round(Origin::kCommand);
  EXPECT_EQ(server_->pulls(), pulls);
  clock_.Advance(absl::Minutes(15));
  Round(Origin::kCommand);
  EXPECT_EQ(server_->pulls(), pulls + 1);
}

TEST_F(SyncEngineTest, WithoutContactWhatIsOldGoesAllTheSame) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  server_.reset();
  clock_.Advance(absl::Hours(24 * 59));
  EXPECT_EQ(Round(Origin::kConnectivity).phase, Phase::kOffline);
  EXPECT_EQ(store_->ListShifts(absl::UnixEpoch())->size(), 1u);
  clock_.Advance(absl::Hours(72));
  EXPECT_EQ(Round(Origin::kConnectivity).phase, Phase::kOffline);
  EXPECT_EQ(store_->ListShifts(absl::UnixEpoch())->size(), 0u);
}

TEST_F(SyncEngineTest, WhatCouldNotBeForgottenIsTriedAtTheNextRound) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  server_.reset();
  const auto execute = [&](absl::string_view statement) {
    return store_->Write([&](sql::Transaction& tx) { return tx.Execute(statement).status(); });
  };
  ASSERT_TRUE(execute("CREATE TRIGGER stuck BEFORE DELETE ON resources"
                      " BEGIN SELECT RAISE(ABORT, 'stuck'); END")
                  .ok());
  clock_.Advance(absl::Hours(24 * 62));
  Round(Origin::kConnectivity);
  EXPECT_EQ(store_->ListShifts(absl::UnixEpoch())->size(), 1u);
  ASSERT_TRUE(execute("DROP TRIGGER stuck").ok());
  Round(Origin::kConnectivity);
  EXPECT_EQ(store_->ListShifts(absl::UnixEpoch())->size(), 0u);
}

TEST_F(SyncEngineTest, AClockSetBackStopsNothing) {
  ServeShifts(1);
  StartEngine();
  FirstRound();
  const int pulls = server_->pulls();
  clock_.Set(clock_.Now() - absl::Hours(24 * 400));
  Round(Origin::kCommand);
  EXPECT_EQ(server_->pulls(), pulls + 1);
  Round(Origin::kCommand);  // once
  EXPECT_EQ(server_->pulls(), pulls + 1);
}

TEST_F(SyncEngineTest, AStreamSaysWhenThereIsSomethingNew) {
  size_t shifts = 0;
  ServeShifts(1);
  StartEngine(true);
  FirstRound();
  const auto fetched = [&] { return store_->ListShifts(clock_.Now())->size(); };
  WaitForRounds(2);  // the stream's first word
  server_->AddShift(MakeShift("new", absl::Hours(5)));
  for (size_t rounds = Ended(); (shifts = fetched()) < 2 && rounds < 10; ++rounds) {
    WaitForRounds(rounds + 1);
  }
  EXPECT_EQ(shifts, 2u);
}

}  // namespace
}  // namespace glimmer::mobile
