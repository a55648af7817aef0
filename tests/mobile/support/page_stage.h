// A phone in a folder that goes away, on a clock that stands still, holding the sample season; and
// one page of it in a real window. Main thread.
#pragma once

#include <QString>
#include <memory>

#include "mobile/model/languages.h"
#include "mobile/model/page_model.h"
#include "mobile/model/settings.h"
#include "tests/mobile/support/app_window.h"
#include "tests/mobile/support/sample_season.h"
#include "tests/support/fakes.h"

namespace glimmer::mobile {

struct Looks {
  int width = 390;
  int height = 844;
  QString language = "zh";
  bool elder = false;
  bool dark = false;
  bool mirrored = false;
  double step = 1;
};

class PageStage {
 public:
  using Who = SampleWho;
  // What fails here ends the test program. Without `season` the store is empty and not enrolled.
  explicit PageStage(Who who = Who::kVolunteer, bool season = true);
  ~PageStage();

  PhoneContext& context() { return *context_; }
  Phone& phone() { return context_->phone(); }
  test::FakeClock& clock() { return clock_; }
  Settings& settings() { return *settings_; }
  const test::TempDir& folder() const { return folder_; }
  // The words of models made from now on; Show does the same.
  void Use(const QString& language) { languages_.Use(language); }

  // What a page of the feed would do with one resource; `fill` writes it.
  void Serve(const std::string& name, const std::function<void(v1::Change&)>& fill);
  void Serve(const v1::Shift& shift);
  void Serve(const v1::SignUp& sign_up);
  void Serve(const v1::Attendance& attendance);
  void Serve(const v1::ServiceRecord& record);
  void Serve(const v1::Notice& notice);
  // The households and visits of the sample season; those of a household whose contact the
  // volunteer is.
  void ServeHouseholds();
  void ServeOwnHousehold();
  // kSampleSigner has a place on shifts/books.
  void ServeSigner();
  // This is the phone of `person`, and its key signs what they claim.
  void BelongTo(const std::string& person);
  // The last request that the phone has not sent yet; an empty one when there is none of its kind.
  template <typename Request>
  Request LastRequest() {
    Request request;
    const auto open = phone().outbox().Open();
    const bool found = open.ok() && !open->empty() && request.ParseFromString(open->back().request);
    return found ? request : Request();
  }
  // Moves the clock and lets models read anew.
  void Advance(absl::Duration by);

  // Shows `page` of the module with `model` and, for pages that want them, extra bindings such as
  // "settings: stageSettings". The model outlives the window.
  AppWindow& Show(const QString& uri, const QString& page, QObject* model, const Looks& looks = {},
                  const QString& extra = {});

 private:
  v1::ListChangesResponse EmptyPage();
  void Apply(const v1::ListChangesResponse& page);

  const Who who_;
  test::TempDir folder_;
  test::FakeClock clock_;
  test::SeededRandom random_;
  Languages languages_;
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<PhoneContext> context_;
  std::unique_ptr<AppWindow> window_;
};

}  // namespace glimmer::mobile
