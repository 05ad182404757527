#pragma once

#include "core/discovery/target.h"
#include "ui/widgets/kinds_button.h"

#include <vector>

namespace etherdeck::ui {

/// Chooses which kinds of event are listed.
class HistoryKinds : public KindsButton {
    Q_OBJECT

public:
    explicit HistoryKinds(QWidget* parent = nullptr);

    /// Empty: all.
    [[nodiscard]] std::vector<discovery::EventKind> kinds() const;
    void setKinds(const std::vector<discovery::EventKind>& kinds);

protected:
    [[nodiscard]] Words words() const override;
    [[nodiscard]] QString kindText(std::size_t kind) const override;
    [[nodiscard]] QString settingsName(std::size_t kind) const override;
};

} // namespace etherdeck::ui
