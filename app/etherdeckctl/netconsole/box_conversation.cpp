#include "app/etherdeckctl/netconsole/box_conversation.h"

#include "app/etherdeckctl/base/stop_signals.h"

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace etherdeck::ctl {

using namespace std::chrono_literals;

namespace {
constexpr auto readAlongEvery = 20ms;
}

BoxConversation::BoxConversation(Ears ears, ConsoleAddress box,
                                 std::function<void(std::string_view)> printed) :
    m_sockets(std::move(ears.sockets)),
    m_follower(std::move(ears.follower)),
    m_box(box),
    m_printed(std::move(printed)) {}

Result<bool> BoxConversation::run(std::shared_ptr<UbootTask> task) {
    StopSignals stopSignals;
    UbootTaskRunner runner;
    QEventLoop loop;
    bool interrupted = false;
    Result<void> outcome;
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    const auto step = [&] {
        receive(runner);
        const Duration longest = m_follower ? Duration(readAlongEvery) : 1s;
        const auto wait = std::clamp<Duration>(m_intake.nextDeadline() - Clock::now(), 0s, longest);
        timer.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
    };
    for (const auto& socket : m_sockets.open()) {
        auto* notifier = new QSocketNotifier(socket->descriptor(), QSocketNotifier::Read, &loop);
        QObject::connect(notifier, &QSocketNotifier::activated, &loop, step);
    }
    QObject::connect(&timer, &QTimer::timeout, &loop, step);
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &loop, [&] {
        interrupted = true;
        loop.quit();
    });
    QObject::connect(&runner, &UbootTaskRunner::ended, &loop, &QEventLoop::quit);
    QObject::connect(&runner, &UbootTaskRunner::sendRequested, &loop, [&](const QByteArray& bytes) {
        outcome =
            m_sockets.send(m_box, std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
        if (!outcome)
            loop.quit();
    });
    // Inside the loop: it cannot be quit before it runs.
    QTimer::singleShot(0, &loop, [&] {
        runner.start(std::move(task));
        step();
    });
    loop.exec();
    if (!m_openText.empty())
        m_printed("\n"); // after its last prompt
    if (!outcome)
        return fail(outcome.error());
    return !interrupted;
}

void BoxConversation::readAlong() {
    m_intake.look();
    m_follower->read([this](const netconsole::PcapRecord& record) {
        if (record.from.address == m_box.endpoint.address)
            m_intake.datagramReceived({record.from, record.payload, record.time, record.cut});
    });
    m_intake.timePasses();
}

void BoxConversation::receive(UbootTaskRunner& runner) {
    if (m_follower)
        readAlong();
    m_intake.look();
    while (m_sockets.receive([this](const auto& datagrams, const ConsoleSocket&) {
        for (const auto& datagram : datagrams)
            m_intake.datagramReceived(datagram);
    }))
        m_intake.look();
    m_intake.timePasses();
    if (const auto batch = m_intake.takeBatch())
        for (const auto& event : batch->events)
            hear(event, runner);
}

// By address alone: behind NAT a box sends from another port than the one it listens on.
bool BoxConversation::isTheBox(netconsole::SourceId id) {
    const auto source = m_intake.netconsole().source(id);
    return source && std::ranges::any_of(source->endpoints, [this](const netconsole::EndpointInfo& info) {
               return info.endpoint.address == m_box.endpoint.address;
           });
}

void BoxConversation::hear(const netconsole::Event& event, UbootTaskRunner& runner) {
    if (const auto* change = std::get_if<netconsole::UbootStateChanged>(&event)) {
        if (change->endpoint.address == m_box.endpoint.address)
            runner.setState(change->state);
    } else if (const auto* line = std::get_if<netconsole::Line>(&event)) {
        if (isTheBox(line->source))
            show(*line, false);
    } else if (const auto* open = std::get_if<netconsole::OpenLine>(&event)) {
        if (isTheBox(open->line.source))
            show(open->line, true);
    }
}

/// Of an open line only what was added is printed; one that changed in another way is printed again.
void BoxConversation::show(const netconsole::Line& line, bool isOpen) {
    const bool goesOn = line.id == m_openLine && line.text.starts_with(m_openText);
    if (!goesOn && !m_openText.empty())
        m_printed("\n");
    m_printed(std::string_view(line.text).substr(goesOn ? m_openText.size() : 0));
    if (!isOpen)
        m_printed("\n");
    m_openLine = isOpen ? line.id : netconsole::LineId{};
    m_openText = isOpen ? line.text : std::string();
}

} // namespace etherdeck::ctl
