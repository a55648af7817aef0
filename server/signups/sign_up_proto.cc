#include "server/signups/sign_up_proto.h"

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::signups {

v1::SignUp ToProto(const SignUp& sign_up) {
  v1::SignUp out;
  out.set_name(ResourceName(kSignUps, sign_up.sign_up_id));
  out.set_shift(ResourceName(kShifts, sign_up.shift_id));
  out.set_person(ResourceName(kPeople, sign_up.person_id));
  out.set_person_display_name(sign_up.person_display_name);
  out.set_position(ResourceName(kPositions, sign_up.position_id));
  out.set_state(static_cast<v1::SignUp::State>(sign_up.state));
  out.set_guests(static_cast<int32_t>(sign_up.guests));
  out.set_waitlist_position(static_cast<int32_t>(sign_up.waitlist_position));
  if (sign_up.offer_expire_time) {
    *out.mutable_offer_expire_time() = ToTimestamp(*sign_up.offer_expire_time);
  }
  out.set_cover_wanted(sign_up.cover_wanted);
  out.set_actor(ResourceName(kPeople, sign_up.actor_person_id));
  out.set_left_late(sign_up.left_late);
  *out.mutable_create_time() = ToTimestamp(sign_up.create_time);
  *out.mutable_update_time() = ToTimestamp(sign_up.update_time);
  return out;
}

}  // namespace glimmer::signups
