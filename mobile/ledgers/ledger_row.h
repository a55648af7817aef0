// One row of the lists of deeds and of gifts, by day.
#ifndef GLIMMER_MOBILE_LEDGERS_LEDGER_ROW_H_
#define GLIMMER_MOBILE_LEDGERS_LEDGER_ROW_H_

#include <QObject>
#include <QString>

namespace glimmer::mobile {

struct LedgerRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // deeds/{id} or gifts/{id}
  Q_PROPERTY(QString section MEMBER section)
  Q_PROPERTY(bool firstOfSection MEMBER first_of_section)
  Q_PROPERTY(QString spoken MEMBER spoken)  // the whole row, for screen readers
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)

 public:
  bool first_of_section = false;
  QString key, section, spoken, title, detail, badge_kind, badge_text;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_LEDGER_ROW_H_
