#include "core/services/inventory/interface_watch.h"

#include "core/aoe/parse.h"
#include "core/services/inventory/link_session.h"

#include <algorithm>
#include <utility>

namespace etherdeck {

namespace {
constexpr auto rhythm = std::chrono::seconds(1);
}

InterfaceWatch::InterfaceWatch(Lister lister, DiscoveryService::LinkFactory factory, QObject* parent) :
    QObject(parent), m_lister(std::move(lister)), m_factory(std::move(factory)), m_rhythm(this) {
    m_rhythm.setInterval(rhythm);
    connect(&m_rhythm, &QTimer::timeout, this, &InterfaceWatch::look);
}

InterfaceWatch::~InterfaceWatch() = default;

void InterfaceWatch::start() {
    m_rhythm.start();
    look();
}

void InterfaceWatch::stop() {
    m_rhythm.stop();
    m_listens = false;
    m_ears.clear();
}

void InterfaceWatch::setListening(bool listens) {
    if (m_listens == listens || !m_factory)
        return;
    m_listens = listens;
    if (!listens)
        m_ears.clear();
    if (m_rhythm.isActive())
        look();
}

void InterfaceWatch::retryListening() {
    for (auto& [name, ear] : m_ears)
        ear.session->retry();
}

void InterfaceWatch::look() {
    auto listed = m_lister();
    if (!listed)
        return; // the last report stands; the next second may know more
    std::erase_if(*listed, [](const link::Interface& one) { return !one.ethernet || one.loopback; });
    m_rates.observe(*listed, Clock::now());
    adjustEars(*listed);
    m_reports.clear();
    for (const auto& interface : *listed)
        m_reports.push_back(report(interface));
    emit changed(m_reports);
}

void InterfaceWatch::adjustEars(const std::vector<link::Interface>& interfaces) {
    if (!m_listens)
        return;
    std::erase_if(m_ears, [&](const auto& ear) {
        return std::none_of(interfaces.begin(), interfaces.end(), [&](const link::Interface& interface) {
            return interface.name == ear.first && link::suitsStorage(interface);
        });
    });
    for (const auto& interface : interfaces) {
        if (!link::suitsStorage(interface) || m_ears.contains(interface.name))
            continue;
        Ear& ear = m_ears[interface.name];
        ear.session =
            std::make_unique<LinkSession>(discovery::LinkId{interface.index}, interface.name, m_factory);
        connect(ear.session.get(), &LinkSession::framesArrived, this,
                [this, &ear](const auto& frames) { framesArrived(ear, frames); });
        ear.session->open();
    }
}

void InterfaceWatch::framesArrived(Ear& ear, const std::vector<link::Received>& frames) {
    for (const auto& received : frames) {
        const auto frame = aoe::parse(received.frame);
        if (!frame)
            continue;
        ++ear.frames;
        const bool isAnswer = frame->header.response && frame->header.address.isTarget();
        if (isAnswer && ear.targets.size() < maxTargetsCounted)
            ear.targets.insert(frame->header.address);
    }
}

InterfaceReport InterfaceWatch::report(const link::Interface& interface) const {
    InterfaceReport report;
    report.interface = interface;
    report.rates = m_rates.latest(interface.index);
    report.history = m_rates.history(interface.index);
    if (const auto found = m_ears.find(interface.name); found != m_ears.end()) {
        const Ear& ear = found->second;
        report.isListening = ear.session->isUp();
        report.aoeFramesHeard = ear.frames;
        report.aoeTargetsHeard = ear.targets.size();
        if (ear.session->status().state == LinkStatus::State::Failed)
            report.listeningError = ear.session->status().error;
    }
    return report;
}

} // namespace etherdeck

#include "moc_interface_watch.cpp"
