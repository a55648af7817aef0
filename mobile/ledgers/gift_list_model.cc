#include "mobile/ledgers/gift_list_model.h"

#include <QFileInfo>
#include <vector>

#include "mobile/ledgers/ledger_row.h"
#include "mobile/ledgers/ledger_words.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/saved_file.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kIssueGiftReceipt = "/glimmer.v1.GiftService/IssueGiftReceipt";
constexpr absl::string_view kExportGiftReceipt = "/glimmer.v1.GiftService/ExportGiftReceipt";

LedgerRow RowOf(const GiftView& view, absl::Time now) {
  const BadgeWords badge = GiftBadge(view);
  QStringList detail = {DonorWords(view.gift), QString::fromStdString(view.unit_name)};
  detail.removeAll(QString());
  LedgerRow row;
  row.key = QString::fromStdString(view.gift.name());
  row.section = CivilWords(view.gift.receive_date(), now);
  row.title = GiftTitle(view.gift);
  row.detail = detail.join(QStringLiteral(" · "));
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.spoken = Spoken({row.section, row.title, row.detail, row.badge_text});
  return row;
}

bool InForce(const GiftView& view) {
  return !view.new_here && view.gift.state() == v1::Gift::STATE_RECORDED &&
         view.sent.kind == OnItsWay::Kind::kNone;
}

bool NeedsReceipt(const GiftView& view) {
  return InForce(view) && !view.gift.has_receipt() && !view.gift.receipt_waived();
}

// The answer may come when another gift is opened, so it says which one it is about.
QString AboutWords(const QString& gift, const QString& sentence) {
  return GiftListModel::tr("%1: %2", "gift and what came of it").arg(gift, sentence);
}

}  // namespace

GiftListModel::GiftListModel(PhoneContext& context, const QString& download_dir, QObject* parent)
    : PageModel(context, parent),
      download_dir_(download_dir),
      rows_(LedgerRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status GiftListModel::Refresh() {
  ASSIGN_OR_RETURN(const auto views, phone().ledgers().Gifts());
  std::vector<LedgerRow> rows;
  without_receipt_ = 0;
  for (const GiftView& view : views) {
    if (NeedsReceipt(view)) ++without_receipt_;
    LedgerRow row = RowOf(view, context().Now());
    row.first_of_section = rows.empty() || rows.back().section != row.section;
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  return ShowOpened();
}

absl::Status GiftListModel::ShowOpened() {
  ASSIGN_OR_RETURN(auto view, phone().ledgers().Gift(name_));
  if (!view) name_.clear();
  view_ = view ? *std::move(view) : GiftView();
  const v1::Gift& gift = view_.gift;
  may_issue_ = NeedsReceipt(view_);
  may_save_ = InForce(view_) && gift.has_receipt();
  may_reverse_ = InForce(view_);
  title_ = name_.empty() ? QString() : GiftTitle(gift);
  badge_ = name_.empty() ? BadgeWords() : GiftBadge(view_);
  QStringList words = {CivilWords(gift.receive_date(), context().Now()), DonorWords(gift),
                       QString::fromStdString(view_.unit_name)};
  words.append(gift.declared_value_fen() == 0
                   ? tr("The giver named no value")
                   : tr("Worth %1, as the giver says").arg(YuanWords(gift.declared_value_fen())));
  if (!gift.purpose().empty()) {
    words.append(tr("Given for: %1").arg(QString::fromStdString(gift.purpose())));
  }
  if (!gift.handler_display_name().empty()) {
    words.append(tr("Taken in by %1").arg(QString::fromStdString(gift.handler_display_name())));
  }
  words.removeAll(QString());
  words_ = words.join('\n');
  return absl::OkStatus();
}

void GiftListModel::show(const QString& gift) {
  name_ = gift.toStdString();
  saved_file_.clear();
  RefreshNow();
}

template <typename Response, typename Request>
void GiftListModel::Ask(absl::string_view method, Request request,
                        void (GiftListModel::*done)(const Asked&, const Response&)) {
  request.set_request_id(NewUuidV7(phone().store().clock().Now(), phone().random()));
  request.set_gift(name_);
  asked_.insert(name_);
  Q_EMIT refreshed();
  context().Call<Response>(
      this, method, request,
      [this, done, gift = Asked{name_, title_}](const absl::StatusOr<Response>& answer) {
        asked_.erase(gift.name);
        Q_EMIT refreshed();
        if (answer.ok()) return (this->*done)(gift, *answer);
        Q_EMIT refused(AboutWords(gift.title, ProblemSentence(answer.status())));
      });
}

void GiftListModel::issueReceipt() {
  Ask(kIssueGiftReceipt, v1::IssueGiftReceiptRequest(), &GiftListModel::Issued);
}

void GiftListModel::Issued(const Asked& gift, const v1::IssueGiftReceiptResponse& response) {
  syncNow();
  const QString number = QString::fromStdString(response.gift().receipt().number());
  Q_EMIT done(AboutWords(gift.title, tr("Receipt %1 is made out.").arg(number)), {});
}

void GiftListModel::saveReceipt() {
  Ask(kExportGiftReceipt, v1::ExportGiftReceiptRequest(), &GiftListModel::Save);
}

void GiftListModel::Save(const Asked& gift, const v1::ExportGiftReceiptResponse& response) {
  // The name is the server's word: it names a file of the folder and no other.
  const QString name = QFileInfo(QString::fromStdString(response.file_name())).fileName();
  const auto path =
      SaveFile(download_dir_, name.isEmpty() ? "receipt.xlsx" : name, response.file());
  if (!path) return Q_EMIT refused(tr("The file could not be written: %1").arg(download_dir_));
  if (gift.name == name_) saved_file_ = *path;
  Q_EMIT refreshed();
  Q_EMIT done(AboutWords(gift.title, tr("Saved: %1").arg(*path)), {});
}

void GiftListModel::reverse(const QString& reason) {
  Report(phone().ledger_commands().ReverseGift(name_, reason.trimmed().toStdString()),
         tr("Taken back. Its receipt, if there is one, is void."), true);
}

void GiftListModel::retry() { Retry(view_.sent.request_id); }

void GiftListModel::discard() { Discard(view_.sent.request_id); }

}  // namespace glimmer::mobile
