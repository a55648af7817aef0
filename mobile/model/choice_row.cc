#include "mobile/model/choice_row.h"

namespace glimmer::mobile {

std::vector<ChoiceRow> ChoiceRows(const QStringList& words, const std::set<int>& chosen) {
  std::vector<ChoiceRow> rows;
  for (int i = 0; i < words.size(); ++i) {
    ChoiceRow row;
    row.key = QString::number(i);
    row.words = words[i];
    row.on = chosen.count(i) > 0;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace glimmer::mobile
