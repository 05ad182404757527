#pragma once

#include "app/agent/box/kernel_log.h"
#include "app/agent/exports/rates.h"
#include "app/agent/server/agent.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace etherdeck::agent {

/// What is followed only while a client watches it: the kernel's log, the rates of exports, and vblades that
/// others start and end. Belongs to the loop's thread.
class Followers {
public:
    using Told = std::function<void(std::string_view topic, const plans::Json& params)>;

    Followers(Agent& agent, Told told);

    void followKernelLog(bool on);
    void followRates(bool on);
    void followExports(bool on);

private:
    void readKernelLog();
    void tellRates(TimePoint now);
    void lookForVblades(TimePoint now);

    Agent& m_agent;
    Told m_told;
    std::optional<KernelLog> m_log;
    std::uint64_t m_nextRecord = 0;
    ExportRates m_rates;
    TimePoint m_nextRates = TimePoint::max();
    TimePoint m_nextLook = TimePoint::max();
};

} // namespace etherdeck::agent
