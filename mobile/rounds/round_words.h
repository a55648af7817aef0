// A proposed round in words: why somebody is proposed, what kept a household from a visit, and how
// evenly the work lies. Pure, but for the language.
#ifndef GLIMMER_MOBILE_ROUNDS_ROUND_WORDS_H_
#define GLIMMER_MOBILE_ROUNDS_ROUND_WORDS_H_

#include <QString>
#include <QStringList>

#include "glimmer/v1/round_service.pb.h"

namespace glimmer::mobile {

// "knows them: 3 visits before", "has least to do".
QString ReasonWords(const v1::Choice& choice);
// The same with the next best: "has least to do · next best: Li Hua".
QString ChoiceWords(const v1::Choice& choice);

// What kept it from a visit, in the field's words. Whom a household does not want is no reason that
// anybody reads: such a rule is said as any other lack of people.
QString RulesWords(const v1::UnassignedHousehold& household);

// "The busiest has 1.2 times the mean: 3 h, and 2.5 h."
QString FairnessWords(const v1::RoundFairness& fairness);

// "Li Min, Zhao Yifan", in the order of `choices`.
QString NamesWords(const v1::ProposedVisit& visit);

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ROUNDS_ROUND_WORDS_H_
