#include "app/agent/box/facts_text.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::agent {

namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The next line, without its end; removes it from `text`.
std::string_view takeLine(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// The next word, or empty; removes it from `text`.
std::string_view takeWord(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const auto word = text.substr(0, text.find_first_of(" \t"));
    text.remove_prefix(word.size());
    return word;
}

template <class Number>
bool toNumber(std::string_view text, Number& number, int base = 10) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return !text.empty() && problem == std::errc() && end == text.data() + text.size();
}

/// A decimal fraction that is not negative, such as "0.25". std::from_chars would need a newer libstdc++ on
/// some systems.
double toFraction(std::string_view text) {
    double value = 0;
    double unit = 1;
    bool isAfterPoint = false;
    for (const char c : text.substr(0, 24)) {
        if (c == '.' && !isAfterPoint) {
            isAfterPoint = true;
        } else if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            unit *= isAfterPoint ? 10 : 1;
        } else {
            break;
        }
    }
    return value / unit;
}

/// "mtd0: 00100000 00020000 "u-boot""
bool parseMtdLine(std::string_view line, MtdPartition& partition) {
    auto device = takeWord(line);
    const auto size = takeWord(line);
    const auto eraseSize = takeWord(line);
    const auto quoted = trim(line);
    if (!device.starts_with("mtd") || !device.ends_with(':') || quoted.size() < 2 || quoted.front() != '"' ||
        quoted.back() != '"')
        return false;
    device = device.substr(3, device.size() - 4);
    partition.name = quoted.substr(1, quoted.size() - 2);
    return toNumber(device, partition.index) && toNumber(size, partition.bytes, 16) &&
           toNumber(eraseSize, partition.eraseBytes, 16);
}

} // namespace

std::string_view name(InitSystem init) {
    switch (init) {
    case InitSystem::Systemd:
        return "systemd";
    case InitSystem::SysvInit:
        return "sysvinit";
    case InitSystem::Procd:
        return "procd";
    case InitSystem::Busybox:
        return "busybox";
    case InitSystem::Other:
        break;
    }
    return "other";
}

std::vector<MtdPartition> parseMtd(std::string_view text) {
    std::vector<MtdPartition> partitions;
    while (!text.empty()) {
        MtdPartition partition;
        if (parseMtdLine(takeLine(text), partition))
            partitions.push_back(std::move(partition));
    }
    std::ranges::sort(partitions, {}, &MtdPartition::index);
    return partitions;
}

std::uint64_t memoryIn(std::string_view meminfo, std::string_view name) {
    while (!meminfo.empty()) {
        auto line = takeLine(meminfo);
        if (!line.starts_with(name) || !line.substr(name.size()).starts_with(':'))
            continue;
        line.remove_prefix(name.size() + 1);
        std::uint64_t kilobytes = 0;
        return toNumber(takeWord(line), kilobytes) && kilobytes < std::uint64_t{1} << 50 ? kilobytes * 1024
                                                                                         : 0;
    }
    return 0;
}

std::string cpuinfoValue(std::string_view cpuinfo, std::string_view name) {
    while (!cpuinfo.empty()) {
        const auto line = takeLine(cpuinfo);
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && trim(line.substr(0, colon)) == name)
            return std::string(trim(line.substr(colon + 1)));
    }
    return {};
}

std::string osReleaseValue(std::string_view osRelease, std::string_view key) {
    while (!osRelease.empty()) {
        const auto line = trim(takeLine(osRelease));
        if (!line.starts_with(key) || !line.substr(key.size()).starts_with('='))
            continue;
        auto value = line.substr(key.size() + 1);
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
            value.back() == value.front())
            value = value.substr(1, value.size() - 2);
        return std::string(value);
    }
    return {};
}

std::array<double, 3> parseLoad(std::string_view loadavg) {
    std::array<double, 3> load{};
    for (auto& value : load)
        value = toFraction(takeWord(loadavg));
    return load;
}

std::chrono::seconds parseUptime(std::string_view uptime) {
    std::int64_t seconds = 0;
    const auto word = takeWord(uptime);
    (void)toNumber(word.substr(0, word.find('.')), seconds);
    return std::chrono::seconds(std::max<std::int64_t>(seconds, 0));
}

std::vector<std::string> deviceTreeStrings(std::string_view property) {
    std::vector<std::string> strings;
    while (!property.empty()) {
        const auto end = std::min(property.find('\0'), property.size());
        if (end > 0)
            strings.emplace_back(property.substr(0, end));
        property.remove_prefix(std::min(end + 1, property.size()));
    }
    return strings;
}

std::string socIn(const std::vector<std::string>& compatible) {
    if (std::ranges::find(compatible, "marvell,kirkwood-88f6281") != compatible.end())
        return "Marvell 88F6281";
    return compatible.size() > 1 ? compatible[1] : std::string();
}

void PackageVersion::addLine(std::string_view line) {
    if (trim(line).empty()) { // between packages
        if (m_isIt && m_isInstalled)
            m_found = m_version;
        m_isIt = m_isInstalled = false;
        m_version.clear();
    } else if (line.starts_with("Package:")) {
        m_isIt = trim(line.substr(8)) == m_package;
    } else if (line.starts_with("Status:")) {
        m_isInstalled = trim(line.substr(7)).ends_with(" installed");
    } else if (line.starts_with("Version:")) {
        m_version = trim(line.substr(8));
    }
}

} // namespace etherdeck::agent
