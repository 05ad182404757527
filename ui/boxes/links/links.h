#pragma once

#include "core/services/boxes/values.h"
#include "core/services/devices/values.h"
#include "ui/boxes/links/dialogs.h"
#include "ui/boxes/links/facts.h"

#include <QObject>
#include <QTimer>

#include <string>
#include <vector>

namespace etherdeck::ui {

class ConsolePage;
class DevicesPage;
class InventoryPage;

/// What the pages say about the same box, and the way from one to the other.
class BoxLinks : public QObject {
    Q_OBJECT

public:
    /// The pages and the window outlive this.
    BoxLinks(InventoryPage& inventory, ConsolePage& console, DevicesPage& devices, QWidget& window);

    void setBoxes(const BoxesPtr& boxes);
    /// The same devices with the names of their boxes, where these are stored.
    [[nodiscard]] std::vector<KnownDevice> named(std::vector<KnownDevice> devices) const;

    /// The export with this address, on its box.
    void showExport(const QString& device, Address address);
    [[nodiscard]] const BoxFacts& facts() const { return m_facts; }
    [[nodiscard]] BoxDialogs& dialogs() const { return *m_dialogs; }

signals:
    /// The page with the boxes shows what was asked for.
    void devicesShown();
    void targetRequested(etherdeck::Address address);
    /// A source, or one of its lines; 0: none.
    void consoleRequested(qint64 source, qint64 line);
    /// Boxes have other names in the store than on Devices.
    void devicesNamed(const std::vector<etherdeck::KnownDevice>& devices);

private:
    void refreshSoon();
    void refresh();
    void showDevice(const std::string& device);
    void showThing(const boxes::Thing& thing);

    InventoryPage& m_inventory;
    ConsolePage& m_console;
    DevicesPage& m_devices;
    BoxFacts m_facts;
    BoxDialogs* m_dialogs;
    QTimer m_soon;
};

} // namespace etherdeck::ui
