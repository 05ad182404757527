#pragma once

#include "core/netconsole/base/line.h"

#include <QComboBox>

#include <optional>

namespace etherdeck::ui {

/// The lowest level of lines that are shown.
class LevelCombo : public QComboBox {
    Q_OBJECT

public:
    explicit LevelCombo(QWidget* parent = nullptr);

    /// Nothing: all levels.
    [[nodiscard]] std::optional<netconsole::Level> level() const;
    /// One that is not offered is taken as all.
    void setLevel(std::optional<netconsole::Level> level);

private:
    void retranslate();
};

} // namespace etherdeck::ui
