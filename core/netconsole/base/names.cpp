#include "core/netconsole/base/crash.h"
#include "core/netconsole/base/line.h"
#include "core/uboot/state.h"

namespace etherdeck::netconsole {

std::string_view name(Kind kind) {
    switch (kind) {
    case Kind::Uboot:
        return "uboot";
    case Kind::Extended:
        return "extended";
    case Kind::Basic:
        return "basic";
    }
    return "uboot";
}

std::string_view name(UbootPhase phase) {
    switch (phase) {
    case UbootPhase::Quiet:
        return "quiet";
    case UbootPhase::Talking:
        return "talking";
    case UbootPhase::CountingDown:
        return "counting-down";
    case UbootPhase::AtPrompt:
        return "at-prompt";
    case UbootPhase::RunningCommand:
        return "running-command";
    case UbootPhase::Gone:
        return "gone";
    }
    return "quiet";
}

std::string_view name(CrashKind kind) {
    switch (kind) {
    case CrashKind::Panic:
        return "panic";
    case CrashKind::Oops:
        return "oops";
    case CrashKind::Bug:
        return "bug";
    case CrashKind::Warning:
        return "warning";
    case CrashKind::Ubsan:
        return "ubsan";
    case CrashKind::Kasan:
        return "kasan";
    case CrashKind::HungTask:
        return "hung-task";
    case CrashKind::Lockup:
        return "lockup";
    case CrashKind::OutOfMemory:
        return "out-of-memory";
    case CrashKind::IoError:
        return "io-error";
    case CrashKind::UsbResetStorm:
        return "usb-reset-storm";
    }
    return "panic";
}

Level levelOf(CrashKind kind) {
    switch (kind) {
    case CrashKind::Panic:
    case CrashKind::Lockup:
        return Level::Emergency;
    case CrashKind::Oops:
        return Level::Alert;
    case CrashKind::Bug:
        return Level::Critical;
    case CrashKind::Ubsan:
    case CrashKind::Kasan:
    case CrashKind::HungTask:
    case CrashKind::OutOfMemory:
    case CrashKind::IoError:
        return Level::Error;
    case CrashKind::Warning:
    case CrashKind::UsbResetStorm:
        return Level::Warning;
    }
    return Level::Error;
}

} // namespace etherdeck::netconsole
