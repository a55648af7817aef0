// See accessibility_audit.h.
#include "tests/mobile/support/accessibility_audit.h"

#include <QAccessible>

namespace glimmer {
namespace {

bool Actionable(QAccessibleInterface* node) {
  if (node->role() == QAccessible::EditableText) return true;
  QAccessibleActionInterface* actions = node->actionInterface();
  return actions != nullptr &&
         actions->actionNames().contains(QAccessibleActionInterface::pressAction());
}

void Walk(QAccessibleInterface* node, int min_target, AccessibilityAudit& audit) {
  if (node == nullptr || node->state().invisible) return;
  if (Actionable(node)) {
    ++audit.actionable;
    const QString name = node->text(QAccessible::Name);
    const QRect box = node->rect();
    const std::string who = name.toStdString() + " (role " + std::to_string(node->role()) + ", " +
                            std::to_string(box.width()) + "x" + std::to_string(box.height()) + ")";
    if (name.trimmed().isEmpty()) audit.faults.push_back("has no name: " + who);
    if (box.width() < min_target || box.height() < min_target) {
      audit.faults.push_back("is too small: " + who);
    }
  }
  for (int i = 0; i < node->childCount(); ++i) Walk(node->child(i), min_target, audit);
}

}  // namespace

AccessibilityAudit AuditAccessibility(QQuickWindow* window, int min_target) {
  AccessibilityAudit audit;
  Walk(QAccessible::queryAccessibleInterface(window), min_target, audit);
  return audit;
}

}  // namespace glimmer
