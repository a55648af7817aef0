// Base of the pages about households: what they do asks the server and is written nowhere on the
// phone. The same question, asked again after no answer came, goes under the same request_id, so
// that nothing is done twice. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_ASKING_MODEL_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_ASKING_MODEL_H_

#include <functional>
#include <string>
#include <utility>

#include "glimmer/v1/household_service.pb.h"
#include "mobile/model/page_model.h"

namespace glimmer::mobile {

inline constexpr absl::string_view kHouseholdService = "/glimmer.v1.HouseholdService/";

class AskingModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("A base")
  // A question is on its way.
  Q_PROPERTY(bool busy READ busy NOTIFY refreshed)

 public:
  AskingModel(PhoneContext& context, QObject* parent) : PageModel(context, parent) {}

  bool busy() const { return busy_; }

 protected:
  // `call` is a method of HouseholdService, or begins with "/" and names another service, too.
  // Does nothing while another question is on its way. A refusal is told as by Refuse.
  template <typename Response, typename Request>
  void Ask(absl::string_view call, Request request, std::function<void(const Response&)> done) {
    if (busy_) return;
    if constexpr (requires { request.set_request_id(""); }) {
      request.set_request_id(RequestIdFor(call, request.SerializeAsString()));
    }
    SetBusy(true);
    context().Call<Response>(this, MethodOf(call), request,
                             [this, done = std::move(done)](absl::StatusOr<Response> response) {
                               Answered(response.status());
                               SetBusy(false);
                               if (!response.ok()) return Refuse(response.status());
                               done(*response);
                             });
  }
  void SetBusy(bool busy);

 private:
  static std::string MethodOf(absl::string_view call);
  std::string RequestIdFor(absl::string_view call, const std::string& content);
  void Answered(const absl::Status& status);

  bool busy_ = false;
  // Of the question that no answer came to; its content as a hash.
  std::string request_id_, asked_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_ASKING_MODEL_H_
