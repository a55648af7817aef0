#include "mobile/hours/check_record_model.h"

#include "mobile/hours/certificate_key.h"
#include "mobile/hours/certificate_words.h"

namespace glimmer::mobile {

CheckRecordModel::CheckRecordModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent) {
  RefreshNow();
}

absl::Status CheckRecordModel::Refresh() {
  ready_ = !CertificateKey(context()).empty();
  Judge();
  return absl::OkStatus();
}

void CheckRecordModel::askServer() {
  FetchCertificateKey(context(), this, [this] { RefreshNow(); });
}

void CheckRecordModel::Say(const QString& verdict, const QString& title, const QString& sentence) {
  verdict_ = verdict;
  title_ = title;
  sentence_ = sentence;
}

void CheckRecordModel::check(const QString& text) {
  text_ = text;
  RefreshNow();
}

void CheckRecordModel::forget() { check({}); }

void CheckRecordModel::Judge() {
  facts_.clear();
  if (text_.isEmpty()) return Say({}, {}, {});
  const auto record = CheckServiceCertificate(text_.toStdString(), CertificateKey(context()));
  switch (record.status().code()) {
    case absl::StatusCode::kOk:
      facts_ = CertificateFacts(*record);
      Say("valid", tr("Valid"),
          tr("Your organisation has signed this, and nothing in it was changed. What was "
             "corrected after %1 is not in it.")
              .arg(MomentOf(record->as_of)));
      break;
    case absl::StatusCode::kUnauthenticated:
      Say("forged", tr("Not valid"),
          tr("The signature does not hold: it was changed, or somebody made it up."));
      break;
    case absl::StatusCode::kNotFound:
      Say("unknown", tr("Cannot be checked here"),
          ready_ ? tr("Your organisation has not signed it. If another one has, they can check "
                      "it.")
                 : tr("This phone does not know your organisation's key yet. Please scan again "
                      "once there was a network."));
      break;
    case absl::StatusCode::kFailedPrecondition:
      Say("unknown", tr("Cannot be checked here"),
          tr("The record is of a newer kind. A newer version of the app can check it."));
      break;
    default:
      Say("unknown", tr("No service record"),
          tr("This is no service record, or it is damaged. Please let them show it again."));
  }
}

}  // namespace glimmer::mobile
