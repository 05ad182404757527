#pragma once

#include "core/base/sentence.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace etherdeck::exports {
struct Fault;
}

namespace etherdeck::plans {

/// Why an agent refuses or fails, as a closed list. docs/agent-protocol.md explains each.
enum class RefusalCode : std::uint8_t {
    BadAddress, ///< shelf or slot out of range, or a wildcard
    BadMac,     ///< not a MAC address, a group address, or more than vblade has room for
    BadPath,    ///< not a disk or a file that can be exported, or a path that no conf file can hold
    BadValue,   ///< another value out of its range
    BadName,    ///< a host or interface name that the system would not take
    NoSuchExport,
    NoSuchDisk,
    NoSuchInterface,
    AddressInUse, ///< by an export of the box, or by another target on the wire
    DiskInUse,    ///< mounted, swap, part of something, exported, or the system's own
    DiskLocked,
    RangeOverlaps,  ///< another export has sectors of the same disk
    WrongDisk,      ///< the disk at that path is not the one that was exported
    InterfaceDown,  ///< the interface is switched off: vblade would end at once
    InterfaceInUse, ///< exports or other interfaces use it
    NotManaged,     ///< a vblade that Etherdeck did not start
    NothingToDo,    ///< the box is in the requested state already
    CannotUndo,
    StateMoved,    ///< the box has changed since the plan was made
    ChangePending, ///< another change runs, or waits to be kept
    ConfirmationNeeded,
    Unsupported, ///< this box has no way to do it
    UndoFailed,  ///< a step failed, and so did undoing the steps before it
    NoRoom,      ///< the disk of the box is full
    ReadOnly,    ///< a file system or flash partition of the box takes no writes
    NoVblade,    ///< vblade is not installed
    // Of U-Boot's environment:
    UnknownLayout, ///< it is not known where it is, or it does not lie in whole blocks
    BadChecksum,   ///< what is there is no environment
    BadBlock,      ///< its partition has one
    WrongBoard,    ///< the hardware is not what the box says it is
    NoBootcmd,     ///< it would start nothing
    TooLarge,      ///< the variables do not fit
    OtherBox,      ///< a backup of another box, or of another place
    BackupNeeded,  ///< the client has to fetch a backup first
    HalfWritten,   ///< a write was not finished: the box must not be restarted
    Cancelled,
    TimedOut,
    Busy,       ///< too many calls at once
    BadRequest, ///< the parameters of a request are not what its method takes
    UnknownMethod,
    HelloFirst,      ///< another call came before hello
    VersionMismatch, ///< no common version of the protocol
    Failed,          ///< any other failure on the box
};

/// "address-in-use", ….
[[nodiscard]] std::string_view name(RefusalCode code);
[[nodiscard]] std::optional<RefusalCode> refusalCode(std::string_view name);

/// A refusal or failure as it is sent: `message` is one sentence for people, `data` the facts in it
/// by name ("address", "disk", "by", "interface", "mac", …).
struct Refusal {
    RefusalCode code = RefusalCode::Failed;
    Sentence message;
    std::map<std::string, std::string> data;

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

template <class T>
using Outcome = tl::expected<T, Refusal>;

/// `return refuse(RefusalCode::DiskLocked, "…", {{"disk", path}});`
[[nodiscard]] inline tl::unexpected<Refusal> refuse(RefusalCode code, Sentence message,
                                                    std::map<std::string, std::string> data = {}) {
    return tl::unexpected<Refusal>(Refusal{code, std::move(message), std::move(data)});
}
[[nodiscard]] inline tl::unexpected<Refusal> refuse(Refusal refusal) {
    return tl::unexpected<Refusal>(std::move(refusal));
}
/// Why no export can be made of these values.
[[nodiscard]] Refusal refusalOf(const exports::Fault& fault);

} // namespace etherdeck::plans
