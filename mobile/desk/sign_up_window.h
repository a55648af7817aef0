// When sign-up opens and closes and until when leaving is free, chosen from what is usual; where a
// shift is there already, also as it is. Main thread.
#ifndef GLIMMER_MOBILE_DESK_SIGN_UP_WINDOW_H_
#define GLIMMER_MOBILE_DESK_SIGN_UP_WINDOW_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/event_service.pb.h"
#include "mobile/model/phone_context.h"

namespace glimmer::mobile {

class SignUpWindow : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by view-models")
  Q_PROPERTY(QStringList openings READ openings NOTIFY changed)
  Q_PROPERTY(int opens READ opens WRITE setOpens NOTIFY changed)
  Q_PROPERTY(QStringList closings READ closings NOTIFY changed)
  Q_PROPERTY(int closes READ closes WRITE setCloses NOTIFY changed)
  Q_PROPERTY(QStringList leavings READ leavings NOTIFY changed)
  Q_PROPERTY(int leave READ leave WRITE setLeave NOTIFY changed)

 public:
  // Before the start.
  struct Befores {
    std::optional<absl::Duration> opens, closes, leave;
  };

  // Speaks in the language of the moment.
  SignUpWindow(PhoneContext& context, QObject* parent);

  QStringList openings() const { return opens_.Words(); }
  int opens() const { return opens_.chosen; }
  void setOpens(int index) { Choose(opens_, index); }
  QStringList closings() const { return closes_.Words(); }
  int closes() const { return closes_.chosen; }
  void setCloses(int index) { Choose(closes_, index); }
  QStringList leavings() const { return leave_.Words(); }
  int leave() const { return leave_.chosen; }
  void setLeave(int index) { Choose(leave_, index); }

  // The first choice is then what `shift` has: said with its moment in time for that very shift,
  // or for another date of it.
  void ShowKept(const v1::Shift& shift, absl::Time now);
  void ShowCopied(const v1::Shift& shift, absl::Time now);
  // What was chosen; absent for what stays as it is.
  Befores Chosen() const;
  // The same of what is new, where nothing stays.
  void Fill(v1::ShiftPattern& pattern) const;
  QString Missing() const;

 Q_SIGNALS:
  void changed();

 private:
  struct Choice {
    std::function<QString()> words;
    std::optional<absl::Duration> before;  // to be sent; absent where nothing changes
    absl::Duration is;
  };
  struct Choices {
    std::vector<Choice> all;
    int chosen = 0;

    QStringList Words() const;
    const Choice& Chosen() const { return all[static_cast<size_t>(chosen)]; }
    void PutFirst(const Choice& choice);
  };

  void Choose(Choices& choices, int index);

  Choices opens_, closes_, leave_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_SIGN_UP_WINDOW_H_
