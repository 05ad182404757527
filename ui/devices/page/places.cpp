#include "ui/devices/page/places.h"

#include "ui/devices/base/remedy.h"
#include "ui/devices/base/text.h"
#include "ui/look/icons.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

#include <array>

namespace etherdeck::ui {

namespace {

struct PlaceTexts {
    Q_DECLARE_TR_FUNCTIONS(DevicePlaces)
};

} // namespace

EmptyPlace placeWithoutBox(const KnownDevice& known, const DeviceState* state) {
    EmptyPlace place;
    place.icon = Icon::Device;
    if (!state || !state->error || state->link != DeviceState::Link::Waiting) {
        place.title = PlaceTexts::tr("Connecting to %1").arg(fromWire(known.device));
        place.text = PlaceTexts::tr("This takes up to ten seconds where nobody answers.");
        place.isWaiting = true;
        return place;
    }
    const auto text = failureText(*state, known.device);
    place.title = text.what;
    place.text = text.why + QLatin1Char('\n') + text.advice;
    place.command = text.command;
    place.raw = text.raw;
    const auto remedy = remedyFor(*state);
    if (remedy == DeviceRemedy::CheckHostKey)
        place.actions = {EmptyPlace::Action::CheckHostKey};
    else if (remedy == DeviceRemedy::AllowOldMethods)
        place.actions = {EmptyPlace::Action::AllowOldMethods};
    else if (state->error->fault == remote::ConnectionFault::NoAgent && !place.command.isEmpty()) // by ssh
        place.actions = {EmptyPlace::Action::InstallAgent};
    place.actions.push_back(remedy == DeviceRemedy::LogIn ? EmptyPlace::Action::LogIn
                                                          : EmptyPlace::Action::TryAgain);
    return place;
}

EmptyPlace placeWithoutRows(DeviceTab tab, const DeviceState* state) {
    EmptyPlace place;
    place.icon = tab == DeviceTab::Disks        ? Icon::Disk
                 : tab == DeviceTab::Interfaces ? Icon::Link
                 : tab == DeviceTab::Journal    ? Icon::History
                                                : Icon::Export;
    static constexpr std::array capabilities{"exports", "disks", "interfaces", "journal"};
    if (state && !state->greeting.agent.empty() &&
        !state->can(capabilities.at(static_cast<std::size_t>(tab)))) {
        place.title = PlaceTexts::tr("Not available on this box");
        place.text = PlaceTexts::tr("Its agent does not offer this. A newer one may: update the agent on the "
                                    "box.");
        return place;
    }
    switch (tab) {
    case DeviceTab::Exports:
        place.title = PlaceTexts::tr("No exports");
        place.text = PlaceTexts::tr(
            "This box offers nothing on the SAN yet. “New export…” makes one of its disks a target.");
        break;
    case DeviceTab::Disks:
        place.title = PlaceTexts::tr("No disks");
        place.text = PlaceTexts::tr("The box sees no disk. One that is plugged in appears here.");
        break;
    case DeviceTab::Interfaces:
        place.title = PlaceTexts::tr("No interfaces");
        place.text = PlaceTexts::tr("The box has no Ethernet interface.");
        break;
    case DeviceTab::Journal:
        place.title = PlaceTexts::tr("No changes yet");
        place.text = PlaceTexts::tr("Changes made to this box are listed here. Most of them can be undone.");
        break;
    }
    return place;
}

EmptyPlace placeWithoutMatch(const QString& filter) {
    EmptyPlace place;
    place.icon = Icon::Search;
    place.title = PlaceTexts::tr("Nothing matches");
    place.text = PlaceTexts::tr("No row contains “%1”.").arg(filter);
    place.actions = {EmptyPlace::Action::ClearFilter};
    return place;
}

} // namespace etherdeck::ui
