#include "core/box_netconsole/parts.h"

#include "core/plans/members.h"
#include "core/uboot/netconsole_setup.h"

#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck::box_netconsole {

namespace {

std::optional<std::uint16_t> portIn(std::string_view text) {
    std::uint16_t port = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && port != 0 ? std::optional(port)
                                                                                        : std::nullopt;
}

} // namespace

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
    if (const auto port = portIn(environment.value("ncoutport")))
        return *port;
    auto destination = std::string(environment.value("ncip"));
    uboot::Scripts scripts(environment);
    for (const auto* start : {"preboot", "bootcmd"}) // these set it as the box starts
        scripts.visit(start, [&](const std::string&, const std::vector<std::string>& words) {
            if (const auto assignment = uboot::assignmentOf(words); assignment && assignment->name == "ncip")
                destination = assignment->value;
        });
    const auto colon = destination.rfind(':');
    const auto port =
        colon == std::string::npos ? std::nullopt : portIn(std::string_view(destination).substr(colon + 1));
    return port.value_or(plans::netconsolePort);
}

bool isWell(const uboot::NetconsoleState& state) {
    return !state.isOn || (state.isGuarded && !state.server.empty() && !state.box.empty());
}

} // namespace etherdeck::box_netconsole
