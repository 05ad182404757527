#include "core/uboot/environment.h"

#include "core/base/byte_reader.h"
#include "core/base/crc32.h"
#include "core/uboot/signs.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::uboot {

namespace {

constexpr std::size_t checksumSize = 4;
constexpr std::size_t smallest = checksumSize + 2; ///< two NULs: no variable, and the end
constexpr std::size_t maxPrinted = 1 << 20;

constexpr std::size_t environmentSize = 0x20000;
constexpr std::array places{
    EnvironmentPlace{0xc0000, environmentSize, "bodhi's U-Boot, and mainline since 2022"},
    EnvironmentPlace{0x60000, environmentSize, "mainline from 2012 to 2021"},
    EnvironmentPlace{0xe0000, environmentSize, "OpenWrt"},
    EnvironmentPlace{0, environmentSize, "a partition of its own, as OpenWrt has it"},
};

constexpr std::array<std::pair<EnvironmentFault, std::string_view>, 5> faultNames{{
    {EnvironmentFault::TooShort, "too-short"},
    {EnvironmentFault::Blank, "blank"},
    {EnvironmentFault::Checksum, "checksum"},
    {EnvironmentFault::Content, "content"},
    {EnvironmentFault::TooLarge, "too-large"},
}};

std::uint32_t storedCrc(std::span<const std::byte> image) {
    std::uint32_t crc = 0;
    for (std::size_t i = checksumSize; i > 0; --i)
        crc = crc << 8 | static_cast<std::uint32_t>(image[i - 1]);
    return crc;
}

/// A backslash makes the character behind it an ordinary one (lib/hashtable.c); the last one stays.
std::string unescaped(std::string_view stored) {
    std::string value;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        if (stored[i] == '\\' && i + 1 < stored.size())
            ++i;
        value += stored[i];
    }
    return value;
}

bool isName(std::string_view name) {
    return !name.empty() && name.find('=') == std::string_view::npos &&
           name.find('\0') == std::string_view::npos;
}

/// What U-Boot's own names are made of: a line that begins otherwise is not a variable.
bool isUsualName(std::string_view name) {
    static constexpr std::string_view others = "_.:-+";
    return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               others.find(c) != std::string_view::npos;
    });
}

/// "=> printenv", "Pogo_E02> printenv", "# fw_printenv", "Environment size: 2789/131068 bytes".
bool isAround(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos || line.starts_with("Environment size:") ||
           line.ends_with("printenv") || netconsole::looksLikePrompt(line);
}

} // namespace

std::string_view name(EnvironmentFault fault) {
    return std::ranges::find(faultNames, fault, &std::pair<EnvironmentFault, std::string_view>::first)
        ->second;
}

std::optional<EnvironmentFault> environmentFault(std::string_view name) {
    const auto* const found =
        std::ranges::find(faultNames, name, &std::pair<EnvironmentFault, std::string_view>::second);
    return found == faultNames.end() ? std::nullopt : std::optional(found->first);
}

tl::expected<Environment, EnvironmentFault> Environment::parse(std::span<const std::byte> image) {
    if (image.size() < smallest)
        return tl::unexpected(EnvironmentFault::TooShort);
    if (std::ranges::all_of(image, [](std::byte byte) { return byte == std::byte{0xff}; }))
        return tl::unexpected(EnvironmentFault::Blank);
    const auto content = image.subspan(checksumSize);
    if (crc32(content) != storedCrc(image))
        return tl::unexpected(EnvironmentFault::Checksum);
    Environment environment;
    auto rest = asText(content);
    while (!rest.empty() && rest.front() != '\0') {
        const auto end = rest.find('\0');
        if (end == std::string_view::npos)
            return tl::unexpected(EnvironmentFault::Content);
        const auto variable = rest.substr(0, end);
        const auto equals = std::min(variable.find('='), variable.size());
        if (equals == 0)
            return tl::unexpected(EnvironmentFault::Content);
        const auto value = variable.substr(std::min(equals + 1, variable.size()));
        environment.set(variable.substr(0, equals), unescaped(value));
        rest.remove_prefix(end + 1);
    }
    if (rest.empty())
        return tl::unexpected(EnvironmentFault::Content);
    return environment;
}

