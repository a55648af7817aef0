// A page on the phone of a coordinator who is connected to a desk server, used as a hand uses it.
#pragma once

#include <QString>

#include "tests/mobile/support/desk_server.h"

namespace glimmer::mobile {

struct ConnectedPage {
  explicit ConnectedPage(const Looks& look);

  void Show(const QString& uri, const QString& page, QObject* model);
  QString Words(const char* zh, const char* en) const { return look.language == "zh" ? zh : en; }
  // Brings a button into view and presses it. False when there is none.
  bool Press(const QString& text);
  // Waits for words.
  bool Says(const QString& text);
  // Types over what stands in the field of that label.
  bool TypesInto(const QString& label, const QString& text);

  const Looks look;
  PageStage stage{SampleWho::kCoordinator};
  DeskServer server{stage};
  AppWindow* window = nullptr;
};

}  // namespace glimmer::mobile
