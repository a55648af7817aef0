// What must hold in a simulation after every step; each difference is a finding.
#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "mobile/store/pending.h"
#include "mobile/store/resource_row.h"
#include "server/storage/invariants.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/claim_message.h"
#include "shared/rpc/error.h"
#include "tests/sim/simulation.h"

namespace glimmer::sim {
namespace {

using State = mobile::OutboxItem::State;
using Mine = mobile::MyState::Kind;

constexpr char kListChanges[] = "/glimmer.v1.SyncService/ListChanges";

constexpr absl::string_view kSignUpRows =
    "SELECT 'sign_ups/' || sign_up_id || ' shifts/' || shift_id || ' people/' || person_id || "
    "' state ' || state || ' guests ' || guests || CASE WHEN cover_wanted THEN ' cover' ELSE '' "
    "END AS line FROM sign_ups ORDER BY line";
constexpr absl::string_view kAttendanceRows =
    "SELECT 'shifts/' || a.shift_id || ' people/' || a.person_id || ' state ' || a.state || "
    "' in ' || (COALESCE(a.check_in_time_us, 0) / 1000000) || "
    "' out ' || (COALESCE(a.check_out_time_us, 0) / 1000000) || "
    "' class ' || a.check_in_class || '/' || a.check_out_class || "
    "CASE WHEN a.state = 2 THEN ' minutes ' || r.counted_minutes ELSE '' END || "
    "' verdict ' || a.check_in_verdict || '/' || a.check_out_verdict AS line "
    "FROM attendances a LEFT JOIN service_records r "
    "ON r.service_record_id = a.service_record_id ORDER BY line";

constexpr absl::string_view kClaimRows =
    "SELECT 'wish_claims/' || wish_claim_id || ' wishes/' || wish_id || ' people/' || person_id || "
    "' state ' || state || ' quantity ' || quantity || "
    "CASE WHEN state = 1 THEN ' until ' || (expire_time_us / 1000000) ELSE '' END || "
    "CASE WHEN renewed THEN ' renewed' ELSE '' END AS line FROM wish_claims ORDER BY line";

// The claims behind what both sides are said to have signed; a side without any once.
constexpr absl::string_view kClassA =
    "SELECT s.attendance_id || ' ' || s.kind, s.kind, COALESCE(c.device_id, ''), c.claim, "
    "COALESCE(c.break_minutes, 0) FROM ("
    "SELECT attendance_id, 1 AS kind FROM attendances WHERE check_in_class = 1 UNION ALL "
    "SELECT attendance_id, 2 FROM attendances WHERE check_out_class = 1) s "
    "LEFT JOIN attendance_claims c ON c.attendance_id = s.attendance_id AND c.kind = s.kind "
    "AND c.device_id IS NOT NULL";

// Stays with two records in force, and attendances whose record is not.
constexpr absl::string_view kNotOnceInForce =
    "WITH f AS (SELECT r.service_record_id, r.shift_id, r.subject_key FROM service_records r "
    "WHERE r.state <> 4 AND NOT EXISTS (SELECT 1 FROM service_records c "
    "WHERE c.correction_of = r.service_record_id)) "
    "SELECT 'shifts/' || shift_id FROM f GROUP BY shift_id, subject_key HAVING COUNT(*) > 1 "
    "UNION ALL SELECT 'attendances/' || attendance_id FROM attendances "
    "WHERE state = 2 AND COALESCE(service_record_id, '') NOT IN (SELECT service_record_id FROM f)";

constexpr absl::string_view kRefusedAttempt =
    "SELECT refused_attempt || '' FROM changes WHERE request_id = $1 AND response IS NULL "
    "AND refused_attempt IS NOT NULL";

constexpr absl::string_view kMinutesOf =
    "SELECT COALESCE(SUM(r.counted_minutes), 0) || '' FROM service_records r "
    "JOIN subject_keys k ON k.subject_key = r.subject_key "
    "WHERE r.state IN (1, 4) AND 'people/' || k.person_id = $1";

struct SignedClaim {
  std::string device;
  std::string hash;
  v1::AttendanceClaim claim;
};

bool NamesOther(const std::vector<SignedClaim>& claims) {
  for (const SignedClaim& tick : claims) {
    if (tick.claim.method() != v1::AttendanceClaim::METHOD_LEADER_TICK) continue;
    for (const SignedClaim& own : claims) {
      if (own.device != tick.device && own.hash == tick.claim.scanned_claim_hash()) return true;
    }
  }
  return false;
}

bool IsScan(const ServerCall& call) {
  v1::CheckInRequest in;
  v1::CheckOutRequest out;
  if (call.method == mobile::kCheckIn && in.ParseFromString(call.request)) {
    return !in.claim().scanned_claim_hash().empty();
  }
  return call.method == mobile::kCheckOut && out.ParseFromString(call.request) &&
         !out.claim().scanned_claim_hash().empty();
}

// The first line that only one of the two has.
std::string Difference(const std::vector<std::string>& model,
                       const std::vector<std::string>& tables) {
  for (const std::string& row : tables) {
    if (std::find(model.begin(), model.end(), row) == model.end()) {
      return absl::StrCat("the tables hold: ", row);
    }
  }
  for (const std::string& row : model) {
    if (std::find(tables.begin(), tables.end(), row) == tables.end()) {
      return absl::StrCat("the tables lack: ", row);
    }
  }
  return tables.size() == model.size() ? "" : "a row is there twice";
}

std::vector<std::string> Lines(sql::Database& database, absl::string_view query,
                               const std::vector<sql::Value>& values = {}) {
  std::vector<std::string> lines;
  (void)sql::ReadAndWait(database, [&](sql::Transaction& tx) {
    lines.clear();
    return tx.Run(query, values, [&](const sql::Row& row) { lines.push_back(row.Text(0)); })
        .status();
  });
  return lines;
}

// The rank of somebody else in a line is as of their last change (docs/architecture.md).
std::string Comparable(const std::string& name, const std::string& body,
                       const std::string& person) {
  if (!absl::StartsWith(name, "sign_ups/")) return body;
  v1::SignUp sign_up;
  sign_up.ParseFromString(body);
  if (sign_up.person() != person) sign_up.clear_waitlist_position();
  return sign_up.SerializeAsString();
}

// A leader's phone keeps until it loads in full: sign-ups of others that have ended, and their
// records that came with an answer to a tick. No list of a leader shows them.
bool MayStay(const std::string& name, const std::string& body, const std::string& person) {
  if (absl::StartsWith(name, "service_records/")) {
    v1::ServiceRecord record;
    return record.ParseFromString(body) && record.person() != person;
  }
  v1::SignUp sign_up;
  return absl::StartsWith(name, "sign_ups/") && sign_up.ParseFromString(body) &&
         sign_up.person() != person && sign_up.state() >= v1::SignUp::STATE_CANCELLED;
}

std::string Readable(const std::string& name, const std::string& body) {
  if (!absl::StartsWith(name, "sign_ups/")) return name;
  v1::SignUp sign_up;
  sign_up.ParseFromString(body);
  return absl::StrCat(name, " ", v1::SignUp::State_Name(sign_up.state()));
}

}  // namespace

std::string Simulation::ShortName(const std::string& resource) {
  const auto known = short_names_.find(resource);
  return known == short_names_.end() ? resource : known->second;
}

// One request has one effect and one answer, and it is the one that the model gives.
// What was refused when it was sent again is not done for an earlier attempt.
bool Simulation::Overtaken(const mobile::OutboxItem& item, const absl::Status& answer) {
  const auto refused = refused_.find(item.request_id);
  const bool overtaken = refused != refused_.end() && item.attempts <= refused->second;
  if (overtaken == (ReasonOf(answer) == v1::ERROR_REASON_REQUEST_OVERTAKEN)) return overtaken;
  Find(absl::StrCat("an attempt that was ", overtaken ? "" : "not ", "refused later is answered ",
                    answer.ToString()));
  return true;
}

void Simulation::CheckAnswer(const ServerCall& call, const mobile::OutboxItem& item,
                             const absl::StatusOr<std::string>& answer) {
  const std::string& request_id = item.request_id;
  const auto known = answers_.find(request_id);
  if (known != answers_.end()) {
    if (!answer.ok()) {
      return Find(absl::StrCat("done before, and now refused: ", answer.status().ToString()));
    }
    if (!known->second.empty() && known->second != *answer) {
      return Find("a repeated request was answered differently");
    }
    known->second = *answer;
    return;
  }
  if (Overtaken(item, answer.status())) return;
  const Expected expected = model_.Answer(call);
  const v1::ErrorReason reason = ReasonOf(answer.status());
  if (answer.ok() != (expected.reason == v1::ERROR_REASON_UNSPECIFIED) ||
      reason != expected.reason) {
    return Find(absl::StrCat("answer to ", call.method, ": ", answer.status().ToString(),
                             " instead of ", v1::ErrorReason_Name(expected.reason)));
  }
  if (reason == v1::ERROR_REASON_ALREADY_CHECKED && IsScan(call)) {
    deeds_[request_id].needless = true;
  }
  if (!answer.ok() && item.attempts > 1) refused_[request_id] = item.attempts;
  if (!answer.ok()) return;
  answers_[request_id] = *answer;
  if (call.method == mobile::kCheckIn || call.method == mobile::kCheckOut) CheckScans();
  const std::string facts = FactsOf(call.method, *answer);
  if (facts != expected.facts) {
    Find(absl::StrCat("answer to ", call.method, ": ", facts, " instead of ", expected.facts));
  }
}

// Every deed is in the outbox until it has ended in one of its ways, and nothing else is.
void Simulation::CheckOutbox(size_t phone) {
  if (found()) return;
  const auto items = phones_[phone]->outbox().Open();
  Must(items.status(), "outbox");
  if (!items.ok()) return;
  std::map<std::string, State> open;
  for (const mobile::OutboxItem& item : *items) {
    open[item.request_id] = item.state;
    if (deeds_.count(item.request_id) > 0) continue;
    if (unsure_.count(phone) == 0) return Find("an item that nobody made");
    deeds_[item.request_id] = {phone};
  }
  for (auto& [request_id, deed] : deeds_) {
    if (deed.phone == phone && !deed.ended) CheckItem(phone, request_id, deed, open);
  }
}

void Simulation::CheckItem(size_t phone, const std::string& request_id, Deed& deed,
                           const std::map<std::string, State>& open) {
  const bool done = answers_.count(request_id) > 0;
  const auto found_open = open.find(request_id);
  if (found_open != open.end()) {
    if (done && found_open->second == State::kRejected) Find("refused on the phone, but done");
    return;
  }
  const auto item = phones_[phone]->outbox().Find(request_id);
  Must(item.status(), "outbox");
  if (!item.ok()) return;
  deed.ended = true;
  if (item->has_value()) {
    if (!done && !deed.needless) Find("accepted on the phone, but not done");
    return;
  }
  const bool taken_back = request_id == withdrawing_ && unsure_.count(phone) > 0;
  if (!taken_back) Find("an item has vanished");
}

// A place is shown as the person's only after the server has said so, and while this phone knows no
// better.
void Simulation::CheckOverlay(size_t phone) {
  if (found()) return;
  for (const mobile::ShiftView& view : ViewsOf(phone)) {
    const Mine kind = view.mine.kind;
    const bool guessed = tooth_ == Tooth::kOverlayGuesses &&
                         (kind == Mine::kWaitingToSend || kind == Mine::kRequested);
    const bool confirmed = guessed || kind == Mine::kConfirmed || kind == Mine::kAskingForCover;
    if (!confirmed) continue;
    const auto row = StoreOf(phone).Get<v1::SignUp>(view.mine.sign_up);
    const bool told = row.ok() && *row && (*row)->state() == v1::SignUp::STATE_CONFIRMED;
    if (!told || !model_.WasConfirmed(view.mine.sign_up)) {
      return Find(absl::StrCat("shown as confirmed, but is not: ", view.mine.sign_up));
    }
  }
  CheckWishOverlay(phone);
}

// The same of a wish that is shown as theirs.
void Simulation::CheckWishOverlay(size_t phone) {
  if (found()) return;
  for (const mobile::WishView& view : WishesOn(phone)) {
    if (view.mine.kind != mobile::MyClaim::Kind::kHeld) continue;
    const auto row = StoreOf(phone).Get<v1::WishClaim>(view.mine.claim);
    const bool told = row.ok() && *row && (*row)->state() == v1::WishClaim::STATE_HELD;
    if (!told || !model_.WasClaimed(view.mine.claim)) {
      return Find(absl::StrCat("shown as held, but is not: ", view.mine.claim));
    }
  }
}

std::map<std::string, std::string> Simulation::FullLoad(size_t phone) {
  std::map<std::string, std::string> rows;
  v1::ListChangesRequest request;
  for (bool more = true; more;) {
    const auto page = server_->Call<v1::ListChangesResponse>(kListChanges, request,
                                                             phones_[phone]->owner().token);
    Must(page.status(), "full load");
    if (!page.ok()) return rows;
    for (const v1::Change& change : page->changes()) {
      if (const auto row = mobile::RowOf(change)) rows[row->name] = row->body;
    }
    request.set_page_token(page->next_page_token());
    more = page->more();
  }
  return rows;
}

std::map<std::string, std::string> Simulation::RowsOn(size_t phone) {
  std::map<std::string, std::string> rows;
  Must(StoreOf(phone).Read([&](sql::Transaction& tx) {
    rows.clear();
    return tx
        .Run("SELECT name, body FROM resources", {},
             [&](const sql::Row& row) { rows[row.Text(0)] = row.Blob(1); })
        .status();
  }),
       "rows");
  return rows;
}

// After it has fetched everything, a phone holds what it would hold after a full load.
void Simulation::CheckRows(size_t phone) {
  if (found()) return;
  const std::string& person = phones_[phone]->owner().person;
  const auto server = FullLoad(phone);
  // The server may have died over being asked; then the next round compares.
  if (server_->dead()) return;
  const auto rows = RowsOn(phone);
  for (const auto& [name, body] : server) {
    const auto held = rows.find(name);
    if (held == rows.end()) return Find(absl::StrCat("phone", phone, " lacks ", name));
    if (Comparable(name, held->second, person) != Comparable(name, body, person)) {
      return Find(absl::StrCat("phone", phone, " is up to date and holds ",
                               Readable(name, held->second), " instead of ", Readable(name, body)));
    }
  }
  for (const auto& [name, body] : rows) {
    if (server.count(name) > 0 || MayStay(name, body, person)) continue;
    return Find(absl::StrCat("phone", phone, " still holds ", Readable(name, body)));
  }
  CheckHours(phone);
}

// A phone that has fetched everything counts what the ledger counts.
void Simulation::CheckHours(size_t phone) {
  if (found()) return;
  const std::string& person = phones_[phone]->owner().person;
  const auto hours = phones_[phone]->overlay().Hours(person);
  Must(hours.status(), "hours");
  if (!hours.ok()) return;
  const auto minutes = Lines(server_->database(), kMinutesOf, {absl::string_view(person)});
  if (server_->failed() || minutes == std::vector<std::string>{absl::StrCat(hours->confirmed)}) {
    return;
  }
  Find(absl::StrCat("shown as confirmed: ", hours->confirmed, " minutes instead of ",
                    absl::StrJoin(minutes, "")));
}

// What both sides are said to have signed, they have; a stay counts once, and nobody loses by it.
void Simulation::CheckScans() {
  std::map<std::string, std::vector<SignedClaim>> sides;
  Must(sql::ReadAndWait(server_->database(),
                        [&](sql::Transaction& tx) {
                          sides.clear();
                          return tx
                              .Run(kClassA, {},
                                   [&](const sql::Row& row) {
                                     SignedClaim one{.device = row.Text(2)};
                                     if (!one.device.empty())
                                       one.claim.ParseFromString(row.Blob(3));
                                     one.hash =
                                         Blake2b256(ClaimMessage(static_cast<ClaimKind>(row.Int(1)),
                                                                 one.claim, row.Int(4)));
                                     sides[row.Text(0)].push_back(std::move(one));
                                   })
                              .status();
                        }),
       "scans");
  result_.counts["signed by both"] = static_cast<int64_t>(sides.size());
  for (const auto& [side, claims] : sides) {
    if (!NamesOther(claims)) return Find("of class A without two claims that meet");
  }
  const auto doubled = Lines(server_->database(), kNotOnceInForce);
  if (!doubled.empty()) return Find(absl::StrCat("not one record in force: ", doubled[0]));
  const std::string lost = model_.LostByScans();
  if (!lost.empty()) Find(absl::StrCat("loses by a scan:", lost));
}

void Simulation::CheckServer() {
  if (found()) return;
  CheckScans();
  if (found()) return;
  std::vector<std::string> broken;
  Must(sql::ReadAndWait(server_->database(),
                        [&](sql::Transaction& tx) -> absl::Status {
                          ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
                          return absl::OkStatus();
                        }),
       "invariants");
  if (!broken.empty()) return Find(absl::StrCat("broken: ", absl::StrJoin(broken, ", ")));
  std::string difference = Difference(model_.SignUpRows(), Lines(server_->database(), kSignUpRows));
  if (difference.empty()) {
    difference = Difference(model_.AttendanceRows(), Lines(server_->database(), kAttendanceRows));
  }
  if (difference.empty()) {
    difference = Difference(model_.ClaimRows(), Lines(server_->database(), kClaimRows));
  }
  if (!difference.empty()) Find(absl::StrReplaceAll(difference, short_names_));
}

std::set<std::string> Simulation::StoredAnswers() {
  const auto lines =
      Lines(server_->database(), "SELECT request_id FROM changes WHERE request_hash IS NOT NULL");
  return {lines.begin(), lines.end()};
}

// What has become of the call over which the server died.
void Simulation::ReadFate(const ServerCall& pending, const mobile::OutboxItem& item) {
  const bool done = StoredAnswers().count(item.request_id) > 0;
  const std::vector<std::string> attempts =
      Lines(server_->database(), kRefusedAttempt, {absl::string_view(item.request_id)});
  const bool refused = attempts == std::vector<std::string>{absl::StrCat(item.attempts)};
  const auto known = refused_.find(item.request_id);
  if (refused && known != refused_.end() && known->second == item.attempts) return;
  if (!done && !refused) return;
  const Expected expected = model_.Answer(pending);
  if (done == (expected.reason != v1::ERROR_REASON_UNSPECIFIED)) {
    return Find(absl::StrCat(done ? "done" : "refused", ", though the answer is ",
                             v1::ErrorReason_Name(expected.reason)));
  }
  if (done) answers_[item.request_id];
  if (refused) refused_[item.request_id] = item.attempts;
}

// What was answered is there for good.
void Simulation::CheckStored() {
  if (found()) return;
  const std::set<std::string> stored = StoredAnswers();
  for (const auto& [request_id, answer] : answers_) {
    if (stored.count(request_id) == 0) return Find("an acknowledged write is lost");
  }
}

}  // namespace glimmer::sim