tl::expected<std::vector<std::byte>, EnvironmentFault> Environment::build(std::size_t size) const {
    if (size < smallest)
        return tl::unexpected(EnvironmentFault::TooLarge);
    std::string content;
    for (const auto& [name, value] : m_variables) {
        content += name;
        content += '=';
        for (const char c : value) {
            if (c == '\\')
                content += c;
            content += c;
        }
        content += '\0';
    }
    content += '\0';
    if (content.size() > size - checksumSize)
        return tl::unexpected(EnvironmentFault::TooLarge);
    content.resize(size - checksumSize);
    std::vector<std::byte> image(checksumSize);
    const auto bytes = asBytes(content);
    auto crc = crc32(bytes);
    for (auto& byte : image) {
        byte = static_cast<std::byte>(crc & 0xff);
        crc >>= 8;
    }
    image.insert(image.end(), bytes.begin(), bytes.end());
    return image;
}

bool Environment::set(std::string_view name, std::string_view value) {
    if (!isName(name) || value.find('\0') != std::string_view::npos)
        return false;
    if (value.empty())
        unset(name);
    else
        m_variables.insert_or_assign(std::string(name), std::string(value));
    return true;
}

void Environment::unset(std::string_view name) {
    if (const auto found = m_variables.find(name); found != m_variables.end())
        m_variables.erase(found);
}

const std::string* Environment::find(std::string_view name) const {
    const auto found = m_variables.find(name);
    return found == m_variables.end() ? nullptr : &found->second;
}

std::string_view Environment::value(std::string_view name) const {
    const auto* found = find(name);
    return found == nullptr ? std::string_view() : *found;
}

std::vector<VariableChange> changesBetween(const Environment& before, const Environment& after) {
    std::vector<VariableChange> changes;
    for (const auto& [name, value] : before.variables())
        if (after.find(name) == nullptr)
            changes.push_back({name, std::nullopt});
    for (const auto& [name, value] : after.variables())
        if (const auto* const old = before.find(name); old == nullptr || *old != value)
            changes.push_back({name, value});
    std::ranges::sort(changes, {}, &VariableChange::name);
    return changes;
}

std::span<const EnvironmentPlace> knownPlaces() { return places; }

tl::expected<FoundEnvironment, EnvironmentFault> findEnvironment(std::span<const std::byte> image) {
    // The environment alone may have another size than those that are known.
    if (auto whole = Environment::parse(image))
        return FoundEnvironment{std::move(*whole), {0, image.size(), places.back().keeper}};
    std::optional<EnvironmentFault> fault;
    if (image.size() < environmentSize)
        fault = Environment::parse(image).error();
    for (const auto& place : places) {
        if (image.size() < place.offset + place.size)
            continue;
        auto found = Environment::parse(image.subspan(place.offset, place.size));
        if (found)
            return FoundEnvironment{std::move(*found), place};
        if (!fault)
            fault = found.error();
    }
    return tl::unexpected(
        fault.value_or(image.size() < smallest ? EnvironmentFault::TooShort : EnvironmentFault::Checksum));
}

PrintedEnvironment parsePrinted(std::string_view text) {
    PrintedEnvironment printed;
    text = text.substr(0, maxPrinted);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = line.find('=');
        if (equals != std::string_view::npos && isUsualName(line.substr(0, equals)) &&
            printed.environment.set(line.substr(0, equals), line.substr(equals + 1)))
            continue;
        if (!isAround(line) && printed.unread.size() < PrintedEnvironment::maxUnread)
            printed.unread.emplace_back(line);
    }
    return printed;
}

} // namespace etherdeck::uboot
