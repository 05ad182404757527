#include "ui/shell/preferences/field.h"

#include "ui/look/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int maxLengthOfWords = 1000;

PreferenceField makeField(const Toggle& toggle, const PreferenceRow& row, const std::vector<LanguageOffer>&,
                          QWidget* parent) {
    auto* box = new QCheckBox(parent);
    return {box, [=](const Preferences& from) { box->setChecked(from.*toggle.value); },
            [=](Preferences& to) { to.*toggle.value = box->isChecked(); },
            [=] { box->setText(preferenceText(row.label)); }};
}

PreferenceField makeField(const Number& number, const PreferenceRow&, const std::vector<LanguageOffer>&,
                          QWidget* parent) {
    auto* box = new QSpinBox(parent);
    box->setRange(number.min, number.max);
    box->setSingleStep(number.step);
    box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return {box, [=](const Preferences& from) { box->setValue(from.*number.value); },
            [=](Preferences& to) { to.*number.value = box->value(); },
            [=] {
                box->setSuffix(preferenceText(number.suffix));
                box->setSpecialValueText(preferenceText(number.minText));
            }};
}

PreferenceField makeField(const WordList& list, const PreferenceRow&, const std::vector<LanguageOffer>&,
                          QWidget* parent) {
    auto* line = new QLineEdit(parent);
    line->setMaxLength(maxLengthOfWords);
    line->setMinimumWidth(32 * metrics::grid);
    return {line,
            [=](const Preferences& from) { line->setText((from.*list.value).join(QStringLiteral(", "))); },
            [=](Preferences& to) {
                static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
                to.*list.value = line->text().split(between, Qt::SkipEmptyParts).mid(0, list.max);
            },
            [=] { line->setPlaceholderText(preferenceText(list.placeholder)); }};
}

/// Puts other words in place without telling anybody that the choice changed.
void fill(QComboBox& box, const Choice& choice, const std::vector<LanguageOffer>& languages) {
    const QVariant current = box.currentData();
    const QSignalBlocker quiet(box);
    box.clear();
    for (const Option& option : choice.options)
        box.addItem(preferenceText(option.text), QString::fromLatin1(option.code));
    if (choice.isLanguage)
        for (const LanguageOffer& language : languages)
            box.addItem(language.name, language.code);
    box.setCurrentIndex(std::max(0, box.findData(current)));
}

PreferenceField makeField(const Choice& choice, const PreferenceRow&,
                          const std::vector<LanguageOffer>& languages, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setMinimumWidth(22 * metrics::grid);
    fill(*box, choice, languages);
    return {
        box,
        [=](const Preferences& from) { box->setCurrentIndex(std::max(0, box->findData(choice.read(from)))); },
        [=](Preferences& to) { choice.write(to, box->currentData().toString()); },
        [=] { fill(*box, choice, languages); }};
}

} // namespace

QString preferenceText(const char* text) {
    return text == nullptr ? QString() : QCoreApplication::translate("Preferences", text);
}

PreferenceField makePreferenceField(const PreferenceRow& row, const std::vector<LanguageOffer>& languages,
                                    QWidget* parent) {
    auto field =
        std::visit([&](const auto& kind) { return makeField(kind, row, languages, parent); }, row.kind);
    field.setTexts = [widget = field.widget, &row, setOwn = std::move(field.setTexts)] {
        setOwn();
        widget->setToolTip(preferenceText(row.toolTip));
        widget->setAccessibleName(preferenceText(row.accessibleName));
    };
    return field;
}

} // namespace etherdeck::ui
