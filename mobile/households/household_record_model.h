// What is written down about one household: its consents from first to last, who has read where it
// lives, and what has become of what it asked to be passed on. The server answers it once, and
// notes that it did; it is kept on no phone, but saved as a file to print when somebody asks for
// that. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_RECORD_MODEL_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_RECORD_MODEL_H_

#include <QVariantList>
#include <string>

#include "mobile/model/asking_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct RecordLineRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString when MEMBER when)
  Q_PROPERTY(QString detail MEMBER detail)

 public:
  QString key, title, when, detail;
};

class HouseholdRecordModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString alias READ alias NOTIFY refreshed)
  Q_PROPERTY(bool loaded READ loaded NOTIFY refreshed)
  // Why it is not there; empty while it is asked for.
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)
  // {symbol, words}
  Q_PROPERTY(QVariantList lines READ lines NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* consents READ consents CONSTANT)
  // Newest first.
  Q_PROPERTY(glimmer::mobile::RowModel* reads READ reads CONSTANT)
  // What it asked a visitor to pass on, newest first.
  Q_PROPERTY(glimmer::mobile::RowModel* followUps READ followUps CONSTANT)
  Q_PROPERTY(QString savedFile READ savedFile NOTIFY refreshed)

 public:
  // Files are written to `download_dir`. Asks at once.
  HouseholdRecordModel(PhoneContext& context, const QString& household, const QString& download_dir,
                       QObject* parent = nullptr);

  QString alias() const;
  bool loaded() const { return loaded_; }
  QString problem() const { return problem_; }
  QVariantList lines() const { return lines_; }
  RowModel* consents() { return &consents_; }
  RowModel* reads() { return &reads_; }
  RowModel* followUps() { return &follow_ups_; }
  QString savedFile() const { return saved_file_; }

  Q_INVOKABLE void load();
  Q_INVOKABLE void save();
  // Shows what a server would say: the whole of it.
  void Show(const v1::GetHouseholdRecordResponse& record);

 protected:
  absl::Status Refresh() override;

 private:
  void AskFrom(const std::string& page_token);
  void Take(const v1::GetHouseholdRecordResponse& page);

  const std::string name_;
  const QString download_dir_;
  RowModel consents_, reads_, follow_ups_;
  v1::GetHouseholdRecordResponse record_, coming_;
  bool loaded_ = false;
  QVariantList lines_;
  QString problem_, saved_file_, unit_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_RECORD_MODEL_H_
