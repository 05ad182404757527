#pragma once

#include "ui/timeline/mark_kind.h"
#include "ui/widgets/kinds_button.h"

#include <vector>

namespace etherdeck::ui {

/// Chooses which kinds of mark are shown.
class MarkKindsButton : public KindsButton {
    Q_OBJECT

public:
    explicit MarkKindsButton(QWidget* parent = nullptr);

    /// Empty: all.
    [[nodiscard]] std::vector<MarkKind> kinds() const;
    void setKinds(const std::vector<MarkKind>& kinds);

protected:
    [[nodiscard]] Words words() const override;
    [[nodiscard]] QString kindText(std::size_t kind) const override;
    [[nodiscard]] QString settingsName(std::size_t kind) const override;
    [[nodiscard]] QIcon iconOf(std::size_t kind) const override;
};

} // namespace etherdeck::ui
