#pragma once

#include "ui/inventory/rack/arranger.h"
#include "ui/inventory/rack/chooser.h"
#include "ui/inventory/rack/contents.h"
#include "ui/widgets/wheel_steps.h"

#include <QAbstractScrollArea>

#include <chrono>

class QSettings;

namespace etherdeck::ui {

class ChangeFlash;
class RackFreeSlots;
class DragScroll;
class RackPainter;
class TargetFilterModel;
class TargetModel;
class TargetSelection;

/// The inventory as a rack: each shelf a strip, each target a bay. Shows what the filter lets through, sorted
/// by address however the table may sort it. Its actions() are its context menu.
class RackView : public QAbstractScrollArea {
    Q_OBJECT

public:
    /// Neither is owned; the filter has its TargetModel already.
    RackView(TargetFilterModel& model, TargetSelection& selection, QWidget* parent = nullptr);

    [[nodiscard]] RackZoom zoom() const { return m_arranger.zoom(); }
    void setZoom(RackZoom zoom);
    /// The zoom level.
    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);
    /// Selects it, makes it current and scrolls there; does nothing when it is not shown.
    void reveal(Address address);
    /// After this long without a key, the next one begins a new address.
    void setTypingPause(std::chrono::milliseconds pause) { m_chooser.setTypingPause(pause); }
    [[nodiscard]] QSize sizeHint() const override;

    /// As it is at the moment, in the coordinates of the content.
    [[nodiscard]] const RackLayout& rackLayout() { return m_arranger.arranged(); }
    /// In the coordinates of the viewport.
    [[nodiscard]] QRect bayRect(Address address);

    [[nodiscard]] RackFreeSlots& freeSlots() const { return *m_free; }

signals:
    /// Double click or Return.
    void activated(etherdeck::Address address);
    void zoomChanged(etherdeck::ui::RackZoom zoom);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void retranslate();
    // painting
    void paintShelf(RackPainter& painter, const RackLayout::Shelf& shelf, const QRegion& region) const;
    void updateRows(int first, int last);
    void updateBays(const std::vector<Address>& addresses);
    // keys and mouse
    void noteSelection();
    bool zoomByKey(const QKeyEvent& event);
    void dragTo(QPoint position);
    void setUnderMouse(std::optional<Address> address);
    void showToolTip(const QPoint& position, const QPoint& global);

    TargetModel& m_targets;
    TargetSelection& m_selection;
    ChangeFlash* m_flash;
    RackContents m_contents;
    RackArranger m_arranger;
    RackChooser m_chooser;
    DragScroll* m_dragScroll;
    RackFreeSlots* m_free;
    std::optional<Address> m_shownCurrent;
    std::optional<Address> m_underMouse;
    WheelSteps m_wheel;
};

} // namespace etherdeck::ui
