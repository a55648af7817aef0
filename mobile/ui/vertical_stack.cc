// See vertical_stack.h.
#include "mobile/ui/vertical_stack.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlProperty>
#include <algorithm>

namespace glimmer {
namespace {

// The object behind Layout.* of `item`, or null in a file that does not import QtQuick.Layouts.
QObject* LayoutHints(QQuickItem* item) {
  QObject* found = QQmlProperty(item, "Layout.fillWidth", qmlContext(item)).object();
  return found == item ? nullptr : found;
}

// A layout fills when something in it does, as layouts do inside each other.
bool FillsByNature(QQuickItem* item) {
  if (qobject_cast<VerticalStack*>(item) != nullptr) return true;
  if (!item->inherits("QQuickLayout")) return false;
  const QList<QQuickItem*> children = item->childItems();
  return std::any_of(children.begin(), children.end(), [](QQuickItem* child) {
    const QObject* hints = LayoutHints(child);
    return (hints != nullptr && hints->property("fillWidth").toBool()) || FillsByNature(child);
  });
}

}  // namespace

VerticalStack::VerticalStack(QQuickItem* parent) : QQuickItem(parent) {}

// The base lets go of the children only when this is no stack any more, and they speak up then.
VerticalStack::~VerticalStack() {
  for (QQuickItem* child : childItems()) child->disconnect(this);
}

void VerticalStack::setSpacing(qreal spacing) {
  if (spacing == spacing_) return;
  spacing_ = spacing;
  polish();
  Q_EMIT spacingChanged();
}

void VerticalStack::setMirrored(bool mirrored) {
  if (mirrored == mirrored_) return;
  mirrored_ = mirrored;
  polish();
  Q_EMIT mirroredChanged();
}

void VerticalStack::componentComplete() {
  QQuickItem::componentComplete();
  Arrange();
  polish();
}

void VerticalStack::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickItem::geometryChange(now, before);
  if (now.size() == before.size() || !isComponentComplete()) return;
  // At once and not at the next polish: a width that waits makes the height flicker.
  Arrange();
}

void VerticalStack::itemChange(ItemChange change, const ItemChangeData& data) {
  if (change == ItemChildAddedChange) Watch(data.item);
  if (change == ItemChildRemovedChange) {
    data.item->disconnect(this);
    attached_.remove(data.item);
    polish();
  }
  if (change == ItemVisibleHasChanged && data.boolValue) polish();
  QQuickItem::itemChange(change, data);
}

void VerticalStack::updatePolish() { Arrange(); }

void VerticalStack::Watch(QQuickItem* child) {
  const auto again = [this] {
    if (!arranging_) polish();
  };
  connect(child, &QQuickItem::implicitWidthChanged, this, again);
  connect(child, &QQuickItem::implicitHeightChanged, this, again);
  connect(child, &QQuickItem::heightChanged, this, again);
  connect(child, &QQuickItem::visibleChanged, this, again);
  polish();
}

VerticalStack::Hints VerticalStack::HintsOf(QQuickItem* child) {
  QPointer<QObject>& attached = attached_[child];
  if (attached.isNull()) attached = LayoutHints(child);
  Hints hints;
  hints.fill_width = FillsByNature(child);
  if (attached.isNull()) return hints;
  const auto number = [&attached](const char* name) { return attached->property(name).toReal(); };
  hints.fill_width = hints.fill_width || attached->property("fillWidth").toBool();
  hints.fill_height = attached->property("fillHeight").toBool();
  hints.preferred_width = number("preferredWidth");
  hints.preferred_height = number("preferredHeight");
  hints.left = number("leftMargin");
  hints.top = number("topMargin");
  hints.right = number("rightMargin");
  hints.bottom = number("bottomMargin");
  hints.alignment = attached->property("alignment").toInt();
  return hints;
}

QList<QQuickItem*> VerticalStack::Shown() const {
  QList<QQuickItem*> shown;
  for (QQuickItem* child : childItems()) {
    if (child->isVisible() && !child->inherits("QQuickRepeater")) shown.append(child);
  }
  return shown;
}

void VerticalStack::PlaceSideways(QQuickItem* child, const Hints& hints) {
  const qreal room = std::max(0.0, width() - hints.left - hints.right);
  const qreal wanted = hints.preferred_width >= 0 ? hints.preferred_width : child->implicitWidth();
  const qreal wide = hints.fill_width ? room : std::min(wanted, room);
  child->setWidth(wide);
  qreal x = hints.left;
  if (hints.alignment & Qt::AlignHCenter) x = hints.left + (room - wide) / 2;
  if (hints.alignment & Qt::AlignRight) x = hints.left + room - wide;
  child->setX(mirrored_ ? width() - x - wide : x);
}

void VerticalStack::Arrange() {
  // A hidden page keeps its heights: else the list would jump to its top when it comes back.
  if (arranging_ || (!isVisible() && implicitHeight() > 0)) return;
  arranging_ = true;
  const QList<QQuickItem*> shown = Shown();
  qreal widest = 0;
  qreal fixed = shown.isEmpty() ? 0 : spacing_ * static_cast<qreal>(shown.size() - 1);
  qreal natural = fixed;
  int stretching = 0;
  QList<Hints> all;
  for (QQuickItem* child : shown) {
    const Hints hints = HintsOf(child);
    all.append(hints);
    PlaceSideways(child, hints);
    if (hints.preferred_height >= 0 && !hints.fill_height) child->setHeight(hints.preferred_height);
    const qreal margins = hints.top + hints.bottom;
    widest = std::max(widest, child->implicitWidth() + hints.left + hints.right);
    natural += margins + (hints.fill_height ? child->implicitHeight() : child->height());
    fixed += margins + (hints.fill_height ? 0 : child->height());
    stretching += hints.fill_height ? 1 : 0;
  }
  setImplicitSize(widest, natural);
  qreal y = 0;
  for (qsizetype i = 0; i < shown.size(); ++i) {
    if (all[i].fill_height) shown[i]->setHeight(std::max(0.0, (height() - fixed) / stretching));
    shown[i]->setY(y + all[i].top);
    y += all[i].top + shown[i]->height() + all[i].bottom + spacing_;
  }
  arranging_ = false;
}

}  // namespace glimmer
