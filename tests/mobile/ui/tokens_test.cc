// The colours of Theme.qml, read from the file itself: every pair of text and ground has 4.5:1.
#include <gtest/gtest.h>

#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "tests/mobile/support/app_window.h"

namespace glimmer {
namespace {

double Channel(double value) {
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double Luminance(const QColor& color) {
  return 0.2126 * Channel(color.redF()) + 0.7152 * Channel(color.greenF()) +
         0.0722 * Channel(color.blueF());
}

// WCAG 2.1, 1.4.3.
double Contrast(const QColor& one, const QColor& other) {
  const double a = Luminance(one);
  const double b = Luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

struct Pair {
  const char* text;
  const char* ground;
  double least;
};

const std::vector<Pair>& Pairs() {
  static const auto* pairs = new std::vector<Pair>{{"ink", "surface", 4.5},
                                                   {"ink", "raised", 4.5},
                                                   {"ink", "sunken", 4.5},
                                                   {"ink", "primarySoft", 4.5},
                                                   {"ink", "accentSoft", 4.5},
                                                   {"ink", "goodSoft", 4.5},
                                                   {"ink", "badSoft", 4.5},
                                                   {"inkSoft", "surface", 4.5},
                                                   {"inkSoft", "raised", 4.5},
                                                   {"inkSoft", "sunken", 4.5},
                                                   {"inkSoft", "primarySoft", 4.5},
                                                   {"inkSoft", "accentSoft", 4.5},
                                                   {"inkSoft", "badSoft", 4.5},
                                                   {"primary", "surface", 4.5},
                                                   {"primary", "raised", 4.5},
                                                   {"primary", "primarySoft", 4.5},
                                                   {"primary", "accentSoft", 4.5},
                                                   {"textOnPrimary", "primary", 4.5},
                                                   {"accent", "surface", 4.5},
                                                   {"accent", "raised", 4.5},
                                                   {"accent", "accentSoft", 4.5},
                                                   {"accent", "primarySoft", 4.5},
                                                   {"raised", "accent", 4.5},
                                                   {"good", "surface", 4.5},
                                                   {"good", "raised", 4.5},
                                                   {"good", "goodSoft", 4.5},
                                                   {"bad", "surface", 4.5},
                                                   {"bad", "raised", 4.5},
                                                   {"bad", "badSoft", 4.5},
                                                   {"textOnInverse", "inverse", 4.5},
                                                   {"actionOnInverse", "inverse", 4.5},
                                                   {"lineStrong", "raised", 3.0},
                                                   {"lineStrong", "surface", 3.0}};
  return *pairs;
}

class TokensTest : public testing::Test {
 protected:
  TokensTest() {
    StartTestApp();
    engine_ = std::make_unique<QQmlEngine>();
    engine_->addImportPath("qrc:/qt/qml");
    QQmlComponent component(engine_.get());
    component.setData("import QtQml\nimport Glimmer.Ui\nQtObject { property var theme: Theme }",
                      QUrl("qrc:/test/Tokens.qml"));
    holder_.reset(component.create());
    EXPECT_NE(holder_, nullptr) << component.errorString().toStdString();
    theme_ = holder_ == nullptr ? nullptr : holder_->property("theme").value<QObject*>();
  }

  void SetUp() override { ASSERT_NE(theme_, nullptr); }

  QColor Color(const char* token) { return theme_->property(token).value<QColor>(); }

  void ExpectReadable() {
    for (const Pair& pair : Pairs()) {
      ASSERT_TRUE(Color(pair.text).isValid()) << pair.text;
      ASSERT_TRUE(Color(pair.ground).isValid()) << pair.ground;
      EXPECT_GE(Contrast(Color(pair.text), Color(pair.ground)), pair.least)
          << pair.text << " on " << pair.ground;
    }
  }

  std::unique_ptr<QQmlEngine> engine_;
  std::unique_ptr<QObject> holder_;
  QObject* theme_ = nullptr;
};

TEST_F(TokensTest, ContrastKnowsBlackOnWhite) {
  EXPECT_NEAR(Contrast(Qt::black, Qt::white), 21, 0.01);
}

TEST_F(TokensTest, LightPairsAreReadable) { ExpectReadable(); }

TEST_F(TokensTest, DarkPairsAreReadable) {
  theme_->setProperty("dark", true);
  ExpectReadable();
}

TEST_F(TokensTest, ElderModeHasMainTextOf18AndTargetsOf60) {
  theme_->setProperty("elder", true);
  EXPECT_GE(theme_->property("textSmall").toInt(), 18);
  EXPECT_EQ(theme_->property("textBody").toInt(), 21);
  EXPECT_EQ(theme_->property("textRow").toInt(), 24);
  EXPECT_EQ(theme_->property("target").toInt(), 60);
  EXPECT_EQ(theme_->property("undoTime").toInt(), 10000);
}

TEST_F(TokensTest, LargestStepReaches30PixelsForMainText) {
  theme_->setProperty("step", 2.0);
  EXPECT_GE(theme_->property("textBody").toInt(), 30);
}

TEST_F(TokensTest, ReducedMotionHasNone) {
  EXPECT_GT(theme_->property("motionFast").toInt(), 0);
  theme_->setProperty("reduceMotion", true);
  EXPECT_EQ(theme_->property("motionFast").toInt(), 0);
  EXPECT_EQ(theme_->property("motionSlow").toInt(), 0);
}

TEST_F(TokensTest, IconFontIsBuiltIn) {
  EXPECT_EQ(theme_->property("iconFamily").toString(), "Material Icons");
}

}  // namespace
}  // namespace glimmer
