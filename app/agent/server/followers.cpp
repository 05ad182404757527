#include "app/agent/server/followers.h"

#include "app/agent/server/box_methods.h"

#include <cmath>
#include <limits>

namespace etherdeck::agent {

namespace {

using namespace std::chrono_literals;
using plans::Json;

constexpr auto ratesEvery = 1s;
constexpr auto lookForVbladesEvery = 2s;
constexpr std::size_t recordsAtOnce = 200;

} // namespace

Followers::Followers(Agent& agent, Told told) : m_agent(agent), m_told(std::move(told)) {
    m_agent.loop().addTimed({[this] { return m_nextRates; }, [this](TimePoint now) { tellRates(now); }});
    m_agent.loop().addTimed({[this] { return m_nextLook; }, [this](TimePoint now) { lookForVblades(now); }});
}

void Followers::followKernelLog(bool on) {
    if (on == m_log.has_value())
        return;
    if (!on) {
        m_agent.loop().forget(m_log->descriptor());
        m_log.reset();
        return;
    }
    auto log = KernelLog::open(m_agent.paths().root);
    if (!log)
        return; // kernel_log.read says why
    m_log.emplace(std::move(*log));
    // Earlier records are read by kernel_log.read.
    if (const auto part = m_log->read(std::numeric_limits<std::uint64_t>::max(), 1))
        m_nextRecord = part->next;
    m_agent.loop().watch(m_log->descriptor(), [this] { readKernelLog(); });
}

void Followers::readKernelLog() {
    const auto part = m_log->read(m_nextRecord, recordsAtOnce);
    if (!part) {
        followKernelLog(false);
        return;
    }
    m_nextRecord = part->next;
    if (part->records.empty())
        return;
    auto records = Json::array();
    for (const auto& record : part->records)
        records.push_back(recordJson(record));
    m_told("kernel-log", {{"lost", part->lost}, {"records", std::move(records)}});
}

void Followers::followRates(bool on) {
    if (on == (m_nextRates != TimePoint::max()))
        return;
    m_rates = ExportRates();
    m_nextRates = on ? Clock::now() : TimePoint::max();
}

void Followers::tellRates(TimePoint now) {
    m_nextRates = now + ratesEvery;
    std::vector<ExportRates::Sample> samples;
    for (const auto& status : m_agent.keeper().exports()) {
        for (const auto& process : status.processes) {
            if (const auto io = readVbladeIo(process.pid))
                samples.push_back({status.config.address, process.pid, *io});
        }
    }
    auto list = Json::array();
    for (const auto& rate : m_rates.add(samples, now))
        list.push_back({{"address", rate.address.toString()},
                        {"reads", std::round(rate.reads)},
                        {"writes", std::round(rate.writes)},
                        {"bytes", std::round(rate.bytes)}});
    m_told("rates", {{"rates", std::move(list)}});
}

void Followers::followExports(bool on) {
    if (on != (m_nextLook != TimePoint::max()))
        m_nextLook = on ? Clock::now() + lookForVbladesEvery : TimePoint::max();
}

void Followers::lookForVblades(TimePoint now) {
    m_nextLook = now + lookForVbladesEvery;
    m_agent.keeper().lookForOthers();
}

} // namespace etherdeck::agent
