#include "ui/devices/base/rate_history.h"

#include <algorithm>

namespace etherdeck::ui {

void RateHistory::add(const RateSample& sample) {
    m_samples.at(m_next) = sample;
    m_next = (m_next + 1) % capacity;
    m_count = std::min(m_count + 1, capacity);
}

const RateSample& RateHistory::at(std::size_t age) const {
    return m_samples.at((m_next + capacity - 1 - age) % capacity);
}

RateSample RateHistory::latest() const { return m_count == 0 ? RateSample() : at(0); }

std::vector<double> RateHistory::bytes() const {
    std::vector<double> values;
    for (std::size_t age = m_count; age > 0; --age)
        values.push_back(at(age - 1).bytes);
    return values;
}

bool RateHistory::isQuiet() const {
    return std::ranges::all_of(m_samples, [](const RateSample& sample) { return sample == RateSample(); });
}

void BoxRates::add(const std::vector<remote::ExportRate>& rates) {
    std::map<Address, RateSample> now;
    RateSample total;
    for (const auto& rate : rates) {
        auto& sample = now[rate.address];
        sample.requests += rate.reads + rate.writes;
        sample.bytes += rate.bytes;
        total.requests += rate.reads + rate.writes;
        total.bytes += rate.bytes;
    }
    m_total.add(total);
    for (auto& [address, history] : m_exports)
        if (!now.contains(address))
            history.add({});
    for (const auto& [address, sample] : now)
        if (m_exports.contains(address) || m_exports.size() < maxExports)
            m_exports[address].add(sample);
    std::erase_if(m_exports,
                  [&now](const auto& one) { return !now.contains(one.first) && one.second.isQuiet(); });
}

const RateHistory* BoxRates::of(Address address) const {
    const auto found = m_exports.find(address);
    return found == m_exports.end() ? nullptr : &found->second;
}

} // namespace etherdeck::ui
