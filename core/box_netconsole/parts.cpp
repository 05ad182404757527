#include "core/box_netconsole/parts.h"

#include "core/plans/members.h"

#include <charconv>
#include <utility>

namespace etherdeck::box_netconsole {

const plans::NetconsoleTarget* KernelNetconsole::place() const {
    if (target)
        return &*target;
    return atBoot ? &*atBoot : nullptr;
}

Result<KernelNetconsole> kernelNetconsoleFrom(const plans::Json& json) {
    plans::Members members(json);
    KernelNetconsole kernel;
    members.flag("loaded", kernel.isLoaded);
    members.number("level", kernel.level);
    const auto read = [&](const char* name, std::optional<plans::NetconsoleTarget>& target) {
        const auto* const found = members.find(name);
        if (found == nullptr)
            return;
        if (auto parsed = plans::netconsoleTargetFrom(*found))
            target = std::move(*parsed);
        else
            members.wrong(name);
    };
    read("target", kernel.target);
    read("at_boot", kernel.atBoot);
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return kernel;
}

Parts BoxParts::setUp() const {
    return {environment && uboot::netconsoleState(environment->environment).isOn,
            kernel && kernel->place() != nullptr};
}

Parts chosenParts(const Parts& named, const Parts& setUp) { return named.any() ? named : setUp; }

std::uint16_t bootPort(const uboot::Environment& environment) {
    const auto text = environment.value("ncoutport");
    std::uint16_t port = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && port != 0
               ? port
               : plans::netconsolePort;
}

bool isWell(const uboot::NetconsoleState& state) {
    return !state.isOn || (state.isGuarded && !state.server.empty() && !state.box.empty());
}

} // namespace etherdeck::box_netconsole
