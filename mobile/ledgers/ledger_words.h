// Follow-ups, deeds and gifts in words. Pure, but for the language.
#ifndef GLIMMER_MOBILE_LEDGERS_LEDGER_WORDS_H_
#define GLIMMER_MOBILE_LEDGERS_LEDGER_WORDS_H_

#include <QString>
#include <QStringList>

#include "absl/time/time.h"
#include "mobile/model/state_words.h"
#include "mobile/store/ledger_overlay.h"

namespace glimmer::mobile {

// "Complaint", "Problem", "Need"; in the order of the kinds.
QStringList FollowUpKinds();
QString FollowUpKindWords(v1::FollowUp::Kind kind);
// The name of a symbol in Glimmer.Ui's Icons.
QString FollowUpSymbol(v1::FollowUp::Kind kind);
// "Willow Village · Ma Xiaoyan"
QString FollowUpDetail(const FollowUpView& view);
// "Opened again: the lamp is out again"; empty when it was not.
QString ReopenedWords(const v1::FollowUp& follow_up);

// "Blankets, 12 piece"
QString GiftTitle(const v1::Gift& gift);
QString DonorWords(const v1::Gift& gift);

// The day of a row in a list, "2026-11-24" in words.
QString CivilWords(const std::string& civil_date, absl::Time now);

// How it stands, or what this phone has said about it and the server has not answered.
BadgeWords FollowUpBadge(const FollowUpView& view);
BadgeWords DeedBadge(const DeedView& view);
BadgeWords GiftBadge(const GiftView& view);

// Parts that are not empty, as a screen reader says a row.
QString Spoken(QStringList parts);

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_LEDGER_WORDS_H_
