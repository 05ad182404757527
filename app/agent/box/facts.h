#pragma once

#include "core/base/clock.h"
#include "core/base/mac_address.h"
#include "core/base/sentence.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

/// A partition of raw flash memory.
struct MtdPartition {
    unsigned index = 0;
    std::string name;
    std::uint64_t bytes = 0;
    std::uint64_t eraseBytes = 0;
    bool readOnly = true;

    friend bool operator==(const MtdPartition&, const MtdPartition&) = default;
};

struct Temperature {
    std::string name;
    double celsius = 0;

    friend bool operator==(const Temperature&, const Temperature&) = default;
};

enum class InitSystem : std::uint8_t { Other, Systemd, SysvInit, Procd, Busybox };
/// "other", "systemd", "sysvinit", "procd", "busybox".
[[nodiscard]] std::string_view name(InitSystem init);

/// All of this must be true before anything dangerous is done to a Pogoplug E02: similar models look
/// the same.
struct PogoplugE02 {
    bool model = false;
    bool soc = false;    ///< 88F6281
    bool memory = false; ///< about 256 MiB
    bool flash = false;  ///< its first mebibyte is one partition or two, in blocks of 128 KiB

    [[nodiscard]] bool isOne() const { return model && soc && memory && flash; }
    friend bool operator==(const PogoplugE02&, const PogoplugE02&) = default;
};

/// What the box is, and its state. Texts come from files and may hold anything.
struct BoxFacts {
    std::string hostName;
    std::string bootId; ///< another one after each start
    std::string model;
    std::string soc;
    std::string kernel;       ///< "6.1.0-57-marvell armv5tel"
    std::string distribution; ///< "Debian GNU/Linux 12 (bookworm)"
    InitSystem init = InitSystem::Other;
    std::chrono::seconds uptime{};
    WallTime time;
    std::uint64_t memoryTotal = 0; ///< bytes
    std::uint64_t memoryAvailable = 0;
    std::array<double, 3> load{};
    std::vector<Temperature> temperatures;
    std::vector<MtdPartition> mtd; ///< sorted by index
    std::string vblade;            ///< its path; empty when it is not installed
    std::string vbladeVersion;     ///< of its package; empty when unknown
    PogoplugE02 pogoplugE02;
};

/// Reads them below `root`; empty for the box itself. Where a root lacks kernel, uptime, memory or load,
/// those of this computer are taken; everything else comes from the root only.
[[nodiscard]] BoxFacts readBoxFacts(const std::string& root);
/// Empty when it cannot be read.
[[nodiscard]] std::string readBootId(const std::string& root);

/// What users should know about this box, as sentences. `macs` are those of its interfaces.
[[nodiscard]] std::vector<Sentence> warningsAbout(const BoxFacts& facts, const std::vector<MacAddress>& macs);

} // namespace etherdeck::agent
