#include "tests/mobile/support/in_view.h"

#include <QQuickWindow>
#include <algorithm>

namespace glimmer {

QPointF MiddleOf(QQuickItem* item) {
  return item->mapToScene({item->width() / 2, item->height() / 2});
}

bool InView(QQuickItem* item) {
  const QPointF middle = MiddleOf(item);
  if (!QRectF(QPointF(), QSizeF(item->window()->size())).contains(middle)) return false;
  for (QQuickItem* up = item->parentItem(); up != nullptr; up = up->parentItem()) {
    if (up->clip() && !up->contains(up->mapFromScene(middle))) return false;
  }
  return true;
}

void BringIntoView(QQuickItem* item) {
  for (QQuickItem* up = item->parentItem(); up != nullptr; up = up->parentItem()) {
    if (!up->inherits("QQuickFlickable")) continue;
    auto* content = up->property("contentItem").value<QQuickItem*>();
    const qreal above = item->mapToItem(content, {0, item->height() / 2}).y() - up->height() / 2;
    const qreal most = up->property("contentHeight").toReal() - up->height();
    up->setProperty("contentY", std::clamp(above, 0.0, std::max(0.0, most)));
  }
}

}  // namespace glimmer
