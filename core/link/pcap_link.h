#pragma once

#include "core/link/frame_link.h"
#include "core/system/interface_monitor.h"
#include "core/system/poll_set.h"

#include <deque>
#include <functional>
#include <memory>

struct pcap;
struct pcap_pkthdr;

namespace etherdeck::link {

/// An interface of this computer, captured by libpcap: incoming AoE frames only, tagged or not.
///
/// libpcap cannot open an interface that is switched off. The link then opens in state Down, and capturing
/// begins when the interface first comes up; until then the privilege for it is still needed. `whenCapturing`
/// is called as soon as it is no longer needed: within open() if the interface is up, otherwise from serve().
/// An error from it ends the link.
///
/// Frames are captured completely up to the interface's MTU at that time. Longer ones, after the MTU was
/// raised, are dropped and counted; opening the link again fixes that.
class PcapLink : public FrameLink {
public:
    using WhenCapturing = std::function<Result<void>()>;

    /// The first event is Opened. Errors: NoSuchInterface, NotEthernet, PermissionDenied, System, and those
    /// of `whenCapturing`. For an interface that is off, PermissionDenied is reported by Ended when it comes
    /// up.
    [[nodiscard]] static Result<std::unique_ptr<PcapLink>> open(const std::string& interface,
                                                                WhenCapturing whenCapturing = {});
    ~PcapLink() override;

    [[nodiscard]] int descriptor() const override;
    /// Frames are sent immediately or not at all; see send().
    [[nodiscard]] bool wantsToWrite() const override { return false; }
    void serve() override;
    [[nodiscard]] std::optional<LinkEvent> takeEvent() override;
    /// Additional errors: InterfaceDown, TooLong.
    [[nodiscard]] Result<void> send(std::span<const std::byte> frame) override;

private:
    struct Close {
        void operator()(pcap* handle) const;
    };
    using Handle = std::unique_ptr<pcap, Close>;

    PcapLink(InterfaceMonitor monitor, PollSet set, WhenCapturing whenCapturing);
    [[nodiscard]] Result<void> startCapturing();
    void takeChanges();
    void readFrames();
    static void frameCaptured(unsigned char* self, const pcap_pkthdr* header, const unsigned char* bytes);
    void tellStatistics();
    void end(Error error);

    InterfaceMonitor m_monitor;
    PollSet m_set;
    WhenCapturing m_whenCapturing;
    Handle m_handle;
    std::deque<LinkEvent> m_events;
    LinkStatistics m_statistics;
    LinkStatistics m_toldStatistics;
    std::uint64_t m_cutShort = 0;
    bool m_ended = false;
};

} // namespace etherdeck::link
