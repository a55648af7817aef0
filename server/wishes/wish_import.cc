#include "server/wishes/wish_import.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/formats/amounts.h"
#include "server/formats/wish_columns.h"
#include "server/formats/wish_sheet.h"
#include "server/imports/import_report.h"
#include "server/imports/import_texts.h"
#include "server/imports/unit_names.h"
#include "server/people/unit_store.h"
#include "server/wishes/contact_commands.h"
#include "server/wishes/wish_parts.h"
#include "server/wishes/wish_reading.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::wishes {
namespace {

using formats::Lang;
using formats::WishField;
using formats::WishRow;
using formats::WishSheet;
using imports::RowEffect;

struct RowPlan : imports::RowOutcome {
  Wish wish;  // as it would be
  v1::WishContact contact;
};

// The header of the first column that holds `field`, empty when none does.
std::string HeaderOf(const WishSheet& sheet, WishField field) {
  for (const std::string& header : sheet.columns) {
    if (formats::WishMeaningOf(header).field == field) return header;
  }
  return "";
}

// Where a field of v1::Wish stands in a sheet.
WishField FieldNamed(absl::string_view field) {
  if (field == "wish.description") return WishField::kDescription;
  if (field == "wish.alias") return WishField::kAlias;
  if (field == "wish.category") return WishField::kCategory;
  if (field == "wish.deadline_date") return WishField::kDeadline;
  if (field == "wish.goods.item") return WishField::kItem;
  if (field == "wish.goods.measure") return WishField::kMeasure;
  if (field == "wish.goods.quantity") return WishField::kQuantity;
  if (field == "wish.service.minutes") return WishField::kDuration;
  return WishField::kTitle;
}

// As the cell said it: with its measure where no column of its own holds that.
std::string QuantityCell(const WishSheet& sheet, const WishRow& row) {
  if (row.quantity == 0) return "";
  const std::string quantity = formats::QuantityText(row.quantity);
  return HeaderOf(sheet, WishField::kMeasure).empty() ? quantity + row.measure : quantity;
}

std::string CellOf(const WishSheet& sheet, const WishRow& row, WishField field) {
  switch (field) {
    case WishField::kTitle:
      return row.title;
    case WishField::kDescription:
      return row.description;
    case WishField::kCategory:
      return row.category;
    case WishField::kItem:
      return row.item;
    case WishField::kQuantity:
      return QuantityCell(sheet, row);
    case WishField::kMeasure:
      return row.measure;
    case WishField::kMaySplit:
      return row.may_split ? "是" : "";
    case WishField::kDuration:
      return row.minutes == 0 ? "" : absl::StrCat(row.minutes, "分钟");
    case WishField::kDeadline:
      return row.deadline ? FormatCivilDay(*row.deadline) : "";
    case WishField::kUnit:
      return row.unit;
    case WishField::kAlias:
      return row.alias;
    case WishField::kReceiver:
      return row.receiver;
    case WishField::kAddress:
      return row.address;
    case WishField::kPhone:
      return row.phone;
    case WishField::kDirections:
      return row.directions;
  }
  return "";
}

v1::Wish ToWire(const WishRow& row, Lang lang) {
  const bool zh = lang == Lang::kZh;
  v1::Wish wish;
  wish.set_title(row.title);
  wish.set_description(row.description);
  wish.set_alias(!row.alias.empty() ? row.alias : zh ? "一位邻居" : "a neighbour");
  wish.set_category(!row.category.empty() ? row.category : row.minutes != 0 ? "other" : "goods");
  wish.set_deadline_date(FormatCivilDay(*row.deadline));
  if (row.minutes != 0) {
    // What is out of range is refused as such.
    wish.mutable_service()->set_minutes(static_cast<int32_t>(std::min<int64_t>(row.minutes, 9999)));
    return wish;
  }
  v1::GoodsNeed& goods = *wish.mutable_goods();
  goods.set_item(row.item);
  goods.set_measure(!row.measure.empty() ? row.measure : zh ? "件" : "piece");
  goods.set_quantity(row.quantity);
  goods.set_may_split(row.may_split);
  return wish;
}

// "quantity: -> 5 双"; of the sealed details only that there are some.
std::vector<std::string> FieldsOf(const WishRow& row, const v1::Wish& wish,
                                  const std::string& unit_name) {
  std::vector<std::string> fields = {absl::StrCat("unit: -> ", unit_name),
                                     absl::StrCat("category: -> ", wish.category()),
                                     absl::StrCat("deadline_date: -> ", wish.deadline_date())};
  if (wish.has_goods()) {
    fields.push_back(absl::StrCat("goods: -> ", formats::QuantityText(row.quantity), " ",
                                  wish.goods().measure(), " ", wish.goods().item()));
    if (row.may_split) fields.push_back("may_split: -> yes");
  } else {
    fields.push_back(absl::StrCat("service: -> ", row.minutes, " min"));
  }
  const bool sealed = !row.receiver.empty() || !row.address.empty() || !row.phone.empty() ||
                      !row.directions.empty();
  if (sealed) fields.push_back("contact: -> sealed");
  return fields;
}

class Planner {
 public:
  Planner(rpc::Context& context, const WishSheet& sheet, const WishImportOptions& options,
          const std::vector<people::Unit>& tree)
      : context_(context),
        sheet_(sheet),
        options_(options),
        units_(tree),
        lang_(formats::FromAcceptLanguage(context.language)) {
    for (const people::Unit& unit : tree) {
      if (unit.unit_id == options.unit_id) home_ = unit;
    }
  }

