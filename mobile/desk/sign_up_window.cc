#include "mobile/desk/sign_up_window.h"

#include <algorithm>

#include "mobile/model/format_words.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);
constexpr int kADayBefore = 2;  // of the choices for leaving

// How long before `start`.
absl::Duration Before(const google::protobuf::Timestamp& moment, absl::Time start) {
  return std::max(absl::ZeroDuration(), start - FromTimestamp(moment));
}

}  // namespace

QStringList SignUpWindow::Choices::Words() const {
  QStringList words;
  for (const Choice& choice : all) words.append(choice.words());
  return words;
}

void SignUpWindow::Choices::PutFirst(const Choice& choice) {
  all.insert(all.begin(), choice);
  chosen = 0;
}

SignUpWindow::SignUpWindow(PhoneContext& context, QObject* parent) : QObject(parent) {
  const auto usual = [](const char* words, absl::Duration before) {
    return Choice{[words] { return tr(words); }, before, before};
  };
  opens_.all = {usual(QT_TR_NOOP("At once"), absl::ZeroDuration()),
                usual(QT_TR_NOOP("4 weeks before"), 28 * kDay),
                usual(QT_TR_NOOP("2 weeks before"), 14 * kDay),
                usual(QT_TR_NOOP("A week before"), 7 * kDay),
                usual(QT_TR_NOOP("2 days before"), 2 * kDay)};
  closes_.all = {usual(QT_TR_NOOP("At the start"), absl::ZeroDuration()),
                 usual(QT_TR_NOOP("2 h before"), absl::Hours(2)),
                 usual(QT_TR_NOOP("A day before"), kDay),
                 usual(QT_TR_NOOP("3 days before"), 3 * kDay)};
  leave_.all = {usual(QT_TR_NOOP("At any time"), absl::ZeroDuration()),
                usual(QT_TR_NOOP("Until 2 h before"), absl::Hours(2)),
                usual(QT_TR_NOOP("Until a day before"), kDay)};
  leave_.chosen = kADayBefore;
  connect(&context, &PhoneContext::changed, this, &SignUpWindow::changed);
}

void SignUpWindow::ShowKept(const v1::Shift& shift, absl::Time now) {
  const absl::TimeZone zone = ZoneOf(shift.time_zone());
  const absl::Time start = FromTimestamp(shift.start_time());
  const auto as_it_is = [&](const google::protobuf::Timestamp& moment) {
    const absl::Time time = FromTimestamp(moment);
    return Choice{[=] { return tr("As it is: %1").arg(MomentWords(time, zone, now)); },
                  {},
                  Before(moment, start)};
  };
  Choice opens = as_it_is(shift.sign_up_open_time());
  if (FromTimestamp(shift.sign_up_open_time()) <= now)
    opens.words = [] { return tr("It is open"); };
  opens_.PutFirst(opens);
  closes_.PutFirst(as_it_is(shift.sign_up_close_time()));
  leave_.PutFirst(as_it_is(shift.leave_deadline()));
  Q_EMIT changed();
}

void SignUpWindow::ShowCopied(const v1::Shift& shift, absl::Time now) {
  const absl::Time start = FromTimestamp(shift.start_time());
  const auto as_there = [&](const google::protobuf::Timestamp& moment) {
    const absl::Duration before = Before(moment, start);
    return Choice{[before] { return tr("As there: %1 before").arg(LengthWords(before)); }, before,
                  before};
  };
  const auto put = [&](Choices& choices, const google::protobuf::Timestamp& moment) {
    const Choice copied = as_there(moment);
    for (size_t i = 0; i < choices.all.size(); ++i) {
      if (choices.all[i].before != copied.before) continue;
      choices.chosen = static_cast<int>(i);
      return;
    }
    choices.PutFirst(copied);
  };
  // One that is open may have opened at once: nobody knows any more.
  if (FromTimestamp(shift.sign_up_open_time()) > now) put(opens_, shift.sign_up_open_time());
  put(closes_, shift.sign_up_close_time());
  put(leave_, shift.leave_deadline());
  Q_EMIT changed();
}

SignUpWindow::Befores SignUpWindow::Chosen() const {
  return {.opens = opens_.Chosen().before,
          .closes = closes_.Chosen().before,
          .leave = leave_.Chosen().before};
}

void SignUpWindow::Fill(v1::ShiftPattern& pattern) const {
  const Befores chosen = Chosen();
  const absl::Duration none = absl::ZeroDuration();
  *pattern.mutable_sign_up_opens_before() = ToDurationProto(chosen.opens.value_or(none));
  *pattern.mutable_sign_up_closes_before() = ToDurationProto(chosen.closes.value_or(none));
  *pattern.mutable_leave_before() = ToDurationProto(chosen.leave.value_or(none));
}

QString SignUpWindow::Missing() const {
  const absl::Duration opens = opens_.Chosen().is;
  const bool late = opens > absl::ZeroDuration() && opens <= closes_.Chosen().is;
  return late ? tr("Sign-up must open before it closes") : QString();
}

void SignUpWindow::Choose(Choices& choices, int index) {
  choices.chosen = std::clamp(index, 0, static_cast<int>(choices.all.size()) - 1);
  Q_EMIT changed();
}

}  // namespace glimmer::mobile
