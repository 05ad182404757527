#include "core/syslog/target.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace etherdeck::netconsole {

namespace {

using Transport = SyslogTarget::Transport;

struct Scheme {
    std::string_view name;
    Transport transport;
    std::uint16_t port;
    std::size_t longestMessage;
};
constexpr std::array schemes{
    Scheme{"udp", Transport::Udp, 514, defaultSyslogSize},
    Scheme{"tcp", Transport::Tcp, 601, longestSyslogSize},
    Scheme{"tls", Transport::Tls, 6514, longestSyslogSize},
};

const Scheme& schemeOf(Transport transport) {
    return *std::ranges::find(schemes, transport, &Scheme::transport);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetterOrDigit(char c) { return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'z'); }

/// Removes and returns the part before `separator`, and removes the separator; the whole text where there is
/// none.
std::string_view takeUntil(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

Result<std::size_t> number(std::string_view text, std::size_t least, std::size_t limit) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isNumber = !text.empty() && std::ranges::all_of(text, isDigit);
    if (!isNumber || (text.size() > 1 && text.front() == '0'))
        return fail(ErrorCode::Malformed, std::string(text));
    if (error != std::errc() || value < least || value > limit)
        return fail(ErrorCode::OutOfRange, std::string(text));
    return value;
}

bool isHostName(std::string_view text) {
    constexpr std::size_t longestName = 253;
    return !text.empty() && text.size() <= longestName && isLetterOrDigit(text.front()) &&
           std::ranges::all_of(text,
                               [](char c) { return isLetterOrDigit(c) || c == '.' || c == '-' || c == '_'; });
}

/// An IPv6 address, possibly with the interface of a link-local one: fe80::1%eth0.
bool isAddress6(std::string_view text) {
    const auto address = std::string(text.substr(0, text.find('%')));
    const auto zone = text.substr(address.size());
    const bool isZone = zone.empty() || (zone.size() > 1 && zone.size() <= 16 && isHostName(zone.substr(1)));
    in6_addr ignored{};
    return isZone && ::inet_pton(AF_INET6, address.c_str(), &ignored) == 1;
}

/// "host", "host:514", "[::1]", "[::1]:601".
Result<void> readHostAndPort(SyslogTarget& target, std::string_view text) {
    const auto malformed = fail(ErrorCode::Malformed, std::string(text));
    const std::size_t bracket = text.starts_with('[') ? 1 : 0;
    const auto hostEnd = bracket ? text.find(']') : std::min(text.find(':'), text.size());
    if (hostEnd == std::string_view::npos)
        return malformed;
    const auto host = text.substr(bracket, hostEnd - bracket);
    if (!(bracket ? isAddress6(host) : isHostName(host)))
        return malformed;
    target.host = host;
    const auto rest = text.substr(hostEnd + bracket);
    if (rest.empty())
        return {};
    if (rest.front() != ':')
        return malformed;
    const auto port = number(rest.substr(1), 1, 65535);
    if (!port)
        return fail(port.error());
    target.port = static_cast<std::uint16_t>(*port);
    return {};
}

std::optional<std::string> percentDecoded(std::string_view text) {
    std::string decoded;
    while (!text.empty()) {
        unsigned char byte = static_cast<unsigned char>(text.front());
        text.remove_prefix(1);
        if (byte == '%') {
            if (text.size() < 2 ||
                std::from_chars(text.data(), text.data() + 2, byte, 16).ptr != text.data() + 2)
                return std::nullopt;
            text.remove_prefix(2);
        }
        if (byte < 0x20 || byte == 0x7f)
            return std::nullopt;
        decoded += static_cast<char>(byte);
    }
    return decoded;
}

std::string percentEncoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isLetterOrDigit(c) || c == '/' || c == '.' || c == '-' || c == '_')
            encoded += c;
        else
            encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return encoded;
}

Result<void> readOption(SyslogTarget& target, std::string_view option) {
    auto value = option;
    const auto key = takeUntil(value, '=');
    if (key == "size") {
        const auto size = number(value, safestSyslogSize, longestSyslogSize);
        if (!size)
            return fail(size.error());
        target.format.longest = *size;
        return {};
    }
    if (key == "enterprise") {
        const auto enterprise = number(value, 1, std::numeric_limits<std::uint32_t>::max());
        if (!enterprise)
            return fail(enterprise.error());
        target.format.enterprise = static_cast<std::uint32_t>(*enterprise);
        return {};
    }
    if (key != "ca" || target.transport != Transport::Tls)
        return fail(ErrorCode::Unsupported, std::string(option));
    const auto file = percentDecoded(value);
    if (!file || file->empty())
        return fail(ErrorCode::Malformed, std::string(option));
    target.caFile = *file;
    return {};
}

} // namespace

Result<SyslogTarget> parseSyslogTarget(std::string_view url) {
    if (url.size() > SyslogTarget::longestUrl)
        return fail(ErrorCode::TooLong);
    const auto behindScheme = url.find("://");
    if (behindScheme == std::string_view::npos)
        return fail(ErrorCode::Malformed, std::string(url));
    std::string schemeName(url.substr(0, behindScheme));
    std::ranges::transform(schemeName, schemeName.begin(), lower);
    const auto* scheme = std::ranges::find(schemes, schemeName, &Scheme::name);
    if (scheme == schemes.end())
        return fail(ErrorCode::Unsupported, schemeName);

    SyslogTarget target{scheme->transport, {}, scheme->port, {}, {scheme->longestMessage, 0}};
    auto options = url.substr(behindScheme + 3);
    auto place = takeUntil(options, '?');
    if (place.ends_with('/'))
        place.remove_suffix(1);
    if (const auto read = readHostAndPort(target, place); !read)
        return fail(read.error());
    while (!options.empty())
        if (const auto read = readOption(target, takeUntil(options, '&')); !read)
            return fail(read.error());
    return target;
}

std::string SyslogTarget::toString() const {
    const auto& scheme = schemeOf(transport);
    const bool isAddress6 = host.find(':') != std::string::npos;
    std::string url(scheme.name);
    url += "://" + (isAddress6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
    std::string options;
    if (!caFile.empty())
        options += "&ca=" + percentEncoded(caFile);
    if (format.longest != scheme.longestMessage)
        options += "&size=" + std::to_string(format.longest);
    if (format.enterprise != 0)
        options += "&enterprise=" + std::to_string(format.enterprise);
    if (!options.empty())
        options.front() = '?';
    return url + options;
}

} // namespace etherdeck::netconsole
