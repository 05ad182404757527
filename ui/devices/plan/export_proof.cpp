#include "ui/devices/plan/export_proof.h"

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto lookInterval = 500ms;

} // namespace

ExportProof::ExportProof(SanViewer san, QObject* parent) : QObject(parent), m_san(std::move(san)) {
    connect(&m_clock, &QTimer::timeout, this, &ExportProof::look);
}

void ExportProof::start(Address address, const std::vector<MacAddress>& allowed) {
    m_address = address;
    m_looks = 0;
    const auto own = m_san().own;
    const auto isLetIn = [&allowed](const auto& interface) {
        return std::ranges::find(allowed, interface.second) != allowed.end();
    };
    if (own.empty())
        return setState(State::NoInterface);
    if (!allowed.empty() && std::ranges::none_of(own, isLetIn))
        return setState(State::NotForUs);
    m_clock.start(lookInterval);
    setState(State::Waiting);
    look();
}

void ExportProof::stop() {
    m_clock.stop();
    m_state = State::Off;
}

void ExportProof::look() {
    const auto targets = m_san().targets;
    const auto found = targets.find(m_address);
    if (found != targets.end() && found->second.state == SanTarget::State::Answers)
        setState(State::Seen);
    else if (++m_looks >= longestLooks)
        setState(State::NotSeen);
}

void ExportProof::setState(State state) {
    m_state = state;
    if (state != State::Waiting)
        m_clock.stop();
    emit changed();
}

QString ExportProof::text() const {
    const QString address = QString::fromStdString(m_address.toString());
    switch (m_state) {
    case State::Off:
        return {};
    case State::Waiting:
        return tr("%1: this computer waits for it to answer …").arg(address);
    case State::Seen:
        return tr("%1: answers this computer. It is in the inventory.").arg(address);
    case State::NotSeen:
        return tr("%1: has not answered this computer. Is it in the same network as that interface of the "
                  "box, "
                  "and is it let in?")
            .arg(address);
    case State::NotForUs:
        return tr("%1: not visible from this computer, as intended: only others are let in.").arg(address);
    case State::NoInterface:
        return tr("%1: whether it answers is not known, since no interface of this computer is open for AoE.")
            .arg(address);
    }
    return {};
}

} // namespace etherdeck::ui

#include "moc_export_proof.cpp"
