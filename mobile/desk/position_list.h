// The positions of a shift as they are typed: what people are there for, how many, and what it
// takes. Part of the forms of new and of changed shifts. Main thread.
#ifndef GLIMMER_MOBILE_DESK_POSITION_LIST_H_
#define GLIMMER_MOBILE_DESK_POSITION_LIST_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>
#include <map>
#include <string>
#include <vector>

#include "glimmer/v1/event_service.pb.h"
#include "mobile/model/phone_context.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct PositionRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // of this list alone
  Q_PROPERTY(QString name MEMBER name)
  Q_PROPERTY(QString places MEMBER places)
  Q_PROPERTY(QString skills MEMBER skills)
  Q_PROPERTY(QString age MEMBER age)
  // "3 people hold a place", and which of the skills nobody here has named; both may be empty.
  Q_PROPERTY(QString heldSentence MEMBER held_sentence)
  Q_PROPERTY(QString skillSentence MEMBER skill_sentence)

 public:
  QString key, name, places, skills, age, held_sentence, skill_sentence;
};

class PositionList : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by view-models")
  // PositionRow.
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  Q_PROPERTY(int count READ count NOTIFY changed)
  // Of the first one, for forms that ask for no more.
  Q_PROPERTY(QString places READ places WRITE setPlaces NOTIFY changed)
  Q_PROPERTY(QString firstName READ firstName NOTIFY changed)

 public:
  // One position, "Helper", of ten.
  PositionList(PhoneContext& context, QObject* parent);

  RowModel* rows() { return &rows_; }
  int count() const { return static_cast<int>(drafts_.size()); }
  QString places() const { return drafts_.front().places; }
  QString firstName() const { return drafts_.front().name; }
  void setPlaces(const QString& text) { setPlacesOf(drafts_.front().key, text); }

  // What is there already.
  void Show(const v1::Shift& shift);
  // Places that cannot be taken away, by the names of positions.
  void SetHeld(std::map<std::string, int> held);
  // As typed; meaningful while nothing is missing.
  std::vector<v1::Position> Typed() const;
  // The first thing that is missing, or empty.
  QString Missing() const;

  Q_INVOKABLE void add();
  // The last one stays.
  Q_INVOKABLE void remove(const QString& key);
  Q_INVOKABLE void setName(const QString& key, const QString& text);
  Q_INVOKABLE void setPlacesOf(const QString& key, const QString& text);
  Q_INVOKABLE void setSkills(const QString& key, const QString& text);
  Q_INVOKABLE void setAge(const QString& key, const QString& text);

 Q_SIGNALS:
  void changed();

 private:
  PositionRow NewDraft();
  void Set(const QString& key, QString PositionRow::*field, const QString& text);
  int HeldBy(const QString& name) const;
  QString MissingOf(const PositionRow& draft) const;
  QString SkillSentence(const QString& skills) const;
  void Publish();

  PhoneContext& context_;
  RowModel rows_;
  std::vector<PositionRow> drafts_;
  std::map<std::string, int> held_;
  int next_key_ = 1;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_POSITION_LIST_H_
