#include "server/households/consent_reading.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "server/households/household_parts.h"
#include "server/people/people_commands.h"
#include "shared/base/time_convert.h"
#include "shared/base/utf8.h"
#include "shared/crypto/card_code.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/wish_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::households {
namespace {

constexpr size_t kHashOctets = 32;

absl::Status CheckLine(absl::string_view field, const std::string& text, size_t most,
                       bool required) {
  if (required && text.empty()) return InvalidField(field, "This is required.");
  const bool one_line = std::none_of(text.begin(), text.end(), absl::ascii_iscntrl);
  if (one_line && CountCharacters(text) <= most) return absl::OkStatus();
  return InvalidField(field, "This is one line, and not too long.");
}

absl::Status CheckContact(const v1::HouseholdContact& contact) {
  RETURN_IF_ERROR(
      CheckLine("contact.display_name", contact.display_name(), kLongestReceiver, true));
  RETURN_IF_ERROR(CheckLine("contact.address", contact.address(), kMostHouseholdText, true));
  return CheckLine("contact.phone", contact.phone(), kLongestPhone, false);
}

absl::Status CheckNote(const v1::AccessNote& note) {
  std::set<int> seen;
  for (const int hint : note.hints()) {
    if (hint == v1::AccessNote::HINT_UNSPECIFIED || !v1::AccessNote::Hint_IsValid(hint) ||
        !seen.insert(hint).second) {
      return InvalidField("access_note.hints", "Known hints, each once.");
    }
  }
  return CheckLine("access_note.line", note.line(), kMostHouseholdText, false);
}

absl::StatusOr<std::string> ReadWitness(rpc::Context& context, const std::string& name) {
  if (name.empty()) return std::string();
  ASSIGN_OR_RETURN(const std::string id, IdOf(kPeople, name, "consent.witness"));
  if (id == context.caller.person_id) {
    return InvalidField("consent.witness", "A witness is somebody else.");
  }
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  people::PersonStore store(context.tx, today);
  RETURN_IF_ERROR(people::ReadLivePerson(context, store, id));
  ASSIGN_OR_RETURN(const std::string key, rpc::SubjectKeyOf(context.tx, context.random, id));
  return absl::StrCat("subjects/", key);
}

absl::StatusOr<std::vector<int64_t>> ReadPurposes(const v1::ConsentRecord& from) {
  std::set<int64_t> purposes;
  for (const int purpose : from.purposes()) {
    if (purpose == v1::ConsentRecord::PURPOSE_UNSPECIFIED ||
        !v1::ConsentRecord::Purpose_IsValid(purpose) || !purposes.insert(purpose).second) {
      return InvalidField("consent.purposes", "Known purposes, each once.");
    }
  }
  if (purposes.empty()) return InvalidField("consent.purposes", "Say what it is for.");
  return std::vector<int64_t>(purposes.begin(), purposes.end());
}

absl::Status CheckForm(const v1::ConsentRecord& from) {
  if (from.channel() == v1::ConsentRecord::CHANNEL_UNSPECIFIED ||
      !v1::ConsentRecord::Channel_IsValid(from.channel())) {
    return InvalidField("consent.channel", "Say how it was said.");
  }
  if (!IsLanguageTag(from.language())) {
    return InvalidField("consent.language", "The language is a BCP 47 tag.");
  }
  if (from.notice_hash().size() == kHashOctets) return absl::OkStatus();
  return InvalidField("consent.notice_hash", "The notice's BLAKE2b-256 has 32 octets.");
}

}  // namespace

absl::StatusOr<VisitTerms> ReadTerms(const v1::VisitTerms& from) {
  VisitTerms terms;
  terms.languages.assign(from.languages().begin(), from.languages().end());
  terms.slots = ReadSlots(from.slots());
  terms.cadence_days = from.cadence_days();
  terms.min_people = from.min_people();
  terms.has_minors = from.has_minors();
  RETURN_IF_ERROR(CheckVisitTerms(terms));
  return terms;
}

absl::StatusOr<ConsentRecord> ReadConsent(rpc::Context& context, const v1::ConsentRecord& from,
                                          bool has_minors) {
  ConsentRecord record;
  record.kind = ConsentKind::kGiven;
  record.given_by = static_cast<GivenBy>(from.given_by());
  RETURN_IF_ERROR(CheckGiver(record.given_by, has_minors));
  RETURN_IF_ERROR(CheckForm(from));
  record.channel = from.channel();
  ASSIGN_OR_RETURN(record.purposes, ReadPurposes(from));
  record.language = from.language();
  record.notice_hash = from.notice_hash();
  record.recorder = context.caller.subject;
  ASSIGN_OR_RETURN(record.witness, ReadWitness(context, from.witness()));
  record.record_time = context.now;
  std::optional<absl::Time> asked;
  if (from.has_expire_time()) asked = FromTimestamp(from.expire_time());
  ASSIGN_OR_RETURN(record.expire_time, ConsentExpireTime(asked, context.now));
  return record;
}

absl::StatusOr<Secrets> ReadSecrets(rpc::Context& context, const v1::RecordConsentRequest& from) {
  RETURN_IF_ERROR(CheckContact(from.contact()));
  Secrets secrets;
  secrets.contact = from.contact();
  secrets.code = NewCardCode(context.random);
  if (from.has_access_note()) {
    RETURN_IF_ERROR(CheckNote(from.access_note()));
    secrets.note = from.access_note();
  }
  return secrets;
}

}  // namespace glimmer::households
