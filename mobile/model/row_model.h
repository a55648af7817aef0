// A list for QML whose rows are plain gadgets: each Q_PROPERTY of the row is a role. New rows are
// compared with the old ones by their property `key`, so that a refresh inserts, moves, removes and
// changes only what differs, and a list never jumps under a finger. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_ROW_MODEL_H_
#define GLIMMER_MOBILE_MODEL_ROW_MODEL_H_

#include <QtQml/qqmlregistration.h>

#include <QAbstractListModel>
#include <QVariant>
#include <QVector>
#include <vector>

namespace glimmer::mobile {

class RowModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by view-models")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  // `row` is Row::staticMetaObject; it has a property `key` of type QString.
  RowModel(const QMetaObject& row, QObject* parent);

  template <typename Row>
  void SetRows(const std::vector<Row>& rows) {
    std::vector<QVariantList> values;
    values.reserve(rows.size());
    for (const Row& row : rows) values.push_back(ValuesOf(&row));
    Apply(std::move(values));
  }

  int count() const { return static_cast<int>(rows_.size()); }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  // Value of property `role` of row `index`; invalid when there is none. For tests and view-models.
  QVariant At(int index, const char* role) const;

 Q_SIGNALS:
  void countChanged();

 private:
  QVariantList ValuesOf(const void* gadget) const;
  QString KeyOf(const QVariantList& row) const { return row.at(key_).toString(); }
  void Apply(std::vector<QVariantList> wanted);
  void RemoveMissing(const std::vector<QVariantList>& wanted);
  int FindFrom(int start, const QString& key) const;

  const QMetaObject& row_;
  int key_ = 0;
  std::vector<QVariantList> rows_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_ROW_MODEL_H_
