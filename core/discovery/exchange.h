#pragma once

#include "core/aoe/frame.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/discovery/requests.h"
#include "core/discovery/round_trip.h"
#include "core/discovery/settings.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace etherdeck::discovery {

/// A frame that answers a request, with the bytes that it points into.
struct Answer {
    aoe::Frame frame;
    std::shared_ptr<const std::vector<std::byte>> bytes;
};

/// One request to one path, repeated until it is answered or given up: for user actions, such as setting a
/// config string. Same order of calls as Discovery.
class Exchange {
public:
    /// The tag for exchange number `number` of this process; Discovery never uses these tags.
    [[nodiscard]] static aoe::Tag tag(std::uint32_t number) { return aoe::Tag(exchangeBit | number); }

    /// `request` must carry `tag` and be addressed to `to`.
    Exchange(PathRef to, aoe::Tag tag, std::vector<std::byte> request, const Settings& settings,
             TimePoint now);

    /// `frame` was parsed from `bytes`.
    void frameReceived(LinkId link, const aoe::Frame& frame, std::span<const std::byte> bytes);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<std::vector<std::byte>> takeFrame();
    [[nodiscard]] TimePoint nextDeadline() const { return m_outcome ? TimePoint::max() : m_due; }

    [[nodiscard]] const PathRef& to() const { return m_to; }
    /// Empty while it is in progress; then the answer as received (which may be an error reply), or TimedOut.
    [[nodiscard]] const std::optional<Result<Answer>>& outcome() const { return m_outcome; }

private:
    static constexpr std::uint32_t exchangeBit = 0x4000'0000;

    PathRef m_to;
    aoe::Tag m_tag;
    std::vector<std::byte> m_request;
    Settings m_settings;
    TimePoint m_due;
    int m_tries = 0;
    bool m_sendNow = true;
    std::optional<Result<Answer>> m_outcome;
};

} // namespace etherdeck::discovery
