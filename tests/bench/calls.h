// The calls that rows are made of. Call `n` is one that nobody has made before.
#pragma once

#include <string>

#include "tests/bench/load.h"
#include "tests/bench/stage.h"

namespace glimmer::bench {

StartCall SignUpCall(const Season& season);   // the next shift of the next person
StartCall ClaimCall(const Season& season);    // the next wish, and gives it back
StartCall CheckInCall(const Season& season);  // to a shift that has begun
StartCall ListCall(const Season& season);     // of 20 shifts
StartCall FeedCall(const Season& season);     // the first 200 resources of a full load

// What the server answers to a list and to the first page of the feed, as octets.
std::string ListOctets(const Season& season, const std::shared_ptr<grpc::Channel>& channel);
std::string FeedOctets(const Season& season, const std::shared_ptr<grpc::Channel>& channel);

}  // namespace glimmer::bench
