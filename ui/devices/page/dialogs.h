#pragma once

#include "ui/devices/base/commands.h"
#include "ui/devices/base/san_view.h"
#include "ui/devices/plan/dialog.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QWidget;

namespace etherdeck::ui {
class ExportWizard;
class NetconsoleDialog;
} // namespace etherdeck::ui

namespace etherdeck::ui {

/// The dialogs of a box, which do not block, and what was done in them: plans, the wizard, changing an
/// export, its users, saving and loading exports.
class DeviceDialogs : public QObject {
    Q_OBJECT

public:
    /// Null: nothing is known.
    using StateOf = std::function<DeviceStatePtr(const std::string& device)>;

    /// `page` is where they stand, and the parent.
    DeviceDialogs(StateOf stateOf, QWidget* page);

    void setCommands(const DeviceCommandsPtr& commands) { m_commands = commands; }
    void setSanViewer(SanViewer san) { m_san = std::move(san); }

    void openPlan(const std::string& device, const DeviceWish& wish);
    /// With a disk and an address that are chosen already, as far as they are.
    void openWizard(const std::string& device, const std::string& path, std::optional<Address> address = {});
    void openChange(const std::string& device, Address address);
    /// False while nothing is known of the box. It stays open and does not block.
    bool openNetconsole(const std::string& device, const QString& title);
    void openUsers(const std::string& device, Address address);
    /// Asks for a file; `addresses` are those of the exports, none means all.
    void openSave(const std::string& device, const QStringList& addresses);
    void openLoad(const std::string& device);
    /// See DevicesPage.
    Call undoChange(const std::string& device, std::int64_t entry, QObject* receiver,
                    Then<std::int64_t> then);

    // Without asking for the file.
    void saveTo(const QString& path, const remote::SavedExports& exports);
    void loadFrom(const QString& path, const std::string& device);

    /// What was done elsewhere; waits for the journal to have it.
    void noteMade(const std::string& device, const std::vector<remote::Applied>& applied);
    /// Call it after each change of a state.
    void setState(const DeviceState& state);

signals:
    /// A change was made that can be undone.
    void changeMade(const std::string& device, std::int64_t entry, const QString& title);
    void saved(const QString& path, int count);
    void saveFailed(const QString& why);
    void loadFailed(const QString& why);

private:
    void tellMade(const DeviceState& state);

    StateOf m_stateOf;
    QWidget* m_page;
    DeviceCommandsPtr m_commands;
    SanViewer m_san = [] { return SanView(); };
    QPointer<ExportWizard> m_wizard;
    QPointer<NetconsoleDialog> m_netconsole;
    std::vector<std::pair<std::string, std::int64_t>> m_made; ///< changes that the journal does not show yet
};

} // namespace etherdeck::ui
