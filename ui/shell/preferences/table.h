#pragma once

#include "ui/shell/preferences/preferences.h"

#include <span>
#include <variant>

namespace etherdeck::ui {

/// A check box.
struct Toggle {
    bool Preferences::*value;
};

/// A number with arrows.
struct Number {
    int Preferences::*value;
    int min;
    int max;
    int step = 1;
    const char* suffix = nullptr;
    const char* minText = nullptr; ///< instead of the smallest number
};

/// Words in a line of text, separated by commas.
struct WordList {
    QStringList Preferences::*value;
    int max; ///< of words
    const char* placeholder = nullptr;
};

struct Option {
    const char* code; ///< in the settings
    const char* text;
};

/// One of several, by its code.
struct Choice {
    QString (*read)(const Preferences& preferences);
    void (*write)(Preferences& preferences, const QString& code);
    std::span<const Option> options;
    bool isLanguage = false; ///< the languages of the window are options as well
};

/// Rows of a group are consecutive, and shown on a page of their own.
enum class PreferenceGroup { Discovery, Console, Notifications, Window };

/// One preference: where it is stored, what is valid, and how the dialog shows it. Texts are to be translated
/// in the context "Preferences"; those that are null are not shown.
struct PreferenceRow {
    const char* key;
    PreferenceGroup group;
    std::variant<Toggle, Number, WordList, Choice> kind;
    const char* label = nullptr; ///< null: shown in the line of the previous row
    const char* hint = nullptr;  ///< below the field
    const char* toolTip = nullptr;
    const char* accessibleName = nullptr; ///< if the label does not say it
    bool Preferences::*needs = nullptr;   ///< can be changed while this one is on
    bool isIndented = false;
};

[[nodiscard]] std::span<const PreferenceRow> preferenceTable();
/// Of the page that shows it.
[[nodiscard]] const char* groupTitle(PreferenceGroup group);

} // namespace etherdeck::ui
