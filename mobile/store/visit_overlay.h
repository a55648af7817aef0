// What pages show of visits: the server's rows with the person's own pending words laid over them,
// as in overlay.h. What was told of a visit that is no longer the person's waits for a coordinator
// and counts nowhere. Reads only; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/store/ledger_overlay.h"
#include "mobile/store/overlay.h"
#include "mobile/store/visit_keeping_store.h"

namespace glimmer::mobile {

// Where the person stands with a visit.
struct MyVisit {
  enum class Kind {
    kNone,       // they do not go there
    kAsked,      // planned, and their answer is wanted
    kAccepting,  // on its way
    kAccepted,
    kLeaving,    // on its way
    kUnderway,   // has begun, perhaps only on this phone (`saved_here`)
    kFinishing,  // its end is saved on this phone
    kHeld,
    kNotHeld,
    kCancelled,
    kAwaitsCoordinator,  // told of a visit that was no longer theirs; `saved_here`: not sent yet
    kRefused,            // `refusal`, until Discard or Retry of `request_id`
  };

  Kind kind = Kind::kNone;
  bool saved_here = false;               // the latest word is on this phone only
  bool held = false;                     // of kFinishing and kAwaitsCoordinator
  std::optional<absl::Time> start_time;  // when it really began
  std::optional<absl::Time> end_time;
  bool blocked = false;    // on its way, but behind a refused item that was not seen yet
  std::string request_id;  // of the pending or refused word: for Undo, Retry, Discard
  Pending::Kind asked = Pending::Kind::kOther;
  Refusal refusal;
};

// What this phone has said about the visit's alarm and the server has not answered.
struct AlarmWord {
  enum class Kind { kNone, kRaising, kSafe, kExtending, kAcknowledging, kRefused };

  Kind kind = Kind::kNone;
  bool blocked = false;
  std::string request_id;
  Pending::Kind asked = Pending::Kind::kOther;
  Refusal refusal;
};

struct VisitView {
  // As it will be once it was told here that it takes longer; what it was when it is `gone`.
  v1::Visit visit;
  std::string unit_name;
  MyVisit mine;
  AlarmWord word;
  bool gone = false;        // it was taken from the person meanwhile
  bool is_contact = false;  // the person is told first when no word comes from it
  // When the first is told if no word comes; InfiniteFuture while none is awaited, or it was said
  // here that all is well.
  absl::Time tell_time = absl::InfiniteFuture();
  // By when it is over: as planned, or as was said since.
  absl::Time expected_end;
};

struct PairingView {
  v1::Pairing pairing;
  std::string unit_name;
  OnItsWay sent;
};

struct TermsView {
  v1::VisitorTerms terms;  // as they will be; `person` is set in any case
  OnItsWay sent;
};

// The person goes there and has not said otherwise; whether they have accepted.
bool GoesThere(const MyVisit& mine);

// The person may pass on what the household asks for: they go there or were there, and it may have
// begun by `now`, which is the server's clock.
bool MayRelay(const VisitView& view, absl::Time now);

// Word that all are well is awaited from it, or may be.
bool IsAwaited(const v1::Visit& visit);

// Pure part, for tests. `visit` is null when the phone does not hold it; `pending` concerns one
// visit and the person, oldest first.
MyVisit LayOver(const v1::Visit* visit, absl::string_view person,
                const std::vector<Pending>& pending);

class VisitOverlay {
 public:
  VisitOverlay(LocalStore& store, Outbox& outbox) : store_(store), outbox_(outbox) {}

  // All that the phone holds, and those that were taken from the person with something still to be
  // told of them, by start.
  absl::StatusOr<std::vector<VisitView>> Visits();
  absl::StatusOr<std::optional<VisitView>> Visit(absl::string_view name);
  // The person's own that have not ended, by alias.
  absl::StatusOr<std::vector<PairingView>> MyPairings();
  // With the household of the visit; nullopt when there is none.
  absl::StatusOr<std::optional<PairingView>> PairingOf(const v1::Visit& visit);
  // When the person can visit; all unset when they have not said so.
  absl::StatusOr<TermsView> MyTerms();

 private:
  struct Held;
  absl::StatusOr<Held> Load();
  static VisitView ViewOf(v1::Visit visit, bool gone, const Held& held);
  static void ShowToldOf(const Held& held, VisitView& view);
  static std::optional<VisitView> ViewOfGone(absl::string_view name, const Held& held);

  LocalStore& store_;
  Outbox& outbox_;
};

}  // namespace glimmer::mobile
