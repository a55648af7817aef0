// Households, what they consent to and how they want to be visited, in words. Pure, but for the
// language.
#pragma once

#include <QStringList>
#include <QVariantList>

#include "absl/time/time.h"
#include "glimmer/v1/household_service.pb.h"
#include "mobile/model/language_words.h"
#include "mobile/model/state_words.h"

namespace glimmer::mobile {

// What somebody should see to next.
enum class HouseholdDue {
  kNothing,
  kWriting,  // nothing is written down yet; it vanishes by itself
  kWord,     // what was written down waits for the household's word
  kEnded,    // its consent has ended
  kRunsOut,  // its consent ends within 30 days
  kReview,   // somebody should talk with it about going on
};

HouseholdDue DueOf(const v1::Household& household, absl::Time now);
// Empty when nothing is due.
QString DueSentence(const v1::Household& household, absl::Time now);

// "Invited", "Consents to visits"...: shape and word.
BadgeWords HouseholdBadge(v1::Household::State state);

// "Has consented, until 12 Jun 2027."
QString ConsentSentence(const v1::Household& household);

// The code of its card was wrong, and how often it may be tried again.
QString WrongCodeSentence(const v1::Household& household);

// {symbol, words}: how it wants to be visited.
QVariantList TermsLines(const v1::VisitTerms& terms);
// The same as one text, to be read out.
QString TermsText(const v1::VisitTerms& terms);

// "Tue 14:00–17:00".
QString SlotWords(const v1::VisitSlot& slot);
// In the order of the numbers of the proto, without the first.
QStringList GiverWords();
QStringList ChannelWords();
QStringList ConsentPurposeWords();
QStringList HintWords();
// Of v1::AddressPurpose: for a choice, and for the list of who read it.
QString PurposeChoice(v1::AddressPurpose purpose);
QString PurposeWords(v1::AddressPurpose purpose);

// One line of a household's consent: what was said, and how.
QString ConsentTitle(const v1::ConsentRecord& record);
QString ConsentDetail(const v1::ConsentRecord& record);

// The last day on which something holds that ends at `end`.
QString LastDayWords(absl::Time end);

}  // namespace glimmer::mobile
