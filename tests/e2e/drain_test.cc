// The end of a server: what looks on is sent home, so that the end comes at once.
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "glimmer/v1/sync_service.grpc.pb.h"
#include "server/storage/store.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/server_process.h"

namespace glimmer {
namespace {

// A phone that has heard the first word of the feed and listens on.
struct Watcher {
  Watcher(const test::ServerProcess& server, const test::CrowdMember& member)
      : stub(v1::SyncService::NewStub(server.NewChannel())) {
    context.AddMetadata("authorization", absl::StrCat("Bearer ", member.token));
    stream = stub->WatchChanges(&context, v1::WatchChangesRequest());
    v1::WatchChangesResponse message;
    EXPECT_TRUE(stream->Read(&message));
  }

  grpc::Status End() {
    v1::WatchChangesResponse message;
    while (stream->Read(&message)) {
    }
    return stream->Finish();
  }

  std::unique_ptr<v1::SyncService::Stub> stub;
  grpc::ClientContext context;
  std::unique_ptr<grpc::ClientReader<v1::WatchChangesResponse>> stream;
};

TEST(DrainTest, StreamsAreEndedAndNotCutOffWhenTheServerStops) {
  test::TempDir folder;
  test::Crowd crowd;
  {
    auto database = storage::OpenData(folder.path(), absl::Now());
    ASSERT_TRUE(database.ok()) << database.status();
    crowd = test::SeedCrowd(**database, 5, 1);
  }
  test::ServerProcess server(folder.path());
  server.Start();
  std::vector<std::unique_ptr<Watcher>> watchers;
  for (const test::CrowdMember& member : crowd.people) {
    watchers.push_back(std::make_unique<Watcher>(server, member));
  }
  EXPECT_EQ(server.Stop(), 0);
  // A stream that is still open when the time for the end is over is UNAVAILABLE.
  for (const auto& watcher : watchers) EXPECT_TRUE(watcher->End().ok());
}

}  // namespace
}  // namespace glimmer
