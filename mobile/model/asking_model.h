// Base of the pages that ask the server at once and write nothing of it on the phone. The same
// question, asked again after no answer came, goes under the same request_id, so that nothing is
// done twice. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_ASKING_MODEL_H_
#define GLIMMER_MOBILE_MODEL_ASKING_MODEL_H_

#include <functional>
#include <string>
#include <utility>

#include "google/protobuf/descriptor.h"
#include "mobile/model/page_model.h"

namespace glimmer::mobile {

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
  // Asks by the call that `Request` belongs to. Does nothing while another question is on its way.
  // Without an answer `failed` is told why, or else the person, as by TellFailure.
  template <typename Response, typename Request>
  void Ask(Request request, std::function<void(const Response&)> done,
           std::function<void(const absl::Status&)> failed = nullptr) {
    if (busy_) return;
    const std::string method = MethodOf(*Request::descriptor());
    if constexpr (requires { request.set_request_id(""); }) {
      request.set_request_id(RequestIdFor(method, request.SerializeAsString()));
    }
    SetBusy(true);
    context().Call<Response>(this, method, request,
                             [this, done = std::move(done),
                              failed = std::move(failed)](absl::StatusOr<Response> response) {
                               Answered(response.status());
                               SetBusy(false);
                               if (response.ok()) return done(*response);
                               if (failed) return failed(response.status());
                               TellFailure(response.status());
                             });
  }
  // As Refuse. What was changed meanwhile is fetched, so that the person can look again.
  void TellFailure(const absl::Status& status);

 private:
  static std::string MethodOf(const google::protobuf::Descriptor& request);
  std::string RequestIdFor(absl::string_view method, const std::string& content);
  void Answered(const absl::Status& status);
  void SetBusy(bool busy);

  bool busy_ = false;
  // Of the question that no answer came to; its content as a hash.
  std::string request_id_, asked_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_ASKING_MODEL_H_
