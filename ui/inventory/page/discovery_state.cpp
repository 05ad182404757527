#include "ui/inventory/page/discovery_state.h"

#include <algorithm>

namespace etherdeck::ui {

namespace {

bool isAnyUp(const std::vector<LinkStatus>& links) {
    return std::ranges::any_of(links, [](const auto& link) { return link.state == LinkStatus::State::Up; });
}

} // namespace

DiscoveryState::DiscoveryState(const QString& linkProgram, QObject* parent) : QObject(parent) {
    m_facts.linkProgram = linkProgram;
}

void DiscoveryState::setLinks(const std::vector<LinkStatus>& links) {
    const bool wasUp = isAnyUp(m_facts.links);
    m_facts.links = links;
    // The engine starts its rounds by itself when a link comes up; without one it never settles.
    setDiscovering(isAnyUp(links) != wasUp ? !wasUp : m_facts.isDiscovering);
}

void DiscoveryState::start() { setDiscovering(isAnyUp(m_facts.links)); }

void DiscoveryState::settle() { setDiscovering(false); }

void DiscoveryState::setProgress(int progress) {
    if (m_job)
        m_job->setProgress(progress);
}

void DiscoveryState::setDiscovering(bool isDiscovering) {
    m_facts.isDiscovering = isDiscovering;
    if (!isDiscovering)
        m_job.reset();
    else if (m_jobs != nullptr && !m_job)
        m_job = m_jobs->start(tr("Discovering targets"));
    emit changed();
}

} // namespace etherdeck::ui

#include "moc_discovery_state.cpp"
