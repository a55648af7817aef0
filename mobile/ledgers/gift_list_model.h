// The gifts of a coordinator's units, by day, and the one that is opened with its receipt. Receipts
// come from the server alone: their numbers have no gaps. Main thread.
#ifndef GLIMMER_MOBILE_LEDGERS_GIFT_LIST_MODEL_H_
#define GLIMMER_MOBILE_LEDGERS_GIFT_LIST_MODEL_H_

#include <set>
#include <string>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"
#include "mobile/model/state_words.h"

namespace glimmer::mobile {

class GiftListModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // Those whose givers wait for a receipt.
  Q_PROPERTY(int withoutReceipt READ withoutReceipt NOTIFY refreshed)

  // The one that is opened; empty when none is.
  Q_PROPERTY(QString gift READ gift NOTIFY refreshed)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString words READ words NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  Q_PROPERTY(bool mayIssue READ mayIssue NOTIFY refreshed)
  Q_PROPERTY(bool maySave READ maySave NOTIFY refreshed)
  Q_PROPERTY(bool mayReverse READ mayReverse NOTIFY refreshed)
  Q_PROPERTY(bool wasRefused READ wasRefused NOTIFY refreshed)
  // That, or it was written down here and the server does not know it yet.
  Q_PROPERTY(bool mayDiscard READ mayDiscard NOTIFY refreshed)
  // The server was asked about it and has not answered.
  Q_PROPERTY(bool asking READ asking NOTIFY refreshed)
  // Path of its receipt, when that was saved just now.
  Q_PROPERTY(QString savedFile READ savedFile NOTIFY refreshed)

 public:
  // One that the server was asked about: the answer may come when another one is opened.
  struct Asked {
    std::string name;
    QString title;
  };

  // Receipts go to `download_dir`.
  GiftListModel(PhoneContext& context, const QString& download_dir, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  int withoutReceipt() const { return without_receipt_; }
  QString gift() const { return QString::fromStdString(name_); }
  QString title() const { return title_; }
  QString words() const { return words_; }
  QString badgeKind() const { return badge_.kind; }
  QString badgeText() const { return badge_.text; }
  bool mayIssue() const { return may_issue_ && !asking(); }
  bool maySave() const { return may_save_ && !asking(); }
  bool mayReverse() const { return may_reverse_; }
  bool mayDiscard() const { return wasRefused() || view_.new_here; }
  bool wasRefused() const { return view_.sent.kind == OnItsWay::Kind::kRefused; }
  bool asking() const { return asked_.count(name_) > 0; }
  QString savedFile() const { return saved_file_; }

  // Opens one; empty closes it.
  Q_INVOKABLE void show(const QString& gift);
  Q_INVOKABLE void issueReceipt();
  Q_INVOKABLE void saveReceipt();
  Q_INVOKABLE void reverse(const QString& reason);
  Q_INVOKABLE void retry();
  Q_INVOKABLE void discard();
  // What the server says to saveReceipt(); for tests, too.
  void Save(const Asked& gift, const v1::ExportGiftReceiptResponse& response);

 protected:
  absl::Status Refresh() override;

 private:
  absl::Status ShowOpened();
  // Asks the server about the opened gift; `done` gets the answer and which gift it is about.
  template <typename Response, typename Request>
  void Ask(absl::string_view method, Request request,
           void (GiftListModel::*done)(const Asked&, const Response&));
  void Issued(const Asked& gift, const v1::IssueGiftReceiptResponse& response);

  const QString download_dir_;
  RowModel rows_;
  std::string name_;
  std::set<std::string> asked_;  // gifts/{id}, without an answer so far
  GiftView view_;
  BadgeWords badge_;
  QString title_, words_, saved_file_;
  int without_receipt_ = 0;
  bool may_issue_ = false, may_save_ = false, may_reverse_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_GIFT_LIST_MODEL_H_
