#pragma once

#include "core/exports/export.h"
#include "core/exports/fault.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// vblade checks next to nothing: shelf 70000 becomes e4464.0, "abc" is 0, and a mistyped MAC address lets
/// everyone in. So all of it is checked before vblade is started or a file is written.
namespace etherdeck::exports {

constexpr std::uint16_t maxShelf = 65534;
constexpr std::uint8_t maxSlot = 254;
constexpr std::uint16_t linuxReservedShelf = 4095;
constexpr std::uint16_t minBuffers = 2; ///< with less, a Linux initiator never sends
constexpr std::size_t maxAllowed = 32;  ///< the size of vblade's list; it does not check
constexpr std::size_t maxPath = 4095;
/// AoE addresses sectors by 48 bits.
constexpr std::uint64_t maxSectors = std::uint64_t{1} << 48;

/// Texts of a command line or a form. Numbers are decimal digits and nothing else.
[[nodiscard]] Checked<std::uint16_t> parseShelf(std::string_view text);
[[nodiscard]] Checked<std::uint8_t> parseSlot(std::string_view text);
/// e7.3 or 7.3; no wildcard.
[[nodiscard]] Checked<Address> parseExportAddress(std::string_view text);
[[nodiscard]] Checked<std::uint16_t> parseBuffers(std::string_view text);
[[nodiscard]] Checked<Sectors> parseOffset(std::string_view text);
/// At least one sector.
[[nodiscard]] Checked<Sectors> parseLength(std::string_view text);
[[nodiscard]] Checked<MacAddress> parseInitiator(std::string_view text);
/// Addresses with commas between; sorted, without repeats.
[[nodiscard]] Checked<std::vector<MacAddress>> parseInitiators(std::string_view text);

[[nodiscard]] std::optional<Fault> addressFault(const Address& address);
[[nodiscard]] std::optional<Fault> interfaceFault(std::string_view name);
/// A path that a shell, systemd and vblade read in the same way, and that has no other spelling.
[[nodiscard]] std::optional<Fault> pathFault(std::string_view path);
[[nodiscard]] std::optional<Fault> initiatorFault(const MacAddress& mac);

/// All that is wrong with an export; against the size of its disk as well when that is known.
[[nodiscard]] std::vector<Fault> faults(const Export& config, std::optional<std::uint64_t> diskBytes = {});

/// Sorts interfaces and initiators, and removes repeats.
void normalize(Export& config);

/// Sectors of a disk: from `first` up to, not including, `end`; nothing: up to the end of the disk.
struct SectorRange {
    std::uint64_t first = 0;
    std::optional<std::uint64_t> end;

    friend bool operator==(const SectorRange&, const SectorRange&) = default;
};
/// What an export covers of a disk, when what it exports starts at `start` of that disk and has `size`
/// sectors: a partition of it.
[[nodiscard]] SectorRange sectorRange(const Export& config, Sectors start = {},
                                      std::optional<Sectors> size = {});
/// True when both include a sector in common, supposing that they are of the same disk.
[[nodiscard]] bool overlap(const SectorRange& one, const SectorRange& other);

} // namespace etherdeck::exports
