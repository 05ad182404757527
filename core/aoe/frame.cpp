#include "core/aoe/frame.h"

namespace etherdeck::aoe {

std::string name(TargetError error) {
    switch (error) {
    case TargetError::None:
        return "none";
    case TargetError::UnrecognisedCommand:
        return "unrecognised-command";
    case TargetError::BadArgument:
        return "bad-argument";
    case TargetError::DeviceUnavailable:
        return "device-unavailable";
    case TargetError::ConfigStringPresent:
        return "config-string-present";
    case TargetError::UnsupportedVersion:
        return "unsupported-version";
    case TargetError::TargetReserved:
        return "target-reserved";
    }
    return "error " + std::to_string(static_cast<unsigned>(error));
}

} // namespace etherdeck::aoe
