#include "core/store/console/lines/records.h"

namespace etherdeck::store {

using netconsole::BootCause;

std::string_view name(BootEnding ending) {
    switch (ending) {
    case BootEnding::None:
        return "none";
    case BootEnding::Silent:
        return "silent";
    case BootEnding::Panic:
        return "panic";
    case BootEnding::Restart:
        return "restart";
    case BootEnding::PowerOff:
        return "power-off";
    }
    return "none";
}

std::string_view name(BootCause cause) {
    switch (cause) {
    case BootCause::FirstHeard:
        return "first-heard";
    case BootCause::Banner:
        return "banner";
    case BootCause::Countdown:
        return "countdown";
    case BootCause::Prompt:
        return "prompt";
    case BootCause::SeqRestart:
        return "seq-restart";
    case BootCause::LinuxVersion:
        return "linux-version";
    case BootCause::TimeRestart:
        return "time-restart";
    }
    return "first-heard";
}

std::string ConsoleSource::title() const {
    if (!name.empty())
        return name;
    if (endpoints.empty())
        return "source " + std::to_string(id);
    return needsPort ? endpoints.back().toString() : endpoints.back().addressText();
}

} // namespace etherdeck::store
