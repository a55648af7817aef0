// A volunteer's certificate says what the figures say, of nobody else, and issuing it is on record.
#include "server/hours/certificate_commands.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "server/hours/figures_store.h"
#include "server/hours/ledger_head_store.h"
#include "shared/rpc/error.h"
#include "tests/server/hours/ledger_fixture.h"

namespace glimmer::hours {
namespace {

class CertificateTest : public testing::Test {
 protected:
  absl::StatusOr<v1::CreateServiceCertificateResponse> Create(const std::string& person,
                                                              const std::string& start = "",
                                                              const std::string& end = "") {
    v1::CreateServiceCertificateRequest request;
    request.set_start_date(start);
    request.set_end_date(end);
    v1::CreateServiceCertificateResponse response;
    RETURN_IF_ERROR(world_.As(person, [&](rpc::Context& context) {
      response.Clear();
      return CreateServiceCertificate(context, key_, request, response);
    }));
    return response;
  }
  // What the signed text says.
  ServiceCertificate Read(const v1::CreateServiceCertificateResponse& response) {
    const auto certificate = CheckServiceCertificate(response.text(), key_.public_key);
    EXPECT_TRUE(certificate.ok()) << certificate.status();
    return certificate.value_or(ServiceCertificate());
  }
  Figure FigureOf(const std::string& person, const std::string& start, const std::string& end) {
    RecordFilter filter;
    filter.organization_id = world_.organization_id;
    filter.person_id = person;
    filter.start_date = start;
    filter.end_date = end;
    Figure figure;
    world_.Write([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const auto figures, FiguresStore(tx).List(filter, FigureGroup::kWhole));
      figure = figures.front();
      return absl::OkStatus();
    });
    return figure;
  }
  v1::ErrorReason Refusal(const std::string& start, const std::string& end) {
    return ReasonOf(Create(history_.people()[0], start, end).status());
  }

  test::World world_;
  LedgerHistory history_{world_, 5};
  const KeyPair key_ = NewSigningKey(world_.random);
};

TEST_F(CertificateTest, SaysWhatTheFiguresSay) {
  history_.Grow(300);
  const std::pair<const char*, const char*> periods[] = {
      {"", ""}, {"2026-01-10", ""}, {"", "2026-02-20"}, {"2026-02-01", "2026-02-28"}};
  int64_t minutes = 0;
  for (const std::string& person : history_.people()) {
    for (const auto& [start, end] : periods) {
      const auto response = Create(person, start, end);
      ASSERT_TRUE(response.ok()) << response.status();
      const ServiceCertificate certificate = Read(*response);
      const Figure figure = FigureOf(person, start, end);
      EXPECT_EQ(certificate.minutes, figure.minutes);
      EXPECT_EQ(certificate.person_times, figure.person_times);
      EXPECT_EQ(certificate.minutes_by_class, figure.minutes_by_class);
      EXPECT_EQ(certificate.start_date, start);
      EXPECT_EQ(certificate.end_date, end);
      minutes += certificate.minutes;
    }
  }
  EXPECT_GT(minutes, 1000);
}

TEST_F(CertificateTest, NamesPersonOrganisationTimeAndWhereTheLedgerStood) {
  history_.Grow(40);
  const auto response = Create(history_.people()[3]);
  ASSERT_TRUE(response.ok()) << response.status();
  const ServiceCertificate certificate = Read(*response);
  EXPECT_EQ(certificate.person_name, "Person 3");
  EXPECT_EQ(certificate.organization_name, "Lakeside Town");
  EXPECT_EQ(absl::ToUnixSeconds(certificate.issue_time), absl::ToUnixSeconds(world_.clock.Now()));
  EXPECT_EQ(certificate.as_of, certificate.issue_time);
  EXPECT_EQ(certificate.ledger_sequence, history_.rows().back().sequence);
  rpc::ChainHead head;
  world_.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(head, LedgerHeadStore(tx).Now(world_.organization_id));
    return absl::OkStatus();
  });
  EXPECT_EQ(certificate.ledger_value, head.value);
  EXPECT_EQ(head.value.size(), 32u);
  EXPECT_EQ(response->public_key(), key_.public_key);
  EXPECT_EQ(response->certificate().SerializeAsString(), ToProto(certificate).SerializeAsString());
}

TEST_F(CertificateTest, ANewcomersIsOfNothingYet) {
  const std::string person = world_.AddPerson({.display_name = "新来的"});
  const auto response = Create(person);
  ASSERT_TRUE(response.ok()) << response.status();
  const ServiceCertificate certificate = Read(*response);
  EXPECT_EQ(certificate.person_name, "新来的");
  EXPECT_EQ(certificate.minutes, 0);
  EXPECT_EQ(certificate.ledger_sequence, 0);
  EXPECT_EQ(certificate.ledger_value, "");
}

TEST_F(CertificateTest, EachIsOnRecordByItsNumber) {
  ASSERT_TRUE(Create(history_.people()[0]).ok());
  const auto second = Create(history_.people()[0]);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(world_.Audited("CreateServiceCertificate"), 2);
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM audit_records WHERE purpose = '",
                                    second->certificate().name(), "' AND subject = actor")),
            1);
}

TEST_F(CertificateTest, RefusesDaysThatCannotBe) {
  EXPECT_EQ(Refusal("2026-13-01", ""), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Refusal("", "tomorrow"), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Refusal("2026-03-02", "2026-03-01"), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Refusal("1969-01-01", ""), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Refusal("", "9999-12-31"), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Refusal("2026-03-01", "2026-03-01"), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(world_.Audited("CreateServiceCertificate"), 1);
}

// The name of the first organisation is a flag of the program and may be of any length.
TEST_F(CertificateTest, ANameThatIsTooLongEndsBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "村";
  world_.Execute(absl::StrCat("UPDATE units SET display_name = 'x", name, "' WHERE unit_id = '",
                              world_.root_unit_id, "'"));
  const auto response = Create(history_.people()[0]);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(Read(*response).organization_name, "x" + name.substr(0, 252));
}

}  // namespace
}  // namespace glimmer::hours
