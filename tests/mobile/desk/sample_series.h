// Four Wednesdays of an invented event, for pages that change it.
#pragma once

#include <string>

#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {

// events/lantern 路口值守 of 尚都社区 at 新河路小学南门, 9:00 to 11:00 on 25 November (tomorrow),
// 2, 9 and 16 December: shifts/lantern0 to shifts/lantern3, each with 帮手 (6 places) and 司机
// (one, with 驾驶 and from 20 years). 李敏 has a place on lantern1 and lantern2 as 帮手, 马晓燕
// waits for one on lantern1.
void ServeSeries(PageStage& stage);

// `person` has a place as 帮手, or waits for one.
void ServeSignUp(PageStage& stage, const std::string& shift, const std::string& person,
                 bool waits = false);

}  // namespace glimmer::mobile
