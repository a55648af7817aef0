#include "mobile/model/row_model.h"

#include <QMetaProperty>
#include <QSet>
#include <utility>

namespace glimmer::mobile {

RowModel::RowModel(const QMetaObject& row, QObject* parent)
    : QAbstractListModel(parent), row_(row), key_(row.indexOfProperty("key")) {
  Q_ASSERT(key_ >= 0);
}

int RowModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant RowModel::data(const QModelIndex& index, int role) const {
  const int column = role - Qt::UserRole;
  if (index.row() < 0 || index.row() >= count() || column < 0 || column >= row_.propertyCount()) {
    return {};
  }
  return rows_[index.row()].at(column);
}

QHash<int, QByteArray> RowModel::roleNames() const {
  QHash<int, QByteArray> names;
  for (int i = 0; i < row_.propertyCount(); ++i) {
    names.insert(Qt::UserRole + i, row_.property(i).name());
  }
  return names;
}

QVariant RowModel::At(int index, const char* role) const {
  const int column = row_.indexOfProperty(role);
  if (index < 0 || index >= count() || column < 0) return {};
  return rows_[index].at(column);
}

QVariantList RowModel::ValuesOf(const void* gadget) const {
  QVariantList values;
  for (int i = 0; i < row_.propertyCount(); ++i) {
    values.append(row_.property(i).readOnGadget(gadget));
  }
  return values;
}

int RowModel::FindFrom(int start, const QString& key) const {
  for (int i = start; i < count(); ++i) {
    if (KeyOf(rows_[i]) == key) return i;
  }
  return -1;
}

void RowModel::RemoveMissing(const std::vector<QVariantList>& wanted) {
  QSet<QString> keys;
  for (const QVariantList& row : wanted) keys.insert(KeyOf(row));
  for (int i = count() - 1; i >= 0; --i) {
    if (keys.contains(KeyOf(rows_[i]))) continue;
    beginRemoveRows({}, i, i);
    rows_.erase(rows_.begin() + i);
    endRemoveRows();
  }
}

void RowModel::Apply(std::vector<QVariantList> wanted) {
  const int before = count();
  RemoveMissing(wanted);
  for (int i = 0; i < static_cast<int>(wanted.size()); ++i) {
    const int found = FindFrom(i, KeyOf(wanted[i]));
    if (found < 0) {
      beginInsertRows({}, i, i);
      rows_.insert(rows_.begin() + i, std::move(wanted[i]));
      endInsertRows();
      continue;
    }
    if (found != i) {
      beginMoveRows({}, found, found, {}, i);
      QVariantList row = std::move(rows_[found]);
      rows_.erase(rows_.begin() + found);
      rows_.insert(rows_.begin() + i, std::move(row));
      endMoveRows();
    }
    if (rows_[i] != wanted[i]) {
      rows_[i] = std::move(wanted[i]);
      Q_EMIT dataChanged(index(i), index(i));
    }
  }
  if (count() != before) Q_EMIT countChanged();
}

}  // namespace glimmer::mobile
