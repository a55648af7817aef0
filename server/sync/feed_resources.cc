#include "server/sync/feed_resources.h"

#include <utility>

#include "server/attendance/attendance_proto.h"
#include "server/events/event_proto.h"
#include "server/hours/record_proto.h"
#include "server/notices/notice_store.h"
#include "server/people/people_proto.h"
#include "server/signups/sign_up_proto.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

