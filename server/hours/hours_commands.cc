#include "server/hours/hours_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/formats/catalogue.h"
#include "server/hours/figures_store.h"
#include "server/hours/headcount_store.h"
#include "server/hours/ledger_commands.h"
#include "server/hours/ledger_store.h"
#include "server/hours/record_proto.h"
#include "server/hours/rule_pack_store.h"
#include "server/rpc/page_token.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::hours {
namespace {

using formats::TextId;

constexpr absl::string_view kListMethod = "ListServiceRecords";

std::string KeyName(FigureGroup group, const std::string& key) {
  switch (group) {
    case FigureGroup::kPerson:
      return ResourceName(kPeople, key);
    case FigureGroup::kHomeUnit:
    case FigureGroup::kHostUnit:
      return ResourceName(kUnits, key);
    default:
      return key;
  }
}

v1::Figure ToProto(FigureGroup group, const Figure& figure) {
  v1::Figure out;
  out.set_key(KeyName(group, figure.key));
  out.set_title(figure.title);
  out.set_sessions(figure.sessions);
  out.set_person_times(figure.person_times);
  out.set_people(figure.people);
  out.set_minutes(figure.minutes);
  for (const int64_t minutes : figure.minutes_by_class) out.add_minutes_by_class(minutes);
  out.set_waiting_minutes(figure.waiting_minutes);
  out.set_rows(figure.rows);
  return out;
}

void AddDefinitions(absl::string_view language, v1::GetFiguresResponse& response) {
  struct Line {
    const char* figure;
    TextId title;
    TextId text;
  };
  constexpr Line kLines[] = {
      {"sessions", TextId::kSessions, TextId::kDefineSessions},
      {"person_times", TextId::kPersonTimes, TextId::kDefinePersonTimes},
      {"people", TextId::kPeople, TextId::kDefinePeople},
      {"minutes", TextId::kMinutes, TextId::kDefineMinutes},
      {"minutes_by_class", TextId::kEvidenceClass, TextId::kDefineEvidence},
      {"waiting_minutes", TextId::kWaitingMinutes, TextId::kDefineWaiting},
      {"as_of_time", TextId::kAsOf, TextId::kDefineAsOf},
      {"audience", TextId::kAudience, TextId::kDefineAudience},
      {"guests", TextId::kGuests, TextId::kDefineGuests},
  };
  const formats::Lang lang = formats::FromAcceptLanguage(language);
  for (const Line& line : kLines) {
    v1::FigureDefinition* definition = response.add_definitions();
    definition->set_figure(line.figure);
    definition->set_title(std::string(formats::Text(lang, line.title)));
    definition->set_text(std::string(formats::Text(lang, line.text)));
  }
}

absl::StatusOr<int64_t> ReadPosition(absl::string_view token) {
  ASSIGN_OR_RETURN(const std::vector<std::string> parts, rpc::ReadPageToken(kListMethod, token, 1));
  int64_t before = INT64_MAX;
  if (!parts.empty() && !absl::SimpleAtoi(parts[0], &before)) {
    return rpc::WrongPageToken();
  }
  return before;
}

absl::Status AddHeadcounts(rpc::Context& context, const RecordFilter& filter,
                           v1::GetFiguresResponse& response) {
  if (filter.unit_id.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<Headcount> counts, HeadcountStore(context.tx).List(filter));
  v1::Headcounts& sums = *response.mutable_headcounts();
  sums.set_shifts(static_cast<int64_t>(counts.size()));
  for (const Headcount& count : counts) {
    sums.set_audience(sums.audience() + count.audience);
    sums.set_guests(sums.guests() + count.guests);
  }
  return absl::OkStatus();
}

HourRules RulesOf(const v1::RulePack& pack) {
  return {pack.rounding_minutes(), pack.minimum_stay_percent(), pack.cap_minutes(),
          pack.grace_minutes()};
}

}  // namespace

absl::StatusOr<RecordFilter> ReadFilter(rpc::Context& context, const v1::RecordFilter& filter) {
  RecordFilter out;
  out.organization_id = context.organization_id;
  if (absl::StartsWith(filter.owner(), kUnits)) {
    ASSIGN_OR_RETURN(out.unit_id, IdOf(kUnits, filter.owner(), "filter.owner"));
  } else {
    ASSIGN_OR_RETURN(out.person_id, IdOf(kPeople, filter.owner(), "filter.owner"));
  }
  RETURN_IF_ERROR(CheckOptionalDay("filter.start_date", filter.start_date()));
  RETURN_IF_ERROR(CheckOptionalDay("filter.end_date", filter.end_date()));
  if (!filter.end_date().empty() && filter.end_date() < filter.start_date()) {
    return InvalidField("filter.end_date", "The last day is before the first.");
  }
  out.start_date = filter.start_date();
  out.end_date = filter.end_date();
  out.category = filter.category();
  out.as_of = context.now;
  if (filter.has_as_of_time()) out.as_of = std::min(out.as_of, FromTimestamp(filter.as_of_time()));
  ASSIGN_OR_RETURN(out.last_sequence,
                   LedgerStore(context.tx).LastSequence(context.organization_id));
  return out;
}

