#include "tests/server/visits/pairing_fixture.h"

#include "absl/strings/str_cat.h"
#include "server/households/address_release.h"
#include "server/households/household_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::visits {

absl::StatusOr<v1::Pairing> PairingTest::PairBy(const std::string& actor,
                                                const v1::Household& household,
                                                const std::string& person_id) {
  v1::CreatePairingRequest request;
  request.set_household(household.name());
  request.set_person(ResourceName(kPeople, person_id));
  ASSIGN_OR_RETURN(const auto response,
                   Do<v1::CreatePairingResponse>(actor, [&](rpc::Context& context, auto& answer) {
                     return CreatePairing(context, request, answer);
                   }));
  return response.pairing();
}

absl::StatusOr<v1::Pairing> PairingTest::Pair(const v1::Household& household,
                                              const std::string& person_id) {
  return PairBy(recorder_, household, person_id);
}

v1::Pairing PairingTest::Paired(const v1::Household& household, const std::string& person_id) {
  const absl::StatusOr<v1::Pairing> pairing = Pair(household, person_id);
  EXPECT_TRUE(pairing.ok()) << pairing.status();
  return pairing.value_or(v1::Pairing());
}

absl::StatusOr<v1::Pairing> PairingTest::EndIt(const std::string& actor,
                                               const v1::Pairing& pairing) {
  v1::EndPairingRequest request;
  request.set_pairing(pairing.name());
  ASSIGN_OR_RETURN(const auto response,
                   Do<v1::EndPairingResponse>(actor, [&](rpc::Context& context, auto& answer) {
                     return EndPairing(context, request, answer);
                   }));
  return response.pairing();
}

absl::Status PairingTest::Refuse(const std::string& actor, const v1::Household& household,
                                 const std::string& person_id) {
  v1::RefuseVisitorRequest request;
  request.set_household(household.name());
  request.set_person(ResourceName(kPeople, person_id));
  return Do<v1::RefuseVisitorResponse>(actor,
                                       [&](rpc::Context& context, auto& answer) {
                                         return RefuseVisitor(context, request, answer);
                                       })
      .status();
}

absl::StatusOr<v1::Pairing> PairingTest::SetNote(const std::string& actor,
                                                 const v1::Pairing& pairing,
                                                 const std::string& note) {
  v1::SetHandoverNoteRequest request;
  request.set_pairing(pairing.name());
  request.set_note(note);
  ASSIGN_OR_RETURN(const auto response,
                   Do<v1::SetHandoverNoteResponse>(actor, [&](rpc::Context& context, auto& answer) {
                     return SetHandoverNote(context, vault_, request, answer);
                   }));
  return response.pairing();
}

absl::StatusOr<v1::Pairing> PairingTest::Review(const v1::Pairing& pairing) {
  v1::ReviewPairingRequest request;
  request.set_pairing(pairing.name());
  ASSIGN_OR_RETURN(const auto response, Do<v1::ReviewPairingResponse>(
                                            recorder_, [&](rpc::Context& context, auto& answer) {
                                              return ReviewPairing(context, request, answer);
                                            }));
  return response.pairing();
}

std::vector<std::string> PairingTest::ListedPeople(int page_size) {
  std::vector<std::string> names;
  v1::ListPairingsRequest request;
  request.set_unit(ResourceName(kUnits, world_.root_unit_id));
  request.set_page_size(page_size);
  do {
    const auto page =
        Do<v1::ListPairingsResponse>(recorder_, [&](rpc::Context& context, auto& answer) {
          return ListPairings(context, request, answer);
        });
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) break;
    EXPECT_LE(page->pairings_size(), page_size);
    for (const v1::Pairing& pairing : page->pairings()) names.push_back(pairing.person());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  return names;
}

v1::Pairing PairingTest::Now(const v1::Pairing& pairing) {
  v1::Pairing now;
  const absl::Status status = world_.As(recorder_, [&](rpc::Context& context) -> absl::Status {
    ASSIGN_OR_RETURN(const Pairing row, NeedPairing(context, pairing.name()));
    ASSIGN_OR_RETURN(now, ToProto(context.tx, row));
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  return now;
}

std::string PairingTest::NoteFor(const v1::Household& household) {
  std::string note;
  const absl::Status status = world_.As(coordinator_, [&](rpc::Context& context) -> absl::Status {
    ASSIGN_OR_RETURN(const auto row, households::NeedHousehold(context, household.name()));
    ASSIGN_OR_RETURN(const auto pairing,
                     PairingStore(context.tx).WithNote(row.household_id, context.now));
    households::AddressRelease release{row, AddressPurpose::kArrange, std::nullopt};
    if (pairing) release.handover_note = HandoverPart(*pairing);
    ASSIGN_OR_RETURN(const auto secrets, households::ReleaseAddress(context, vault_, release));
    note = secrets.handover_note;
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  return note;
}

void PairingTest::Visited(const v1::Household& household, const std::vector<std::string>& people,
                          absl::Time start) {
  const std::string id = household.name().substr(kHouseholds.size() + 1);
  const absl::Time end = start + absl::Hours(1);
  const absl::Status status = world_.As(coordinator_, [&](rpc::Context& context) -> absl::Status {
    RETURN_IF_ERROR(context.tx.Execute(
        "INSERT INTO visits (visit_id, organization_id, unit_id, subject_key, household_id, state, "
        "start_time_us, end_time_us, introduction, min_people, travel_minutes, "
        "actual_start_time_us, actual_end_time_us, alarm, create_time_us, update_time_us) "
        "VALUES ($1, $2, $3, 'key', $4, 4, $5, $6, FALSE, 2, 0, $5, $6, 0, $5, $6)",
        context.NewId(), world_.organization_id, world_.unit_id, id, start, end));
    return NoteVisitHeld(context, id, people, start);
  });
  EXPECT_TRUE(status.ok()) << status;
}

std::string PairingTest::Planned(const v1::Household& household,
                                 const std::vector<std::string>& people, int state) {
  const std::string id = NewUlid(world_.clock.Now(), world_.random);
  const absl::Time start = world_.clock.Now() + absl::Hours(48);
  world_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(
        "INSERT INTO visits (visit_id, organization_id, unit_id, subject_key, household_id, state, "
        "start_time_us, end_time_us, introduction, min_people, travel_minutes, alarm, "
        "create_time_us, update_time_us) VALUES ($1, $2, $3, 'key', $4, $5, $6, $7, FALSE, 1, 0, "
        "0, $6, $6)",
        id, world_.organization_id, world_.unit_id, household.name().substr(kHouseholds.size() + 1),
        state, start, start + absl::Hours(1)));
    for (const std::string& person : people) {
      RETURN_IF_ERROR(tx.Execute("INSERT INTO visit_visitors VALUES ($1, $2, 2)", id, person));
    }
    return absl::OkStatus();
  });
  return id;
}

bool PairingTest::Goes(const std::string& visit_id, const std::string& person_id) {
  return world_.Int(absl::StrCat("SELECT COUNT(*) FROM visit_visitors v JOIN visits w ",
                                 "ON w.visit_id = v.visit_id WHERE w.state <= 3 AND v.state < 3 ",
                                 "AND v.visit_id = '", visit_id, "' AND v.person_id = '", person_id,
                                 "'")) == 1;
}

absl::Time PairingTest::Civil(int month, int day, int hour) const {
  return absl::FromCivil(absl::CivilHour(2026, month, day, hour),
                         LoadZone("Asia/Shanghai").value_or(absl::UTCTimeZone()));
}

}  // namespace glimmer::visits
