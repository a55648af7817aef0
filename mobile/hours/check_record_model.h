// Somebody's record, checked by the organisation's key that this phone holds: without signal, and
// nothing of it is kept. Main thread.
#ifndef GLIMMER_MOBILE_HOURS_CHECK_RECORD_MODEL_H_
#define GLIMMER_MOBILE_HOURS_CHECK_RECORD_MODEL_H_

#include <QVariantList>

#include "mobile/model/page_model.h"

namespace glimmer::mobile {

class CheckRecordModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // "": nothing was checked yet; "valid"; "forged": the signature does not hold; "unknown": this
  // phone cannot say.
  Q_PROPERTY(QString verdict READ verdict NOTIFY refreshed)
  // The verdict in few words, and what it means.
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY refreshed)
  // {name, value} of a valid one; of any other nothing is believed and nothing shown.
  Q_PROPERTY(QVariantList facts READ facts NOTIFY refreshed)
  // False: this phone was never online since it could have learned the key.
  Q_PROPERTY(bool ready READ ready NOTIFY refreshed)

 public:
  explicit CheckRecordModel(PhoneContext& context, QObject* parent = nullptr);

  QString verdict() const { return verdict_; }
  QString title() const { return title_; }
  QString sentence() const { return sentence_; }
  QVariantList facts() const { return facts_; }
  bool ready() const { return ready_; }

  // Takes the organisation's key anew when there is a network.
  Q_INVOKABLE void askServer();
  // `text` as it was scanned or pasted.
  Q_INVOKABLE void check(const QString& text);
  // For the next one.
  Q_INVOKABLE void forget();

 protected:
  absl::Status Refresh() override;

 private:
  // In the language of now, by the key of now.
  void Judge();
  void Say(const QString& verdict, const QString& title, const QString& sentence);

  QString text_;  // what was scanned; in memory alone, until the next one or the end of the page
  QString verdict_, title_, sentence_;
  QVariantList facts_;
  bool ready_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOURS_CHECK_RECORD_MODEL_H_
