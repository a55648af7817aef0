// The households of the units in reach that are invited or active, by their neutral names, what is
// due for each, and the one that is opened. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_LIST_MODEL_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_LIST_MODEL_H_

#include <QStringList>
#include <vector>

#include "mobile/households/household_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct HouseholdRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)        // households/{id}
  Q_PROPERTY(QString spoken MEMBER spoken)  // the whole row, for screen readers
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString due MEMBER due)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)

 public:
  QString key, spoken, title, detail, due, badge_kind, badge_text;
};

class HouseholdListModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // All, something is due, invited.
  Q_PROPERTY(QStringList filters READ filters NOTIFY refreshed)
  Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY refreshed)
  Q_PROPERTY(QString countSentence READ countSentence NOTIFY refreshed)
  // Communities that a household may be of.
  Q_PROPERTY(QStringList units READ units NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::HouseholdModel* opened READ opened CONSTANT)

 public:
  explicit HouseholdListModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  QStringList filters() const;
  int filter() const { return filter_; }
  void setFilter(int filter);
  QString countSentence() const;
  QStringList units() const;
  HouseholdModel* opened() { return &opened_; }

  // Invites one into `unit` of units: it gets a neutral name, and nothing else is asked.
  Q_INVOKABLE void create(int unit);
  // Opens the one with this whole name, wherever it is below the person's units, and in any state.
  Q_INVOKABLE void find(const QString& alias);

 protected:
  absl::Status Refresh() override;

 private:
  // Asks one unit after the other.
  void FindBelow(const std::string& alias, size_t root);

  RowModel rows_;
  HouseholdModel opened_;
  std::vector<v1::Unit> reach_, communities_;
  std::vector<std::string> roots_;  // the units that the person's roles are of
  int filter_ = 0, all_ = 0, due_ = 0;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_LIST_MODEL_H_
