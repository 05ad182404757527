#pragma once

#include "core/link/frame_link.h"
#include "core/link/line_watch.h"
#include "core/system/child_process.h"

#include <deque>

namespace etherdeck::link {

/// Where the interface of a ChildLink is.
enum class Place : std::uint8_t { Here, FarAway };

/// A link through another program that speaks the link protocol on its standard input and output:
/// etherdeck-link, or `ssh BOX etherdeck-agent link eth0`, which leads far away.
///
/// The constructor starts the program. A failure to start is reported as the first event (Ended), so take
/// events once before waiting on descriptor(). Ended carries the program's own error if it reported one,
/// otherwise ProgramMissing; PermissionDenied (it may not be executed); VersionMismatch; or ProgramFailed,
/// whose detail is how it ended and what it wrote to standard error.
///
/// Far away, the line is measured before Opened and watched from then on. What a shell prints before the
/// protocol begins is skipped. Frames have the time at which they come out of the line, since the clock there
/// is another one. Ended has Closed where it would have ProgramFailed, with how the program ended in the
/// first line of the detail; TimedOut when nothing came through the line any more.
class ChildLink : public FrameLink {
public:
    explicit ChildLink(const std::vector<std::string>& command, Place place = Place::Here);
    /// The program exits when its input closes; it is killed if it has not exited within a second.
    ~ChildLink() override = default;

    [[nodiscard]] int descriptor() const override;
    [[nodiscard]] bool wantsToWrite() const override;
    void serve() override;
    [[nodiscard]] TimePoint nextDeadline() const override;
    [[nodiscard]] std::optional<LinkEvent> takeEvent() override;
    [[nodiscard]] Result<void> send(std::span<const std::byte> frame) override;

    /// For tests and status lines; -1 when it was never started.
    [[nodiscard]] pid_t processId() const { return m_child ? m_child->processId() : -1; }

private:
    void write();
    void read();
    /// What of it belongs to the protocol.
    [[nodiscard]] std::span<const std::byte> withoutNoise(std::span<const std::byte> bytes);
    void takeMessages();
    [[nodiscard]] Result<void> handle(wire::LinkMessage message);
    [[nodiscard]] Result<void> handle(wire::Hello hello);
    void handle(wire::FrameReceived received);
    void handle(const wire::LinkStateChanged& changed);
    void echoCame(std::uint64_t number);
    void watchLine();
    void open();
    void end(Error error);
    void endWithoutMessage();

    std::optional<ChildProcess> m_child;
    wire::LinkMessageReader m_reader;
    std::vector<std::byte> m_output;
    std::size_t m_written = 0; ///< bytes of m_output that have been written
    std::deque<LinkEvent> m_events;
    Place m_place;
    TimePoint m_started = Clock::now();
    LineWatch m_line;
    std::string m_noise;
    bool m_hasBegun = false;       ///< the protocol
    std::optional<Opened> m_hello; ///< as it is now
    bool m_opened = false;
    bool m_ended = false;
};

} // namespace etherdeck::link
