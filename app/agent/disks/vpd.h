#pragma once

#include "app/agent/disks/device_facts.h"
#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <string>

/// Vital product data of SCSI devices, as the kernel shows them in /sys (vpd_pg80, vpd_pg83, vpd_pg89): SPC-4
/// and SAT.
namespace etherdeck::agent {

/// The unit serial number of page 0x80, without white space around it. Errors: Truncated, Malformed when it
/// is another page.
[[nodiscard]] Result<std::string> parseSerialPage(std::span<const std::byte> page);

/// The ATA disk behind page 0x89. Errors: Truncated, Malformed when it is another page or describes no ATA
/// disk.
[[nodiscard]] Result<AtaFacts> parseAtaPage(std::span<const std::byte> page);

/// The ATA disk that page 0x83 names: for kernels that do not provide page 0x89. Its world-wide name is left
/// out. Errors: Truncated, Malformed when it is another page or names no ATA disk.
[[nodiscard]] Result<AtaFacts> parseIdentificationPage(std::span<const std::byte> page);

} // namespace etherdeck::agent
