#pragma once

#include "app/agent/box/facts.h"

#include <string>
#include <string_view>
#include <vector>

/// Readers of files in /proc and /etc that say what a box is. What they do not understand is left out.
namespace etherdeck::agent {

/// /proc/mtd. It does not say what is read-only, so each partition is taken to be.
[[nodiscard]] std::vector<MtdPartition> parseMtd(std::string_view text);

/// The number of a line "MemTotal:  253952 kB" of /proc/meminfo, in bytes; 0 when there is none.
[[nodiscard]] std::uint64_t memoryIn(std::string_view meminfo, std::string_view name);

/// The first value of a line "Hardware : …" of /proc/cpuinfo.
[[nodiscard]] std::string cpuinfoValue(std::string_view cpuinfo, std::string_view name);

/// The value of KEY=value or KEY="value" in /etc/os-release.
[[nodiscard]] std::string osReleaseValue(std::string_view osRelease, std::string_view key);

[[nodiscard]] std::array<double, 3> parseLoad(std::string_view loadavg);
[[nodiscard]] std::chrono::seconds parseUptime(std::string_view uptime);

/// The strings of a property of a device tree, each ended by a NUL.
[[nodiscard]] std::vector<std::string> deviceTreeStrings(std::string_view property);

/// The usual name of a SoC, from the "compatible" property of a device tree; that of the board comes first.
[[nodiscard]] std::string socIn(const std::vector<std::string>& compatible);

/// Finds the version of a package in a status file of dpkg or opkg that is given to it line by line.
class PackageVersion {
public:
    explicit PackageVersion(std::string package) : m_package(std::move(package)) {}

    void addLine(std::string_view line);
    void end() { addLine({}); }
    /// Empty when it is not installed.
    [[nodiscard]] const std::string& version() const { return m_found; }

private:
    std::string m_package;
    std::string m_version;
    bool m_isIt = false;
    bool m_isInstalled = false;
    std::string m_found;
};

} // namespace etherdeck::agent
