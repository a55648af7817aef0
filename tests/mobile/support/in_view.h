// Whether a hand can reach an item of a window, and the scrolling that lets it. Main thread only.
#pragma once

#include <QPointF>
#include <QQuickItem>

namespace glimmer {

// In the coordinates of the window.
QPointF MiddleOf(QQuickItem* item);

// Nothing that is scrolled away, or lies behind a dock, takes a press.
bool InView(QQuickItem* item);

// Scrolls to it, as a hand does. Where it lies then is known after the next Grab.
void BringIntoView(QQuickItem* item);

}  // namespace glimmer
