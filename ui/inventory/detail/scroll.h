#pragma once

#include <QScrollArea>

#include <vector>

namespace etherdeck::ui {

/// What scrolls in the detail pane. Tab goes through it from top to bottom, whatever has been added last.
/// Where the widget with the focus is hidden or disabled, the focus goes to its nearest neighbour, and the
/// view stays where it is.
class DetailScroll : public QScrollArea {
    Q_OBJECT

public:
    explicit DetailScroll(QWidget* parent = nullptr);

    /// Call when something in it was added or removed; `before` is what stands above it.
    void orderTabs(QWidget& before);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QWidget* nearestTo(const QWidget& left) const;

    std::vector<QWidget*> m_order; ///< as it was set; only compared, some may be gone
};

} // namespace etherdeck::ui
