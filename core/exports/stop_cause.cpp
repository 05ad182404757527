#include "core/exports/stop_cause.h"

namespace etherdeck::exports {

std::string_view name(StopCause cause) {
    switch (cause) {
    case StopCause::None:
        return "none";
    case StopCause::Died:
        return "died";
    case StopCause::NotStarted:
        return "not-started";
    case StopCause::InterfaceDown:
        return "interface-down";
    case StopCause::DiskGone:
        return "disk-gone";
    case StopCause::DiskCameLate:
        return "disk-came-late";
    case StopCause::OtherDisk:
        return "other-disk";
    case StopCause::DiskInUse:
        return "disk-in-use";
    case StopCause::AddressInUse:
        return "address-in-use";
    }
    return {};
}

std::string sentenceFor(StopCause cause) {
    switch (cause) {
    case StopCause::None:
    case StopCause::Died:
    case StopCause::NotStarted:
        return "vblade could not be started.";
    case StopCause::InterfaceDown:
        return "The interface is down.";
    case StopCause::DiskGone:
        return "The disk is gone.";
    case StopCause::DiskCameLate:
        return "The disk was gone for more than ten minutes. It is back: start the export by hand.";
    case StopCause::OtherDisk:
        return "The disk at this path is not the one that was exported.";
    case StopCause::DiskInUse:
        return "The disk is in use.";
    case StopCause::AddressInUse:
        return "Another target answers for this address.";
    }
    return {};
}

} // namespace etherdeck::exports
