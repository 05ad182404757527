#include "app/etherdeckctl/console_talk.h"

#include "app/etherdeckctl/stop_signals.h"

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace etherdeck::ctl {

using namespace std::chrono_literals;

ConsoleTalk::ConsoleTalk(ConsoleIntake intake, ConsoleAddress box,
                         std::function<void(std::string_view)> printed) :
    m_intake(std::move(intake)), m_box(box), m_printed(std::move(printed)) {}

Result<bool> ConsoleTalk::run(Talker talker) {
    StopSignals stopSignals;
    QEventLoop loop;
    bool interrupted = false;
    Result<void> outcome;
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    const auto step = [&] {
        while (m_intake.receive())
            continue;
        if (const auto batch = m_intake.takeBatch())
            for (const auto& event : batch->events)
                hear(event, talker);
        talker.timeReached(Clock::now());
        outcome = sendAll(talker);
        if (!outcome || talker.hasEnded())
            loop.quit();
        const auto next = std::min(m_intake.nextDeadline(), talker.nextDeadline());
        timer.start(
            std::chrono::ceil<std::chrono::milliseconds>(std::clamp<Duration>(next - Clock::now(), 0s, 1s)));
    };
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    for (const auto& socket : m_intake.sockets()) {
        notifiers.push_back(std::make_unique<QSocketNotifier>(socket.descriptor(), QSocketNotifier::Read));
        QObject::connect(notifiers.back().get(), &QSocketNotifier::activated, &loop, step);
    }
    QObject::connect(&timer, &QTimer::timeout, &loop, step);
    QObject::connect(&stopSignals, &StopSignals::stopWanted, &loop, [&] {
        interrupted = true;
        loop.quit();
    });
    timer.start(0);
    loop.exec();
    if (!outcome)
        return fail(outcome.error());
    return !interrupted;
}

Result<void> ConsoleTalk::sendAll(const Talker& talker) {
    while (const auto bytes = talker.takeBytes())
        if (const auto sent = m_intake.send(m_box, *bytes); !sent)
            return fail(sent.error());
    return {};
}

// By address alone: behind a translation of addresses a box speaks from another port than it hears on.
bool ConsoleTalk::isTheBox(netconsole::SourceId id) {
    const auto source = m_intake.netconsole().source(id);
    return source && std::ranges::any_of(source->endpoints, [this](const netconsole::EndpointInfo& info) {
               return info.endpoint.address == m_box.endpoint.address;
           });
}

void ConsoleTalk::hear(const netconsole::Event& event, const Talker& talker) {
    if (const auto* change = std::get_if<netconsole::UbootStateChanged>(&event)) {
        if (change->endpoint.address == m_box.endpoint.address)
            talker.stateChanged(change->state, Clock::now());
    } else if (const auto* line = std::get_if<netconsole::Line>(&event)) {
        if (isTheBox(line->source))
            show(*line, false);
    } else if (const auto* open = std::get_if<netconsole::OpenLine>(&event)) {
        if (isTheBox(open->line.source))
            show(open->line, true);
    }
}

/// An open line is printed as far as it has grown since; one that has changed otherwise is printed anew.
void ConsoleTalk::show(const netconsole::Line& line, bool isOpen) {
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
