#include "server/ledgers/figure_commands.h"

#include <iterator>

#include "absl/strings/str_cat.h"
#include "server/ledgers/figure_definitions.h"
#include "server/people/unit_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/rpc/error.h"

namespace glimmer::ledgers {
namespace {

// `Request` has unit, start_date and end_date.
template <typename Request>
absl::StatusOr<LedgerPeriod> ReadPeriod(rpc::Context& context, const Request& request) {
  LedgerPeriod period;
  period.organization_id = context.organization_id;
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  period.unit_id = unit.unit_id;
  period.unit_path = unit.path;
  period.unit_display_name = unit.display_name;
  RETURN_IF_ERROR(CheckDay("start_date", request.start_date()));
  RETURN_IF_ERROR(CheckDay("end_date", request.end_date()));
  ASSIGN_OR_RETURN(period.first_day, ParseCivilDay(request.start_date()));
  ASSIGN_OR_RETURN(period.last_day, ParseCivilDay(request.end_date()));
  if (period.last_day < period.first_day) {
    return InvalidField("end_date", "The last day is before the first.");
  }
  ASSIGN_OR_RETURN(const std::string zone,
                   people::UnitStore(context.tx).TimeZoneOf(context.organization_id));
  ASSIGN_OR_RETURN(period.zone, LoadZone(zone));
  period.as_of = context.now;
  return period;
}

v1::LedgerFigures ToProto(const LedgerFigures& figures) {
  v1::LedgerFigures out;
  out.set_wishes_published(figures.wishes_published);
  out.set_wishes_claimed(figures.wishes_claimed);
  out.set_wishes_fulfilled(figures.wishes_fulfilled);
  out.set_wishes_fulfilled_in_time(figures.wishes_fulfilled_in_time);
  for (size_t i = 0; i < std::size(kOpenAges); ++i) {
    v1::LedgerFigures::AgeGroup& group = *out.add_wishes_open();
    group.set_from_days(kOpenAges[i]);
    group.set_wishes(figures.wishes_open[i]);
  }
  out.set_deeds_by_organizations(figures.deeds_by_organizations);
  out.set_deeds_by_individuals(figures.deeds_by_individuals);
  for (const GiftFigure& gift : figures.gifts) {
    v1::LedgerFigures::GiftFigure& line = *out.add_gifts();
    line.set_item(gift.item);
    line.set_measure(gift.measure);
    line.set_quantity(gift.quantity);
    line.set_value_fen(gift.value_fen);
    line.set_gifts(gift.gifts);
  }
  out.set_gifts_value_fen(figures.gifts_value_fen);
  out.set_gifts_without_value(figures.gifts_without_value);
  out.set_follow_ups_opened(figures.follow_ups_opened);
  out.set_follow_ups_closed(figures.follow_ups_closed);
  out.set_follow_ups_closed_late(figures.follow_ups_closed_late);
  out.set_follow_ups_overdue(figures.follow_ups_overdue);
  out.set_follow_ups_open(figures.follow_ups_open);
  return out;
}

}  // namespace

absl::Status GetLedgerFigures(rpc::Context& context, const v1::GetLedgerFiguresRequest& request,
                              v1::GetLedgerFiguresResponse& response) {
  ASSIGN_OR_RETURN(const LedgerPeriod period, ReadPeriod(context, request));
  ASSIGN_OR_RETURN(const LedgerFigures figures, FigureStore(context.tx, period).Count());
  *response.mutable_figures() = ToProto(figures);
  *response.mutable_as_of_time() = ToTimestamp(period.as_of);
  const formats::Lang lang = formats::FromAcceptLanguage(context.language);
  for (const FigureDefinition& definition : FigureDefinitions()) {
    v1::FigureDefinition& out = *response.add_definitions();
    out.set_figure(std::string(definition.figure));
    out.set_title(formats::Text(lang, definition.title, {}));
    out.set_text(formats::Text(lang, definition.text, {}));
  }
  return absl::OkStatus();
}

absl::Status AdmitExport(rpc::Context& context, const v1::ExportLedgersRequest& request,
                         LedgerExportJob& job) {
  job = {.language = context.language};
  ASSIGN_OR_RETURN(job.period, ReadPeriod(context, request));
  return rpc::Audit(context, {request.unit(), "ExportLedgers",
                              absl::StrCat(request.start_date(), " ", request.end_date())});
}

}  // namespace glimmer::ledgers
