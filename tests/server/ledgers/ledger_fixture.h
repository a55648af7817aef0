// A world with two coordinators of its unit: each call is one command by the person who is named
// first.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/notice_service.pb.h"
#include "server/ledgers/deed_commands.h"
#include "server/ledgers/follow_up_commands.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::ledgers {

class LedgerTest : public testing::Test {
 protected:
  // A problem in the world's unit.
  v1::FollowUp Problem(const std::string& title = "The lamp at the gate is dark") const;
  absl::StatusOr<v1::FollowUp> Open(const std::string& actor, const v1::FollowUp& follow_up,
                                    bool text_is_fine = false, const std::string& id = "");
  absl::StatusOr<v1::FollowUp> Plan(const std::string& actor, const v1::FollowUp& follow_up,
                                    const std::string& owner, const std::string& due_date,
                                    const std::string& measure = "", bool text_is_fine = false);
  absl::StatusOr<v1::FollowUp> Finish(const std::string& actor, const v1::FollowUp& follow_up,
                                      const std::string& evidence = "It shines again");
  absl::StatusOr<v1::FollowUp> Close(const std::string& actor, const v1::FollowUp& follow_up);
  absl::StatusOr<v1::FollowUp> Reopen(const std::string& actor, const v1::FollowUp& follow_up,
                                      const std::string& reason = "It is dark again");
  // Opened, planned for `owner` and finished by `finisher`.
  v1::FollowUp Finished(const std::string& owner, const std::string& finisher);

  // A deed of today in the world's unit, by nobody yet.
  v1::Deed Deed(const std::string& title = "Swept the yard") const;
  v1::Deed DeedOf(const std::string& person) const;
  v1::Deed DeedOfUnit(const std::string& unit) const;
  absl::StatusOr<v1::Deed> Record(const std::string& actor, const v1::Deed& deed,
                                  bool text_is_fine = false, const std::string& id = "");
  absl::StatusOr<v1::Deed> Decide(const std::string& actor, const v1::Deed& deed, bool confirm,
                                  const std::string& reason = "");
  absl::StatusOr<v1::Deed> Reverse(const std::string& actor, const v1::Deed& deed,
                                   const std::string& reason = "it was counted twice");

  // Runs a command with its request and gives its answer.
  template <typename Response, typename Request>
  absl::StatusOr<Response> Do(const std::string& actor,
                              absl::Status (*command)(rpc::Context&, const Request&, Response&),
                              const Request& request) {
    Response response;
    const absl::Status status = world_.As(actor, [&](rpc::Context& context) {
      response.Clear();
      if (actor == coordinator_ || actor == second_) context.caller.grants = {grant_};
      return command(context, request, response);
    });
    if (!status.ok()) return status;
    return response;
  }

  // Titles of what a list gives the coordinator, page by page to the last; `rows` are those of one.
  template <typename Row, typename Request, typename Response>
  std::vector<std::string> TitlesOf(
      absl::Status (*list)(rpc::Context&, const Request&, Response&), Request request,
      const google::protobuf::RepeatedPtrField<Row>& (Response::*rows)() const) {
    if (request.unit().empty()) request.set_unit(UnitName());
    std::vector<std::string> titles;
    do {
      const absl::StatusOr<Response> page = Do(coordinator_, list, request);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      for (const Row& row : ((*page).*rows)()) titles.push_back(row.title());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return titles;
  }

  // Days from today where the organisation is, YYYY-MM-DD.
  std::string Day(int days) const;
  std::string UnitName() const;
  void MergeInto(const std::string& person, const std::string& duplicate);
  void TearDown() override { EXPECT_EQ(world_.Broken(), std::vector<std::string>{}); }

  test::World world_;
  const std::string coordinator_ = world_.AddPerson({.display_name = "Sun Li"});
  const std::string second_ = world_.AddPerson({.display_name = "Zhou Min"});
  const std::string volunteer_ = world_.AddPerson({.display_name = "Li Na"});
  const rpc::Grant grant_{v1::ROLE_COORDINATOR, world_.unit_id,
                          world_.root_unit_id + "/" + world_.unit_id + "/"};
};

}  // namespace glimmer::ledgers
