#pragma once

#include "ui/shell/preference_table.h"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace etherdeck::ui {

/// A language that there is a translation for: its code and its own name for itself.
struct LanguageOffer {
    QString code;
    QString name;
};

/// The widget of one preference, and the way of its value in and out.
struct PreferenceField {
    QWidget* widget;
    std::function<void(const Preferences& from)> show;
    std::function<void(Preferences& to)> take;
    std::function<void()> setTexts; ///< in the language that is shown now
};

[[nodiscard]] PreferenceField
makePreferenceField(const PreferenceRow& row, const std::vector<LanguageOffer>& languages, QWidget* parent);
/// A text of the table; null is none.
[[nodiscard]] QString preferenceText(const char* text);

} // namespace etherdeck::ui
