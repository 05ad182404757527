#include "ui/console/log/level_combo.h"

#include "ui/look/translated.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace etherdeck::ui {

using netconsole::Level;

namespace {

constexpr std::array offered{Level::Error, Level::Warning, Level::Notice, Level::Information};

} // namespace

LevelCombo::LevelCombo(QWidget* parent) : QComboBox(parent) {
    for (std::size_t i = 0; i <= offered.size(); ++i)
        addItem({});
    keepTranslated(this, [this] { retranslate(); });
}

void LevelCombo::retranslate() {
    setAccessibleName(tr("Lowest level shown"));
    const QStringList texts{tr("All levels"), tr("Errors"), tr("Warnings and worse"), tr("Notices and worse"),
                            tr("No debug lines")};
    for (int i = 0; i < count(); ++i)
        setItemText(i, texts.value(i));
}

std::optional<Level> LevelCombo::level() const {
    const int index = currentIndex();
    return index <= 0 ? std::nullopt : std::optional(offered.at(static_cast<std::size_t>(index - 1)));
}

void LevelCombo::setLevel(std::optional<Level> level) {
    const auto found = level ? std::ranges::find(offered, *level) : offered.end();
    setCurrentIndex(found == offered.end() ? 0 : static_cast<int>(found - offered.begin()) + 1);
}

} // namespace etherdeck::ui

#include "moc_level_combo.cpp"
