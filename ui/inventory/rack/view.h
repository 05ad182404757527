#pragma once

#include "ui/inventory/rack/layout.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>

#include <chrono>

class QSettings;

namespace etherdeck::ui {

class ChangeFlash;
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

    [[nodiscard]] RackZoom zoom() const { return m_zoom; }
    void setZoom(RackZoom zoom);
    /// The zoom level.
    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);
    /// Selects it, makes it current and scrolls there; does nothing when it is not shown.
    void reveal(Address address);
    /// After this long without a key, the next one begins a new address.
    void setTypingPause(std::chrono::milliseconds pause) { m_typingPause = pause; }
    [[nodiscard]] QSize sizeHint() const override;

    /// As it is at the moment, in the coordinates of the content.
    [[nodiscard]] const RackLayout& rackLayout();
    /// In the coordinates of the viewport.
    [[nodiscard]] QRect bayRect(Address address);

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
    void timerEvent(QTimerEvent* event) override;
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
    /// A bay that stays where it is in the viewport while everything is arranged anew.
    struct Anchor {
        Address address;
        int top = 0;
    };

    void retranslate();
    // arranging
    void arrangeLater();
    void arrangeNow();
    [[nodiscard]] std::vector<Address> shownAddresses() const;
    [[nodiscard]] std::optional<Anchor> topAnchor() const;
    [[nodiscard]] std::optional<Anchor> anchorOf(Address address) const;
    void holdAt(const Anchor& anchor);
    void zoomAround(RackZoom zoom, std::optional<Address> kept);
    void stepZoom(int steps, std::optional<Address> kept);
    void scrollTo(Address address, bool isCentered);
    // painting
    void paintShelf(RackPainter& painter, const RackLayout::Shelf& shelf, const QRegion& region) const;
    void updateRows(int first, int last);
    void updateBays(const std::vector<Address>& addresses);
    // choosing
    void noteSelection();
    void choose(Address address, Qt::KeyboardModifiers modifiers);
    void toggle(Address address);
    void moveTo(std::optional<Address> address, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] std::optional<Address> destination(int key);
    bool handleCommand(const QKeyEvent& event);
    bool typeAddress(const QString& text);
    void dragTo(QPoint position);
    void setUnderMouse(std::optional<Address> address);
    [[nodiscard]] QString cellToolTip(const RackLayout::Cell& cell) const;
    void showToolTip(const QPoint& position, const QPoint& global);
    [[nodiscard]] QString shelfNameAt(QPoint position) const;

    [[nodiscard]] QPoint toContent(QPoint point) const;
    [[nodiscard]] QRect toViewport(const QRect& rect) const;

    TargetFilterModel& m_model;
    TargetModel& m_targets;
    TargetSelection& m_selection;
    ChangeFlash* m_flash;
    RackLayout m_layout;
    RackZoom m_zoom = RackZoom::NameAndSize;
    bool m_isStale = true;
    bool m_isArranging = false;
    QBasicTimer m_arrange;

    std::optional<Address> m_pivot; ///< where a range begins
    std::optional<Address> m_shownCurrent;
    std::optional<Address> m_underMouse;
    std::optional<QPoint> m_pressed; ///< in the content
    std::optional<QRect> m_rubberBand;
    std::vector<Address> m_beforeDrag;
    QBasicTimer m_dragScroll;
    int m_wheelRest = 0;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
    std::chrono::milliseconds m_typingPause{1500};
};

} // namespace etherdeck::ui
