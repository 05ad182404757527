#pragma once

#include "core/box_netconsole/parts.h"
#include "ui/devices/base/commands.h"

#include <QObject>
#include <QString>

#include <optional>
#include <string>

namespace etherdeck::ui {

/// Reads what a box has set up for netconsole: in U-Boot's environment, and in its kernel.
class NetconsoleReading : public QObject {
    Q_OBJECT

public:
    NetconsoleReading(DeviceCommandsPtr commands, std::string device, QObject* parent);

    /// Reads again what the box can tell.
    void start(const DeviceState& state);
    [[nodiscard]] bool isUnderWay() const { return m_boot.isUnderWay() || m_kernel.isUnderWay(); }

    /// What was read last; nothing of a part that could not be.
    [[nodiscard]] const box_netconsole::BoxParts& found() const { return m_found; }
    /// Why a part could not be read.
    [[nodiscard]] const std::optional<remote::Failure>& failure() const {
        return m_bootFailure ? m_bootFailure : m_kernelFailure;
    }
    /// What a part does, or why that is not known.
    [[nodiscard]] QString bootText() const;
    [[nodiscard]] QString kernelText() const;

signals:
    /// One of the two was read, or could not be.
    void answered();

private:
    DeviceCommandsPtr m_commands;
    std::string m_device;
    box_netconsole::BoxParts m_found;
    bool m_isDamaged = false; ///< the environment
    std::optional<remote::Failure> m_bootFailure;
    std::optional<remote::Failure> m_kernelFailure;
    Call m_boot;
    Call m_kernel;
};

} // namespace etherdeck::ui
