#include "core/base/byte_reader.h"
#include "core/netconsole/netconsole.h"
#include "tests/fuzz/netconsole_rules.h"
#include "tests/fuzz/require.h"

#include <map>
#include <set>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using test::isHarmless;
using test::require;

namespace {

constexpr std::size_t longestText = std::size_t{4} * 17000; // each byte of a record may become an escape

/// The invariants of events, whatever was received.
class Rules {
public:
    void check(const std::vector<Event>& events) {
        for (const auto& event : events)
            std::visit([this](const auto& one) { checkOne(one); }, event);
    }

private:
    void checkText(const Line& line) {
        require(isHarmless(line.text) && isHarmless(line.caller) && line.text.size() <= longestText);
        require(line.kind == Kind::Extended ||
                (!line.seq && (!line.level || line.isLevelInferred) && line.dictionary.empty()));
        require(line.kind != Kind::Uboot || !line.kernelTime);
    }
    void checkOne(const Line& line) {
        checkText(line);
        require(line.boot != BootNumber{} && line.boot <= m_boots[line.source]);
        require(m_ended.insert(line.id).second); // once
    }
    void checkOne(const OpenLine& open) {
        checkText(open.line);
        require(!m_ended.contains(open.line.id));
    }
    void checkOne(const Gap& gap) { require(gap.first <= gap.last); }
    void checkOne(const BootStarted& started) {
        auto& boot = m_boots[started.source];
        require(static_cast<std::uint32_t>(started.boot) == static_cast<std::uint32_t>(boot) + 1);
        boot = started.boot;
    }
    void checkOne(const BootEnded& ended) { require(ended.boot == m_boots[ended.source]); }
    void checkOne(const CrashFound& found) {
        require(!found.crash.title.empty());
        require(m_ended.contains(found.crash.firstLine) && m_ended.contains(found.crash.lastLine));
    }
    void checkOne(const UbootStateChanged& changed) { require(changed.state.secondsLeft >= 0); }
    void checkOne(const SourceAppeared& appeared) { m_boots.try_emplace(appeared.source); }
    void checkOne(const SourceForgotten& forgotten) { require(m_boots.erase(forgotten.source) == 1); }
    void checkOne(const SourceMerged&) {}
    void checkOne(const AddressShared& shared) {
        require(shared.one <= m_boots[shared.source] && shared.other <= m_boots[shared.source]);
        require(m_shared.insert(shared.source).second); // once
    }
    void checkOne(const EventsLost&) { require(false); }

    std::map<SourceId, BootNumber> m_boots;
    std::set<LineId> m_ended;
    std::set<SourceId> m_shared;
};

Settings tight() {
    Settings settings;
    settings.maxSources = 3;
    settings.longestLine = 100;
    return settings;
}

} // namespace

// Datagrams of several boxes, with time between them:  box (1) | time (1) | length (1) | bytes
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Netconsole netconsole(tight());
    Rules rules;
    std::vector<Event> events;
    Arrival arrival{TimePoint(std::chrono::hours(1)), {}};
    ByteReader reader(std::as_bytes(std::span(data, size)));
    std::uint8_t box = 0;
    std::uint8_t time = 0;
    std::uint8_t length = 0;
    while (reader.u8(box) && reader.u8(time) && reader.u8(length)) {
        arrival.now += std::chrono::milliseconds(time * time / 16);
        if (time % 2 == 1)
            netconsole.timeReached(arrival.now);
        std::span<const std::byte> datagram = reader.rest();
        if (!reader.bytes(length, datagram))
            (void)reader.skip(reader.remaining());
        const auto port = static_cast<std::uint16_t>(6665 + box % 3);
        netconsole.datagramReceived(Endpoint::v4({10, 0, 0, static_cast<std::uint8_t>(box / 64)}, port),
                                    datagram, arrival);
        require(netconsole.nextDeadline() > arrival.now);
        netconsole.drain(events);
        rules.check(events);
    }
    netconsole.timeReached(arrival.now + std::chrono::hours(1));
    netconsole.drain(events);
    rules.check(events);
    return 0;
}
