#include "tests/sim/campaign.h"

#include <algorithm>

namespace glimmer::sim {
namespace {

std::vector<Step> Without(const std::vector<Step>& steps, size_t from, size_t count) {
  std::vector<Step> fewer(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(from));
  const size_t rest = std::min(steps.size(), from + count);
  fewer.insert(fewer.end(), steps.begin() + static_cast<std::ptrdiff_t>(rest), steps.end());
  return fewer;
}

}  // namespace

Campaign PlaySeeds(uint64_t first, int count, int steps, Tooth tooth) {
  Campaign campaign;
  for (uint64_t seed = first; campaign.seeds < count && campaign.finding.empty(); ++seed) {
    const Result result = Play(StepsOf(seed, steps), tooth);
    ++campaign.seeds;
    for (const auto& [what, times] : result.counts) campaign.counts[what] += times;
    campaign.hash = campaign.hash * 31 + result.hash;
    campaign.finding = result.finding;
    campaign.seed = seed;
  }
  return campaign;
}

std::string KindOf(const std::string& finding) {
  const size_t end = finding.find_first_of(":0123456789");
  return finding.substr(0, end);
}

std::vector<Step> Shrink(std::vector<Step> steps, Tooth tooth, int most) {
  const Result whole = Play(steps, tooth);
  const std::string kind = KindOf(whole.finding);
  steps.resize(std::min(steps.size(), whole.history.size()));
  int played = 0;
  for (size_t chunk = std::max<size_t>(1, steps.size() / 2); chunk > 0; chunk /= 2) {
    for (size_t from = 0; from < steps.size() && played < most;) {
      std::vector<Step> fewer = Without(steps, from, chunk);
      ++played;
      if (KindOf(Play(fewer, tooth).finding) == kind) {
        steps = std::move(fewer);
      } else {
        from += chunk;
      }
    }
  }
  return steps;
}

}  // namespace glimmer::sim
