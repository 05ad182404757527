#pragma once

#include "core/link/frame_link.h"
#include "core/system/network/interface_monitor.h"
#include "core/system/poll_set.h"

#include <deque>
#include <functional>
#include <memory>

namespace etherdeck::link {

/// One of the ways in which a system carries frames of an interface: incoming AoE frames only, tagged or not,
/// and those that are sent. Frames that are longer than the MTU at the time of opening are dropped and
/// counted. Never blocks.
class FrameCapture {
public:
    FrameCapture() = default;
    FrameCapture(const FrameCapture&) = delete;
    FrameCapture& operator=(const FrameCapture&) = delete;
    virtual ~FrameCapture() = default;

    /// For poll().
    [[nodiscard]] virtual int descriptor() const = 0;
    /// Appends what has arrived, at most about a thousand frames, as Received. An error ends the link; that
    /// the interface is down is none.
    [[nodiscard]] virtual Result<void> read(std::deque<LinkEvent>& events) = 0;
    /// Sends a frame at once or not at all. Errors: those of codeOfSendError().
    [[nodiscard]] virtual Result<void> send(std::span<const std::byte> frame) = 0;
    /// Sets droppedByKernel and droppedByInterface, as far as they are known.
    virtual void countLosses(LinkStatistics& statistics) = 0;
};

/// Busy, InterfaceDown, InterfaceVanished, TooLong or System.
[[nodiscard]] ErrorCode codeOfSendError(int systemError);

/// An interface of this computer, followed by rtnetlink: whether it is up, its address and its MTU. When it
/// is switched off, removed, or changed, a state is reported. One that is switched off and on again keeps its
/// link.
class InterfaceLink : public FrameLink {
public:
    /// Opens a capture. InterfaceDown is not an error for the link: it opens in state Down and tries again
    /// whenever the interface changes, until it has a capture.
    using OpenCapture = std::function<Result<std::unique_ptr<FrameCapture>>(const InterfaceStatus&)>;

    /// The first event is Opened. Errors: NoSuchInterface, NotEthernet, System, and those of `openCapture`.
    [[nodiscard]] static Result<std::unique_ptr<InterfaceLink>> open(const std::string& interface,
                                                                     OpenCapture openCapture);

    [[nodiscard]] int descriptor() const override { return m_ended ? -1 : m_set.descriptor(); }
    /// Frames are sent immediately or not at all; see send().
    [[nodiscard]] bool wantsToWrite() const override { return false; }
    void serve() override;
    [[nodiscard]] std::optional<LinkEvent> takeEvent() override;
    /// Additional errors: InterfaceDown, TooLong.
    [[nodiscard]] Result<void> send(std::span<const std::byte> frame) override;

private:
    InterfaceLink(InterfaceMonitor monitor, PollSet set, OpenCapture openCapture);
    [[nodiscard]] Result<void> startCapturing();
    void takeChanges();
    void readFrames();
    void tellStatistics();
    void end(Error error);

    InterfaceMonitor m_monitor;
    PollSet m_set;
    OpenCapture m_openCapture;
    std::unique_ptr<FrameCapture> m_capture;
    std::deque<LinkEvent> m_events;
    LinkStatistics m_statistics;
    LinkStatistics m_toldStatistics;
    bool m_ended = false;
};

} // namespace etherdeck::link
