#pragma once

#include "core/netconsole/base/events.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <optional>

namespace etherdeck::store {

/// The boot of a source that is stored last, as far as it says whether what another run hears is still it.
/// The program was started anew, and that says nothing about the box: a new boot takes a proof.
struct EarlierBoot {
    enum class Stage : std::uint8_t {
        Unclear,      ///< text without signs
        Uboot,        ///< autoboot has not counted down yet, as far as is known
        PastAutoboot, ///< autoboot is over
        Kernel,
    };
    /// What the last of its lines with a kernel's time tells.
    struct Clock {
        WallTime heard{};
        std::int64_t microseconds = 0; ///< since the kernel's start
        std::optional<std::int64_t> seq;
    };

    std::int64_t number = 0;
    bool isOver = false; ///< its end was heard, or its box has said that it stops or restarts
    Stage stage = Stage::Unclear;
    std::optional<Clock> clock;
};

/// Nothing where no boot of that number is there, or it is being removed.
[[nodiscard]] Result<std::optional<EarlierBoot>> earlierBoot(const Database& database, std::int64_t source,
                                                             std::int64_t number);

enum class SameBoot : std::uint8_t { Yes, No, Unclear };

/// What the first boot of a run says by its cause.
[[nodiscard]] SameBoot isSameBoot(const EarlierBoot& earlier, netconsole::BootCause cause);
/// What a line says that belongs to the first boot of a run.
[[nodiscard]] SameBoot isSameBoot(const EarlierBoot& earlier, const netconsole::Line& line);
/// Of a boot that this line proves to have begun.
[[nodiscard]] netconsole::BootCause causeOf(const netconsole::Line& line);

} // namespace etherdeck::store
