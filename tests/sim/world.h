// Where every simulation begins: an organisation with a coordinator, a leader and volunteers,
// shifts of the next days, two wishes, and a phone for each person. Made once in a process, by the
// real server, and the same every time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/wish_service.pb.h"
#include "tests/sim/disk.h"
#include "tests/sim/sim_phone.h"

namespace glimmer::sim {

struct World {
  absl::Time start;
  Disk::Image server;
  std::vector<Owner> owners;  // coordinator, leader, volunteers
  std::vector<Disk::Image> phones;
  std::vector<v1::Shift> shifts;
  std::map<std::string, std::string> site_keys;  // by shift
  std::vector<v1::Wish> wishes;                  // one whole, one in parts

  const Owner& coordinator() const { return owners[0]; }
  const Owner& leader() const { return owners[1]; }
};

// What cannot be made ends the program.
const World& TheWorld();

}  // namespace glimmer::sim
