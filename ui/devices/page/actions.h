#pragma once

#include "core/services/devices/values.h"
#include "ui/devices/page/export_actions.h"
#include "ui/devices/page/interface_actions.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <vector>

class QAction;
class QWidget;

namespace etherdeck::ui {

enum class DeviceTab : std::uint8_t { Exports, Disks, Interfaces, Journal };
inline constexpr std::array allDeviceTabs{DeviceTab::Exports, DeviceTab::Disks, DeviceTab::Interfaces,
                                          DeviceTab::Journal};

/// What is selected in the tables of a box: keys of rows, by tab.
using DeviceKeys = std::array<QStringList, allDeviceTabs.size()>;

/// What can be done with what is selected in the tables of a box. Each change is planned and shown first.
class DeviceActions : public QObject {
    Q_OBJECT

public:
    /// `window` is where dialogs stand, and the parent.
    explicit DeviceActions(QWidget* window);

    [[nodiscard]] QList<QAction*> of(DeviceTab tab) const;
    /// What concerns exports only is requested there.
    [[nodiscard]] ExportActions& exports() const { return *m_exports; }
    void setSanViewer(const SanViewer& san) { m_exports->setSanViewer(san); }
    /// After the state or the selection has changed.
    void setSelection(const DeviceStatePtr& state, const DeviceKeys& keys);
    void retranslate();

signals:
    void wished(const etherdeck::ui::DeviceWish& wish);
    /// With a disk that is chosen already, or an empty path.
    void newExportRequested(const std::string& path);

private:
    [[nodiscard]] std::vector<const plans::Disk*> disks() const;
    [[nodiscard]] const remote::JournalEntry* currentEntry() const;
    [[nodiscard]] const QStringList& keys(DeviceTab tab) const {
        return m_keys.at(static_cast<std::size_t>(tab));
    }
    [[nodiscard]] QString key(DeviceTab tab) const { return keys(tab).value(0); }
    void wishFor(const plans::Wish& wish, const QString& verb) { emit wished({{{wish, {}}}, verb}); }
    void lockOrUnlock();
    void connectAll();

    QWidget* m_window;
    DeviceStatePtr m_state;
    DeviceKeys m_keys;
    ExportActions* m_exports;
    InterfaceActions* m_interfaces;
    QAction* m_exportDisk;
    QAction* m_lock;
    QAction* m_undo;
};

} // namespace etherdeck::ui
