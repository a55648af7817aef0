// What stands between the entries of a chat list: talk that may concern the list after all, and
// questions to the group. Pure; any thread.
#pragma once

#include "server/formats/chat_text.h"

namespace glimmer::formats::chat {

// Holds a sign of a change, a promise or a person: 改, 待定, 回头, 我, 出个人. Such a line is never
// passed over.
bool MayConcern(TextView plain);

// 不, 没, 唔: denies something.
bool Denies(TextView plain);

// 每家2副, 每人一件.
bool IsForEach(TextView plain);

// 认领, 捐: who fulfils a wish is asked for.
bool SpeaksOfClaims(TextView plain);

// Asks the group: 几点集合, 有素的吗.
bool IsQuestion(TextView plain);

// 我, 俺, 咱.
bool IsInFirstPerson(TextView plain);

// 我知道了, and no word more.
bool OnlyAcknowledges(TextView plain);

}  // namespace glimmer::formats::chat
