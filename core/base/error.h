#pragma once

#include <string>
#include <string_view>

namespace etherdeck {

/// Everything that can go wrong below the user interface, as a closed list. The sentences for people are made
/// in ui/ and app/etherdeckctl.
enum class ErrorCode {
    Truncated,         ///< fewer bytes than the format needs
    Malformed,         ///< bytes that no correct sender produces
    Unsupported,       ///< well-formed, but a version or command that is not supported
    TooLong,           ///< over a stated limit
    OutOfRange,        ///< a value outside its stated range
    PermissionDenied,  ///< the system refused: a capability or right is missing
    NoSuchInterface,   ///< no network interface of that name
    InterfaceDown,     ///< the interface exists but is switched off
    InterfaceVanished, ///< the interface was there and is gone (USB adapter unplugged)
    NotEthernet,       ///< the interface does not carry Ethernet frames
    FrameRefused,      ///< an outgoing frame that the link child does not let out
    ProgramMissing,    ///< a companion program is not where it should be
    ProgramFailed,     ///< a companion program ended, or violated its protocol
    VersionMismatch,   ///< the other side speaks another protocol version
    Untrusted,         ///< the other side cannot prove its identity
    TimedOut,          ///< no answer in time
    Closed,            ///< the other side closed the connection
    Busy,              ///< no room now; try again when the peer has caught up
    System,            ///< any other error of the operating system; see Error::systemError
};

/// A stable lower-case name ("permission-denied"), for JSON, logs and the link protocol.
[[nodiscard]] std::string_view name(ErrorCode code);

/// An error as a value. `detail` is raw text (from libpcap, strerror, …) for a collapsed line, never a
/// sentence for users. `systemError` is an errno value, or 0.
struct Error {
    ErrorCode code = ErrorCode::System;
    std::string detail;
    int systemError = 0;

    friend bool operator==(const Error&, const Error&) = default;
};

} // namespace etherdeck
