#pragma once

#include "core/link/frame_link.h"
#include "core/system/child_process.h"

#include <deque>

namespace etherdeck::link {

/// A link through another program that speaks the link protocol on its standard input and output:
/// etherdeck-link, or `ssh BOX etherdeck-agent link eth0`.
///
/// The constructor starts the program. A failure to start is reported as the first event (Ended), so take
/// events once before waiting on descriptor(). Ended carries the program's own error if it reported one,
/// otherwise ProgramMissing; PermissionDenied (it may not be executed); VersionMismatch; or ProgramFailed,
/// whose detail is how it ended and what it wrote to standard error.
class ChildLink : public FrameLink {
public:
    explicit ChildLink(const std::vector<std::string>& command);
    /// The program exits when its input closes; it is killed if it has not exited within a second.
    ~ChildLink() override = default;

    [[nodiscard]] int descriptor() const override;
    [[nodiscard]] bool wantsToWrite() const override;
    void serve() override;
    [[nodiscard]] std::optional<LinkEvent> takeEvent() override;
    [[nodiscard]] Result<void> send(std::span<const std::byte> frame) override;

    /// For tests and status lines; -1 when it was never started.
    [[nodiscard]] pid_t processId() const { return m_child ? m_child->processId() : -1; }

private:
    void write();
    void read();
    void takeMessages();
    [[nodiscard]] Result<void> handle(wire::LinkMessage message);
    void end(Error error);
    void endWithoutMessage();

    std::optional<ChildProcess> m_child;
    wire::LinkMessageReader m_reader;
    std::vector<std::byte> m_output;
    std::size_t m_written = 0; ///< bytes of m_output that have been written
    std::deque<LinkEvent> m_events;
    bool m_opened = false;
    bool m_ended = false;
};

} // namespace etherdeck::link
