#include "mobile/model/wish_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/time_convert.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {
namespace {

struct WishWords {
  Q_DECLARE_TR_FUNCTIONS(WishWords)
};

using Mine = MyClaim::Kind;

struct Symbol {
  const char* category;
  const char* name;
};

// Known kinds of wish; others show what is needed.
constexpr Symbol kSymbols[] = {{"books", "menuBook"},       {"repair", "build"},
                               {"light", "lightbulb"},      {"company", "group"},
                               {"reading", "localLibrary"}, {"phone", "smartphone"},
                               {"lesson", "localLibrary"}};

// A time of day never lies far away here, so day and clock are enough.
QString Until(absl::Time time, absl::Time now) {
  return MomentWords(time, absl::LocalTimeZone(), now);
}

QString HeldWords(const MyClaim& mine, absl::Time now) {
  if (mine.agreed_start) return WishWords::tr("Agreed: %1").arg(Until(*mine.agreed_start, now));
  return WishWords::tr("Bring it by %1").arg(Until(mine.expire_time, now));
}

BadgeWords MineBadge(const MyClaim& mine, absl::Time now) {
  switch (mine.kind) {
    case Mine::kNone:
      return {};
    case Mine::kRequested:
      return {"waiting", WishWords::tr("Asked for, not yet confirmed")};
    case Mine::kHeld:
      return {"offered", HeldWords(mine, now)};
    case Mine::kReleasing:
      return {"waiting", WishWords::tr("Giving it back")};
    case Mine::kDelivering:
      return {"waiting", WishWords::tr("Delivered, saved on this phone")};
    case Mine::kDelivered:
      return {"waiting", WishWords::tr("Delivered, the receiver has not confirmed yet")};
    case Mine::kConfirming:
      return {"waiting", WishWords::tr("The code is on its way")};
    case Mine::kConfirmed:
      return {"confirmed", WishWords::tr("Received. Thank you")};
    case Mine::kRefused:
      return {"refused", RefusalSentence(mine.refusal)};
  }
  return {};
}

}  // namespace

QString QuantityWords(int64_t thousandths, const std::string& measure) {
  const QString number = QLocale::c().toString(static_cast<double>(thousandths) / 1000, 'g', 12);
  return WishWords::tr("%1 %2", "number and measure").arg(number, QString::fromStdString(measure));
}

int64_t ReadQuantity(const QString& text) {
  bool ok = false;
  const double number = QLocale::c().toDouble(text.normalized(QString::NormalizationForm_KC), &ok);
  if (!ok || number <= 0 || number * 1000 > static_cast<double>(kMostQuantity)) return 0;
  return std::llround(number * 1000);
}

QString WishDetail(const WishView& view) {
  QStringList parts;
  if (!view.unit_name.empty()) parts.append(QString::fromStdString(view.unit_name));
  if (view.wish.has_service()) {
    parts.append(
        WishWords::tr("about %1").arg(LengthWords(absl::Minutes(view.wish.service().minutes()))));
  } else if (view.wish.goods().may_split()) {
    parts.append(WishWords::tr("can be shared"));
  }
  return parts.join(QStringLiteral(" · "));
}

QString DeliveryWords(const v1::Wish& wish, const v1::UnconfirmedDelivery& delivery,
                      absl::Time now) {
  const QString when = Until(FromTimestamp(delivery.end_time()), now);
  if (!wish.has_goods()) return when;
  return WishWords::tr("%1, %2", "how much was brought, and when")
      .arg(QuantityWords(delivery.quantity(), wish.goods().measure()), when);
}

QString LeftWords(const v1::Wish& wish) {
  if (!wish.goods().may_split()) return {};
  const int64_t left = wish.goods().quantity() - wish.claimed_quantity();
  if (left <= 0) return {};
  return WishWords::tr("%1 still wanted").arg(QuantityWords(left, wish.goods().measure()));
}

const std::vector<std::string>& WishCategories() {
  static const std::vector<std::string> kCategories = {"goods",  "repair", "company",
                                                       "lesson", "errand", "other"};
  return kCategories;
}

QString CategoryWords(const std::string& category) {
  if (category == "goods") return WishWords::tr("A thing", "kind of wish");
  if (category == "repair") return WishWords::tr("A repair");
  if (category == "company") return WishWords::tr("Company");
  if (category == "lesson") return WishWords::tr("A lesson");
  if (category == "errand") return WishWords::tr("An errand");
  if (category == "other") return WishWords::tr("Something else");
  return QString::fromStdString(category);
}

QString CeilingWords(const std::vector<v1::Unit>& units) {
  for (const v1::Unit& unit : units) {
    if (!unit.parent().empty() || unit.wish_ceiling_fen() == 0) continue;
    return WishWords::tr("Small things only: up to about %1")
        .arg(YuanWords(unit.wish_ceiling_fen()));
  }
  return {};
}

QString CompanionWords(const std::vector<std::string>& people,
                       const std::function<QString(const std::string&)>& name_of) {
  QStringList names;
  int others = 0;
  for (const std::string& person : people) {
    const QString name = name_of(person);
    if (name.isEmpty()) {
      ++others;
    } else {
      names.append(name);
    }
  }
  if (others > 0) {
    names.append(WishWords::tr("%1 more", "who came along, and is not known here").arg(others));
  }
  return names.join(WishWords::tr(", ", "between people"));
}

QString WishSymbol(const v1::Wish& wish) {
  for (const Symbol& symbol : kSymbols) {
    if (wish.category() == symbol.category) return symbol.name;
  }
  return wish.has_service() ? "volunteerActivism" : "redeem";
}

BadgeWords WishBadge(const WishView& view, absl::Time now) {
  if (view.mine.kind != Mine::kNone) return MineBadge(view.mine, now);
  if (!view.asked.empty()) return {"offered", WishWords::tr("Somebody brought it. Did it come?")};
  if (view.on_its_way) return {"waiting", WishWords::tr("Saved on this phone")};
  switch (view.wish.state()) {
    case v1::Wish::STATE_PROPOSED:
      return {"waiting", WishWords::tr("In review")};
    case v1::Wish::STATE_CLAIMED:
      return {"neutral", WishWords::tr("Claimed")};
    case v1::Wish::STATE_DELIVERED:
      return {"waiting", WishWords::tr("Delivered, not yet confirmed")};
    case v1::Wish::STATE_CONFIRMED:
    case v1::Wish::STATE_CLOSED:
      return {"confirmed", WishWords::tr("Fulfilled")};
    case v1::Wish::STATE_DECLINED:
      return {"refused", WishWords::tr("Not published")};
    case v1::Wish::STATE_WITHDRAWN:
      return {"neutral", WishWords::tr("Withdrawn")};
    default:
      break;
  }
  if (!view.overdue) return {};
  const auto day = ParseCivilDay(view.wish.deadline_date());
  return {"late", WishWords::tr("Was wanted by %1").arg(day.ok() ? ShortDate(*day) : QString())};
}

}  // namespace glimmer::mobile