absl::Status ListServiceRecords(rpc::Context& context, const v1::ListServiceRecordsRequest& request,
                                v1::ListServiceRecordsResponse& response) {
  ASSIGN_OR_RETURN(const RecordFilter filter, ReadFilter(context, request.filter()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const int64_t before, ReadPosition(request.page_token()));
  std::optional<RecordState> state;
  if (request.state() != 0) state = static_cast<RecordState>(request.state());
  ASSIGN_OR_RETURN(std::vector<Record> records,
                   LedgerStore(context.tx).ListBefore(filter, state, before, size + 1));
  if (records.size() > static_cast<size_t>(size)) {
    records.pop_back();
    response.set_next_page_token(
        rpc::MakePageToken(kListMethod, {absl::StrCat(records.back().sequence)}));
  }
  for (const Record& record : records) *response.add_service_records() = ToProto(record);
  return absl::OkStatus();
}

absl::Status GetFigures(rpc::Context& context, const v1::GetFiguresRequest& request,
                        v1::GetFiguresResponse& response) {
  ASSIGN_OR_RETURN(const RecordFilter filter, ReadFilter(context, request.filter()));
  if (!v1::FigureGroup_IsValid(request.group())) {
    return InvalidField("group", "Group by person, unit, category, month, or nothing.");
  }
  const auto group = static_cast<FigureGroup>(request.group());
  FiguresStore store(context.tx);
  ASSIGN_OR_RETURN(const std::vector<Figure> figures, store.List(filter, group));
  for (const Figure& figure : figures) *response.add_figures() = ToProto(group, figure);
  ASSIGN_OR_RETURN(const std::vector<Figure> whole, store.List(filter, FigureGroup::kWhole));
  *response.mutable_total() = ToProto(FigureGroup::kWhole, whole.front());
  *response.mutable_as_of_time() = ToTimestamp(filter.as_of);
  RETURN_IF_ERROR(AddHeadcounts(context, filter, response));
  AddDefinitions(context.language, response);
  return absl::OkStatus();
}

absl::Status ListRulePacks(rpc::Context& context, const v1::ListRulePacksRequest& request,
                           v1::ListRulePacksResponse& response) {
  (void)request;
  ASSIGN_OR_RETURN(std::vector<DatedRulePack> packs,
                   RulePackStore(context.tx).List(context.organization_id));
  std::reverse(packs.begin(), packs.end());
  for (const DatedRulePack& pack : packs) *response.add_rule_packs() = ToProto(pack);
  return absl::OkStatus();
}

absl::Status CreateRulePack(rpc::Context& context, const v1::CreateRulePackRequest& request,
                            v1::CreateRulePackResponse& response) {
  RulePackStore store(context.tx);
  DatedRulePack pack;
  pack.start_date = request.rule_pack().start_date();
  pack.rules = RulesOf(request.rule_pack());
  RETURN_IF_ERROR(CheckHourRules(pack.rules));
  ASSIGN_OR_RETURN(const std::string zone, store.TimeZoneOf(context.organization_id));
  ASSIGN_OR_RETURN(const std::string today, CivilDateOf(context.now, zone));
  RETURN_IF_ERROR(CheckDay("start_date", pack.start_date));
  if (pack.start_date < today) {
    return InvalidField("start_date", "Rules begin today at the earliest.");
  }
  ASSIGN_OR_RETURN(
      const std::vector<DatedRulePack> packs,
      EnsureRulePacks(context.tx, {context.organization_id, context.now, context.random}));
  pack.rule_pack_id = context.NewId();
  pack.version = packs.back().version + 1;
  RETURN_IF_ERROR(store.Insert(context.organization_id, pack, context.now));
  RETURN_IF_ERROR(
      rpc::Audit(context, {ResourceName(kRulePacks, pack.rule_pack_id), "CreateRulePack", ""}));
  *response.mutable_rule_pack() = ToProto(pack);
  return absl::OkStatus();
}

}  // namespace glimmer::hours