  // Rows in the file's order: an earlier one may be the same wish.
  absl::StatusOr<RowPlan> Plan(const WishRow& row) {
    RowPlan plan;
    plan.row = row.row;
    const std::optional<people::Unit> unit = UnitOf(row, plan);
    if (!unit) return plan;
    const v1::Wish wire = ToWire(row, lang_);
    if (!Read(wire, *unit, plan)) return plan;
    const auto key = std::make_tuple(unit->unit_id, plan.wish.title_fold, plan.wish.deadline_date);
    if (!seen_.insert(key).second) {
      plan.problems.push_back({"", imports::ImportText(lang_, "SAME_WISH"), true});
      return plan;
    }
    ASSIGN_OR_RETURN(const bool same,
                     WishStore(context_.tx)
                         .HasSame(unit->unit_id, plan.wish.title_fold, plan.wish.deadline_date));
    if (same) return plan;
    plan.effect = RowEffect::kCreate;
    plan.fields = FieldsOf(row, wire, units_.FullName(unit->unit_id));
    plan.contact.set_receiver(row.receiver);
    plan.contact.set_address(row.address);
    plan.contact.set_phone(row.phone);
    plan.contact.set_directions(row.directions);
    return plan;
  }

 private:
  void Fail(RowPlan& plan, WishField field, absl::string_view code, absl::string_view detail,
            bool question) {
    plan.effect = RowEffect::kFails;
    plan.problems.push_back(
        {HeaderOf(sheet_, field), imports::ImportText(lang_, code, detail), question});
  }

  std::optional<people::Unit> UnitOf(const WishRow& row, RowPlan& plan) {
    if (row.unit.empty()) return home_;
    const std::vector<people::Unit> units = units_.Reached(context_.caller, row.unit);
    if (units.size() == 1) return units[0];
    Fail(plan, WishField::kUnit, units.empty() ? "UNIT_UNKNOWN" : "UNIT_AMBIGUOUS",
         units_.FullNames(units), false);
    return std::nullopt;
  }

