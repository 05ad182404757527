#pragma once

#include "core/base/endpoint.h"

#include <cstddef>
#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>

namespace etherdeck {

/// U-Boot's output as it arrived, kept for terminals until they take it. For endpoints that nobody takes
/// from, the last few datagrams are kept, because it takes one or two to recognize U-Boot. Safe for two
/// threads.
class RawOutput {
public:
    static constexpr std::size_t maxEndpoints = 256;
    static constexpr std::size_t maxWaiting = std::size_t{64} << 10; ///< bytes of an endpoint
    static constexpr std::size_t fewDatagrams = 8;

    void heard(const netconsole::Endpoint& from, std::span<const std::byte> datagram);
    /// What has arrived since the last call, or the last few datagrams. From then on everything is kept.
    [[nodiscard]] std::string take(const netconsole::Endpoint& from);
    /// Nobody takes output of this endpoint any more.
    void leave(const netconsole::Endpoint& from);

private:
    struct Waiting {
        std::deque<std::string> datagrams;
        std::size_t bytes = 0;
        bool isTaken = false;
    };

    std::mutex m_mutex;
    std::unordered_map<netconsole::Endpoint, Waiting> m_waiting;
};

} // namespace etherdeck
