#pragma once

#include "core/base/error.h"

class QWidget;

namespace etherdeck::ui {

/// Messages in a window of their own, which do not block.

/// Versions of the program and of what is below it, which can be copied.
void showAbout(QWidget* parent);
/// etherdeck-lab could not be started.
void showLabFailure(const Error& error, QWidget* parent);

} // namespace etherdeck::ui
