// Where to go: pages say what they want to see, the shell shows it. It only emits; one per engine.
#ifndef GLIMMER_MOBILE_MODEL_NAVIGATOR_H_
#define GLIMMER_MOBILE_MODEL_NAVIGATOR_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>

namespace glimmer::mobile {

class Navigator : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON

 public:
  explicit Navigator(QObject* parent = nullptr) : QObject(parent) {}

  Q_INVOKABLE void openPlace(const QString& place) { Q_EMIT placeRequested(place); }
  Q_INVOKABLE void openShift(const QString& shift) { Q_EMIT shiftRequested(shift); }
  Q_INVOKABLE void openRoster(const QString& shift) { Q_EMIT rosterRequested(shift); }
  Q_INVOKABLE void openCheckIn(const QString& shift) { Q_EMIT checkInRequested(shift); }
  Q_INVOKABLE void openCheckOut(const QString& shift) { Q_EMIT checkOutRequested(shift); }
  Q_INVOKABLE void openWaiting() { Q_EMIT waitingRequested(); }
  Q_INVOKABLE void openNotices() { Q_EMIT noticesRequested(); }
  Q_INVOKABLE void openSettings() { Q_EMIT settingsRequested(); }
  Q_INVOKABLE void openProfiles() { Q_EMIT profilesRequested(); }
  // `state`: "" all, "waiting", "refused".
  Q_INVOKABLE void openRecords(const QString& state) { Q_EMIT recordsRequested(state); }
  // The person's own signed record; and that of somebody else, to check.
  Q_INVOKABLE void openCertificate() { Q_EMIT certificateRequested(); }
  Q_INVOKABLE void openCheckRecord() { Q_EMIT checkRecordRequested(); }
  Q_INVOKABLE void openTypeCode() { Q_EMIT typeCodeRequested(); }
  Q_INVOKABLE void openSeriesEditor() { Q_EMIT seriesEditorRequested(); }
  // Of the event of a shift: a change of it, and one more date.
  Q_INVOKABLE void openChangeShift(const QString& shift) { Q_EMIT changeShiftRequested(shift); }
  Q_INVOKABLE void openNewDate(const QString& shift) { Q_EMIT newDateRequested(shift); }
  Q_INVOKABLE void openWish(const QString& wish) { Q_EMIT wishRequested(wish); }
  Q_INVOKABLE void openWishBoard() { Q_EMIT wishBoardRequested(); }
  // The board with a wish opened; the follow-ups or deeds with one opened.
  Q_INVOKABLE void openWishOnBoard(const QString& wish) { Q_EMIT wishOnBoardRequested(wish); }
  Q_INVOKABLE void openFollowUp(const QString& followUp) { Q_EMIT followUpRequested(followUp); }
  Q_INVOKABLE void openDeed(const QString& deed) { Q_EMIT deedRequested(deed); }
  Q_INVOKABLE void openNewWish() { Q_EMIT newWishRequested(); }
  Q_INVOKABLE void openNewFollowUp() { Q_EMIT newFollowUpRequested(); }
  Q_INVOKABLE void openNewDeed() { Q_EMIT newDeedRequested(); }
  Q_INVOKABLE void openNewGift() { Q_EMIT newGiftRequested(); }
  // The person's own visits and families; one visit; when the person can visit.
  Q_INVOKABLE void openVisits() { Q_EMIT visitsRequested(); }
  Q_INVOKABLE void openVisit(const QString& visit) { Q_EMIT visitRequested(visit); }
  Q_INVOKABLE void openNeed(const QString& visit) { Q_EMIT needRequested(visit); }
  Q_INVOKABLE void openVisitorTerms() { Q_EMIT visitorTermsRequested(); }
  Q_INVOKABLE void openCorrection(const QString& wish) { Q_EMIT correctionRequested(wish); }
  // A list from a chat group, about a shift, or about wishes when that is empty.
  Q_INVOKABLE void openChatList(const QString& shift) { Q_EMIT chatListRequested(shift); }
  Q_INVOKABLE void openConsent(const QString& household) { Q_EMIT consentRequested(household); }
  Q_INVOKABLE void openHouseholdTerms(const QString& household) {
    Q_EMIT householdTermsRequested(household);
  }
  Q_INVOKABLE void openHouseholdRecord(const QString& household) {
    Q_EMIT householdRecordRequested(household);
  }
  Q_INVOKABLE void openHousehold(const QString& household) { Q_EMIT householdRequested(household); }
  // Of the people page.
  Q_INVOKABLE void openPerson(const QString& person) { Q_EMIT personRequested(person); }
  Q_INVOKABLE void openRound() { Q_EMIT roundRequested(); }
  // For a household, or for one that is still to be chosen when that is empty.
  Q_INVOKABLE void openPlanVisit(const QString& household) { Q_EMIT planVisitRequested(household); }
  Q_INVOKABLE void openChangeVisit(const QString& visit) { Q_EMIT changeVisitRequested(visit); }
  Q_INVOKABLE void openVisitFigures() { Q_EMIT visitFiguresRequested(); }
  // The person's own.
  Q_INVOKABLE void openOwnHousehold(const QString& household) {
    Q_EMIT ownHouseholdRequested(household);
  }
  Q_INVOKABLE void back() { Q_EMIT backRequested(); }
  // Back from a page whose work is done; the page that is then seen tells so as by
  // PageModel::done.
  Q_INVOKABLE void leave(const QString& sentence, const QString& requestId) {
    Q_EMIT backRequested();
    Q_EMIT told(sentence, requestId);
  }

 Q_SIGNALS:
  // A name of mobile/app/Places.qml: "today", "shifts", "followUps"...
  void placeRequested(const QString& place);
  void shiftRequested(const QString& shift);
  void rosterRequested(const QString& shift);
  void checkInRequested(const QString& shift);
  void checkOutRequested(const QString& shift);
  void waitingRequested();
  void noticesRequested();
  void settingsRequested();
  void profilesRequested();
  void recordsRequested(const QString& state);
  void certificateRequested();
  void checkRecordRequested();
  void typeCodeRequested();
  void seriesEditorRequested();
  void changeShiftRequested(const QString& shift);
  void newDateRequested(const QString& shift);
  void wishRequested(const QString& wish);
  void wishBoardRequested();
  void wishOnBoardRequested(const QString& wish);
  void followUpRequested(const QString& followUp);
  void deedRequested(const QString& deed);
  void newWishRequested();
  void newFollowUpRequested();
  void newDeedRequested();
  void newGiftRequested();
  void visitsRequested();
  void visitRequested(const QString& visit);
  void needRequested(const QString& visit);
  void visitorTermsRequested();
  void correctionRequested(const QString& wish);
  void chatListRequested(const QString& shift);
  void consentRequested(const QString& household);
  void householdTermsRequested(const QString& household);
  void householdRecordRequested(const QString& household);
  void ownHouseholdRequested(const QString& household);
  void householdRequested(const QString& household);
  void personRequested(const QString& person);
  void roundRequested();
  void planVisitRequested(const QString& household);
  void changeVisitRequested(const QString& visit);
  void visitFiguresRequested();
  void backRequested();
  void told(const QString& sentence, const QString& requestId);
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_NAVIGATOR_H_
