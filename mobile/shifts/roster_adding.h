// A coordinator signs somebody up for a shift: found by name or suggested by the server, for a
// position; and in spite of what stood against it, with a reason. A part of the roster. Main
// thread.
#ifndef GLIMMER_MOBILE_SHIFTS_ROSTER_ADDING_H_
#define GLIMMER_MOBILE_SHIFTS_ROSTER_ADDING_H_

#include <QStringList>
#include <optional>
#include <string>
#include <vector>

#include "glimmer/v1/round_service.pb.h"
#include "mobile/model/asking_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct AddableRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // people/{id}
  Q_PROPERTY(QString who MEMBER who)
  // Why they are suggested.
  Q_PROPERTY(QString why MEMBER why)

 public:
  QString key, who, why;
};

// Why the server did not take somebody else's sign-up; empty for none().
QString JoiningRefusal(const Refusal& refusal);
// A coordinator may sign them up all the same.
bool MayOverride(const Refusal& refusal);

class RosterAdding : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Part of a view-model")
  // The person may sign others up for this shift, as long as it goes on.
  Q_PROPERTY(bool may READ may NOTIFY refreshed)
  // "Any that fits" and the positions with their free places; empty while there is only one.
  Q_PROPERTY(QStringList positions READ positions NOTIFY refreshed)
  Q_PROPERTY(int position READ position WRITE setPosition NOTIFY refreshed)
  // AddableRow.
  Q_PROPERTY(glimmer::mobile::RowModel* found READ found CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* suggested READ suggested CONSTANT)
  // Why nobody is suggested, where somebody could be; else empty.
  Q_PROPERTY(QString suggestionSentence READ suggestionSentence NOTIFY refreshed)
  // No place is free: they would wait in line.
  Q_PROPERTY(bool full READ full NOTIFY refreshed)

 public:
  RosterAdding(PhoneContext& context, const std::string& shift);

  bool may() const { return may_; }
  QStringList positions() const { return positions_; }
  int position() const { return position_; }
  void setPosition(int position);
  RowModel* found() { return &found_; }
  RowModel* suggested() { return &suggested_; }
  QString suggestionSentence() const { return suggestion_sentence_; }
  bool full() const { return full_; }

  // The sheet was opened: nobody is searched for yet, and the server is asked for suggestions.
  Q_INVOKABLE void begin();
  // Fills `found` with people whose name holds `text` and who are not on the roster.
  Q_INVOKABLE void search(const QString& text);
  Q_INVOKABLE void add(const QString& person);
  // Signs up whom the server has refused, with a reason.
  Q_INVOKABLE void addAllTheSame(const QString& person, const QString& reason);
  // The refused sign-up was seen, and goes.
  Q_INVOKABLE void drop(const QString& person);
  // Shows what a server would say; for tests.
  void Show(const v1::SuggestPeopleResponse& response);

 protected:
  absl::Status Refresh() override;

 private:
  // The refused sign-up of a person, if there is one.
  absl::StatusOr<std::optional<Pending>> RefusedOf(const std::string& person);
  bool OnRoster(const std::string& person) const;
  void ShowSuggested();

  const std::string shift_;
  RowModel found_, suggested_;
  std::vector<std::string> on_roster_;
  std::vector<v1::Position> all_positions_;
  v1::SuggestPeopleResponse suggestions_;
  QStringList positions_;
  QString suggestion_sentence_;
  int position_ = 0;
  bool may_ = false, full_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_SHIFTS_ROSTER_ADDING_H_
