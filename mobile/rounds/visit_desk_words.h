// Visits and pairings in a coordinator's words. Pure, but for the language.
#ifndef GLIMMER_MOBILE_ROUNDS_VISIT_DESK_WORDS_H_
#define GLIMMER_MOBILE_ROUNDS_VISIT_DESK_WORDS_H_

#include <QString>
#include <QStringList>

#include "absl/time/time.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/model/state_words.h"
#include "mobile/store/ledger_overlay.h"

namespace glimmer::mobile {

// Parts that are not empty, one after the other, as they are read aloud.
QString Aloud(QStringList parts);

// How many of the visitors have said that they go.
int Accepted(const v1::Visit& visit);
// Its time is over, and it is neither told of nor called off.
bool IsPast(const v1::Visit& visit, absl::Time now);
// The household had agreed to it, and nobody has said how it was.
bool LacksWord(const v1::Visit& visit, absl::Time now);
// Fewer go than have to.
bool LacksPeople(const v1::Visit& visit, absl::Time now);
// Somebody was told that no word came, or that a visitor is in distress.
bool IsAlarmed(const v1::Visit& visit);

// How it stands, or what this phone has said about it and the server has not answered.
BadgeWords VisitDeskBadge(const v1::Visit& visit, const OnItsWay& sent, absl::Time now);
BadgeWords PairingBadge(const v1::Pairing& pairing, const OnItsWay& sent, absl::Time now);
// Of a plan or a pair that the server does not know yet.
BadgeWords UnsentBadge(const OnItsWay& sent);

// "No word from Maple 7 since 16:00".
QString AlarmTitle(const v1::Visit& visit, absl::Time now);
// Who has been told so far.
QString AlarmDetail(const v1::Visit& visit);

// "Last visit 10 Nov · again from 24 Nov".
QString PairingDetail(const v1::Pairing& pairing);

// "5 kg rice".
QString DeliveryWords(const v1::Delivery& delivery);

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ROUNDS_VISIT_DESK_WORDS_H_
