#include "ui/devices/netconsole/reading.h"

#include "ui/devices/base/failure_of.h"
#include "ui/devices/netconsole/text.h"

#include <utility>

namespace etherdeck::ui {

NetconsoleReading::NetconsoleReading(DeviceCommandsPtr commands, std::string device, QObject* parent) :
    QObject(parent), m_commands(std::move(commands)), m_device(std::move(device)) {}

void NetconsoleReading::start(const DeviceState& state) {
    if (state.can("uboot-env"))
        m_boot = m_commands->readEnvironment(
            m_device, this, [this](const Result<remote::Answer<plans::BoxEnvironment>>& answer) {
                m_found.environment.reset();
                m_bootFailure = failureOf(answer);
                m_isDamaged = !m_bootFailure && (*answer)->fault;
                if (!m_bootFailure && !m_isDamaged)
                    m_found.environment = **answer;
                emit answered();
            });
    if (state.can("netconsole"))
        m_kernel = m_commands->readNetconsole(
            m_device, this, [this](const Result<remote::Answer<box_netconsole::KernelNetconsole>>& answer) {
                m_found.kernel.reset();
                m_kernelFailure = failureOf(answer);
                if (!m_kernelFailure)
                    m_found.kernel = **answer;
                emit answered();
            });
}

QString NetconsoleReading::bootText() const {
    if (m_found.environment)
        return bootStateText(uboot::netconsoleState(m_found.environment->environment));
    if (m_boot.isUnderWay())
        return tr("Being read…");
    if (m_bootFailure)
        return tr("Not known.");
    return m_isDamaged ? tr("The environment is damaged: see the tab U-Boot.")
                       : tr("The box does not show U-Boot's environment.");
}

QString NetconsoleReading::kernelText() const {
    if (m_found.kernel)
        return kernelStateText(*m_found.kernel);
    if (m_kernel.isUnderWay())
        return tr("Being read…");
    return m_kernelFailure ? tr("Not known.") : tr("The agent of the box is too old to tell.");
}

} // namespace etherdeck::ui

#include "moc_reading.cpp"
