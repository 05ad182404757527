#include "core/base/error.h"

namespace etherdeck {

std::string_view name(ErrorCode code) {
    switch (code) {
    case ErrorCode::Truncated:
        return "truncated";
    case ErrorCode::Malformed:
        return "malformed";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::TooLong:
        return "too-long";
    case ErrorCode::OutOfRange:
        return "out-of-range";
    case ErrorCode::PermissionDenied:
        return "permission-denied";
    case ErrorCode::NoSuchInterface:
        return "no-such-interface";
    case ErrorCode::InterfaceDown:
        return "interface-down";
    case ErrorCode::InterfaceVanished:
        return "interface-vanished";
    case ErrorCode::NotEthernet:
        return "not-ethernet";
    case ErrorCode::FrameRefused:
        return "frame-refused";
    case ErrorCode::ProgramMissing:
        return "program-missing";
    case ErrorCode::ProgramFailed:
        return "program-failed";
    case ErrorCode::VersionMismatch:
        return "version-mismatch";
    case ErrorCode::Untrusted:
        return "untrusted";
    case ErrorCode::TimedOut:
        return "timed-out";
    case ErrorCode::Closed:
        return "closed";
    case ErrorCode::Busy:
        return "busy";
    case ErrorCode::System:
        return "system";
    }
    return "system";
}

} // namespace etherdeck
