// Printed cards for people without a phone: the leader scans one when its owner comes and when they
// go. On it are a name, the name of the home, a code and one line of what it is for. Ten of the
// size of a bank card stand on a page of A4, edge to edge, each in a line to cut along. Main
// thread.
#pragma once

#include <QByteArray>
#include <QPainter>
#include <QString>
#include <string>
#include <vector>

namespace glimmer::mobile {

// Hundredths of a millimetre, in which all of it is drawn: 2,540 of them are an inch.
inline constexpr int kCardUnitsPerInch = 2540;
inline constexpr int kCardsOnPage = 10;

struct PrintedCard {
  QString person_name, home, code;
};

// What stands where, from the upper left corner of the page.
struct CardPlaces {
  QRect card, code;
  QRectF person_name, home, hint;  // as far as their words go
};

// The text of the code of people/{id}; empty for what is no id.
QString CardCode(const std::string& person);

// Draws the cards of `page`, from 0.
std::vector<CardPlaces> PaintCards(QPainter& painter, const std::vector<PrintedCard>& cards,
                                   int page);

// All pages, as a PDF.
QByteArray CardsPdf(const std::vector<PrintedCard>& cards);

}  // namespace glimmer::mobile
