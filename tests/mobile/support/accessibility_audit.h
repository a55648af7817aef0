// Walks what a screen reader is told about a window and lists what is wrong with it.
#ifndef GLIMMER_TESTS_MOBILE_SUPPORT_ACCESSIBILITY_AUDIT_H_
#define GLIMMER_TESTS_MOBILE_SUPPORT_ACCESSIBILITY_AUDIT_H_

#include <QQuickWindow>
#include <string>
#include <vector>

namespace glimmer {

struct AccessibilityAudit {
  int actionable = 0;               // how many nodes can be pressed
  std::vector<std::string> faults;  // one sentence each
};

// Every visible node that can be pressed or edited must have a name and be at least `min_target`
// pixels wide and high (48; 60 in elder mode).
AccessibilityAudit AuditAccessibility(QQuickWindow* window, int min_target);

}  // namespace glimmer

#endif  // GLIMMER_TESTS_MOBILE_SUPPORT_ACCESSIBILITY_AUDIT_H_
