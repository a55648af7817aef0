// One profile at work: what the phone holds, what the person can do, and the way to the server.
// Pages stand on it; nothing here knows Qt. Thread-safe after Open.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "mobile/client/enrolment.h"
#include "mobile/client/session_client.h"
#include "mobile/store/address_capsules.h"
#include "mobile/store/household_commands.h"
#include "mobile/store/ledger_commands.h"
#include "mobile/store/ledger_overlay.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "mobile/store/overlay.h"
#include "mobile/store/phone_commands.h"
#include "mobile/store/secret_store.h"
#include "mobile/store/shown_codes.h"
#include "mobile/store/visit_commands.h"
#include "mobile/store/visit_desk_commands.h"
#include "mobile/store/visit_drafts.h"
#include "mobile/store/visit_overlay.h"
#include "mobile/store/wish_commands.h"
#include "mobile/store/wish_overlay.h"
#include "mobile/sync/sync_engine.h"

namespace glimmer::mobile {

class Phone {
 public:
  struct Options {
    std::string language = "zh-CN";  // accept-language of calls
    absl::Duration undo_window = absl::Seconds(6);
    // On the sync engine's thread; must be quick.
    std::function<void()> sync_state_changed;
  };

  // Opens the profile's folder; connects to nothing. Errors: as LocalStore::Open.
  static absl::StatusOr<std::unique_ptr<Phone>> Open(const std::string& profile_dir,
                                                     const Clock& clock, RandomSource& random,
                                                     Options options);
  // Ends what runs and waits for it.
  ~Phone();

  LocalStore& store() { return *store_; }
  Outbox& outbox() { return outbox_; }
  Overlay& overlay() { return overlay_; }
  PhoneCommands& commands() { return commands_; }
  WishOverlay& wishes() { return wishes_; }
  WishCommands& wish_commands() { return wish_commands_; }
  LedgerOverlay& ledgers() { return ledgers_; }
  LedgerCommands& ledger_commands() { return ledger_commands_; }
  HouseholdCommands& household_commands() { return household_commands_; }
  VisitDeskCommands& visit_desk_commands() { return visit_desk_commands_; }
  VisitOverlay& visits() { return visits_; }
  VisitDrafts& visit_drafts() { return visit_drafts_; }
  VisitCommands& visit_commands() { return visit_commands_; }
  AddressCapsules& addresses() { return addresses_; }
  ShownCodes& shown_codes() { return shown_codes_; }
  SecretStore& secrets() { return secrets_; }
  RandomSource& random() { return random_; }

  // Redeems an invitation; blocks for the network, not on the thread of the pages.
  // Errors: as mobile::Enrol.
  absl::StatusOr<Profile> Enrol(EnrolmentRequest request);

  // Opens the way to the server and starts to sync; again after Enrol. Does nothing when it is
  // open. Errors: FAILED_PRECONDITION when the profile is not enrolled.
  absl::Status Connect();
  bool connected() const;
  // Ends what runs and waits for it; the store stays open.
  void Disconnect();
  // The language of the server's words from now on; what runs is begun anew.
  absl::Status UseLanguage(const std::string& language);

  SyncState sync_state() const;
  // Wipes the addresses whose time is over, and all of them once the server knows the device no
  // more. Cheap while there are none; called at every change and every half minute.
  absl::Status WipeAddresses();
  void Sync(SyncEngine::Origin origin);

  // For what only the server knows (figures, previews, invitations): bytes there and back, with a
  // session. `answer` runs once, on a thread of gRPC or on the caller's; UNAVAILABLE when nothing
  // is connected.
  void Call(const std::string& method, std::string request, Answer answer);
  // A stream of messages, such as an export. `message` and `ended` as RpcClient::Stream.
  void Stream(const std::string& method, const std::string& request,
              std::function<void(std::string)> message, std::function<void(absl::Status)> ended);

 private:
  CommandOptions QueueOptions();
  Phone(std::unique_ptr<LocalStore> store, const std::string& profile_dir, RandomSource& random,
        Options options);

  Options options_;
  RandomSource& random_;
  std::unique_ptr<LocalStore> store_;
  FileSecretStore secrets_;
  Outbox outbox_;
  Overlay overlay_;
  PhoneCommands commands_;
  WishOverlay wishes_;
  WishCommands wish_commands_;
  LedgerOverlay ledgers_;
  LedgerCommands ledger_commands_;
  HouseholdCommands household_commands_;
  VisitDeskCommands visit_desk_commands_;
  VisitOverlay visits_;
  VisitDrafts visit_drafts_;
  VisitCommands visit_commands_;
  AddressCapsules addresses_;
  ShownCodes shown_codes_;
  mutable absl::Mutex mutex_;
  std::unique_ptr<SessionClient> session_ ABSL_GUARDED_BY(mutex_);
  std::unique_ptr<SyncEngine> engine_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace glimmer::mobile
