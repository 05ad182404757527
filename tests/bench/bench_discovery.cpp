// How long it takes until all targets on an interface are listed, and until all are identified, and how much
// memory: the real service on the real link child. Run it inside the lab:
//   etherdeck-lab --profile rack --targets 10000 -- bench_discovery san0 10000 PATH-OF-ETHERDECK-LINK

#include "core/link/child_link.h"
#include "core/services/inventory/discovery_service.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <set>
#include <string>

using namespace etherdeck;
using namespace std::chrono_literals;

namespace {

double milliseconds(Duration duration) { return std::chrono::duration<double, std::milli>(duration).count(); }

/// The peak resident size of a process, in MB.
double peakMemory(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

/// Wraps a link, and records when the kernel accepted its first frame.
class ObservedLink : public link::FrameLink {
public:
    ObservedLink(std::unique_ptr<link::FrameLink> link, std::optional<WallTime>& firstFrame) :
        m_link(std::move(link)), m_firstFrame(firstFrame) {}

    [[nodiscard]] int descriptor() const override { return m_link->descriptor(); }
    [[nodiscard]] bool wantsToWrite() const override { return m_link->wantsToWrite(); }
    void serve() override { m_link->serve(); }
    [[nodiscard]] std::optional<link::LinkEvent> takeEvent() override {
        auto event = m_link->takeEvent();
        if (const auto* received = event ? std::get_if<link::Received>(&*event) : nullptr;
            received && !m_firstFrame)
            m_firstFrame = received->time;
        return event;
    }
    [[nodiscard]] Result<void> send(std::span<const std::byte> frame) override { return m_link->send(frame); }

private:
    std::unique_ptr<link::FrameLink> m_link;
    std::optional<WallTime>& m_firstFrame;
};

class Bench {
public:
    Bench(std::string interface, std::size_t targets, std::string linkProgram) :
        m_interface(std::move(interface)),
        m_wanted(targets),
        m_linkProgram(std::move(linkProgram)),
        m_service([this](const std::string& name) { return makeLink(name); }, {}) {}

    int run() {
        QObject::connect(&m_service, &DiscoveryService::inventoryChanged, &m_service,
                         [this](const InventoryChange& change) { inventoryChanged(change); });
        QObject::connect(&m_service, &DiscoveryService::linksChanged, &m_service,
                         [this](const auto& links) { m_counters = links.front().counters; });
        QTimer::singleShot(30s, &m_service, [] { QCoreApplication::exit(1); });
        m_start = Clock::now();
        m_service.setInterfaces({m_interface});
        const int status = QCoreApplication::exec();
        print();
        return status;
    }

private:
    std::unique_ptr<link::FrameLink> makeLink(const std::string& name) {
        auto child = std::make_unique<link::ChildLink>(std::vector{m_linkProgram, name});
        m_child = child->processId();
        return std::make_unique<ObservedLink>(std::move(child), m_firstFrame);
    }

    void inventoryChanged(const InventoryChange& change) {
        const auto now = Clock::now();
        if (!m_firstListed && m_firstFrame)
            m_firstListed = std::chrono::system_clock::now() - *m_firstFrame;
        for (const auto& target : change.updated)
            if (target.principal().identity)
                m_identified.insert(target.address);
        if (!m_allListed && m_service.discovery().targetCount() >= m_wanted)
            m_allListed = now - m_start;
        if (!m_allIdentified && m_identified.size() >= m_wanted) {
            m_allIdentified = now - m_start;
            // wait a moment longer for the final counters of the link
            QTimer::singleShot(1500ms, &m_service, [] { QCoreApplication::exit(0); });
        }
    }

    void print() const {
        const auto statistics = m_service.discovery().statistics();
        const auto line = [this](const char* figure, auto value) {
            std::cout << R"({"figure":")" << figure << R"(","targets":)" << m_wanted << R"(,"value":)"
                      << value << "}" << std::endl;
        };
        line("all_listed_ms", m_allListed ? milliseconds(*m_allListed) : -1);
        line("all_identified_ms", m_allIdentified ? milliseconds(*m_allIdentified) : -1);
        line("first_reply_to_listed_ms",
             m_firstListed ? std::chrono::duration<double, std::milli>(*m_firstListed).count() : -1);
        line("missed", m_wanted - std::min(m_wanted, m_identified.size()));
        line("retransmissions", statistics.retransmissions);
        line("replies_dropped", m_counters.droppedByKernel + m_counters.droppedByInterface);
        line("memory_mb", peakMemory(getpid()) + peakMemory(m_child));
    }

    std::string m_interface;
    std::size_t m_wanted;
    std::string m_linkProgram;
    std::optional<WallTime> m_firstFrame;
    DiscoveryService m_service;
    pid_t m_child = -1;
    TimePoint m_start{};
    std::set<Address> m_identified;
    std::optional<Duration> m_allListed;
    std::optional<Duration> m_allIdentified;
    std::optional<WallTime::duration> m_firstListed;
    link::LinkStatistics m_counters;
};

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc != 4) {
        std::cerr << "usage: bench_discovery INTERFACE TARGETS PATH-OF-ETHERDECK-LINK" << std::endl;
        return 2;
    }
    return Bench(argv[1], std::strtoul(argv[2], nullptr, 10), argv[3]).run();
}
