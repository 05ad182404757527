#include "core/plans/netconsole.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace etherdeck::plans {

namespace {

/// What precedes `end`, which is removed with it; nothing when it is not there.
std::optional<std::string_view> takeUntil(std::string_view& text, char end) {
    const auto at = text.find(end);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto part = text.substr(0, at);
    text.remove_prefix(at + 1);
    return part;
}

} // namespace

std::string moduleParameter(const NetconsoleTarget& target) {
    return (target.extended ? "+" : "") + std::to_string(netconsoleLocalPort) + '@' +
           target.local.toString() + '/' + target.interface + ',' + std::to_string(target.port) + '@' +
           target.server.toString() + '/' + target.serverMac.toString();
}

std::optional<NetconsoleTarget> parseModuleParameter(std::string_view text) {
    NetconsoleTarget target;
    target.extended = text.starts_with('+');
    text.remove_prefix(target.extended ? 1 : 0);
    const auto localPort = takeUntil(text, '@');
    const auto local = localPort ? takeUntil(text, '/') : std::nullopt;
    const auto interface = local ? takeUntil(text, ',') : std::nullopt;
    const auto port = interface ? takeUntil(text, '@') : std::nullopt;
    const auto server = port ? takeUntil(text, '/') : std::nullopt;
    if (!server)
        return std::nullopt;
    const auto localAddress = Ipv4Address::parse(*local);
    const auto serverAddress = Ipv4Address::parse(*server);
    const auto mac = MacAddress::parse(text);
    const auto [end, error] = std::from_chars(port->data(), port->data() + port->size(), target.port);
    if (!localAddress || !serverAddress || !mac || error != std::errc() || interface->empty())
        return std::nullopt;
    target.interface = *interface;
    target.local = *localAddress;
    target.server = *serverAddress;
    target.serverMac = *mac;
    return target;
}

std::optional<NetconsoleTarget> targetInFile(std::string_view content) {
    static constexpr std::string_view name = " netconsole=";
    const auto at = content.find(name);
    if (at == std::string_view::npos)
        return std::nullopt;
    content.remove_prefix(at + name.size());
    return parseModuleParameter(content.substr(0, content.find_first_of(" \n")));
}

} // namespace etherdeck::plans
