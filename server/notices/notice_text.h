// A notice in words, for channels that do not end in our app. Pure.
#pragma once

#include "server/notices/channel.h"
#include "server/notices/delivery_store.h"

namespace glimmer::notices {

// In the first of the person's languages that we have, else in Chinese.
Letter LetterOf(const DueNotice& due);

}  // namespace glimmer::notices
