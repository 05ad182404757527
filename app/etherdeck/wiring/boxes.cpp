#include "app/etherdeck/wiring/connections.h"
#include "core/services/boxes/service.h"
#include "core/services/console/service.h"
#include "core/services/devices/service.h"
#include "core/services/inventory/discovery_relay.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/devices/page/page.h"
#include "ui/shell/main_window.h"
#include "ui/timeline/arranger.h"
#include "ui/timeline/page.h"

#include <algorithm>

namespace etherdeck::app {

namespace {

using namespace std::chrono_literals;

/// For so long, an address that was heard is that of the box that has it now.
constexpr auto justHeard = 10s;

std::vector<TargetPaths> pathsOf(const InventoryChange& change) {
    std::vector<TargetPaths> paths;
    for (const auto& target : change.updated) {
        auto& one = paths.emplace_back(TargetPaths{target.address, {}});
        for (const auto& path : target.paths)
            if (path.isUp() || target.state != discovery::TargetState::Up)
                one.macs.push_back(path.key.mac);
    }
    for (const auto address : change.removed)
        paths.push_back({address, {}});
    return paths;
}

std::vector<HeardSource> heardOf(const std::vector<ConsoleBoxState>& boxes) {
    std::vector<HeardSource> sources;
    const auto now = Clock::now();
    for (const auto& box : boxes) {
        auto& source = sources.emplace_back(HeardSource{boxes::SourceId{box.source}, box.box, {}});
        for (const auto& info : box.heardAt)
            if (now - info.lastHeard < justHeard)
                source.addresses.push_back(info.endpoint.addressText());
    }
    return sources;
}

/// Bridges are left out: containers have one with the same MAC address on each box.
AgentInterfaces interfacesOf(const std::string& device, const std::vector<plans::BoxInterface>& interfaces) {
    AgentInterfaces agent{device, {}, {}};
    for (const auto& interface : interfaces) {
        if (!interface.ethernet || interface.kind == "bridge")
            continue;
        agent.macs.push_back(interface.mac);
        for (const auto& address : interface.addresses)
            agent.addresses.push_back(address.substr(0, address.find('/')));
    }
    return agent;
}

void noteDevice(BoxService& boxes, const DeviceState& state) {
    if (state.link == DeviceState::Link::Connected && state.interfaces)
        boxes.noteAgent(interfacesOf(state.device, state.interfaces->interfaces));
    else if (state.link != DeviceState::Link::Connected)
        boxes.noteAgentLost(state.device);
}

std::vector<boxes::Box> boxesOf(const std::vector<KnownDevice>& devices) {
    std::vector<boxes::Box> found;
    for (const auto& known : devices)
        found.push_back({{}, known.name, {}, {}, known.device});
    return found;
}

} // namespace

void connectBoxes(ui::MainWindow& window, BoxService& boxes, const Services& from,
                  ui::TimelineArranger& arranger) {
    DiscoveryRelay::connect(from.discovery, boxes, [&boxes](const DiscoveryReport& report) {
        boxes.noteTargets(pathsOf(report.inventory));
    });
    QObject::connect(
        &from.console, &ConsoleService::boxesChanged, &boxes,
        [&boxes](const std::vector<ConsoleBoxState>& sources) { boxes.noteSources(heardOf(sources)); });
    QObject::connect(&from.devices, &DeviceService::changed, &boxes,
                     [&boxes](const DeviceStatePtr& state) { noteDevice(boxes, *state); });
    QObject::connect(&from.devices, &DeviceService::removed, &boxes, &BoxService::noteAgentLost);
    QObject::connect(&from.devices, &DeviceService::changed, &from.discovery,
                     [&discovery = from.discovery](const DeviceStatePtr& state) {
                         if (state->link != DeviceState::Link::Connected)
                             discovery.missExports(state->device);
                         else if (state->exports && state->interfaces)
                             discovery.noteExports(state->device, state->exports->exports,
                                                   state->interfaces->interfaces);
                     });
    QObject::connect(&from.devices, &DeviceService::removed, &from.discovery,
                     &DiscoveryService::forgetExports);
    const auto noteDevices = [&boxes](const std::vector<KnownDevice>& devices) {
        boxes.noteDevices(boxesOf(devices));
    };
    QObject::connect(&window, &ui::MainWindow::devicesChanged, &boxes, noteDevices);
    QMetaObject::invokeMethod(&boxes,
                              [noteDevices, known = window.devices().devices()] { noteDevices(known); });
    QObject::connect(&from.console, &ConsoleService::storeOpened, &boxes,
                     [&boxes](const QString& path) { boxes.open(path); });
    QObject::connect(&boxes, &BoxService::failed, &window.console().reception(),
                     &ui::ConsoleReception::noteBoxesFailed);
    QObject::connect(&boxes, &BoxService::changed, &window, &ui::MainWindow::setBoxes);
    QObject::connect(&boxes, &BoxService::changed, &arranger, &ui::TimelineArranger::setBoxes);
    QObject::connect(&window.timeline(), &ui::TimelinePage::groupToggled, &arranger,
                     &ui::TimelineArranger::toggle);
}

} // namespace etherdeck::app
