#include "server/ledgers/gift_receipt.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/formats/amounts.h"
#include "server/formats/workbook_file.h"
#include "server/ledgers/gift_commands.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::ledgers {
namespace {

using formats::Lang;
using formats::LineStyle;
using formats::TextId;
using formats::Workbook;

constexpr double kNameWidth = 26;
constexpr double kValueWidth = 56;

std::string Word(Lang lang, TextId id) { return formats::Text(lang, id, {}); }

std::string Value(const Gift& gift, Lang lang) {
  if (gift.declared_value_fen == 0) return Word(lang, TextId::kReceiptNotDeclared);
  return formats::Text(lang, TextId::kReceiptYuan, {formats::YuanText(gift.declared_value_fen)});
}

std::string Capitals(const Gift& gift, Lang lang) {
  if (gift.declared_value_fen == 0) return Word(lang, TextId::kReceiptNotDeclared);
  return formats::YuanInCapitals(gift.declared_value_fen);
}

absl::StatusOr<std::string> IssueDate(const Gift& gift) {
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(gift.time_zone));
  return FormatCivilDay(absl::ToCivilDay(gift.receipt->issue_time, zone));
}

absl::Status WriteFields(const Gift& gift, absl::string_view number, Lang lang, Workbook& book) {
  ASSIGN_OR_RETURN(const std::string issue_date, IssueDate(gift));
  const std::string quantity = formats::Text(lang, TextId::kReceiptQuantityText,
                                             {formats::QuantityText(gift.quantity), gift.measure});
  const std::pair<TextId, std::string> fields[] = {
      {TextId::kReceiptNumber, std::string(number)},
      {TextId::kReceiptDate, issue_date},
      {TextId::kReceiptDonor, DonorName(gift, Word(lang, TextId::kReceiptAnonymous))},
      {TextId::kReceiptItem, gift.item},
      {TextId::kReceiptQuantity, quantity},
      {TextId::kReceiptValue, Value(gift, lang)},
      {TextId::kReceiptCapitals, Capitals(gift, lang)},
      {TextId::kReceiptReceived, gift.receive_date},
      {TextId::kReceiptPurpose,
       gift.purpose.empty() ? Word(lang, TextId::kReceiptNoPurpose) : gift.purpose},
      {TextId::kReceiptOrganization, gift.organization_display_name},
      {TextId::kReceiptUnit, gift.unit_display_name},
      {TextId::kReceiptHandler, gift.handler_display_name},
      {TextId::kReceiptSeal, ""},
      {TextId::kReceiptHandlerSigns, ""},
      {TextId::kReceiptDonorSigns, ""}};
  for (const auto& [name, value] : fields) {
    const std::string texts[] = {Word(lang, name), value};
    RETURN_IF_ERROR(book.AppendLine(LineStyle::kField, texts));
  }
  return absl::OkStatus();
}

absl::Status WritePage(const Gift& gift, absl::string_view number, Lang lang, Workbook& book) {
  const auto across = [&](LineStyle style, TextId id) {
    const std::string texts[] = {Word(lang, id)};
    return book.AppendLine(style, texts);
  };
  RETURN_IF_ERROR(
      book.AddPage(formats::Text(lang, TextId::kReceiptTitle), {kNameWidth, kValueWidth}));
  const bool is_void = gift.state == GiftState::kReversed;
  if (is_void) RETURN_IF_ERROR(across(LineStyle::kWarning, TextId::kReceiptVoid));
  RETURN_IF_ERROR(across(LineStyle::kTitle, TextId::kReceiptTitle));
  RETURN_IF_ERROR(WriteFields(gift, number, lang, book));
  RETURN_IF_ERROR(across(LineStyle::kNote, TextId::kReceiptNote));
  if (is_void) RETURN_IF_ERROR(across(LineStyle::kWarning, TextId::kReceiptVoid));
  return absl::OkStatus();
}

}  // namespace

absl::Status MakeReceipt(const ReceiptJob& job, v1::ExportGiftReceiptResponse& response) {
  formats::WorkbookFile file;
  ASSIGN_OR_RETURN(const std::unique_ptr<Workbook> book, file.Begin());
  RETURN_IF_ERROR(WritePage(job.gift, job.number, job.lang, *book));
  RETURN_IF_ERROR(book->Close());
  response.set_file_name(absl::StrCat("receipt-", job.number, ".xlsx"));
  return file.Send([&octets = *response.mutable_file()](absl::string_view piece) {
    octets.append(piece.data(), piece.size());
    return absl::OkStatus();
  });
}

}  // namespace glimmer::ledgers
