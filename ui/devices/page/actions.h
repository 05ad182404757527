#pragma once

#include "core/services/devices/values.h"

#include <QList>
#include <QObject>
#include <QString>

#include <array>
#include <cstdint>

class QAction;
class QWidget;

namespace etherdeck::ui {

enum class DeviceTab : std::uint8_t { Exports, Disks, Interfaces, Journal };
inline constexpr std::array allDeviceTabs{DeviceTab::Exports, DeviceTab::Disks, DeviceTab::Interfaces,
                                          DeviceTab::Journal};

/// A change that the user asks for; `verb` is the word on the button that makes it: "Stop export e7.3".
struct DeviceWish {
    plans::Wish wish;
    QString verb;
};

/// What can be done with what is selected in the tables of a box. Each change is planned and shown first.
class DeviceActions : public QObject {
    Q_OBJECT

public:
    /// `window` is where dialogs stand, and the parent.
    explicit DeviceActions(QWidget* window);

    [[nodiscard]] QList<QAction*> of(DeviceTab tab) const;
    /// After the state or the selection has changed. `keys` are those of the current rows, by tab.
    void setSelection(const DeviceStatePtr& state, const std::array<QString, 4>& keys);
    void retranslate();

signals:
    void wished(const etherdeck::ui::DeviceWish& wish);
    /// With a disk that is chosen already, or an empty path.
    void newExportRequested(const std::string& path);
    void exportChangeRequested(etherdeck::Address address);
    void usersRequested(etherdeck::Address address);

private:
    [[nodiscard]] const plans::ExportStatus* currentExport() const;
    [[nodiscard]] const plans::Disk* currentDisk() const;
    [[nodiscard]] const plans::BoxInterface* currentInterface() const;
    [[nodiscard]] const remote::JournalEntry* currentEntry() const;
    [[nodiscard]] QString key(DeviceTab tab) const { return m_keys.at(static_cast<std::size_t>(tab)); }
    void wishFor(const plans::Wish& wish, const QString& verb);
    void askForMac(bool isAllowed);
    void askForMtu();
    void toggleLock();
    void connectExports();
    void connectOthers();

    QWidget* m_window;
    DeviceStatePtr m_state;
    std::array<QString, 4> m_keys;
    QAction* m_newExport;
    QAction* m_change;
    QAction* m_start;
    QAction* m_stop;
    QAction* m_restart;
    QAction* m_remove;
    QAction* m_users;
    QAction* m_allow;
    QAction* m_deny;
    QAction* m_exportDisk;
    QAction* m_lock;
    QAction* m_mtu;
    QAction* m_undo;
};

} // namespace etherdeck::ui
