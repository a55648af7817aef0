// The person's hours of one year. Confirmed, waiting and refused are three numbers and never one.
// Main thread.
#ifndef GLIMMER_MOBILE_HOURS_ME_MODEL_H_
#define GLIMMER_MOBILE_HOURS_ME_MODEL_H_

#include <QVariantList>

#include "mobile/model/page_model.h"

namespace glimmer::mobile {

class MeModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString name READ name NOTIFY refreshed)
  Q_PROPERTY(QString home READ home NOTIFY refreshed)
  Q_PROPERTY(int year READ year NOTIFY refreshed)
  Q_PROPERTY(bool hasEarlier READ hasEarlier NOTIFY refreshed)
  Q_PROPERTY(bool hasLater READ hasLater NOTIFY refreshed)
  // Confirmed hours of the year, "42.0", and the number of services behind them.
  Q_PROPERTY(QString confirmed READ confirmed NOTIFY refreshed)
  Q_PROPERTY(int services READ services NOTIFY refreshed)
  // Of all years; empty when there are none.
  Q_PROPERTY(QString waiting READ waiting NOTIFY refreshed)
  Q_PROPERTY(QString refusedHours READ refusedHours NOTIFY refreshed)
  Q_PROPERTY(QString unsent READ unsent NOTIFY refreshed)
  // Those that the person owns and has not finished.
  Q_PROPERTY(int followUps READ followUps NOTIFY refreshed)
  // {household, alias}: those that the person speaks for.
  Q_PROPERTY(QVariantList households READ households NOTIFY refreshed)
  // For MonthBars, and the same in words for screen readers.
  Q_PROPERTY(QVariantList months READ months NOTIFY refreshed)
  Q_PROPERTY(QString monthsInWords READ monthsInWords NOTIFY refreshed)

 public:
  explicit MeModel(PhoneContext& context, QObject* parent = nullptr);

  QString name() const { return name_; }
  QString home() const { return home_; }
  int year() const { return year_; }
  bool hasEarlier() const { return year_ > first_year_; }
  bool hasLater() const { return year_ < this_year_; }
  QString confirmed() const { return confirmed_; }
  int services() const { return services_; }
  QString waiting() const { return waiting_; }
  QString refusedHours() const { return refused_; }
  QString unsent() const { return unsent_; }
  int followUps() const { return follow_ups_; }
  QVariantList households() const { return households_; }
  QVariantList months() const { return months_; }
  QString monthsInWords() const { return months_in_words_; }

  Q_INVOKABLE void showYear(int year);

 protected:
  absl::Status Refresh() override;

 private:
  void ShowMonths(const std::vector<v1::ServiceRecord>& records, absl::CivilDay today);

  QString name_, home_, confirmed_, waiting_, refused_, unsent_, months_in_words_;
  int year_ = 0, first_year_ = 0, this_year_ = 0, services_ = 0, follow_ups_ = 0;
  QVariantList households_, months_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOURS_ME_MODEL_H_
