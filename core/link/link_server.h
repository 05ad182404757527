#pragma once

#include "core/link/egress_filter.h"
#include "core/link/frame_link.h"

#include <deque>
#include <functional>

namespace etherdeck::link {

/// What may leave a link.
struct EgressRules {
    /// Errors: FrameRefused, with the reason as detail.
    std::function<Result<void>(std::span<const std::byte> frame, const MacAddress& own, std::uint32_t mtu)>
        mayLeave = link::mayLeave;
    int framesPerSecond = 0; ///< at most; the rest is refused. 0: any number
};

/// The side of the link protocol that has the interface: between a FrameLink and the byte streams of a
/// program. Does no I/O. It sends Hello once the link is open, lets out only what its rules allow, and
/// never buffers more than Limits allow, whatever the program and the network do.
///
/// After every call that passes something in: takeFrame() while it returns a frame and the link accepts it,
/// then write output(). Call timeReached() no later than nextDeadline().
class LinkServer {
public:
    struct Limits {
        /// Bytes for a program that reads too slowly. Beyond it, received frames are dropped and counted in
        /// LinkStatistics::droppedByKernel (to the program it is the same loss), refusals are only counted,
        /// and of state changes only the last one is kept.
        std::size_t output = std::size_t{8} << 20;
        /// Frames waiting for the link. Beyond it, wantsInput() is false.
        std::size_t frames = 1024;
        /// FrameRefused messages per second; all refusals are counted in LinkStatistics::refused.
        int refusals = 10;
    };

    /// `program` is name and version, for Hello.
    explicit LinkServer(std::string program) : LinkServer(std::move(program), Limits{}) {}
    LinkServer(std::string program, Limits limits, EgressRules rules = {});

    /// An event of the link. Ended becomes the last message.
    void linkSaid(LinkEvent event, TimePoint now);
    /// Bytes from the program.
    void programSaid(std::span<const std::byte> bytes, TimePoint now);
    void timeReached(TimePoint now);

    /// A frame that may leave the computer.
    [[nodiscard]] std::optional<std::vector<std::byte>> takeFrame();
    /// Bytes for the program, oldest first; valid until the next non-const call.
    [[nodiscard]] std::span<const std::byte> output() const;
    void outputWritten(std::size_t size);

    /// False while more input would exceed the limits: leave it unread.
    [[nodiscard]] bool wantsInput() const { return !m_failure && m_frames.size() < m_limits.frames; }
    /// Why the link has ended: write what output() returns and close. A program that exits is not a failure.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    /// TimePoint::max() when idle, TimePoint::min() for immediately.
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    void said(Opened opened, TimePoint now);
    void said(Received received, TimePoint now);
    void said(StateChanged changed, TimePoint now);
    void said(LinkStatistics statistics, TimePoint now);
    void said(Refused refused, TimePoint now);
    // A server's own interface is not far away.
    void said(LineMeasured /*measured*/, TimePoint /*now*/) {}
    void said(LineLate /*late*/, TimePoint /*now*/) {}
    void said(LineSilent /*silent*/, TimePoint /*now*/) {}
    void said(Ended ended, TimePoint now);

    void handle(const wire::LinkMessage& message, TimePoint now);
    void refuse(Error error, TimePoint now);
    void fail(Error error);
    void write(const wire::LinkMessage& message);
    void writeWhatIsDue(TimePoint now);
    [[nodiscard]] bool hasRoom() const { return output().size() < m_limits.output; }
    [[nodiscard]] LinkStatistics statistics() const;

    [[nodiscard]] Result<void> check(std::span<const std::byte> frame, TimePoint now);

    std::string m_program;
    Limits m_limits;
    EgressRules m_rules;
    wire::LinkMessageReader m_reader;
    std::vector<std::byte> m_output;
    std::size_t m_written = 0; ///< bytes of m_output that have been written
    std::deque<std::vector<std::byte>> m_frames;

    bool m_opened = false;
    MacAddress m_mac;
    std::uint32_t m_mtu = 0;
    std::optional<StateChanged> m_waitingChange;
    std::optional<Error> m_failure;

    LinkStatistics m_linkStatistics;
    LinkStatistics m_toldStatistics;
    std::uint64_t m_refused = 0;
    std::uint64_t m_dropped = 0;
    TimePoint m_nextStatistics{};
    TimePoint m_refusalsSince{};
    int m_refusalsTold = 0;
    TimePoint m_sentSince{};
    int m_sent = 0; ///< since then
};

} // namespace etherdeck::link
