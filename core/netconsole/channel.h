#pragma once

#include "core/base/endpoint.h"
#include "core/netconsole/boots.h"
#include "core/netconsole/held_text.h"
#include "core/netconsole/kernel/banner.h"
#include "core/netconsole/kernel/clock.h"
#include "core/netconsole/kernel/crash_detector.h"
#include "core/netconsole/kernel/log.h"
#include "core/netconsole/kernel/record_joiner.h"
#include "core/netconsole/text_stream.h"
#include "core/uboot/monitor.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace etherdeck::netconsole {

class Source;
class EventQueue;

/// What comes from one endpoint: U-Boot, a kernel's records, a kernel's text, one after the other or mixed.
/// Each datagram is classified on its own.
class Channel final : private KernelLogListener {
public:
    Channel(Endpoint endpoint, const Settings& settings, EventQueue& events);
    ~Channel() override;

    /// Adds the channel to a source, under a number. The source must outlive this use.
    void joinTo(Source& source, std::uint32_t number);
    /// The same for a channel that has been in use: its unfinished line and records go to the source's
    /// current boot.
    void moveTo(Source& source, std::uint32_t number);

    void received(std::span<const std::byte> datagram, Arrival arrival);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    /// Decides about held records with what is known now.
    void resolvePending();
    /// Another channel of the box has seen a restart.
    void boxRestarted(TimePoint now);
    /// The kernel has printed something, perhaps on another channel: U-Boot is gone.
    void kernelTookOver(Arrival arrival);
    /// The box continues elsewhere, perhaps in another boot: U-Boot's unfinished line here belongs to `boot`.
    void leaveOpenLine(BootNumber boot);
    /// Ends what is unfinished.
    void finish();
    /// Appends the open line if it has changed since the last call.
    void takeOpenLine(std::vector<Event>& into);

    /// See Netconsole.
    [[nodiscard]] std::optional<std::uint64_t> oldestOpen(std::uint64_t since) const;
    [[nodiscard]] std::optional<std::uint64_t> heldSince() const { return m_kernel.heldSince(); }
    void resolveHeldRecords() { m_kernel.resolvePending(); }

    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }
    [[nodiscard]] Source& source() const { return *m_source; }
    [[nodiscard]] const UbootState& ubootState() const { return m_uboot.state(); }
    [[nodiscard]] bool hasHeard(Kind kind) const { return (m_heard & bitOf(kind)) != 0; }
    [[nodiscard]] const std::string& release() const { return m_release; }
    [[nodiscard]] std::uint64_t repeatsDropped() const { return m_kernel.repeatsDropped(); }

private:
    BootNumber kernelStarted(const ExtendedRecord& first, bool isRestart, Arrival arrival) override;
    void recordAccepted(const ExtendedRecord& record, BootNumber boot, Arrival arrival) override;
    void recordsSkipped(BootNumber boot, std::uint64_t first, std::uint64_t last, Arrival arrival) override;
    void kernelStillRuns(BootNumber boot) override;
    void sequencesInterleave(BootNumber one, BootNumber other) override;

    void recordReceived(const ExtendedRecord& record, Arrival arrival);
    void textReceived(std::string_view bytes, Arrival arrival);
    [[nodiscard]] bool startsAnew(std::string_view bytes, TimePoint now) const;
    void lineEnded(Arrival arrival);
    void placeLine(TextLine&& text, Arrival arrival);
    void holdLine(TextLine&& text, Arrival arrival);
    void endHeldText(Kind kind);
    void openLineTellsSender();
    void ubootLine(TextLine&& text, Arrival arrival);
    void bannerAfterPrompt(TextLine& text, std::size_t prompt, Arrival arrival);
    void basicLine(TextLine&& text, Arrival arrival);
    BootNumber bootOfBasic(const TextLine& text, Arrival arrival);
    BootNumber bootWithoutStart(Arrival arrival);
    [[nodiscard]] Boots::LogNumber logOf(Kind kind) const {
        return Boots::LogNumber{2 * m_number + (kind == Kind::Basic ? 1 : 0)};
    }
    void watchOpenLine(Arrival arrival);
    void endOpenLine(Arrival arrival);
    void noteUbootState(Arrival arrival);
    void addText(TextLine&& text, BootNumber boot, Arrival arrival);
    LineId takeLineId();
    void addLine(Line&& line, Arrival arrival);
    void endHeldLine();
    void tellCrashes();

    void hear(Kind kind) { m_heard |= bitOf(kind); }
    static constexpr unsigned bitOf(Kind kind) { return 1u << static_cast<unsigned>(kind); }

    Endpoint m_endpoint;
    EventQueue& m_events;
    Source* m_source = nullptr;
    std::uint32_t m_number = 0; ///< within its source
    unsigned m_heard = 0;
    std::string m_release;

    TextStream m_text;
    HeldText m_held;
    std::vector<HeldText::Held> m_beforeBanner; ///< the empty lines
    UbootMonitor m_uboot;
    KernelLog m_kernel;
    RecordJoiner m_joiner;
    KernelClocks m_clocks; ///< for basic text
    CrashDetector m_crashes;

    std::optional<LineId> m_openLine;
    std::uint64_t m_openLinePosition = 0; ///< of the datagram with which it began
    bool m_openLineChanged = false;
    Arrival m_lastText; ///< when the open line got its last byte
    Duration m_openLineWait;
    TimePoint m_openLineDeadline = TimePoint::max();
    KernelBanner m_banner; ///< in basic text
};

} // namespace etherdeck::netconsole
