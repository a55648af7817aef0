#include "server/rpc/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glimmer/v1/access_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "google/protobuf/descriptor.pb.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::rpc {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::DescriptorProto;
using google::protobuf::FileDescriptorProto;
using google::protobuf::MethodDescriptorProto;
using testing::HasSubstr;

// A file like access_service.proto whose first method was doctored.
class PolicyTest : public testing::Test {
 protected:
  PolicyTest() {
    v1::GetServerInfoRequest::descriptor()->file()->CopyTo(&file_);
    file_.set_name("doctored.proto");
    file_.set_package("doctored");
    for (auto& service : *file_.mutable_service()) {
      for (auto& method : *service.mutable_method()) {
        method.set_input_type(Moved(method.input_type()));
        method.set_output_type(Moved(method.output_type()));
      }
    }
    for (auto& message : *file_.mutable_message_type()) MoveFields(message);
  }

  static void MoveFields(DescriptorProto& message) {
    for (auto& field : *message.mutable_field()) {
      if (field.has_type_name()) field.set_type_name(Moved(field.type_name()));
    }
    for (auto& nested : *message.mutable_nested_type()) MoveFields(nested);
  }

  static std::string Moved(const std::string& type) {
    if (type == ".glimmer.v1.Role") return type;  // of policy.proto
    const std::string prefix = ".glimmer.v1.";
    return type.rfind(prefix, 0) == 0 ? ".doctored." + type.substr(prefix.size()) : type;
  }

  MethodDescriptorProto& Method(const std::string& name) {
    for (auto& method : *file_.mutable_service(0)->mutable_method()) {
      if (method.name() == name) return method;
    }
    ADD_FAILURE() << name;
    return *file_.mutable_service(0)->mutable_method(0);
  }

  v1::Rule& RuleOf(const std::string& name) {
    return *Method(name).mutable_options()->MutableExtension(v1::rule);
  }

  absl::Status Load() {
    const auto* file = pool_.BuildFile(file_);
    if (file == nullptr) return absl::InternalError("the doctored file does not build");
    return Policy::LoadFrom({file}).status();
  }

  std::string Fault() { return std::string(Load().message()); }

  FileDescriptorProto file_;
  DescriptorPool pool_{DescriptorPool::generated_pool()};
};

TEST(PolicyOfTheProgramTest, HasARuleForEveryMethodOfEveryService) {
  const auto policy = Policy::Load();
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_GE(policy->methods().size(), 50u);
  for (const auto& [name, method] : policy->methods()) {
    EXPECT_NE(method->rule.access(), v1::ACCESS_UNSPECIFIED) << name;
  }
}

TEST(PolicyOfTheProgramTest, DeniesWhatItDoesNotKnow) {
  const auto policy = Policy::Load();
  ASSERT_TRUE(policy.ok());
  Caller everything;
  everything.person_id = "p";
  everything.local = true;
  everything.grants = {{v1::ROLE_ORGANIZATION_ADMIN, "u", "u/"}};
  const MethodPolicy& unknown = policy->For(v1::Device::descriptor());
  EXPECT_EQ(ReasonOf(CheckRole(unknown, everything)), v1::ERROR_REASON_ROLE_MISSING);
}

TEST_F(PolicyTest, AcceptsTheFileAsItIs) { EXPECT_TRUE(Load().ok()) << Load(); }

TEST_F(PolicyTest, FindsAMethodWithoutRule) {
  Method("GrantRole").clear_options();
  EXPECT_THAT(Fault(), HasSubstr("GrantRole has no rule"));
}

TEST_F(PolicyTest, FindsARuleWithoutAccess) {
  RuleOf("GrantRole").clear_access();
  EXPECT_THAT(Fault(), HasSubstr("GrantRole has no rule"));
}

TEST_F(PolicyTest, FindsAScopeThatTheRequestDoesNotHave) {
  RuleOf("GrantRole").set_scope("unit.name");
  EXPECT_THAT(Fault(), HasSubstr("GrantRole has no text field unit.name"));
}

TEST_F(PolicyTest, FindsAScopedMethodThatNobodyMayCall) {
  RuleOf("GrantRole").clear_roles();
  EXPECT_THAT(Fault(), HasSubstr("GrantRole is scoped, but nobody may call it"));
}

TEST_F(PolicyTest, FindsAWriteWithoutRequestId) {
  RuleOf("ListDevices").set_reads(false);
  EXPECT_THAT(Fault(), HasSubstr("ListDevices writes without request_id"));
}

TEST_F(PolicyTest, FindsARequestThatTwoMethodsShare) {
  Method("GrantRole").set_input_type(Method("RevokeRole").input_type());
  RuleOf("GrantRole").set_scope("role_grant");
  EXPECT_THAT(Fault(), HasSubstr("shares its request's type"));
}

class RoleTest : public testing::Test {
 protected:
  absl::Status Check(v1::Access access, const Caller& caller) {
    MethodPolicy method;
    method.rule.set_access(access);
    method.rule.add_roles(v1::ROLE_COORDINATOR);
    return CheckRole(method, caller);
  }

  static Caller With(v1::Role role) {
    Caller caller;
    caller.person_id = "p";
    caller.grants = {{role, "u", "r/u/"}};
    return caller;
  }
};

TEST_F(RoleTest, AsksForOneOfTheRolesOfTheRule) {
  EXPECT_TRUE(Check(v1::ACCESS_SCOPED, With(v1::ROLE_COORDINATOR)).ok());
  EXPECT_FALSE(Check(v1::ACCESS_SCOPED, With(v1::ROLE_AUDITOR)).ok());
  // A role that this program does not know, as after a downgrade.
  EXPECT_FALSE(Check(v1::ACCESS_SCOPED, With(static_cast<v1::Role>(99))).ok());
  EXPECT_FALSE(Check(v1::ACCESS_SCOPED, Caller()).ok());
}

TEST_F(RoleTest, OpensLocalMethodsToTheOperatorAlone) {
  Caller local;
  local.local = true;
  EXPECT_TRUE(Check(v1::ACCESS_LOCAL, local).ok());
  EXPECT_FALSE(Check(v1::ACCESS_LOCAL, With(v1::ROLE_ORGANIZATION_ADMIN)).ok());
  EXPECT_FALSE(Check(v1::ACCESS_SESSION, local).ok());
}

// Units and hour rules, which everybody may read.
TEST_F(RoleTest, LetsTheOperatorReadWhatAnySessionMay) {
  MethodPolicy method;
  method.rule.set_access(v1::ACCESS_SESSION);
  method.rule.set_reads(true);
  Caller local;
  local.local = true;
  EXPECT_TRUE(CheckRole(method, local).ok());
  EXPECT_FALSE(CheckRole(method, Caller()).ok());
}

TEST_F(RoleTest, CoversTheUnitAndWhatIsBelowIt) {
  const Caller caller = With(v1::ROLE_COORDINATOR);
  EXPECT_TRUE(caller.Covers(v1::ROLE_COORDINATOR, "r/u/"));
  EXPECT_TRUE(caller.Covers(v1::ROLE_COORDINATOR, "r/u/x/"));
  EXPECT_FALSE(caller.Covers(v1::ROLE_COORDINATOR, "r/"));
  EXPECT_FALSE(caller.Covers(v1::ROLE_COORDINATOR, "r/ux/"));
  EXPECT_FALSE(caller.Covers(v1::ROLE_AUDITOR, "r/u/"));
}

}  // namespace
}  // namespace glimmer::rpc
