#include "ui/devices/page/interface_notes.h"

#include "core/services/devices/values.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace etherdeck::ui {

namespace {

struct NoteTexts {
    Q_DECLARE_TR_FUNCTIONS(InterfaceNotes)
};

constexpr std::uint32_t gigabit = 1000;
constexpr std::uint32_t jumboMtu = 9000;
/// What vblade subtracts from the MTU before it divides by the size of a sector.
constexpr std::uint32_t aoeHeaders = 36;

std::uint32_t sectorsIn(std::uint32_t mtu) {
    return mtu <= aoeHeaders ? 0 : (mtu - aoeHeaders) / static_cast<std::uint32_t>(Sectors::bytesEach);
}

/// The agent says these in English; here they are said anew, from the facts.
bool isSaidHere(const remote::InterfaceWarning& warning) {
    constexpr std::array<std::string_view, 3> known{"no-link", "slow", "half-duplex"};
    return std::ranges::find(known, warning.code) != known.end();
}

bool carriesExports(const DeviceState& state, const std::string& interface) {
    return state.exports && std::ranges::any_of(state.exports->exports, [&](const auto& status) {
               const auto& names = status.config.interfaces;
               return std::ranges::find(names, interface) != names.end();
           });
}

void addLink(const plans::BoxInterface& interface, QStringList& warnings) {
    if (!interface.ethernet || !interface.up)
        return;
    if (!interface.carrier) {
        warnings << NoteTexts::tr("No link: is the cable plugged in?");
        return;
    }
    if (interface.duplex == plans::Duplex::Half)
        warnings << NoteTexts::tr(
            "Half duplex: it cannot send and receive at the same time, and loses frames "
            "under load. Let both ends negotiate, or replace the cable.");
    if (interface.speed && *interface.speed > 0 && *interface.speed < gigabit)
        warnings << NoteTexts::tr("%1 Mb/s, not a gigabit: at most %2 MB/s. Check cable and switch.")
                        .arg(*interface.speed)
                        .arg(*interface.speed / 8);
}

/// netconsole refuses an interface that belongs to a bridge or bond, and ends when its interface joins one.
void addNetconsole(const plans::BoxInterface& interface, QStringList& warnings) {
    if (!interface.master.empty())
        warnings
            << NoteTexts::tr(
                   "Part of %1: netconsole cannot send on this interface, and stopped when it joined %1. "
                   "Set netconsole up on %1.")
                   .arg(fromWire(interface.master));
}

void addJumbo(const DeviceState& state, const plans::BoxInterface& interface, QStringList& hints) {
    const bool canMore = interface.maxMtu == 0 || interface.maxMtu >= jumboMtu;
    if (!interface.ethernet || !interface.up || interface.mtu >= jumboMtu || !canMore ||
        !carriesExports(state, interface.name))
        return;
    hints << NoteTexts::tr("With an MTU of 9000, a request has %1 sectors instead of %2. Switches and "
                           "initiators have to take such frames, too.")
                 .arg(sectorsIn(jumboMtu))
                 .arg(sectorsIn(interface.mtu));
}

} // namespace

InterfaceNotes interfaceNotes(const DeviceState& state, const plans::BoxInterface& interface) {
    InterfaceNotes notes;
    addLink(interface, notes.warnings);
    addNetconsole(interface, notes.warnings);
    if (state.interfaces)
        if (const auto said = state.interfaces->warnings.find(interface.name);
            said != state.interfaces->warnings.end())
            for (const auto& warning : said->second)
                if (!isSaidHere(warning))
                    notes.warnings << fromWire(warning.text);
    addJumbo(state, interface, notes.hints);
    return notes;
}

} // namespace etherdeck::ui
