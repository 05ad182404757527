#pragma once

#include "ui/devices/base/commands.h"

#include <QObject>
#include <QPointer>

#include <string>
#include <vector>

class QDialog;

namespace etherdeck::ui {

/// What helps when a box cannot be reached.
enum class DeviceRemedy {
    Connect, ///< trying again
    CheckHostKey,
    AllowOldMethods,
    LogIn, ///< trying again, while somebody is there who answers what ssh asks
};
[[nodiscard]] DeviceRemedy remedyFor(const remote::ConnectionError& error);
/// Of a box that is not connected.
[[nodiscard]] DeviceRemedy remedyFor(const DeviceState& state);
/// The verb of its button.
[[nodiscard]] QString remedyText(DeviceRemedy remedy);

/// Whether these options are used for an old SSH server.
[[nodiscard]] QDialog* oldMethodsDialog(const QString& title, const std::vector<std::string>& options,
                                        QWidget* parent);

/// The questions that come before some of them. One is open at a time; it closes when its box is removed, or
/// is reached.
class DeviceRemedies : public QObject {
    Q_OBJECT

public:
    explicit DeviceRemedies(QWidget* window);

    void setCommands(const DeviceCommandsPtr& commands) { m_commands = commands; }
    void setDevices(const std::vector<KnownDevice>& devices);
    void setState(const DeviceState& state);
    void start(const KnownDevice& known, const DeviceState& state);

private:
    void checkHostKey(const QString& title, const remote::ConnectionError& error);
    void allowOldMethods(const QString& title, const remote::ConnectionError& error);
    void open(QDialog* dialog);

    QWidget* m_window;
    DeviceCommandsPtr m_commands;
    std::string m_device;
    QPointer<QDialog> m_dialog;
};

} // namespace etherdeck::ui
