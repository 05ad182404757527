#include "tests/support/console_listener.h"

#include "core/uboot/script_pacer.h"

#include <QNetworkDatagram>

#include <algorithm>
#include <iterator>
#include <span>

namespace etherdeck::tests {

using namespace netconsole;

namespace {

Endpoint endpointOf(const QHostAddress& address, int port) {
    const auto bits = address.toIPv4Address();
    const auto octet = [bits](int shift) { return static_cast<std::uint8_t>(bits >> shift); };
    return Endpoint::v4({octet(24), octet(16), octet(8), octet(0)}, static_cast<std::uint16_t>(port));
}

int millisecondsUntil(TimePoint then) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(then - Clock::now()).count();
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, 1000));
}

} // namespace

ConsoleListener::ConsoleListener(const QHostAddress& address, quint16 port) { m_socket.bind(address, port); }

void ConsoleListener::send(const std::string& bytes, const QHostAddress& to, quint16 port) {
    m_socket.writeDatagram(bytes.data(), static_cast<qint64>(bytes.size()), to, port);
}

bool ConsoleListener::listenUntil(const std::function<bool()>& done,
                                  const std::function<TimePoint()>& nextDeadline,
                                  const std::function<bool()>& isOver) {
    const auto end = Clock::now() + longestWait;
    while (!done()) {
        if (Clock::now() >= end || (isOver && isOver()))
            return false;
        auto until = std::min(end, m_netconsole.nextDeadline());
        if (nextDeadline)
            until = std::min(until, nextDeadline());
        if (m_socket.hasPendingDatagrams() || m_socket.waitForReadyRead(millisecondsUntil(until)))
            receive();
        m_netconsole.timeReached(Clock::now());
        m_netconsole.drain(m_batch);
        std::ranges::move(m_batch, std::back_inserter(m_events));
    }
    return true;
}

bool ConsoleListener::type(std::string_view script, const QHostAddress& address,
                           const std::function<void(const std::string&)>& send,
                           const std::function<bool()>& isOver) {
    auto pacer = ScriptPacer::create(script).value();
    auto seen = m_events.size();
    pacer.stateChanged(state(address), Clock::now());
    const auto isDone = [&] {
        for (; seen < m_events.size(); ++seen)
            if (const auto* change = std::get_if<UbootStateChanged>(&m_events[seen]);
                change != nullptr && isOf(change->source, address))
                pacer.stateChanged(change->state, Clock::now());
        pacer.timeReached(Clock::now());
        if (const auto line = pacer.takeBytes())
            send(*line);
        return pacer.status() >= ScriptPacer::Status::Done;
    };
    return listenUntil(
               isDone, [&] { return pacer.nextDeadline(); }, isOver) &&
           pacer.status() == ScriptPacer::Status::Done;
}

void ConsoleListener::receive() {
    while (m_socket.hasPendingDatagrams()) {
        const auto datagram = m_socket.receiveDatagram();
        const auto bytes = datagram.data();
        m_heard(bytes);
        m_netconsole.datagramReceived(
            endpointOf(datagram.senderAddress(), datagram.senderPort()),
            std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))),
            {Clock::now(), std::chrono::system_clock::now()});
    }
}

bool ConsoleListener::isOf(SourceId source, const QHostAddress& address) const {
    if (address.isNull())
        return true;
    const auto info = m_netconsole.source(source);
    return info && std::ranges::any_of(info->endpoints, [&](const EndpointInfo& one) {
               return one.endpoint.address == endpointOf(address, 0).address;
           });
}

std::vector<Line> ConsoleListener::lines(const QHostAddress& address) const {
    std::vector<Line> found;
    for (const auto& event : m_events)
        if (const auto* line = std::get_if<Line>(&event); line != nullptr && isOf(line->source, address))
            found.push_back(*line);
    return found;
}

std::vector<Crash> ConsoleListener::crashes(const QHostAddress& address) const {
    std::vector<Crash> found;
    for (const auto& event : m_events)
        if (const auto* one = std::get_if<CrashFound>(&event); one != nullptr && isOf(one->source, address))
            found.push_back(one->crash);
    return found;
}

int ConsoleListener::boots(const QHostAddress& address) const {
    return static_cast<int>(std::ranges::count_if(m_events, [&](const Event& event) {
        const auto* boot = std::get_if<BootStarted>(&event);
        return boot != nullptr && isOf(boot->source, address);
    }));
}

UbootState ConsoleListener::state(const QHostAddress& address) const {
    UbootState state;
    for (const auto& event : m_events)
        if (const auto* change = std::get_if<UbootStateChanged>(&event);
            change != nullptr && isOf(change->source, address))
            state = change->state;
    return state;
}

QStringList textsOf(const std::vector<Line>& lines) {
    QStringList texts;
    for (const auto& line : lines)
        texts << QString::fromStdString(line.text);
    return texts;
}

} // namespace etherdeck::tests
