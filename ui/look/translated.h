#pragma once

#include <functional>

class QWidget;

namespace etherdeck::ui {

/// Calls `setTexts` now, and after each change of language while `widget` exists, when the widgets in it
/// already have their new texts.
void keepTranslated(QWidget* widget, std::function<void()> setTexts);

/// Calls `setTexts` after each change of language while `widget` exists, but not now.
void onLanguageChange(QWidget* widget, std::function<void()> setTexts);

} // namespace etherdeck::ui
