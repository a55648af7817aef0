// One of several things to choose, for a list whose chips stay where they are when one is pressed.
#pragma once

#include <QStringList>
#include <set>
#include <vector>

#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct ChoiceRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // its place among them
  Q_PROPERTY(QString words MEMBER words)
  Q_PROPERTY(bool on MEMBER on)

 public:
  QString key, words;
  bool on = false;
};

// One for each of `words`; `chosen` holds places.
std::vector<ChoiceRow> ChoiceRows(const QStringList& words, const std::set<int>& chosen);

}  // namespace glimmer::mobile
