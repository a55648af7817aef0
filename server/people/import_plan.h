// What each row of a roster would do to the people that are there. Reads only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/formats/catalogue.h"
#include "server/formats/people_columns.h"
#include "server/formats/people_sheet.h"
#include "server/imports/import_report.h"
#include "server/imports/unit_names.h"
#include "server/people/person_store.h"
#include "server/people/unit_store.h"
#include "server/rpc/context.h"

namespace glimmer::people {

using imports::RowEffect;
using imports::UnitNames;

struct RowPlan : imports::RowOutcome {
  Person person;             // as it would be
  std::string home_unit_id;  // to be set; empty leaves it
  std::string home_start_date;
  std::vector<std::string> communities;  // to be added
};

// The header of the first column that holds `field`, empty when none does.
std::string HeaderOf(const formats::PeopleSheet& sheet, formats::PeopleField field);

class ImportPlanner {
 public:
  ImportPlanner(rpc::Context& context, const formats::PeopleSheet& sheet, const UnitNames& units,
                absl::string_view today, absl::string_view home_unit_id);

  // Rows in the file's order: an earlier one may be the same person.
  absl::StatusOr<RowPlan> Plan(const formats::PersonRow& row);

 private:
  absl::StatusOr<bool> InReach(const Person& person);
  absl::StatusOr<bool> MayBeThere(const formats::PersonRow& row, absl::string_view home_unit_id);
  absl::Status PlanChange(const formats::PersonRow& row, const std::string& owner, RowPlan& plan);
  void PlanNew(const formats::PersonRow& row, const std::string& home, RowPlan& plan);
  std::string HomeOf(const formats::PersonRow& row, RowPlan& plan);
  void PlanCommunities(const formats::PersonRow& row, RowPlan& plan);
  void Merge(const formats::PersonRow& row, RowPlan& plan);
  void CheckValues(RowPlan& plan);
  void Problem(RowPlan& plan, formats::PeopleField field, absl::string_view code,
               absl::string_view detail = "");
  void Ask(RowPlan& plan, absl::string_view code);

  rpc::Context& context_;
  const formats::PeopleSheet& sheet_;
  const UnitNames& units_;
  const std::string today_;
  const std::string home_unit_id_;
  const formats::Lang lang_;
  PersonStore store_;
  std::set<std::string> numbers_;                    // of rows before
  std::map<std::string, std::vector<Person>> made_;  // by rows before, by folded name
};

}  // namespace glimmer::people
