#pragma once

#include "ui/inventory/rack/layout.h"
#include "ui/widgets/dragged_disk.h"

#include <QObject>

#include <cstdint>
#include <optional>

class QDropEvent;
class QMenu;
class QWidget;

namespace etherdeck::ui {

class RackArranger;
class TargetModel;

/// The slots of the rack that are free: a disk of a box can be dropped there, and a menu offers to export
/// one. The slot of a target that the filter hides is not free.
class RackFreeSlots : public QObject {
    Q_OBJECT

public:
    /// All of these live longer.
    RackFreeSlots(QWidget& viewport, RackArranger& arranger, const TargetModel& targets);

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
    /// With the first slot that is free as its address.
    [[nodiscard]] std::optional<RackLayout::Cell> cellAt(QPoint position) const;
    [[nodiscard]] std::optional<Address> firstFree(std::uint16_t shelf, int first, int last) const;

    QWidget& m_viewport;
    RackArranger& m_arranger;
    const TargetModel& m_targets;
    bool m_isOffered = false;
    std::optional<RackLayout::Cell> m_under;
};

} // namespace etherdeck::ui
