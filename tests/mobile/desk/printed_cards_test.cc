// Cards on paper: a scanner reads whose they are, and no name is too long for one.
#include "mobile/desk/printed_cards.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "mobile/scan/qr_reader.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/person_code.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

constexpr double kDotsPerInch = 200;  // of a poor printer

struct Page {
  QImage picture;
  std::vector<CardPlaces> places;
};

// A page of A4 as it comes out of the printer.
Page Print(const std::vector<PrintedCard>& cards, int number = 0) {
  const double scale = kDotsPerInch / kCardUnitsPerInch;
  Page page{QImage(QSizeF(21'000 * scale, 29'700 * scale).toSize(), QImage::Format_RGB32), {}};
  page.picture.fill(Qt::white);
  QPainter painter(&page.picture);
  painter.scale(scale, scale);
  page.places = PaintCards(painter, cards, number);
  return page;
}

QImage Cut(const Page& page, const CardPlaces& places) {
  const double scale = kDotsPerInch / kCardUnitsPerInch;
  const QRectF card(places.card);
  return page.picture.copy(QRectF(card.topLeft() * scale, card.size() * scale).toRect());
}

std::string IdOfCard(int i) { return QString("01HV%1").arg(i, 22, 10, QChar('0')).toStdString(); }

PrintedCard CardOf(int i, const QString& name = "马晓燕", const QString& home = "城东图书馆") {
  return {name, home, CardCode("people/" + IdOfCard(i))};
}

class PrintedCardsTest : public testing::Test {
 protected:
  PageStage stage_{SampleWho::kCoordinator};
};

TEST_F(PrintedCardsTest, AScannerReadsWhoseEachCardIs) {
  std::vector<PrintedCard> cards;
  for (int i = 0; i < kCardsOnPage + 1; ++i) cards.push_back(CardOf(i));
  int read = 0;
  for (const int number : {0, 1, 2}) {
    const Page page = Print(cards, number);
    for (const CardPlaces& places : page.places) {
      const auto text = ReadQrCode(Cut(page, places));
      ASSERT_TRUE(text) << read;
      const auto bytes = Base45Decode(text->toStdString());
      ASSERT_TRUE(bytes.ok()) << bytes.status();
      const auto code = ParsePersonCode(*bytes);
      ASSERT_TRUE(code.ok()) << code.status();
      EXPECT_EQ(code->person_id, IdOfCard(read++));
      EXPECT_FALSE(code->claim);
    }
  }
  EXPECT_EQ(read, kCardsOnPage + 1);
}

TEST_F(PrintedCardsTest, NoNameIsCut) {
  const QString names[] = {QString(60, QChar(0x9F98)),  // 龘
                           QString(60, 'W'),
                           QString("Wolfeschlegelsteinhausen Bergerdorff ").repeated(2).left(60),
                           QString("阿卜杜热合曼·").repeated(9).left(60),
                           QString("عبدالرحمن محمدئىمىن ").repeated(3).left(60),
                           "李",
                           "O"};
  std::vector<PrintedCard> cards;
  for (const QString& name : names) {
    cards.push_back(CardOf(static_cast<int>(cards.size()), name, name));
  }
  for (const char* language : {"zh", "en"}) {
    stage_.Use(language);
    const Page page = Print(cards);
    ASSERT_EQ(page.places.size(), cards.size());
    for (const CardPlaces& places : page.places) {
      const QRectF parts[] = {places.person_name, places.home, places.hint, places.code};
      for (const QRectF& part : parts) {
        EXPECT_FALSE(part.isEmpty());
        EXPECT_TRUE(QRectF(places.card).contains(part));
        for (const QRectF& other : parts) EXPECT_TRUE(&part == &other || !part.intersects(other));
      }
    }
    if (const char* dir = std::getenv("GLIMMER_SHOTS")) {
      EXPECT_TRUE(page.picture.save(QString("%1/cards-%2.png").arg(dir, language)));
    }
  }
}

TEST_F(PrintedCardsTest, AShortNameIsLarge) {
  const Page page = Print({CardOf(0, "马晓燕"), CardOf(1, QString(60, QChar(0x9F98)))});
  ASSERT_EQ(page.places.size(), 2u);
  EXPECT_GT(page.places[0].person_name.height(), 1'000);  // 1 cm
  EXPECT_EQ(page.places[0].card.size(), QSize(8'500, 5'400));
  EXPECT_LT(page.places[1].person_name.height(), 2'000);
}

TEST_F(PrintedCardsTest, AnArabicNameStandsAtTheRight) {
  const Page page = Print({CardOf(0, "عبدالرحمن"), CardOf(1, "Zhao")});
  const CardPlaces& arabic = page.places[0];
  const CardPlaces& latin = page.places[1];
  EXPECT_GT(arabic.person_name.center().x(), arabic.card.center().x());
  EXPECT_LT(latin.person_name.center().x(), latin.card.center().x());
}

TEST_F(PrintedCardsTest, ThePdfHasAPageForEachTen) {
  std::vector<PrintedCard> cards;
  for (int i = 0; i < 2 * kCardsOnPage + 1; ++i) cards.push_back(CardOf(i));
  const QByteArray pdf = CardsPdf(cards);
  EXPECT_TRUE(pdf.startsWith("%PDF-"));
  EXPECT_EQ(pdf.count("/Type /Page\n"), 3);
}

TEST_F(PrintedCardsTest, WhatIsNoPersonHasNoCode) {
  EXPECT_EQ(CardCode("people/p1"), "");
  EXPECT_EQ(CardCode("units/" + IdOfCard(0)), "");
  EXPECT_NE(CardCode("people/" + IdOfCard(0)), "");
}

}  // namespace
}  // namespace glimmer::mobile
