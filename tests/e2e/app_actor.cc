#include "tests/e2e/app_actor.h"

#include <QTest>
#include <cstdio>
#include <cstdlib>

#include "shared/base/ids.h"
#include "tests/mobile/support/in_view.h"

namespace glimmer::mobile {
namespace {

constexpr char kMain[] = "qrc:/qt/qml/Glimmer/App/Main.qml";

QQuickItem* FindIn(QQuickItem* item, const std::function<bool(QQuickItem*)>& wanted) {
  if (!item->isVisible()) return nullptr;
  if (wanted(item)) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = FindIn(child, wanted)) return found;
  }
  return nullptr;
}

// What can be read in `item`, top down, without the symbols.
void AddWords(QQuickItem* item, QStringList& words) {
  if (!item->isVisible()) return;
  const QString text = item->property("text").toString();
  const bool symbol = !text.isEmpty() && text[0].category() == QChar::Other_PrivateUse;
  if (!text.isEmpty() && !symbol && !words.contains(text)) words.append(text);
  for (QQuickItem* child : item->childItems()) AddWords(child, words);
}

bool IsField(QQuickItem* item) {
  return item->inherits("QQuickTextField") || item->inherits("QQuickTextInput");
}

}  // namespace

AppActor::AppActor(ActorOptions options) : options_(std::move(options)) {
  StartTestApp();
  const Clock& clock = options_.clock != nullptr ? *options_.clock : SystemClock();
  auto app = Application::Make(options_.folder, clock, SystemRandom());
  if (!app.ok()) {
    std::fprintf(stderr, "%s: %s\n", options_.name.c_str(), app.status().ToString().c_str());
    std::abort();
  }
  app_ = *std::move(app);
  window_ = std::make_unique<AppWindow>();
  app_->Translate(window_->engine());
  shown_ = window_->Show(kMain, {{"app", QVariant::fromValue(app_.get())},
                                 {"width", options_.window.width()},
                                 {"height", options_.window.height()}});
}

AppActor::~AppActor() { window_.reset(); }

bool AppActor::Enrol(const std::string& link) {
  return TapField() && Type(QString::fromStdString(link)) && Click("加入") &&
         WaitUntil([&] { return app_->enrolled(); }, kPatience) && Sees("今天");
}

bool AppActor::Click(const QString& text) {
  return Press(text, [&] {
    QQuickItem* button = FindButton(window(), text);
    if (button != nullptr) return button;
    // Words that are no button, such as a row's; but not the words of one that cannot be pressed.
    QQuickItem* words = FindByText(window(), text);
    return words != nullptr && words->isEnabled() ? words : nullptr;
  });
}

bool AppActor::ClickInRow(const QString& text, const QString& title) {
  return Press(text + ", " + title, [&] {
    return FindIn(window()->contentItem(), [&](QQuickItem* item) {
      const QString name = item->property("name").toString();
      return item->inherits("QQuickAbstractButton") && name.startsWith(text + ",") &&
             name.contains(title);
    });
  });
}

bool AppActor::Sees(const QString& text) {
  const bool seen = WaitUntil([&] { return FindByText(window(), text) != nullptr; }, kPatience);
  if (!seen) Miss(text);
  return seen;
}

bool AppActor::SeesPart(const QString& text) {
  return FindIn(window()->contentItem(), [&](QQuickItem* item) {
           return item->property("text").toString().contains(text);
         }) != nullptr;
}

bool AppActor::ReadsInRow(const QString& text, const QString& title) {
  const auto row = [&](QQuickItem* item) {
    const QString name = item->property("name").toString();
    return name.contains(title) && name.contains(text);
  };
  const bool reads =
      WaitUntil([&] { return FindIn(window()->contentItem(), row) != nullptr; }, kPatience);
  if (!reads) Miss(text + ", " + title);
  return reads;
}

bool AppActor::TapField(const QString& name) {
  QQuickItem* field = Press("field " + name, [&]() -> QQuickItem* {
    if (name.isEmpty()) return FindIn(window()->contentItem(), IsField);
    QQuickItem* labelled = FindIn(window()->contentItem(), [&](QQuickItem* item) {
      return item->property("label").toString() == name ||
             item->property("hint").toString() == name;
    });
    return labelled == nullptr ? nullptr : FindIn(labelled, IsField);
  });
  if (field == nullptr) return false;
  const bool focused = WaitUntil([&] { return field->hasActiveFocus(); }, kPatience / 10);
  if (!focused) Miss("focus in field " + name);
  return focused;
}

bool AppActor::Type(const QString& text) { return TypeText(window(), text); }

bool AppActor::Fill(const QString& field, const QString& text) {
  if (!TapField(field)) return false;
  QTest::keyClick(window(), Qt::Key_A, Qt::ControlModifier);
  QTest::keyClick(window(), Qt::Key_Delete);
  return Type(text);
}

void AppActor::Shoot(const QString& what) {
  if (options_.pictures.empty()) return;
  GrabTo(window(),
         QString("%1/%2-%3.png").arg(options_.pictures.c_str(), options_.name.c_str(), what));
}

void AppActor::Miss(const QString& what) {
  QStringList words;
  AddWords(window()->contentItem(), words);
  std::fprintf(stderr, "%s: missing: %s; the page shows: %s\n", options_.name.c_str(),
               qPrintable(what), qPrintable(words.join(" | ")));
  Shoot("missing");
}

QQuickItem* AppActor::Press(const QString& what, const std::function<QQuickItem*()>& find) {
  if (!WaitUntil([&] { return find() != nullptr; }, kPatience)) return Miss(what), nullptr;
  window()->requestActivate();  // Another person's window was in front.
  if (!QTest::qWaitForWindowActive(window())) return Miss("active window"), nullptr;
  Grab(window());  // What has just appeared is laid out before its place is asked.
  QQuickItem* item = find();
  if (item != nullptr && !InView(item)) {
    BringIntoView(item);
    Grab(window());
    item = find();
  }
  if (item == nullptr) return Miss(what), nullptr;
  if (!InView(item)) return Miss(what + " in view"), nullptr;
  QTest::mouseClick(window(), Qt::LeftButton, Qt::NoModifier, MiddleOf(item).toPoint());
  return item;
}

}  // namespace glimmer::mobile
