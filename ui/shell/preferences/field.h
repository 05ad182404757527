#pragma once

#include "ui/shell/preferences/table.h"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace etherdeck::ui {

/// A language with a translation: its code and its name in that language.
struct LanguageOffer {
    QString code;
    QString name;
};

/// The widget of one preference, and access to its value.
struct PreferenceField {
    QWidget* widget;
    std::function<void(const Preferences& from)> show;
    std::function<void(Preferences& to)> take;
    std::function<void()> setTexts; ///< in the present language
};

[[nodiscard]] PreferenceField
makePreferenceField(const PreferenceRow& row, const std::vector<LanguageOffer>& languages, QWidget* parent);
/// A text of the table; null is none.
[[nodiscard]] QString preferenceText(const char* text);

} // namespace etherdeck::ui