  // By the same rules as a proposal.
  bool Read(const v1::Wish& wire, const people::Unit& unit, RowPlan& plan) {
    Wish& wish = plan.wish;
    wish.organization_id = context_.organization_id;
    wish.unit_id = unit.unit_id;
    wish.unit_path = unit.path;
    wish.proposer_person_id = context_.caller.person_id;
    wish.create_time = wish.update_time = context_.now;
    absl::Status read = ReadNeed(wire, wish);
    if (read.ok()) read = ReadTexts(context_, wire, options_.public_text_is_fine, wish);
    if (read.ok()) return true;
    const WishField field = FieldNamed(MetadataOf(read, "field").value_or(""));
    if (ReasonOf(read) == v1::ERROR_REASON_TEXT_LOOKS_PRIVATE) {
      Fail(plan, field, "LOOKS_PRIVATE", "", true);
    } else {
      Fail(plan, field, field == WishField::kDeadline ? "DEADLINE_OVER" : "VALUE_INVALID", "",
           false);
    }
    return false;
  }

  rpc::Context& context_;
  const WishSheet& sheet_;
  const WishImportOptions& options_;
  const imports::UnitNames units_;
  const Lang lang_;
  people::Unit home_;
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

absl::StatusOr<std::vector<RowPlan>> PlanAll(rpc::Context& context, WishSheet& sheet,
                                             const WishImportOptions& options) {
  ASSIGN_OR_RETURN(const std::vector<people::Unit> tree,
                   people::UnitStore(context.tx).List(context.organization_id));
  Planner planner(context, sheet, options, tree);
  std::vector<RowPlan> plans;
  for (const WishRow& row : sheet.rows) {
    ASSIGN_OR_RETURN(RowPlan plan, planner.Plan(row));
    if (plan.effect == RowEffect::kFails) {
      sheet.rejected.push_back(imports::Rejected(sheet, plan, [&](const std::string& header) {
        const auto field = formats::WishMeaningOf(header).field;
        return field ? CellOf(sheet, row, *field) : std::string();
      }));
    }
    plans.push_back(std::move(plan));
  }
  return plans;
}

absl::Status ApplyAll(rpc::Context& context, absl::string_view sealing_key,
                      const WishImportOptions& options, std::vector<RowPlan>& plans) {
  WishStore store(context.tx);
  int64_t rows = 0;
  for (RowPlan& plan : plans) {
    if (plan.effect != RowEffect::kCreate) continue;
    plan.wish.wish_id = context.NewId();
    RETURN_IF_ERROR(store.Insert(plan.wish).status());
    RETURN_IF_ERROR(SealContact(context, sealing_key, plan.wish, plan.contact));
    PushWish(context, plan.wish);
    ++rows;
  }
  return rpc::Audit(context, {ResourceName(kUnits, options.unit_id), "ImportWishes",
                              absl::StrCat(rows, " rows")});
}

}  // namespace

absl::StatusOr<v1::ImportReport> ImportWishes(rpc::Context& context, absl::string_view sealing_key,
                                              absl::string_view content,
                                              const WishImportOptions& options) {
  RETURN_IF_ERROR(imports::CheckContent(content, context.caller.local));
  RETURN_IF_ERROR(people::GetUnit(context, options.unit_id));
  absl::StatusOr<WishSheet> sheet = formats::ParseWishes(content, options.file_name);
  if (!sheet.ok()) {
    return MakeError(v1::ERROR_REASON_FILE_UNREADABLE, sheet.status().message(),
                     {{"file", options.file_name}});
  }
  ASSIGN_OR_RETURN(std::vector<RowPlan> plans, PlanAll(context, *sheet, options));
  if (options.apply && !options.skip_bad_rows && !sheet->rejected.empty()) {
    return imports::BadRows(*sheet);
  }
  if (options.apply) RETURN_IF_ERROR(ApplyAll(context, sealing_key, options, plans));
  v1::ImportReport report;
  report.set_applied(options.apply);
  imports::ReportSheet(*sheet, formats::FromAcceptLanguage(context.language), report);
  for (size_t i = 0; i < plans.size(); ++i) {
    imports::ReportRow(*sheet, plans[i], ResourceName(kWishes, plans[i].wish.wish_id),
                       sheet->rows[i].title, report);
  }
  RETURN_IF_ERROR(imports::WriteRejected(*sheet, report));
  return report;
}

}  // namespace glimmer::wishes
