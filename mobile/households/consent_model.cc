#include "mobile/households/consent_model.h"

#include "mobile/households/consent_notice.h"
#include "mobile/households/household_words.h"
#include "shared/base/status_macros.h"
#include "shared/domain/consent_rules.h"

namespace glimmer::mobile {
namespace {

std::string Typed(const QString& text) { return text.trimmed().toStdString(); }

}  // namespace

ConsentModel::ConsentModel(PhoneContext& context, const QString& household, QObject* parent)
    : HouseholdFormModel(context, household, parent),
      witness_(context, this),
      contact_(context, this),
      purpose_rows_(ChoiceRow::staticMetaObject, this),
      hint_rows_(ChoiceRow::staticMetaObject, this) {
  for (const PersonPicker* picker : {&witness_, &contact_}) {
    connect(picker, &PersonPicker::changed, this, &PageModel::refreshed);
  }
  Load();
}

absl::Status ConsentModel::Refresh() {
  ShowChoices();
  return HouseholdFormModel::Refresh();
}

// It is explained in the language that the household talks in, as far as that is known.
void ConsentModel::Begin() {
  const auto& talks = household().terms().languages();
  for (size_t i = 0; i < LanguageTags().size(); ++i) {
    if (!talks.empty() && talks[0] == LanguageTags()[i]) language_ = static_cast<int>(i);
  }
}

QStringList ConsentModel::givers() const { return GiverWords(); }

QStringList ConsentModel::channels() const { return ChannelWords(); }

void ConsentModel::ShowChoices() {
  purpose_rows_.SetRows(ChoiceRows(ConsentPurposeWords(), purposes_));
  hint_rows_.SetRows(ChoiceRows(HintWords(), hints_));
}

QStringList ConsentModel::languages() const {
  QStringList words;
  for (const std::string& tag : LanguageTags()) words.append(LanguageWords(tag));
  return words;
}

std::string ConsentModel::LanguageTag() const {
  return LanguageTags()[static_cast<size_t>(language_)];
}

void ConsentModel::setLanguage(int language) {
  if (language < 0 || language >= static_cast<int>(LanguageTags().size())) return;
  const QString before = notice();
  Choose(language_, language);
  // Another text is another explanation.
  if (notice() != before) setExplained(false);
}

QString ConsentModel::notice() const { return ConsentNotice(LanguageTag()); }

void ConsentModel::setExplained(bool on) {
  explained_ = on;
  Q_EMIT refreshed();
}

void ConsentModel::Set(QString& field, const QString& text) {
  if (field == text) return;
  field = text;
  Q_EMIT refreshed();
}

void ConsentModel::Choose(int& field, int value) {
  if (field == value) return;
  field = value;
  Q_EMIT refreshed();
}

void ConsentModel::Toggle(std::set<int>& places, int place) {
  if (places.erase(place) == 0) places.insert(place);
  ShowChoices();
  Q_EMIT refreshed();
}

void ConsentModel::togglePurpose(int purpose) { Toggle(purposes_, purpose); }

void ConsentModel::toggleHint(int hint) { Toggle(hints_, hint); }

QString ConsentModel::missing() const {
  if (!loaded()) return tr("The household is not loaded yet");
  if (!explained_) return tr("Read the text to the household first");
  if (purposes_.empty()) return tr("Say what it consents to");
  if (const QString terms = draft().Missing(); !terms.isEmpty()) return terms;
  if (!CheckGiver(static_cast<GivenBy>(giver_ + 1), draft().minors()).ok()) {
    return tr("Where there are children a guardian consents");
  }
  if (contact_name_.trimmed().isEmpty()) return tr("Say whom to ask for");
  if (address_.trimmed().isEmpty()) return tr("Say where the household lives");
  return {};
}

v1::RecordConsentRequest ConsentModel::Request() const {
  v1::RecordConsentRequest request;
  request.set_household(name());
  v1::ConsentRecord& consent = *request.mutable_consent();
  consent.set_given_by(static_cast<v1::ConsentRecord::GivenBy>(giver_ + 1));
  consent.set_channel(static_cast<v1::ConsentRecord::Channel>(channel_ + 1));
  for (const int purpose : purposes_) {
    consent.add_purposes(static_cast<v1::ConsentRecord::Purpose>(purpose + 1));
  }
  consent.set_language(LanguageTag());
  consent.set_notice_hash(ConsentNoticeHash(notice()));
  consent.set_witness(witness_.person());
  *request.mutable_terms() = draft().Terms();
  v1::HouseholdContact& contact = *request.mutable_contact();
  contact.set_display_name(Typed(contact_name_));
  contact.set_address(Typed(address_));
  contact.set_phone(Typed(phone_number_));
  if (!hints_.empty() || !note_line_.trimmed().isEmpty()) {
    v1::AccessNote& note = *request.mutable_access_note();
    for (const int hint : hints_) note.add_hints(static_cast<v1::AccessNote::Hint>(hint + 1));
    note.set_line(Typed(note_line_));
  }
  request.set_contact_person(contact_.person());
  return request;
}

void ConsentModel::write() {
  if (const QString sentence = missing(); !sentence.isEmpty()) return Q_EMIT refused(sentence);
  Ask<v1::RecordConsentResponse>(Request(), [this](const auto& response) { Show(response); });
}

void ConsentModel::Show(const v1::RecordConsentResponse& response) {
  Take(response.household());
  code_ = response.code();
  // The server has it now; here it goes at once.
  for (QString* typed : {&contact_name_, &address_, &phone_number_, &note_line_}) typed->clear();
  hints_.clear();
  ShowChoices();
  Q_EMIT refreshed();
  syncNow();
}

}  // namespace glimmer::mobile
