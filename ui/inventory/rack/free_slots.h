#pragma once

#include "ui/inventory/rack/layout.h"
#include "ui/widgets/dragged_disk.h"

#include <QObject>

#include <optional>

class QDropEvent;
class QMenu;
class QWidget;

namespace etherdeck::ui {

class RackArranger;

/// The slots of the rack that are free: a disk of a box can be dropped there, and a menu offers to export
/// one.
class RackFreeSlots : public QObject {
    Q_OBJECT

public:
    /// Both live longer.
    RackFreeSlots(QWidget& viewport, RackArranger& arranger);

    /// There is a box whose disks could be exported.
    void setOffered(bool isOffered) { m_isOffered = isOffered; }
    /// Under what is dragged.
    [[nodiscard]] const std::optional<RackLayout::Cell>& under() const { return m_under; }
    /// At a place of the viewport; nothing where a target is.
    [[nodiscard]] std::optional<Address> at(QPoint position) const;
    /// The next one in the shelf of a target.
    [[nodiscard]] std::optional<Address> after(Address address) const;
    /// Adds "Export at e7.4…", if it is offered.
    void addTo(QMenu& menu, std::optional<Address> address);

signals:
    /// By the menu, without a disk, or by dropping one.
    void exportRequested(etherdeck::Address address, const etherdeck::ui::DraggedDisk& disk);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void dragTo(QDropEvent& event);
    void setUnder(const std::optional<RackLayout::Cell>& cell);
    [[nodiscard]] std::optional<RackLayout::Cell> cellAt(QPoint position) const;

    QWidget& m_viewport;
    RackArranger& m_arranger;
    bool m_isOffered = false;
    std::optional<RackLayout::Cell> m_under;
};

} // namespace etherdeck::ui
