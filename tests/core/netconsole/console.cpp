#include "tests/core/netconsole/console.h"

#include "core/base/byte_reader.h"

#include <algorithm>

namespace etherdeck::netconsole::test {

void Console::send(std::string_view datagram, const Endpoint& from) {
    netconsole.datagramReceived(from, asBytes(datagram), {now, wall});
    take();
}

void Console::wait(Duration duration) {
    const auto end = now + duration;
    while (true) {
        const auto next = std::clamp(netconsole.nextDeadline(), now, end);
        wall += std::chrono::duration_cast<WallTime::duration>(next - now);
        now = next;
        netconsole.timeReached(now);
        take();
        if (now == end && netconsole.nextDeadline() > end)
            return;
    }
}

void Console::record(std::uint64_t seq, std::uint64_t usec, std::string_view text, int priority,
                     const Endpoint& from) {
    send(std::to_string(priority) + ',' + std::to_string(seq) + ',' + std::to_string(usec) + ",-;" +
             std::string(text) + '\n',
         from);
}

void Console::take() {
    netconsole.drain(m_batch);
    std::ranges::move(m_batch, std::back_inserter(events));
}

std::vector<std::string> Console::texts() const {
    std::vector<std::string> texts;
    for (const auto& line : all<Line>())
        texts.push_back(line.text);
    return texts;
}

std::vector<UbootPhase> Console::phases() const {
    std::vector<UbootPhase> phases;
    for (const auto& change : all<UbootStateChanged>())
        if (phases.empty() || phases.back() != change.state.phase)
            phases.push_back(change.state.phase);
    return phases;
}

} // namespace etherdeck::netconsole::test
