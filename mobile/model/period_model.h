// Base of pages with the numbers of a unit in some days: which unit, and which days. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_PERIOD_MODEL_H_
#define GLIMMER_MOBILE_MODEL_PERIOD_MODEL_H_

#include <QStringList>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/page_model.h"

namespace glimmer::mobile {

class PeriodModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("A base")
  Q_PROPERTY(QStringList units READ units NOTIFY refreshed)
  Q_PROPERTY(int unit READ unit WRITE setUnit NOTIFY refreshed)
  // Last month, this month, this quarter, this year, own dates.
  Q_PROPERTY(QStringList periods READ periods NOTIFY refreshed)
  Q_PROPERTY(int period READ period WRITE setPeriod NOTIFY refreshed)
  Q_PROPERTY(bool ownDates READ ownDates NOTIFY refreshed)
  // What is wrong with own dates that were typed.
  Q_PROPERTY(QString datesProblem READ datesProblem NOTIFY refreshed)
  // What the numbers are of: unit, period, moment. Empty without numbers.
  Q_PROPERTY(QString scopeSentence READ scopeSentence NOTIFY refreshed)

 public:
  PeriodModel(PhoneContext& context, QObject* parent) : PageModel(context, parent) {}

  QStringList units() const;
  int unit() const { return unit_; }
  void setUnit(int unit);
  QStringList periods() const;
  int period() const { return period_; }
  void setPeriod(int period);
  bool ownDates() const;
  QString datesProblem() const { return dates_problem_; }
  QString scopeSentence() const;

  // First and last day, as typed.
  Q_INVOKABLE void useDates(const QString& first, const QString& last);

 protected:
  struct Days {
    absl::CivilDay first, last;
  };

  // Asks for the numbers of the unit and the days.
  virtual void Ask() = 0;

  absl::CivilDay Today() const;
  Days PeriodDays() const;
  // The units that can be chosen.
  void SetReach(std::vector<v1::Unit> reach);
  bool HasReach() const { return !reach_.empty(); }
  const std::string& UnitName() const { return reach_[static_cast<size_t>(unit_)].name(); }
  // "hours-2026-11-01-2026-11-30.xlsx"
  QString FileName(const char* prefix, const char* suffix) const;

  absl::Time as_of_ = absl::InfinitePast();  // of the numbers on the page

 private:
  std::vector<v1::Unit> reach_;
  QString dates_problem_;
  std::optional<Days> own_dates_;
  int unit_ = 0, period_ = 1;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_PERIOD_MODEL_H_
