#pragma once

#include "core/remote/rates.h"

#include <array>
#include <cstddef>
#include <map>
#include <vector>

namespace etherdeck::ui {

/// What was carried in one second.
struct RateSample {
    double requests = 0;
    double bytes = 0;

    friend bool operator==(const RateSample&, const RateSample&) = default;
};

/// The samples of the last minute, in a ring.
class RateHistory {
public:
    static constexpr std::size_t capacity = 60;

    void add(const RateSample& sample);
    /// Zero before the first one.
    [[nodiscard]] RateSample latest() const;
    /// Oldest first.
    [[nodiscard]] std::vector<double> bytes() const;
    [[nodiscard]] bool isQuiet() const; ///< nothing was carried at all

private:
    [[nodiscard]] const RateSample& at(std::size_t age) const; ///< 0: the latest

    std::array<RateSample, capacity> m_samples{};
    std::size_t m_next = 0;
    std::size_t m_count = 0;
};

/// Of the exports of a box, and of the box.
class BoxRates {
public:
    /// As many as a list of a box has. A box that tells of others each second is not believed.
    static constexpr std::size_t maxExports = 4096;

    /// One second of a box. An export that is not named carried nothing; one that does so for a minute is
    /// forgotten.
    void add(const std::vector<remote::ExportRate>& rates);

    [[nodiscard]] const RateHistory& total() const { return m_total; }
    /// Null: nothing is known.
    [[nodiscard]] const RateHistory* of(Address address) const;

private:
    RateHistory m_total;
    std::map<Address, RateHistory> m_exports;
};

} // namespace etherdeck::ui
