#include "mobile/desk/printed_cards.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>
#include <QPdfWriter>
#include <QTextLayout>
#include <algorithm>

#include "mobile/ui/qr_painting.h"
#include "mobile/ui/text_fonts.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/person_code.h"
#include "shared/domain/resource_names.h"

namespace glimmer::mobile {
namespace {

struct CardWords {
  Q_DECLARE_TR_FUNCTIONS(CardWords)
};

constexpr int kColumns = 2;
constexpr QSize kPage(21'000, 29'700);
constexpr QSize kCard(8'500, 5'400);
constexpr QPoint kFirst((kPage.width() - kColumns * kCard.width()) / 2,
                        (kPage.height() - kCardsOnPage / kColumns * kCard.height()) / 2);
constexpr int kCutLine = 10;

// On a card.
constexpr QRect kNamePlace(400, 350, 7'700, 1'700);
constexpr QRect kHomePlace(400, 2'300, 4'700, 1'600);
constexpr QRect kHintPlace(400, 4'050, 4'700, 1'000);
constexpr QRect kCodePlace(5'350, 2'150, 3'000, 3'000);

// How tall letters are. Words stay whole down to `whole`; from there on they are broken, too.
struct Sizes {
  int largest, whole, smallest;
};
constexpr Sizes kNameSizes = {1'000, 450, 100};
constexpr Sizes kHomeSizes = {400, 250, 100};
constexpr Sizes kHintSizes = {300, 250, 100};
constexpr int kStep = 50;

struct Fitted {
  QTextOption::WrapMode wrap;
  int size;
};

// Lays the text out for the place, and says whether it fits there.
bool LayOut(QTextLayout& layout, const QRect& place, const Fitted& fitted) {
  QFont font = layout.font();
  font.setPixelSize(fitted.size);
  layout.setFont(font);
  QTextOption option;
  option.setWrapMode(fitted.wrap);
  const bool mirrored = layout.text().isRightToLeft();
  option.setTextDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
  option.setAlignment(mirrored ? Qt::AlignRight : Qt::AlignLeft);
  layout.setTextOption(option);
  qreal y = 0;
  bool fits = true;
  layout.beginLayout();
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(place.width());
    line.setPosition({0, y});
    y += line.height();
    fits = fits && line.naturalTextWidth() <= place.width();
  }
  layout.endLayout();
  return fits && y <= place.height();
}

// Draws the text from the top of the place on, as large as it fits there. Returns as far as its
// words go.
QRectF PaintText(QPainter& painter, const QRect& place, const QString& text, bool bold,
                 const Sizes& sizes) {
  QFont font;
  font.setFamilies(TextFamilies(QLocale().name()));
  font.setBold(bold);
  QTextLayout layout(text, font);
  const auto fits = [&](QTextOption::WrapMode wrap, int from, int to) {
    for (int size = from; size >= to; size -= kStep) {
      if (LayOut(layout, place, {wrap, size})) return true;
    }
    return false;
  };
  if (!fits(QTextOption::WordWrap, sizes.largest, sizes.whole)) {
    fits(QTextOption::WrapAtWordBoundaryOrAnywhere, sizes.whole, sizes.smallest);
  }
  painter.setPen(Qt::black);
  layout.draw(&painter, place.topLeft());
  QRectF words;
  for (int i = 0; i < layout.lineCount(); ++i) words |= layout.lineAt(i).naturalTextRect();
  return words.translated(place.topLeft());
}

CardPlaces PaintCard(QPainter& painter, const QPoint& corner, const PrintedCard& card) {
  CardPlaces places;
  places.card = QRect(corner, kCard);
  places.code = kCodePlace.translated(corner);
  painter.setPen(QPen(Qt::gray, kCutLine));
  painter.drawRect(places.card);
  places.person_name =
      PaintText(painter, kNamePlace.translated(corner), card.person_name, true, kNameSizes);
  places.home = PaintText(painter, kHomePlace.translated(corner), card.home, false, kHomeSizes);
  places.hint = PaintText(painter, kHintPlace.translated(corner),
                          CardWords::tr("Show this to the leader when you come and when you go."),
                          false, kHintSizes);
  PaintQrCode(painter, places.code, card.code);
  return places;
}

}  // namespace

QString CardCode(const std::string& person) {
  const auto id = IdOf(kPeople, person, "person");
  if (!id.ok()) return {};
  return QString::fromStdString(Base45Encode(EncodePersonCode({*id, std::nullopt})));
}

std::vector<CardPlaces> PaintCards(QPainter& painter, const std::vector<PrintedCard>& cards,
                                   int page) {
  std::vector<CardPlaces> places;
  const size_t first = static_cast<size_t>(page) * kCardsOnPage;
  const size_t end = std::min(cards.size(), first + kCardsOnPage);
  for (size_t i = first; i < end; ++i) {
    const int place = static_cast<int>(i - first);
    const QPoint corner =
        kFirst + QPoint(place % kColumns * kCard.width(), place / kColumns * kCard.height());
    places.push_back(PaintCard(painter, corner, cards[i]));
  }
  return places;
}

QByteArray CardsPdf(const std::vector<PrintedCard>& cards) {
  QByteArray pdf;
  QBuffer buffer(&pdf);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(CardWords::tr("Cards"));
  writer.setResolution(kCardUnitsPerInch);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins(QMarginsF());
  QPainter painter(&writer);
  const int pages = (static_cast<int>(cards.size()) + kCardsOnPage - 1) / kCardsOnPage;
  for (int page = 0; page < pages; ++page) {
    if (page > 0) writer.newPage();
    PaintCards(painter, cards, page);
  }
  painter.end();
  return pdf;
}

}  // namespace glimmer::mobile
