// What the leader's phone shows on site: a code signed by this device, which needs no server, and
// eight digits. The key of the digits is fetched once, kept with the phone's secrets, and works
// without signal from then on. Main thread.
#ifndef GLIMMER_MOBILE_SHIFTS_SITE_CODE_SOURCE_H_
#define GLIMMER_MOBILE_SHIFTS_SITE_CODE_SOURCE_H_

#include <QObject>
#include <QString>
#include <cstdint>
#include <string>

#include "mobile/model/phone_context.h"

namespace glimmer::mobile {

class SiteCodeSource : public QObject {
  Q_OBJECT

 public:
  SiteCodeSource(PhoneContext& context, std::string shift, QObject* parent);

  // Asks the server unless the key is here. `fetched` or `failed` follows.
  void Need();
  // "1234 5678"; empty without a key, or outside the time it may be shown.
  QString Digits() const;
  // The signed code as text for a QR picture; empty outside the time it may be shown.
  QString Signed() const;
  // Until the next code.
  int SecondsLeft() const;
  // Keeps what is shown now, so that the server can be told when that was (ShownCodes).
  void Note();

 Q_SIGNALS:
  void fetched();
  void failed(const absl::Status& status);

 private:
  std::string SecretName() const;
  void Load();
  bool Shown(absl::Time now) const;
  // As the server counts, by what nobody sets, as long as the phone has run since it was heard.
  absl::Time Now() const;

  PhoneContext& context_;
  const std::string shift_;
  std::string key_;
  std::string device_id_;   // {id} of devices/{id}
  std::string device_key_;  // as in KeyPair; empty when it cannot be had
  absl::Time shift_start_;
  absl::Time shift_end_;
  int64_t noted_step_ = -1;
  bool asking_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_SHIFTS_SITE_CODE_SOURCE_H_
