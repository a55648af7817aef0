#include "server/people/people_import.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/formats/people_columns.h"
#include "server/formats/people_sheet.h"
#include "server/people/import_plan.h"
#include "server/people/import_texts.h"
#include "server/people/people_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

using formats::PeopleField;
using formats::PeopleSheet;
using formats::PersonRow;

constexpr size_t kMostOctets = size_t{768} << 10;
constexpr size_t kMostRowsNamed = 50;

void AddProblem(const PeopleSheet& sheet, int row, RowProblem problem, v1::ImportReport& report) {
  v1::ImportProblem* out = report.add_problems();
  out->set_file(sheet.file);
  out->set_row(row);
  out->set_column(std::move(problem.column));
  out->set_text(std::move(problem.text));
  out->set_question(problem.question);
}

void ReportSheet(const PeopleSheet& sheet, formats::Lang lang, v1::ImportReport& report) {
  const auto add = [&](const formats::SheetProblem& problem, bool question) {
    AddProblem(sheet, problem.row,
               {problem.column.empty() ? problem.column_letter : problem.column,
                ProblemText(lang, problem), question},
               report);
  };
  for (const auto& problem : sheet.problems) add(problem, false);
  for (const auto& question : sheet.questions) add(question, true);
  for (const int row : sheet.skipped_rows) {
    AddProblem(sheet, row, {"", ImportText(lang, "FOOTER"), true}, report);
  }
  const bool stated = std::any_of(sheet.rows.begin(), sheet.rows.end(), [](const PersonRow& row) {
    return row.stated_minutes.has_value();
  });
  if (stated) {
    AddProblem(sheet, 0,
               {HeaderOf(sheet, PeopleField::kStatedTime), ImportText(lang, "STATED_TIME"), true},
               report);
  }
  for (const std::string& column : sheet.refused_columns) report.add_refused_columns(column);
  for (const std::string& column : sheet.unknown_columns) report.add_unknown_columns(column);
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

// A row that reads well and fails against the database, for the file of rejected rows.
formats::RejectedRow Rejected(const PeopleSheet& sheet, const PersonRow& row, const RowPlan& plan) {
  formats::RejectedRow rejected{row.row, {}, ""};
  for (const std::string& header : sheet.columns) {
    const auto field = formats::MeaningOf(header).field;
    rejected.cells.push_back(field ? CellOf(row, *field) : "");
  }
  for (const RowProblem& problem : plan.problems) {
    absl::StrAppend(&rejected.problems, rejected.problems.empty() ? "" : " ", problem.column, ": ",
                    problem.text);
  }
  return rejected;
}

absl::Status WriteRejected(PeopleSheet& sheet, v1::ImportReport& report) {
  if (sheet.rejected.empty()) return absl::OkStatus();
  std::sort(sheet.rejected.begin(), sheet.rejected.end(),
            [](const auto& a, const auto& b) { return a.row < b.row; });
  std::string* out = report.mutable_rejected_rows();
  return formats::WriteRejectedRows(sheet, [out](absl::string_view piece) {
    out->append(piece.data(), piece.size());
    return absl::OkStatus();
  });
}

void ReportPlan(const PeopleSheet& sheet, const PersonRow& row, const RowPlan& plan,
                v1::ImportReport& report) {
  for (const RowProblem& problem : plan.problems) AddProblem(sheet, plan.row, problem, report);
  switch (plan.effect) {
    case RowEffect::kCreate:
      report.set_created(report.created() + 1);
      break;
    case RowEffect::kUpdate:
      report.set_updated(report.updated() + 1);
      break;
    case RowEffect::kNothing:
      report.set_unchanged(report.unchanged() + 1);
      return;
    case RowEffect::kFails:
      return;
  }
  v1::ImportChange* change = report.add_changes();
  change->set_row(plan.row);
  change->set_resource(ResourceName(kPeople, plan.person.person_id));
  change->set_title(row.name);
  for (const std::string& field : plan.fields) change->add_fields(field);
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

absl::Status BadRows(const PeopleSheet& sheet) {
  std::vector<int> rows;
  for (const auto& rejected : sheet.rejected) rows.push_back(rejected.row);
  std::sort(rows.begin(), rows.end());
  if (rows.size() > kMostRowsNamed) rows.resize(kMostRowsNamed);
  return MakeError(v1::ERROR_REASON_IMPORT_HAS_BAD_ROWS, "The file has rows that fail.",
                   {{"rows", absl::StrJoin(rows, ",")}});
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
    if (plan.effect == RowEffect::kFails) sheet.rejected.push_back(Rejected(sheet, row, plan));
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
  if (content.empty() || (!context.caller.local && content.size() > kMostOctets)) {
    return InvalidField("content", "A file is missing or has more than 768 KiB.");
  }
  ASSIGN_OR_RETURN(const Unit home, UnitStore(context.tx).Get(options.home_unit_id));
  if (home.organization_id != context.organization_id) {
    return NotFound(ResourceName(kUnits, options.home_unit_id));
  }
  absl::StatusOr<PeopleSheet> sheet = formats::ParsePeople(content, options.file_name);
  if (!sheet.ok()) {
    return MakeError(v1::ERROR_REASON_FILE_UNREADABLE, sheet.status().message(),
                     {{"file", options.file_name}});
  }
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  ASSIGN_OR_RETURN(std::vector<RowPlan> plans,
                   PlanAll(context, *sheet, today, options.home_unit_id));
  if (options.apply && !options.skip_bad_rows && !sheet->rejected.empty()) return BadRows(*sheet);
  if (options.apply) RETURN_IF_ERROR(ApplyAll(context, options, today, plans));
  v1::ImportReport report;
  report.set_applied(options.apply);
  ReportSheet(*sheet, formats::FromAcceptLanguage(context.language), report);
  for (size_t i = 0; i < plans.size(); ++i) ReportPlan(*sheet, sheet->rows[i], plans[i], report);
  RETURN_IF_ERROR(WriteRejected(*sheet, report));
  return report;
}

}  // namespace glimmer::people
