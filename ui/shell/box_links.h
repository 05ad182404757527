#pragma once

#include "core/services/boxes/values.h"
#include "ui/inventory/targets/target_box.h"

#include <QObject>

#include <functional>
#include <string>

namespace etherdeck::ui {

class DevicesPage;
class InventoryPage;

/// What the pages say about the same box, and the way from one to the other.
class BoxLinks : public QObject {
    Q_OBJECT

public:
    /// Empty: there is no such source.
    using SourceTitle = std::function<QString(boxes::SourceId)>;

    /// The pages outlive this.
    BoxLinks(InventoryPage& inventory, DevicesPage& devices, SourceTitle sourceTitle, QObject* parent);

    void setBoxes(const BoxesPtr& boxes);
    /// After sources have other titles.
    void refresh();

signals:
    /// The page with the boxes shows what was asked for.
    void devicesShown();
    void targetRequested(etherdeck::Address address);

private:
    [[nodiscard]] TargetBox boxOf(Address address) const;
    [[nodiscard]] QString diskOf(const std::string& device, Address address) const;
    void showExport(const QString& device, Address address);

    InventoryPage& m_inventory;
    DevicesPage& m_devices;
    SourceTitle m_sourceTitle;
    BoxesPtr m_boxes = std::make_shared<const boxes::Boxes>();
};

} // namespace etherdeck::ui
