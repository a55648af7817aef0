// Which names, titles and villages of chat lists look like what they are. Pure; any thread.
#pragma once

#include "server/formats/chat_text.h"

namespace glimmer::formats::chat {

// 张三, 欧阳娜娜, 买买提·艾力, 老王, 张一一妈妈: certainly shaped like a person's name.
bool LooksLikeName(TextView text);
// A frequent surname and one or two characters more.
bool EndsInCommonName(TextView text);
bool StartsWithSurname(TextView text);
bool IsDoubleSurname(TextView text);
bool LooksLikeUnit(TextView text);     // 东风村, 二组
size_t UnitBeforeName(TextView text);  // length of 红旗村 in 红旗村齐大山, 0 if there is none
size_t TitleLength(TextView text);  // of 老师 in 王老师 and 张三老师, 0 if there is none
bool MayHideMore(TextView text);    // 同上, 张弟子合家, 张三家: not a name alone
bool IsNoThing(TextView text);      // 红枣我出, 红枣还差: a sentence, no thing
bool IsTrouble(TextView text);      // 膝盖疼: why somebody leaves
bool IsStatement(TextView text);  // 买好了: ends as no name does, and nobody comes or goes by it
bool HasAlarm(TextView text);     // 不, 没, 替: a sense we do not read

// 姜奶奶 of 帮邻居姜奶奶: for whom somebody signs up. Empty when nobody is named.
Text NameAfterHelp(TextView text);
// 秦岚 of 秦岚替他来: who comes for the one that was named before. Empty when it says no such
// thing.
Text NameBeforeHim(TextView text);
// 刘小洋 of 刘小洋来, when it is known that a name stands here; else `text`.
Text WithoutComing(TextView text);

}  // namespace glimmer::formats::chat
