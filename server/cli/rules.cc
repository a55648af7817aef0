#include "server/cli/rules.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "glimmer/v1/hours_service.grpc.pb.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_day.h"
#include "server/cli/local_session.h"
#include "server/cli/print.h"
#include "shared/base/time_convert.h"
#include "shared/domain/hours_rules.h"

namespace glimmer::cli {
namespace {

std::string TextOf(const HourRules& rules) {
  const std::string stay =
      rules.minimum_stay_percent == 0
          ? "no minimum stay"
          : absl::StrCat("minimum stay ", rules.minimum_stay_percent, " % of the planned time");
  const std::string cap = rules.cap_minutes == 0
                              ? "no cap"
                              : absl::StrCat("at most ", rules.cap_minutes, " min a record");
  return absl::StrCat("rounded down to ", rules.rounding_minutes, " min, ", stay, ", ", cap, ", ",
                      rules.grace_minutes, " min before and after count");
}

HourRules RulesOf(const v1::RulePack& pack) {
  return {pack.rounding_minutes(), pack.minimum_stay_percent(), pack.cap_minutes(),
          pack.grace_minutes()};
}

std::string LineOf(const v1::RulePack& pack) {
  return absl::StrCat("version ", pack.version(), " from ", pack.start_date(), ": ",
                      TextOf(RulesOf(pack)), "\n");
}

absl::StatusOr<v1::ListRulePacksResponse> Packs(const LocalSession& session) {
  return session.Call(&v1::HoursService::Stub::ListRulePacks, v1::ListRulePacksRequest());
}

// Those that hold on the day, and those of a first pack where none was made yet.
HourRules RulesOn(const v1::ListRulePacksResponse& listed, const std::string& day) {
  std::vector<DatedRulePack> packs;
  for (const v1::RulePack& pack : listed.rule_packs()) {
    packs.insert(packs.begin(), {pack.name(), pack.version(), pack.start_date(), RulesOf(pack)});
  }
  const DatedRulePack* found = RulePackOn(packs, day);
  return found == nullptr ? HourRules() : found->rules;
}

void Change(const std::optional<int>& said, int64_t& value) {
  if (said) value = *said;
}

bool SaysAChange() {
  return absl::GetFlag(FLAGS_rounding_minutes) || absl::GetFlag(FLAGS_minimum_stay_percent) ||
         absl::GetFlag(FLAGS_cap_minutes) || absl::GetFlag(FLAGS_grace_minutes);
}

absl::StatusOr<v1::RulePack> TryAdd(const std::string& day) {
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  ASSIGN_OR_RETURN(const v1::ListRulePacksResponse listed, Packs(*session));
  HourRules rules = RulesOn(listed, day);
  Change(absl::GetFlag(FLAGS_rounding_minutes), rules.rounding_minutes);
  Change(absl::GetFlag(FLAGS_minimum_stay_percent), rules.minimum_stay_percent);
  Change(absl::GetFlag(FLAGS_cap_minutes), rules.cap_minutes);
  Change(absl::GetFlag(FLAGS_grace_minutes), rules.grace_minutes);
  v1::CreateRulePackRequest request;
  request.set_request_id(NewRequestId());
  v1::RulePack& pack = *request.mutable_rule_pack();
  pack.set_start_date(day);
  pack.set_rounding_minutes(static_cast<int32_t>(rules.rounding_minutes));
  pack.set_minimum_stay_percent(static_cast<int32_t>(rules.minimum_stay_percent));
  pack.set_cap_minutes(static_cast<int32_t>(rules.cap_minutes));
  pack.set_grace_minutes(static_cast<int32_t>(rules.grace_minutes));
  ASSIGN_OR_RETURN(const v1::CreateRulePackResponse response,
                   session->Call(&v1::HoursService::Stub::CreateRulePack, request));
  return response.rule_pack();
}

absl::StatusOr<v1::ListRulePacksResponse> TryList() {
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  return Packs(*session);
}

}  // namespace

int ListRules(const CommandLine&) {
  const absl::StatusOr<v1::ListRulePacksResponse> listed = TryList();
  if (!listed.ok()) return Fail(listed.status());
  if (absl::GetFlag(FLAGS_json)) return PrintJson(*listed);
  for (const v1::RulePack& pack : listed->rule_packs()) Print(LineOf(pack));
  if (listed->rule_packs().empty()) {
    Print(absl::StrCat("as at the beginning: ", TextOf(HourRules()), "\n"));
  }
  return kOk;
}

int AddRules(const CommandLine&) {
  const auto day = DayOfFlag("from", absl::GetFlag(FLAGS_from));
  if (!day.ok()) return FailUsage(day.status().message());
  if (!*day || !SaysAChange()) {
    return FailUsage(
        "admin rules add needs --from and what changes: --rounding_minutes, "
        "--minimum_stay_percent, --cap_minutes, --grace_minutes");
  }
  const absl::StatusOr<v1::RulePack> added = TryAdd(FormatCivilDay(**day));
  if (!added.ok()) return Fail(added.status());
  if (absl::GetFlag(FLAGS_json)) return PrintJson(*added);
  Print(LineOf(*added));
  return kOk;
}

}  // namespace glimmer::cli
