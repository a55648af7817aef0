#include "server/ledgers/ledger_rows.h"

#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/ledgers/figure_definitions.h"
#include "server/ledgers/gift_commands.h"
#include "shared/base/time_convert.h"

namespace glimmer::ledgers {
namespace {

using formats::Cell;
using formats::Column;
using formats::ColumnType;
using formats::Lang;
using formats::TextId;

constexpr double kDateWidth = 12;
constexpr double kWordWidth = 14;
constexpr double kNameWidth = 22;
constexpr double kTitleWidth = 36;
constexpr double kTextWidth = 100;

std::string Word(Lang lang, TextId id) { return formats::Text(lang, id, {}); }

Column TextColumn(Lang lang, TextId id, double width) {
  return {Word(lang, id), ColumnType::kText, width};
}
Column DateColumn(Lang lang, TextId id) { return {Word(lang, id), ColumnType::kDate, kDateWidth}; }

Cell DayCell(const std::string& date) {
  const auto day = ParseCivilDay(date);
  return day.ok() ? Cell(*day) : Cell();
}
Cell DayCell(const std::optional<absl::Time>& time, absl::TimeZone zone) {
  return time ? Cell(absl::ToCivilDay(*time, zone)) : Cell();
}

Cell Thousandths(int64_t quantity) { return static_cast<double>(quantity) / 1'000; }
Cell Yuan(int64_t fen) { return static_cast<double>(fen) / 100; }

// One line of the figures: what belongs to it alone.
struct FigureLine {
  std::string group;
  Cell number;
  Cell quantity;
  Cell yuan;
};

// A group ends where the next one begins.
std::string AgeText(Lang lang, size_t group) {
  const std::string from = absl::StrCat(kOpenAges[group]);
  if (group + 1 == std::size(kOpenAges)) return formats::Text(lang, TextId::kFromDays, {from});
  return formats::Text(lang, TextId::kDaysBetween, {from, absl::StrCat(kOpenAges[group + 1] - 1)});
}

std::vector<FigureLine> OpenLines(Lang lang, const LedgerFigures& figures) {
  std::vector<FigureLine> lines;
  for (size_t i = 0; i < std::size(kOpenAges); ++i) {
    lines.push_back({AgeText(lang, i), figures.wishes_open[i], {}, {}});
  }
  return lines;
}

std::vector<FigureLine> GiftLines(Lang lang, const LedgerFigures& figures) {
  if (figures.gifts.empty()) return {{"", int64_t{0}, {}, {}}};
  std::vector<FigureLine> lines;
  for (const GiftFigure& gift : figures.gifts) {
    lines.push_back({formats::Text(lang, TextId::kGiftGroup, {gift.item, gift.measure}), gift.gifts,
                     Thousandths(gift.quantity), Yuan(gift.value_fen)});
  }
  return lines;
}

std::vector<FigureLine> LinesOf(TextId title, Lang lang, const LedgerFigures& f) {
  const auto number = [](int64_t count) { return std::vector<FigureLine>{{"", count, {}, {}}}; };
  switch (title) {
    case TextId::kWishesPublished:
      return number(f.wishes_published);
    case TextId::kWishesClaimed:
      return number(f.wishes_claimed);
    case TextId::kWishesFulfilled:
      return number(f.wishes_fulfilled);
    case TextId::kWishesFulfilledInTime:
      return number(f.wishes_fulfilled_in_time);
    case TextId::kWishesOpen:
      return OpenLines(lang, f);
    case TextId::kDeedsByOrganizations:
      return number(f.deeds_by_organizations);
    case TextId::kDeedsByIndividuals:
      return number(f.deeds_by_individuals);
    case TextId::kGiftsReceived:
      return GiftLines(lang, f);
    case TextId::kGiftsValue:
      return {{"", {}, {}, Yuan(f.gifts_value_fen)}};
    case TextId::kGiftsWithoutValue:
      return number(f.gifts_without_value);
    case TextId::kFollowUpsOpened:
      return number(f.follow_ups_opened);
    case TextId::kFollowUpsClosed:
      return number(f.follow_ups_closed);
    case TextId::kFollowUpsClosedLate:
      return number(f.follow_ups_closed_late);
    case TextId::kFollowUpsOverdue:
      return number(f.follow_ups_overdue);
    case TextId::kFollowUpsOpen:
      return number(f.follow_ups_open);
    default:
      return {};
  }
}

// In words where it is one of those that the app offers, else as it was written.
std::string Category(Lang lang, const std::string& key) {
  static constexpr std::pair<absl::string_view, TextId> kWords[] = {
      {"goods", TextId::kCategoryGoods},     {"repair", TextId::kCategoryRepair},
      {"company", TextId::kCategoryCompany}, {"lesson", TextId::kCategoryLesson},
      {"errand", TextId::kCategoryErrand},   {"other", TextId::kCategoryOther}};
  for (const auto& [known, text] : kWords) {
    if (known == key) return Word(lang, text);
  }
  return key;
}

std::string WishState(Lang lang, const WishThen& wish) {
  if (wish.confirm_time) return Word(lang, TextId::kWishStateFulfilled);
  return Word(lang, wish.withdraw_time ? TextId::kWishStateWithdrawn : TextId::kWishStateOpen);
}

}  // namespace

std::vector<Column> FigureColumns(Lang lang) {
  return {TextColumn(lang, TextId::kFigure, kTitleWidth),
          TextColumn(lang, TextId::kGroup, kNameWidth),
          {Word(lang, TextId::kNumber), ColumnType::kInteger, kDateWidth},
          {Word(lang, TextId::kReceiptQuantity), ColumnType::kDecimal, kDateWidth},
          {Word(lang, TextId::kYuan), ColumnType::kDecimal, kWordWidth},
          TextColumn(lang, TextId::kDefinition, kTextWidth)};
}

std::vector<Cells> FigureRows(Lang lang, const LedgerPeriod& period, const LedgerFigures& figures) {
  const std::string days =
      formats::Text(lang, TextId::kPeriodText,
                    {FormatCivilDay(period.first_day), FormatCivilDay(period.last_day)});
  const std::string as_of =
      absl::StrCat(absl::FormatTime(absl::RFC3339_sec, period.as_of, period.zone), " ",
                   formats::Text(lang, TextId::kDefineAsOf));
  std::vector<Cells> rows = {
      {Word(lang, TextId::kUnitAndBelow), "", {}, {}, {}, period.unit_display_name},
      {Word(lang, TextId::kPeriod), "", {}, {}, {}, days},
      {Word(lang, TextId::kAsOf), "", {}, {}, {}, as_of}};
  for (const FigureDefinition& definition : FigureDefinitions()) {
    for (FigureLine& line : LinesOf(definition.title, lang, figures)) {
      rows.push_back({Word(lang, definition.title), std::move(line.group), line.number,
                      line.quantity, line.yuan, Word(lang, definition.text)});
    }
  }
  return rows;
}

std::vector<Column> WishColumns(Lang lang) {
  return {TextColumn(lang, TextId::kMatter, kTitleWidth),
          TextColumn(lang, TextId::kCommunity, kNameWidth),
          TextColumn(lang, TextId::kKind, kWordWidth),
          TextColumn(lang, TextId::kStateAtEnd, kWordWidth),
          DateColumn(lang, TextId::kPublished),
          DateColumn(lang, TextId::kFirstClaimed),
          DateColumn(lang, TextId::kDeadline),
          DateColumn(lang, TextId::kConfirmed)};
}

Cells WishCells(Lang lang, const LedgerPeriod& period, const WishThen& wish) {
  return {wish.title,
          wish.unit_display_name,
          Category(lang, wish.category),
          WishState(lang, wish),
          DayCell(wish.publish_time, period.zone),
          DayCell(wish.first_claim_time, period.zone),
          DayCell(wish.deadline_date),
          DayCell(wish.confirm_time, period.zone)};
}

std::vector<Column> DeedColumns(Lang lang) {
  return {DateColumn(lang, TextId::kDate),
          TextColumn(lang, TextId::kMatter, kTitleWidth),
          TextColumn(lang, TextId::kCommunity, kNameWidth),
          TextColumn(lang, TextId::kBeneficiary, kNameWidth),
          TextColumn(lang, TextId::kDoer, kNameWidth),
          TextColumn(lang, TextId::kDoerKind, kWordWidth),
          TextColumn(lang, TextId::kEvidenceClass, kWordWidth)};
}

Cells DeedCells(Lang lang, const Deed& deed) {
  return {DayCell(deed.civil_date),
          deed.title,
          deed.unit_display_name,
          deed.beneficiary,
          deed.doer_display_name,
          Word(lang, deed.doer_unit_id.empty() ? TextId::kByIndividual : TextId::kByOrganization),
          formats::EvidenceLetter(static_cast<int64_t>(deed.standing.evidence_class))};
}

std::vector<Column> GiftColumns(Lang lang) {
  return {DateColumn(lang, TextId::kReceiptReceived),
          TextColumn(lang, TextId::kReceiptItem, kTitleWidth),
          {Word(lang, TextId::kReceiptQuantity), ColumnType::kDecimal, kDateWidth},
          TextColumn(lang, TextId::kMeasure, kDateWidth),
          {Word(lang, TextId::kYuan), ColumnType::kDecimal, kWordWidth},
          TextColumn(lang, TextId::kReceiptDonor, kNameWidth),
          TextColumn(lang, TextId::kReceiptUnit, kNameWidth),
          TextColumn(lang, TextId::kReceiptPurpose, kTitleWidth),
          TextColumn(lang, TextId::kReceiptHandler, kNameWidth),
          TextColumn(lang, TextId::kReceiptNumber, kWordWidth)};
}

Cells GiftCells(Lang lang, const Gift& gift) {
  return {DayCell(gift.receive_date),
          gift.item,
          Thousandths(gift.quantity),
          gift.measure,
          gift.declared_value_fen == 0 ? Cell() : Yuan(gift.declared_value_fen),
          DonorName(gift, Word(lang, TextId::kDonorAnonymous)),
          gift.unit_display_name,
          gift.purpose,
          gift.handler_display_name,
          gift.receipt ? ReceiptNumber(*gift.receipt) : ""};
}

std::vector<Column> FollowUpColumns(Lang lang) {
  return {TextColumn(lang, TextId::kMatter, kTitleWidth),
          TextColumn(lang, TextId::kCommunity, kNameWidth),
          TextColumn(lang, TextId::kKind, kWordWidth),
          TextColumn(lang, TextId::kStateAtEnd, kWordWidth),
          TextColumn(lang, TextId::kOwner, kNameWidth),
          DateColumn(lang, TextId::kOpened),
          DateColumn(lang, TextId::kDueDate),
          DateColumn(lang, TextId::kFinished),
          DateColumn(lang, TextId::kClosed)};
}

Cells FollowUpCells(Lang lang, const LedgerPeriod& period, const FollowUpThen& follow_up) {
  return {follow_up.title,
          follow_up.unit_display_name,
          formats::TextAt(lang, TextId::kKindComplaint, follow_up.kind),
          formats::TextAt(lang, TextId::kFollowUpOpen, follow_up.state),
          follow_up.owner_display_name,
          DayCell(follow_up.open_time, period.zone),
          DayCell(follow_up.due_date),
          DayCell(follow_up.finish_time, period.zone),
          DayCell(follow_up.close_time, period.zone)};
}

}  // namespace glimmer::ledgers
