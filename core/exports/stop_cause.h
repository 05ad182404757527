#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::exports {

/// Why an export that should run does not.
enum class StopCause : std::uint8_t {
    None,
    Died,          ///< started again after a while
    NotStarted,    ///< for another reason than those below; tried again after a while
    InterfaceDown, ///< started when it is up
    DiskGone,      ///< started when the same disk is back within ten minutes
    DiskCameLate,  ///< back, but after more than ten minutes: waits for a start by hand, as do all below
    OtherDisk,     ///< the disk at its path is another one, or cannot be told to be the same
    DiskInUse,
    AddressInUse, ///< somebody answers for it on the wire
};
/// "died", "disk-gone", ….
[[nodiscard]] std::string_view name(StopCause cause);
/// For people, where nothing more is known.
[[nodiscard]] std::string sentenceFor(StopCause cause);

} // namespace etherdeck::exports
