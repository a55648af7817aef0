// Skills as people type them, one after the other. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace glimmer::mobile {

// The parts of "first aid, 维吾尔语；driving", without spaces around them and without empty ones.
QStringList ReadSkills(const QString& text);

}  // namespace glimmer::mobile
