// Ledger rows and rule packs as they stand on the wire.
#pragma once

#include "glimmer/v1/hours_service.pb.h"
#include "server/hours/ledger_store.h"
#include "shared/domain/hours_rules.h"

namespace glimmer::hours {

v1::ServiceRecord ToProto(const Record& record);
v1::RulePack ToProto(const DatedRulePack& pack);

}  // namespace glimmer::hours
