#pragma once

#include <functional>

class QWidget;

namespace etherdeck::ui {

/// Calls `setTexts` now, and again each time the language changes while `widget` lives: then when the widgets
/// in it have their texts.
void keepTranslated(QWidget* widget, std::function<void()> setTexts);

/// Calls `setTexts` each time the language changes while `widget` lives: where there is nothing to say yet.
void onLanguageChange(QWidget* widget, std::function<void()> setTexts);

} // namespace etherdeck::ui
