#include "ui/devices/base/remedy.h"

#include "core/remote/old_server.h"
#include "ui/devices/base/host_key_dialog.h"
#include "ui/devices/base/text.h"
#include "ui/text/plain.h"
#include "ui/widgets/danger_dialog.h"

#include <QStringList>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

DeviceRemedy remedyFor(const DeviceState& state) {
    if (!state.error)
        return DeviceRemedy::Connect;
    return state.canLogIn && state.error->fault == remote::ConnectionFault::NotAllowed
               ? DeviceRemedy::LogIn
               : remedyFor(*state.error);
}

DeviceRemedy remedyFor(const remote::ConnectionError& error) {
    using remote::ConnectionFault;
    if (!error.fingerprint.empty() &&
        (error.fault == ConnectionFault::HostKeyUnknown || error.fault == ConnectionFault::HostKeyChanged))
        return DeviceRemedy::CheckHostKey;
    if (error.fault == ConnectionFault::OldServer && !remote::optionsForOldServer(error.said).empty())
        return DeviceRemedy::AllowOldMethods;
    return DeviceRemedy::Connect;
}

QString remedyText(DeviceRemedy remedy) {
    switch (remedy) {
    case DeviceRemedy::CheckHostKey:
        return DeviceRemedies::tr("Check host key…");
    case DeviceRemedy::AllowOldMethods:
        return DeviceRemedies::tr("Allow for this box…");
    case DeviceRemedy::LogIn:
        return DeviceRemedies::tr("Log in…");
    case DeviceRemedy::Connect:
        break;
    }
    return DeviceRemedies::tr("Connect now");
}

QDialog* oldMethodsDialog(const QString& title, const std::vector<std::string>& options, QWidget* parent) {
    QStringList lines;
    for (const auto& option : options)
        lines << QString::fromStdString(option);
    return new DangerDialog(
        {DeviceRemedies::tr("Allow an old method for %1?").arg(title),
         DeviceRemedies::tr(
             "The SSH server of this box only offers methods that ssh no longer uses, because they are weak: "
             "someone between this computer and the box could intercept the connection. If you allow it, "
             "this "
             "is used for this box and for no other one, until the box is removed from the list. An old "
             "server may need several; each is asked for."),
         lines.join(QLatin1Char('\n')),
         DeviceRemedies::tr("Allow for this box"),
         {}},
        parent);
}

DeviceRemedies::DeviceRemedies(QWidget* window) :
    QObject(window), m_window(window), m_commands(std::make_shared<DeviceCommands>()) {}

void DeviceRemedies::setDevices(const std::vector<KnownDevice>& devices) {
    if (m_dialog && std::ranges::find(devices, m_device, &KnownDevice::device) == devices.end())
        m_dialog->reject();
}

void DeviceRemedies::setState(const DeviceState& state) {
    if (m_dialog && state.device == m_device && state.link == DeviceState::Link::Connected)
        m_dialog->reject();
}

void DeviceRemedies::start(const KnownDevice& known, const DeviceState& state) {
    if (m_dialog)
        m_dialog->reject();
    m_device = known.device;
    const auto title = titleOf(known, &state);
    const auto remedy = remedyFor(state);
    if (remedy == DeviceRemedy::CheckHostKey)
        checkHostKey(title, *state.error);
    else if (remedy == DeviceRemedy::AllowOldMethods)
        allowOldMethods(title, *state.error);
    else
        m_commands->retryDevice(m_device);
}

void DeviceRemedies::checkHostKey(const QString& title, const remote::ConnectionError& error) {
    auto* dialog = new HostKeyDialog(
        {title, fromWire(error.fingerprint), error.fault == remote::ConnectionFault::HostKeyChanged},
        m_window);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, device = m_device, fingerprint = error.fingerprint] {
                m_commands->acceptHostKey(device, fingerprint,
                                          dialog->answer() == HostKeyDialog::Answer::Trusted);
            });
    open(dialog);
}

void DeviceRemedies::allowOldMethods(const QString& title, const remote::ConnectionError& error) {
    const auto options = remote::optionsForOldServer(error.said);
    auto* dialog = oldMethodsDialog(title, options, m_window);
    connect(dialog, &QDialog::accepted, this,
            [this, device = m_device, options] { m_commands->allowOldMethods(device, options); });
    open(dialog);
}

void DeviceRemedies::open(QDialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = dialog;
    dialog->open();
}

} // namespace etherdeck::ui

#include "moc_remedy.cpp"
