#include "app/etherdeck/box_interfaces.h"

#include "core/remote/box_interface.h"
#include "core/services/desk/state_folder.h"
#include "core/services/devices/confirmed.h"
#include "core/services/devices/known_devices.h"
#include "core/user_files/device_book.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>

#include <algorithm>

namespace etherdeck::app {

namespace {

struct BoxInterfacesTexts {
    Q_DECLARE_TR_FUNCTIONS(BoxInterfaces)
};

/// Only some ways to reach an agent lead to the interfaces as well.
bool carriesFrames(const std::string& device) {
    const auto parsed = remote::parseDevice(device);
    return parsed && remote::linkCommand(*parsed, "eth0").has_value();
}

bool suitsAoe(const plans::BoxInterface& interface) { return interface.ethernet && interface.master.empty(); }

} // namespace

void BoxInterfaces::note(const DeviceState& state) {
    if (state.link != DeviceState::Link::Connected || !state.interfaces || !carriesFrames(state.device))
        return remove(state.device);
    std::vector<ui::InterfaceChoice> choices;
    for (const auto& interface : state.interfaces->interfaces)
        if (suitsAoe(interface) && remote::isInterfaceName(interface.name))
            choices.push_back({state.device + ':' + interface.name,
                               interface.up
                                   ? BoxInterfacesTexts::tr("through the agent of the box")
                                   : BoxInterfacesTexts::tr("through the agent of the box, switched off")});
    m_choices[state.device] = std::move(choices);
}

std::vector<ui::InterfaceChoice> BoxInterfaces::choices() const {
    std::vector<ui::InterfaceChoice> all;
    for (const auto& [device, choices] : m_choices)
        all.insert(all.end(), choices.begin(), choices.end());
    return all;
}

Result<remote::Device> findDevice(const std::string& text) {
    QSettings settings;
    const auto known = loadDevices(settings);
    const auto box = std::ranges::find_if(known, [&text](const KnownDevice& device) {
        return device.device == text || (!device.name.empty() && device.name == text);
    });
    const auto book = remote::readDeviceBook(QFile::encodeName(deviceBookPath()).toStdString());
    if (!book) // it may hold host keys that were confirmed for this box
        return fail(book.error());
    auto device = remote::deviceNamed(*book, box == known.end() ? text : box->device);
    auto* const ssh = device ? std::get_if<remote::SshDevice>(&*device) : nullptr;
    if (ssh == nullptr || box == known.end())
        return device;
    const auto confirmed = loadConfirmed(settings);
    if (const auto own = confirmed.find(box->device); own != confirmed.end()) {
        ssh->hostKeys = own->second.hostKeys;
        ssh->oldServerOptions = own->second.oldServerOptions;
    }
    return device;
}

} // namespace etherdeck::app
