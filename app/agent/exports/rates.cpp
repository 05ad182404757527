#include "app/agent/exports/rates.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace etherdeck::agent {

namespace {

constexpr double readHeader = 60; ///< a request to read, padded
constexpr double writeHeader = 36;

struct Requests {
    double reads = 0;
    double writes = 0;
    double bytes = 0;
};

double difference(std::uint64_t now, std::uint64_t before) {
    return now > before ? static_cast<double>(now - before) : 0;
}

Requests requestsBetween(const VbladeIo& before, const VbladeIo& now) {
    const auto readCalls = difference(now.readCalls, before.readCalls);
    const auto writeCalls = difference(now.writeCalls, before.writeCalls);
    Requests requests;
    requests.reads = std::max(0.0, (2 * readCalls - writeCalls) / 3);
    requests.writes = std::max(0.0, (2 * writeCalls - readCalls) / 3);
    requests.bytes = std::max(0.0, difference(now.readBytes, before.readBytes) - readHeader * requests.reads -
                                       writeHeader * requests.writes);
    return requests;
}

} // namespace

std::vector<ExportRate> ExportRates::add(const std::vector<Sample>& samples, TimePoint now) {
    const auto seconds = std::chrono::duration<double>(now - m_when).count();
    std::map<Address, ExportRate> rates;
    std::set<Address> isNew;
    std::map<std::int32_t, VbladeIo> current;
    for (const auto& sample : samples) {
        current[sample.pid] = sample.io;
        const auto before = m_last.find(sample.pid);
        if (before == m_last.end()) {
            isNew.insert(sample.address);
            continue;
        }
        const auto requests = requestsBetween(before->second, sample.io);
        auto& rate = rates[sample.address];
        rate.address = sample.address;
        rate.reads += requests.reads / seconds;
        rate.writes += requests.writes / seconds;
        rate.bytes += requests.bytes / seconds;
    }
    m_last = std::move(current);
    m_when = now;
    std::vector<ExportRate> list;
    for (const auto& [address, rate] : rates) {
        if (!isNew.contains(address) && seconds > 0)
            list.push_back(rate);
    }
    return list;
}

} // namespace etherdeck::agent
