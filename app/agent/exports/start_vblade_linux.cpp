#include "app/agent/exports/process.h"
#include "app/agent/exports/start_vblade.h"
#include "app/agent/network/advertisement.h"
#include "app/agent/state/files.h"
#include "core/exports/death_reason.h"
#include "core/exports/vblade_command.h"

#include <array>
#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <utility>

namespace etherdeck::agent {

namespace {

using namespace std::chrono_literals;
using exports::StopCause;
using plans::RefusalCode;

/// A vblade that serves its disk advertises itself at once; a box under load may take longer.
constexpr auto advertisementTime = 2s;

/// Waits until a process has ended or its advertisement was seen. True when it runs.
bool waitForStart(int process, AdvertisementWatch* watch) {
    const auto deadline = Clock::now() + advertisementTime;
    while (!watch || !watch->wasSeen()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        std::array<pollfd, 2> waited{pollfd{process, POLLIN, 0},
                                     pollfd{watch ? watch->descriptor() : -1, POLLIN, 0}};
        if (left <= 0 || ::poll(waited.data(), waited.size(), static_cast<int>(left)) == 0)
            return true;
        if (waited[0].revents != 0)
            return false;
        if (watch && waited[1].revents != 0)
            watch->handle();
    }
    return true;
}

tl::unexpected<StartRefusal> notStarted(std::string text) {
    return tl::unexpected(StartRefusal{StopCause::NotStarted, std::move(text)});
}

} // namespace

RefusalCode refusalCode(StopCause cause) {
    switch (cause) {
    case StopCause::OtherDisk:
        return RefusalCode::WrongDisk;
    case StopCause::DiskInUse:
        return RefusalCode::DiskInUse;
    case StopCause::AddressInUse:
        return RefusalCode::AddressInUse;
    case StopCause::DiskGone:
    case StopCause::DiskCameLate:
        return RefusalCode::NoSuchDisk;
    case StopCause::InterfaceDown:
        return RefusalCode::InterfaceDown;
    case StopCause::None:
    case StopCause::Died:
    case StopCause::NotStarted:
        return RefusalCode::Failed;
    }
    return RefusalCode::Failed;
}

tl::expected<StartedVblade, StartRefusal> startVblade(const exports::Export& config,
                                                      const std::string& interface, const std::string& log) {
    auto watch = AdvertisementWatch::open(config.address, interface, Clock::now() + advertisementTime);
    if (auto made = replaceFile(log, {}, 0600); !made)
        return notStarted(made.error().message.text());
    const auto pid = startApart(exports::vbladeCommand(config, interface), log, config.priority);
    if (!pid)
        return notStarted(pid.error().code == ErrorCode::ProgramMissing
                              ? "vblade is not installed on this box."
                              : "vblade could not be started.");
    auto process = watchProcess(*pid);
    if (!process) { // it must not run unwatched; nobody has taken its exit status, so it is still this one
        ::kill(*pid, SIGKILL);
        ::waitpid(*pid, nullptr, 0);
        return notStarted("vblade was started, but could not be watched.");
    }
    if (!waitForStart(process->get(), watch ? &*watch : nullptr)) {
        reap(*pid);
        return tl::unexpected(StartRefusal{StopCause::Died, exports::deathReason(endOfFile(log)).text});
    }
    return StartedVblade{*pid, std::move(*process), watch && watch->wasSeen()};
}

} // namespace etherdeck::agent
