#include "mobile/households/household_model.h"

#include <utility>

#include "mobile/households/household_terms.h"
#include "mobile/households/household_words.h"
#include "mobile/model/format_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/consent_rules.h"

namespace glimmer::mobile {
namespace {

constexpr v1::AddressPurpose kPurposes[] = {v1::ADDRESS_PURPOSE_ARRANGE,
                                            v1::ADDRESS_PURPOSE_CALL_BACK, v1::ADDRESS_PURPOSE_CARD,
                                            v1::ADDRESS_PURPOSE_SHEET, v1::ADDRESS_PURPOSE_DANGER};

QVariantMap Line(const char* symbol, const QString& words) {
  return {{"symbol", symbol}, {"words", words}};
}

std::string Digits(const QString& code) { return QString(code).remove(' ').toStdString(); }

bool IsNewer(const v1::Household& a, const v1::Household& b) {
  return FromTimestamp(a.update_time()) > FromTimestamp(b.update_time());
}

}  // namespace

HouseholdModel::HouseholdModel(PhoneContext& context, QObject* parent)
    : AskingModel(context, parent), contact_(this) {
  RefreshNow();
}

absl::Status HouseholdModel::Refresh() {
  ASSIGN_OR_RETURN(auto stored, phone().store().Get<v1::Household>(name_));
  if (answered_ && (!stored || IsNewer(*answered_, *stored))) {
    row_ = *answered_;
  } else if (stored) {
    row_ = *std::move(stored);
    answered_.reset();
  } else {
    name_.clear();
    row_.Clear();
    contact_.forget();
  }
  badge_ = HouseholdBadge(row_.state());
  return ShowLines();
}

absl::Status HouseholdModel::ShowLines() {
  lines_.clear();
  if (name_.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto unit, phone().store().Get<v1::Unit>(row_.unit()));
  if (unit) lines_.append(Line("place", QString::fromStdString(unit->display_name())));
  lines_.append(Line("verifiedUser", ConsentSentence(row_)));
  const auto review = ParseCivilDay(row_.review_date());
  if (review.ok() && mayWithdraw()) {
    lines_.append(Line("event", tr("Talk with it about going on from %1").arg(FullDate(*review))));
  }
  if (row_.has_terms()) lines_ += TermsLines(row_.terms());
  if (!row_.contact_person().empty()) {
    ASSIGN_OR_RETURN(const auto contact, phone().store().Get<v1::Person>(row_.contact_person()));
    lines_.append(Line(
        "smartphone",
        contact
            ? tr("Its contact has the app: %1").arg(QString::fromStdString(contact->display_name()))
            : tr("Its contact has the app")));
  } else if (row_.has_consent()) {
    lines_.append(Line("call", tr("No contact has the app. It speaks with its card, or when it is "
                                  "called back.")));
  }
  const int failures = row_.code_failures();
  if (failures >= kMostCardFailures) {
    lines_.append(Line("lock", tr("Its card is locked: the code was wrong too often. Call it "
                                  "back.")));
  } else if (failures > 0) {
    lines_.append(
        Line("lock", tr("Wrong codes of its card: %1 of %2").arg(failures).arg(kMostCardFailures)));
  }
  return absl::OkStatus();
}

QString HouseholdModel::dueSentence() const {
  return name_.empty() ? QString() : DueSentence(row_, context().Now());
}

QString HouseholdModel::termsText() const {
  return row_.has_terms() ? TermsText(row_.terms()) : QString();
}

bool HouseholdModel::mayWriteConsent() const {
  return !name_.empty() && NextState(ConsentsOf(row_).state, ConsentKind::kGiven).ok();
}

bool HouseholdModel::mayChangeTerms() const {
  return row_.has_terms() && NextState(ConsentsOf(row_).state, ConsentKind::kTermsChanged).ok();
}

bool HouseholdModel::mayWithdraw() const {
  return !name_.empty() && row_.state() != v1::Household::STATE_WITHDRAWN;
}

std::vector<v1::AddressPurpose> HouseholdModel::Purposes() const {
  std::vector<v1::AddressPurpose> allowed;
  if (name_.empty() || !row_.has_consent()) return allowed;
  for (const v1::AddressPurpose purpose : kPurposes) {
    const auto rule = static_cast<AddressPurpose>(purpose);
    if (CheckAddressPurpose(ConsentsOf(row_), rule, context().Now()).ok()) {
      allowed.push_back(purpose);
    }
  }
  return allowed;
}

QStringList HouseholdModel::purposes() const {
  QStringList words;
  for (const v1::AddressPurpose purpose : Purposes()) words.append(PurposeChoice(purpose));
  return words;
}

void HouseholdModel::show(const QString& household) {
  name_ = household.toStdString();
  answered_.reset();
  contact_.forget();
  RefreshNow();
}

void HouseholdModel::Show(const v1::Household& household) {
  if (household.name() != name_) contact_.forget();
  name_ = household.name();
  answered_ = household;
  RefreshNow();
}

void HouseholdModel::TakeAnswer(const v1::Household& household, const QString& sentence) {
  // Another one may be open by now: the answer is told, and nothing else.
  if (household.name() == name_) Show(household);
  Q_EMIT done(tr("%1: %2", "household and what came of it")
                  .arg(QString::fromStdString(household.alias()), sentence),
              {});
  syncNow();
}

template <typename Response>
void HouseholdModel::TakeWord(const Response& response, const QString& sentence) {
  if (response.accepted()) return TakeAnswer(response.household(), sentence);
  if (response.household().name() == name_) Show(response.household());
  Q_EMIT refused(WrongCodeSentence(response.household()));
}

void HouseholdModel::confirm(const QString& code) {
  v1::ConfirmConsentRequest request;
  request.set_household(name_);
  request.set_code(Digits(code));
  Ask<v1::ConfirmConsentResponse>(request, [this](const auto& response) {
    TakeWord(response, tr("Its consent is confirmed."));
  });
}

void HouseholdModel::pause() {
  v1::PauseHouseholdRequest request;
  request.set_household(name_);
  Ask<v1::PauseHouseholdResponse>(request, [this](const auto& response) {
    TakeAnswer(response.household(),
               tr("No visits for now. It is in no list; you find it by its whole name."));
  });
}

void HouseholdModel::resume(const QString& code) {
  v1::ResumeHouseholdRequest request;
  request.set_household(name_);
  request.set_code(Digits(code));
  Ask<v1::ResumeHouseholdResponse>(request, [this](const auto& response) {
    TakeWord(response, tr("It may be visited again."));
  });
}

void HouseholdModel::withdraw(bool eraseNow) {
  v1::WithdrawHouseholdRequest request;
  request.set_household(name_);
  request.set_erase_now(eraseNow);
  Ask<v1::WithdrawHouseholdResponse>(request, [this](const auto& response) {
    TakeAnswer(response.household(), tr("No more visits. All that is known of it is erased."));
  });
}

void HouseholdModel::lookUp(int purpose) {
  const std::vector<v1::AddressPurpose> allowed = Purposes();
  if (busy() || purpose < 0 || purpose >= static_cast<int>(allowed.size())) return;
  v1::LookUpHouseholdContactRequest request;
  request.set_household(name_);
  request.set_purpose(allowed[static_cast<size_t>(purpose)]);
  Ask<v1::LookUpHouseholdContactResponse>(
      request,
      [this, awaited = contact_.Await()](const v1::LookUpHouseholdContactResponse& response) {
        contact_.Show(awaited, response);
      });
}

}  // namespace glimmer::mobile
