#include "core/system/console_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <memory>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <optional>

namespace etherdeck {

namespace {

using netconsole::Endpoint;

constexpr std::size_t longestText = 300; // a DNS name with port and interface

struct Parts {
    std::string host;
    std::string interface;
    std::uint16_t port = 0;
};

Result<std::uint16_t> parsePort(std::string_view text) {
    std::uint32_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (end != text.data() + text.size() || (error != std::errc() && text.size() < 6))
        return fail(ErrorCode::Malformed, std::string(text));
    if (error != std::errc() || port == 0 || port > 65535)
        return fail(ErrorCode::OutOfRange, std::string(text));
    return static_cast<std::uint16_t>(port);
}

Result<Parts> split(std::string_view text, std::uint16_t defaultPort) {
    if (text.empty() || text.size() > longestText)
        return fail(ErrorCode::Malformed, std::string(text.substr(0, longestText)));
    std::optional<std::string_view> port;
    auto host = text;
    if (text.front() == '[') {
        const auto end = text.find(']');
        if (end == std::string_view::npos || (end + 1 < text.size() && text[end + 1] != ':'))
            return fail(ErrorCode::Malformed, std::string(text));
        host = text.substr(1, end - 1);
        if (end + 1 < text.size())
            port = text.substr(end + 2);
    } else if (std::ranges::count(text, ':') == 1) {
        host = text.substr(0, text.find(':'));
        port = text.substr(text.find(':') + 1);
    }
    Parts parts{{}, {}, defaultPort};
    if (port) {
        const auto number = parsePort(*port);
        if (!number)
            return fail(number.error());
        parts.port = *number;
    }
    const auto percent = host.find('%');
    parts.host = host.substr(0, percent);
    if (percent != std::string_view::npos)
        parts.interface = host.substr(percent + 1);
    if (parts.host.empty() || (percent != std::string_view::npos && parts.interface.empty()))
        return fail(ErrorCode::Malformed, std::string(text));
    return parts;
}

std::optional<Endpoint> parseHost(const std::string& host, std::uint16_t port) {
    std::array<std::uint8_t, 4> v4{};
    if (::inet_pton(AF_INET, host.c_str(), v4.data()) == 1)
        return Endpoint::v4(v4, port);
    Endpoint endpoint;
    endpoint.port = port;
    if (::inet_pton(AF_INET6, host.c_str(), endpoint.address.data()) == 1)
        return endpoint;
    return std::nullopt;
}

Result<std::uint32_t> interfaceIndex(const std::string& name) {
    if (name.empty())
        return 0;
    const auto index = ::if_nametoindex(name.c_str());
    if (index == 0)
        return fail(ErrorCode::NoSuchInterface, name);
    return index;
}

Result<ConsoleAddress> withInterface(const Endpoint& endpoint, const Parts& parts) {
    const auto index = interfaceIndex(parts.interface);
    if (!index)
        return fail(index.error());
    return ConsoleAddress{endpoint, *index};
}

std::optional<Endpoint> endpointOf(const sockaddr* address, std::uint16_t port) {
    Endpoint endpoint;
    endpoint.port = port;
    if (address->sa_family == AF_INET6) {
        const auto& v6 = *reinterpret_cast<const sockaddr_in6*>(address);
        std::memcpy(endpoint.address.data(), &v6.sin6_addr, endpoint.address.size());
        return endpoint;
    }
    if (address->sa_family != AF_INET)
        return std::nullopt;
    std::array<std::uint8_t, 4> octets{};
    std::memcpy(octets.data(), &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, octets.size());
    return Endpoint::v4(octets, port);
}

} // namespace

Result<ConsoleAddress> ConsoleAddress::parse(std::string_view text, std::uint16_t port) {
    const auto parts = split(text, port);
    if (!parts)
        return fail(parts.error());
    const auto endpoint = parseHost(parts->host, parts->port);
    if (!endpoint)
        return fail(ErrorCode::Malformed, std::string(text));
    return withInterface(*endpoint, *parts);
}

Result<void> ConsoleAddress::checkHost(std::string_view text) {
    const auto parts = split(text, 1);
    if (!parts)
        return fail(parts.error());
    return {};
}

Result<ConsoleAddress> ConsoleAddress::resolve(std::string_view text, std::uint16_t port) {
    const auto parts = split(text, port);
    if (!parts)
        return fail(parts.error());
    if (const auto endpoint = parseHost(parts->host, parts->port))
        return withInterface(*endpoint, *parts);
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_DGRAM;
    addrinfo* list = nullptr;
    if (const int error = ::getaddrinfo(parts->host.c_str(), nullptr, &wanted, &list); error != 0)
        return fail(ErrorCode::System, ::gai_strerror(error));
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(list, ::freeaddrinfo);
    for (const auto* found = list; found; found = found->ai_next)
        if (const auto endpoint = endpointOf(found->ai_addr, parts->port))
            return withInterface(*endpoint, *parts);
    return fail(ErrorCode::System, "no address");
}

bool ConsoleAddress::isMulticast() const {
    return endpoint.isV4() ? (endpoint.address[12] & 0xf0) == 0xe0 : endpoint.address[0] == 0xff;
}

bool ConsoleAddress::isAny() const {
    const auto from = endpoint.address.begin() + (endpoint.isV4() ? 12 : 0);
    return std::all_of(from, endpoint.address.end(), [](std::uint8_t byte) { return byte == 0; });
}

} // namespace etherdeck
