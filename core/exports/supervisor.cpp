#include "core/exports/supervisor.h"

#include "core/base/take_first.h"

#include <algorithm>
#include <utility>

namespace etherdeck::exports {

namespace {

constexpr std::string_view cannotBeTold =
    "Nothing proves that this is the disk that was exported: start the export by hand.";

} // namespace

Supervisor::Vblade* Supervisor::find(const VbladeId& id) {
    const auto found = m_vblades.find(id);
    return found == m_vblades.end() ? nullptr : &found->second;
}

template <class Function>
void Supervisor::forEachOf(const Address& address, Function function) {
    for (auto at = m_vblades.lower_bound({address, {}});
         at != m_vblades.end() && at->first.address == address; ++at)
        function(at->first, at->second);
    dropForgotten();
}

void Supervisor::start(const Export& config, TimePoint now) {
    for (const auto& interface : config.interfaces)
        start(config, interface, now);
}

void Supervisor::start(const Export& config, const std::string& interface, TimePoint now) {
    const VbladeId id{config.address, interface};
    auto& vblade = m_vblades[id];
    vblade.config = config;
    vblade.wished = true;
    vblade.forgotten = false;
    vblade.blocked.reset();
    vblade.last.reset();
    vblade.nextStart.reset();
    vblade.deaths = 0;
    // Not taken yet: it may have another configuration.
    if (vblade.process == Process::Starting && takeBackStart(id))
        vblade.process = Process::None;
    update(id, vblade, now);
}

void Supervisor::stop(const Address& address, TimePoint now) {
    forEachOf(address, [&](const VbladeId& id, Vblade& vblade) {
        vblade.wished = false;
        update(id, vblade, now);
    });
}

void Supervisor::stop(const VbladeId& id, TimePoint now) {
    if (auto* const vblade = find(id)) {
        vblade->wished = false;
        update(id, *vblade, now);
    }
}

void Supervisor::forget(const VbladeId& id, TimePoint now) {
    if (auto* const vblade = find(id)) {
        vblade->forgotten = true;
        vblade->wished = false;
        update(id, *vblade, now);
        dropForgotten();
    }
}

void Supervisor::configure(const Export& config, const std::string& interface) {
    if (auto* const vblade = find({config.address, interface}); vblade && vblade->process == Process::None)
        vblade->config = config;
}

void Supervisor::adopt(const Export& config, const std::string& interface, std::int32_t pid, TimePoint now) {
    const VbladeId id{config.address, interface};
    (void)takeBackStart(id);
    auto& vblade = m_vblades[id];
    vblade = {};
    vblade.config = vblade.running = config;
    vblade.wished = true;
    vblade.process = Process::Running;
    vblade.pid = pid;
    vblade.since = now;
}

void Supervisor::started(const VbladeId& id, std::int32_t pid, TimePoint now) {
    auto* const vblade = find(id);
    if (vblade == nullptr || vblade->process != Process::Starting) {
        m_actions.emplace_back(Terminate{id, pid});
        return;
    }
    vblade->process = Process::Running;
    vblade->pid = pid;
    vblade->since = now;
    if (std::exchange(vblade->stale, false))
        end(id, *vblade, now);
    else
        update(id, *vblade, now);
}

void Supervisor::startFailed(const VbladeId& id, StopCause cause, const std::string& text, TimePoint now) {
    auto* const vblade = find(id);
    if (vblade == nullptr || vblade->process != Process::Starting)
        return;
    vblade->process = Process::None;
    vblade->stale = false;
    const auto changed = vblade->running != vblade->config;
    if (vblade->wished && !vblade->blocked && !changed) {
        if (cause == StopCause::InterfaceDown || cause == StopCause::NotStarted || cause == StopCause::Died ||
            cause == StopCause::None)
            delay(*vblade, cause, text, now);
        else
            block(*vblade, cause, text, now);
    }
    update(id, *vblade, now);
    dropForgotten();
}

void Supervisor::died(const VbladeId& id, std::int32_t pid, const std::string& reason, TimePoint now) {
    auto* const vblade = find(id);
    if (vblade == nullptr || vblade->pid != pid || vblade->pid == 0)
        return;
    const auto asked = vblade->process == Process::Ending;
    vblade->process = Process::None;
    vblade->pid = 0;
    vblade->killAt.reset();
    if (!asked) {
        if (now - vblade->since >= calmAfter)
            vblade->deaths = 0;
        delay(*vblade, StopCause::Died, reason, now);
    }
    update(id, *vblade, now);
    dropForgotten();
}

void Supervisor::diskGone(const Address& address, TimePoint now) {
    forEachOf(address, [&](const VbladeId& id, Vblade& vblade) {
        if (!vblade.wished)
            return;
        if (!vblade.blocked)
            block(vblade, StopCause::DiskGone, {}, now);
        else if (vblade.blocked->cause == StopCause::DiskCameLate) // and stays late
            vblade.blocked = Failure{StopCause::DiskGone, sentenceFor(StopCause::DiskGone)};
        update(id, vblade, now);
        vblade.stale = vblade.process == Process::Starting;
    });
}

void Supervisor::diskBack(const Address& address, DiskComparison comparison, TimePoint now) {
    forEachOf(address, [&](const VbladeId& id, Vblade& vblade) {
        const auto waits = vblade.blocked && (vblade.blocked->cause == StopCause::DiskGone ||
                                              vblade.blocked->cause == StopCause::OtherDisk);
        if (!vblade.wished || !waits)
            return;
        if (comparison == DiskComparison::Other)
            vblade.blocked = Failure{StopCause::OtherDisk, sentenceFor(StopCause::OtherDisk)};
        else if (comparison == DiskComparison::Unknown)
            vblade.blocked = Failure{StopCause::OtherDisk, std::string(cannotBeTold)};
        else if (now - vblade.goneSince > diskReturn)
            vblade.blocked = Failure{StopCause::DiskCameLate, sentenceFor(StopCause::DiskCameLate)};
        else
            vblade.blocked.reset();
        update(id, vblade, now);
    });
}

void Supervisor::interfaceChanged(const std::string& interface, bool up, TimePoint now) {
    const auto isChange = up ? m_down.erase(interface) != 0 : m_down.insert(interface).second;
    if (!isChange) // the same report again: a vblade that keeps dying still has to wait
        return;
    for (auto& [id, vblade] : m_vblades) {
        if (id.interface != interface)
            continue;
        if (up) {
            vblade.nextStart.reset();
            vblade.deaths = 0;
        }
        update(id, vblade, now);
    }
    dropForgotten();
}

void Supervisor::timeReached(TimePoint now) {
    for (auto& [id, vblade] : m_vblades) {
        if (vblade.killAt && *vblade.killAt <= now) {
            vblade.killAt.reset();
            m_actions.emplace_back(Kill{id, vblade.pid});
        }
        update(id, vblade, now);
    }
}

/// The next action towards what was requested.
void Supervisor::update(const VbladeId& id, Vblade& vblade, TimePoint now) {
    const auto mayRun = vblade.wished && !vblade.blocked;
    switch (vblade.process) {
    case Process::None:
        if (!mayRun || isDown(id) || (vblade.nextStart && *vblade.nextStart > now))
            break;
        vblade.nextStart.reset();
        vblade.process = Process::Starting;
        vblade.running = vblade.config;
        m_actions.emplace_back(CheckAndStart{id, vblade.config});
        break;
    case Process::Starting:
        if ((!mayRun || isDown(id)) && takeBackStart(id))
            vblade.process = Process::None;
        break;
    case Process::Running:
        // One on an interface that went down ends by itself.
        if (!mayRun || vblade.running != vblade.config)
            end(id, vblade, now);
        break;
    case Process::Ending:
        break;
    }
}

void Supervisor::end(const VbladeId& id, Vblade& vblade, TimePoint now) {
    vblade.process = Process::Ending;
    vblade.killAt = now + killAfter;
    m_actions.emplace_back(Terminate{id, vblade.pid});
}

void Supervisor::delay(Vblade& vblade, StopCause cause, const std::string& text, TimePoint now) {
    auto wait = firstDelay;
    for (unsigned i = 0; i < vblade.deaths && wait < maxDelay; ++i)
        wait *= 2;
    vblade.nextStart = now + std::min(wait, maxDelay);
    ++vblade.deaths;
    vblade.last = Failure{cause == StopCause::None ? StopCause::NotStarted : cause,
                          text.empty() ? sentenceFor(cause) : text};
}

void Supervisor::block(Vblade& vblade, StopCause cause, const std::string& text, TimePoint now) {
    vblade.blocked = Failure{cause, text.empty() ? sentenceFor(cause) : text};
    vblade.goneSince = now;
    vblade.nextStart.reset();
    vblade.deaths = 0;
}

/// True when the start was asked for, but not taken by anybody.
bool Supervisor::takeBackStart(const VbladeId& id) {
    return std::erase_if(m_actions, [&id](const SupervisorAction& action) {
               const auto* const start = std::get_if<CheckAndStart>(&action);
               return start != nullptr && start->id == id;
           }) > 0;
}

void Supervisor::dropForgotten() {
    std::erase_if(m_vblades, [](const Vblades::value_type& each) {
        return each.second.forgotten && each.second.process == Process::None;
    });
}

std::optional<SupervisorAction> Supervisor::takeAction() { return takeFirst(m_actions); }

TimePoint Supervisor::nextDeadline() const {
    auto earliest = TimePoint::max();
    for (const auto& [id, vblade] : m_vblades) {
        if (vblade.killAt)
            earliest = std::min(earliest, *vblade.killAt);
        if (vblade.nextStart && vblade.process == Process::None && vblade.wished && !vblade.blocked &&
            !isDown(id))
            earliest = std::min(earliest, *vblade.nextStart);
    }
    return earliest;
}

std::vector<VbladeStatus> Supervisor::status() const {
    std::vector<VbladeStatus> all;
    for (const auto& [id, vblade] : m_vblades) {
        if (!vblade.forgotten)
            all.push_back(statusOf(id, vblade));
    }
    return all;
}

VbladeStatus Supervisor::statusOf(const VbladeId& id, const Vblade& vblade) const {
    using State = VbladeStatus::State;
    VbladeStatus status;
    status.id = id;
    status.pid = vblade.pid;
    status.changing = vblade.process == Process::Starting || vblade.process == Process::Ending;
    const auto fail = [&status](StopCause cause, const std::string& text) {
        status.state = State::Failed;
        status.cause = cause;
        status.reason = text;
    };
    if (vblade.wished && vblade.blocked)
        fail(vblade.blocked->cause, vblade.blocked->text);
    else if (vblade.pid != 0)
        status.state = State::Running;
    else if (vblade.wished && isDown(id))
        fail(StopCause::InterfaceDown, "Interface " + id.interface + " is down.");
    else if (vblade.wished && vblade.last)
        fail(vblade.last->cause, vblade.last->text);
    if (vblade.wished && !vblade.blocked && !isDown(id) && vblade.process == Process::None)
        status.nextStart = vblade.nextStart;
    return status;
}

} // namespace etherdeck::exports
