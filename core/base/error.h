#pragma once

#include <string>
#include <string_view>

namespace etherdeck {

/// Everything that can go wrong below the window, as a closed list. What a person reads about it is made in
/// ui/ and app/etherdeckctl.
enum class ErrorCode {
    Truncated,         ///< fewer bytes than the format needs
    Malformed,         ///< bytes that no correct sender makes
    Unsupported,       ///< well-formed, but a version or command that is not ours
    TooLong,           ///< over a stated limit
    OutOfRange,        ///< a value outside its stated range
    PermissionDenied,  ///< the system said no: a capability or right is missing
    NoSuchInterface,   ///< no network interface of that name
    InterfaceDown,     ///< the interface exists and is switched off
    InterfaceVanished, ///< the interface was there and has gone (USB adapter unplugged)
    NotEthernet,       ///< the interface does not carry Ethernet frames
    FrameRefused,      ///< an outgoing frame that the link child does not let out
    ProgramMissing,    ///< a companion program is not where it should be
    ProgramFailed,     ///< a companion program ended, or said something that is not its protocol
    VersionMismatch,   ///< the other side speaks another protocol version
    Untrusted,         ///< the other side does not prove that it is who it should be
    TimedOut,          ///< no answer in time
    Closed,            ///< the other side has ended the connection
    Busy,              ///< no room now; try again when the peer has caught up
    System,            ///< any other error of the operating system; see Error::systemError
};

/// A stable, lower-case name ("permission-denied"), for JSON, logs and the link protocol.
[[nodiscard]] std::string_view name(ErrorCode code);

/// An error as a value. `detail` is raw text (from libpcap, strerror, …) for a folded line, never a sentence
/// for users. `systemError` is an errno value, or 0.
struct Error {
    ErrorCode code = ErrorCode::System;
    std::string detail;
    int systemError = 0;

    friend bool operator==(const Error&, const Error&) = default;
};

} // namespace etherdeck
