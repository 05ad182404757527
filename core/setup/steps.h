#pragma once

#include "core/base/mac_address.h"
#include "core/setup/hardware.h"
#include "core/setup/manifest.h"
#include "core/setup/uboot_image.h"
#include "core/uboot/environment.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The way of a Pogoplug E02 from its factory firmware to a SAN, as a checklist: which steps are done is seen
/// in the box. The sentences are written where it is shown.
namespace etherdeck::setup {

enum class StepId : std::uint8_t {
    Identify,
    Reach,
    Backup,
    Uboot,
    Environment,
    Stick,
    Boot,
    Rescue,
    Debian,
    Export,
    Done,
};
inline constexpr std::array allSteps{StepId::Identify,    StepId::Reach,  StepId::Backup, StepId::Uboot,
                                     StepId::Environment, StepId::Stick,  StepId::Boot,   StepId::Rescue,
                                     StepId::Debian,      StepId::Export, StepId::Done};
/// "identify", ….
[[nodiscard]] std::string_view name(StepId step);
[[nodiscard]] std::optional<StepId> stepId(std::string_view name);

enum class StepState : std::uint8_t {
    Done,
    Next, ///< the first that is open
    Open,
    Skipped, ///< by the user
    Blocked,
    Unknown,
    HalfDone,
};
/// "done", "next", "open", "skipped", "blocked", "unknown", "half-done".
[[nodiscard]] std::string_view name(StepState state);

/// Why a step is in its state.
enum class Reason : std::uint8_t {
    None,
    LookAlike,       ///< `detail`: what the box is
    HardwareDiffers, ///< `detail`: in what, names of traits with blanks between
    HardwareUnknown, ///< `detail`: what it does not tell, as above
    NotIdentified,   ///< it is not certain that it is a Pogoplug E02
    NoMac,           ///< nothing can be noted of a box without one
    BackupMissing,
    BackupIncomplete,       ///< `detail`: the partitions that are missing
    BadBlock,               ///< `detail`: the partition
    UbootWithoutNetconsole, ///< `detail`: its version
    NotVerified,            ///< an image was begun, and not read back; `detail`: its file
    L2FixUnknown,           ///< all else is done
    NoAgent,                ///< `detail`: the kernel, when it is too old for one
    EnvironmentUnreadable,
    EnvironmentUnfinished,
    NetconsoleOff,
    NetconsoleUnguarded,
    RunsFromFlash,
    NotDebian, ///< `detail`: the system
    NoVblade,
    NoExports,
    ExportsStopped,
    ExportsNotAtBoot,
    StepsLeft,
};
/// "look-alike", ….
[[nodiscard]] std::string_view name(Reason reason);

struct Step {
    StepId id{};
    StepState state = StepState::Open;
    Reason reason = Reason::None;
    std::string detail;

    friend bool operator==(const Step&, const Step&) = default;
};

/// Where the running system has its root file system.
enum class RootPlace : std::uint8_t { Unknown, Flash, Usb, Other };

/// What is seen of a box, and which copies of it this computer has.
struct Facts {
    Hardware hardware;
    std::optional<MacAddress> mac; ///< of its first network interface
    std::string kernel;
    std::string distribution;
    bool hasAgent = false;
    RootPlace root = RootPlace::Unknown;
    std::optional<UbootTraits> uboot;                         ///< what is in flash; nothing: not read
    std::optional<std::vector<std::uint64_t>> ubootBadBlocks; ///< of its partition
    std::optional<uboot::Environment> environment;
    bool isEnvironmentUnfinished = false;
    Manifest kept; ///< only copies that are there, and whole
    bool hasVblade = false;
    std::size_t exports = 0;
    std::size_t runningExports = 0;
    std::size_t exportsAtBoot = 0;
};

struct BoxRecord;

/// All steps, in their order.
[[nodiscard]] std::vector<Step> checklist(const Facts& facts, const BoxRecord& record);
/// What to do now: what is half done or next; else the first that is blocked or unknown. Nullptr: nothing.
[[nodiscard]] const Step* nextStep(const std::vector<Step>& steps);

/// The partitions of which there is no copy.
[[nodiscard]] std::vector<plans::FlashPartition> withoutCopy(const Facts& facts);

} // namespace etherdeck::setup
