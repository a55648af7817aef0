#include "server/people/people_import.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/formats/people_columns.h"
#include "server/formats/people_sheet.h"
#include "server/imports/import_report.h"
#include "server/imports/import_texts.h"
#include "server/people/import_plan.h"
#include "server/people/people_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

using formats::PeopleField;
using formats::PeopleSheet;
using formats::PersonRow;

void ReportStatedTime(const PeopleSheet& sheet, formats::Lang lang, v1::ImportReport& report) {
  const bool stated = std::any_of(sheet.rows.begin(), sheet.rows.end(), [](const PersonRow& row) {
    return row.stated_minutes.has_value();
  });
  if (!stated) return;
  imports::AddProblem(
      sheet, 0,
      {HeaderOf(sheet, PeopleField::kStatedTime), imports::ImportText(lang, "STATED_TIME"), true},
      report);
}

std::string CellOf(const PersonRow& row, PeopleField field) {
  switch (field) {
    case PeopleField::kName:
      return row.name;
    case PeopleField::kPhone:
      return row.phone;
    case PeopleField::kExternalId:
      return row.external_id;
    case PeopleField::kHomeUnit:
      return row.home_unit;
    case PeopleField::kCommunities:
      return absl::StrJoin(row.communities, "、");
    case PeopleField::kBirth:
      return row.birth_year ? absl::StrCat(*row.birth_year) : "";
    case PeopleField::kLanguages:
      return absl::StrJoin(row.languages, "、");
    case PeopleField::kSkills:
      return absl::StrJoin(row.skills, "、");
    case PeopleField::kJoined:
      return row.joined ? FormatCivilDay(*row.joined) : "";
    case PeopleField::kStatedTime:
      return row.stated_minutes ? absl::StrCat(*row.stated_minutes, "分钟") : "";
  }
  return "";
}

absl::Status Apply(rpc::Context& context, PersonStore& store, absl::string_view today,
                   RowPlan& plan) {
  Person& person = plan.person;
  std::vector<std::string> before;
  if (plan.effect == RowEffect::kCreate) {
    person.person_id = context.NewId();
    RETURN_IF_ERROR(store.Insert(person, context.now));
    RETURN_IF_ERROR(store.ReplaceExternalIds(person));
  } else {
    ASSIGN_OR_RETURN(before, store.PathsOf(person.person_id));
    RETURN_IF_ERROR(store.Update(person, context.now));
  }
  if (!plan.home_unit_id.empty()) {
    RETURN_IF_ERROR(store.SetHome(person.person_id, plan.home_unit_id, plan.home_start_date));
  }
  for (const std::string& unit_id : plan.communities) {
    RETURN_IF_ERROR(
        store.AddAffiliation(person.person_id, {unit_id, std::string(today), ""}).status());
  }
  return PushPerson(context, store, person.person_id, before);
}

absl::StatusOr<std::vector<RowPlan>> PlanAll(rpc::Context& context, PeopleSheet& sheet,
                                             absl::string_view today,
                                             absl::string_view home_unit_id) {
  ASSIGN_OR_RETURN(const std::vector<Unit> tree,
                   UnitStore(context.tx).List(context.organization_id));
  const UnitNames units(tree);
  ImportPlanner planner(context, sheet, units, today, home_unit_id);
  std::vector<RowPlan> plans;
  for (const PersonRow& row : sheet.rows) {
    ASSIGN_OR_RETURN(RowPlan plan, planner.Plan(row));
    if (plan.effect == RowEffect::kFails) {
      sheet.rejected.push_back(imports::Rejected(sheet, plan, [&row](const std::string& header) {
        const auto field = formats::MeaningOf(header).field;
        return field ? CellOf(row, *field) : std::string();
      }));
    }
    plans.push_back(std::move(plan));
  }
  return plans;
}

absl::Status ApplyAll(rpc::Context& context, const ImportOptions& options, absl::string_view today,
                      std::vector<RowPlan>& plans) {
  PersonStore store(context.tx, today);
  int64_t rows = 0;
  for (RowPlan& plan : plans) {
    if (plan.effect != RowEffect::kCreate && plan.effect != RowEffect::kUpdate) continue;
    RETURN_IF_ERROR(Apply(context, store, today, plan));
    ++rows;
  }
  return rpc::Audit(context, {ResourceName(kUnits, options.home_unit_id), "ImportPeople",
                              absl::StrCat(rows, " rows")});
}

}  // namespace

absl::StatusOr<v1::ImportReport> ImportPeople(rpc::Context& context, absl::string_view content,
                                              const ImportOptions& options) {
  RETURN_IF_ERROR(imports::CheckContent(content, context.caller.local));
  RETURN_IF_ERROR(GetUnit(context, options.home_unit_id));
  absl::StatusOr<PeopleSheet> sheet = formats::ParsePeople(content, options.file_name);
  if (!sheet.ok()) {
    return MakeError(v1::ERROR_REASON_FILE_UNREADABLE, sheet.status().message(),
                     {{"file", options.file_name}});
  }
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  ASSIGN_OR_RETURN(std::vector<RowPlan> plans,
                   PlanAll(context, *sheet, today, options.home_unit_id));
  if (options.apply && !options.skip_bad_rows && !sheet->rejected.empty()) {
    return imports::BadRows(*sheet);
  }
  if (options.apply) RETURN_IF_ERROR(ApplyAll(context, options, today, plans));
  v1::ImportReport report;
  report.set_applied(options.apply);
  const formats::Lang lang = formats::FromAcceptLanguage(context.language);
  imports::ReportSheet(*sheet, lang, report);
  ReportStatedTime(*sheet, lang, report);
  for (size_t i = 0; i < plans.size(); ++i) {
    imports::ReportRow(*sheet, plans[i], ResourceName(kPeople, plans[i].person.person_id),
                       sheet->rows[i].name, report);
  }
  RETURN_IF_ERROR(imports::WriteRejected(*sheet, report));
  return report;
}

}  // namespace glimmer::people
