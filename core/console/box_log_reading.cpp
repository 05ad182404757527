#include "core/console/box_log_reading.h"

#include "core/base/harmless_text.h"

#include <chrono>

namespace etherdeck {

namespace {

constexpr std::size_t bytesOfARecord = 128; // besides its text
constexpr auto highestNumber = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) - 1;
// 35 years: what is calculated with it must not overflow.
constexpr std::uint64_t latestStamp = std::uint64_t{1} << 50;

} // namespace

void BoxLogReading::end(Problem problem) {
    m_problem = problem;
    m_next.reset();
    if (problem != Problem::None)
        m_log.clear();
}

void BoxLogReading::take(remote::KernelLogPage page) {
    if (!m_next)
        return;
    if (m_pages++ == 0)
        m_bootId = page.bootId;
    if (page.bootId != m_bootId)
        return end(Problem::Restarted);
    m_oldest = page.first;
    const auto count = page.records.size();
    for (auto& record : page.records) {
        if (record.sequence > m_last)
            return end(Problem::None);
        if (const auto problem = add(std::move(record)); problem != Problem::None)
            return end(problem);
    }
    // Otherwise an agent that goes back would never let this end.
    if (count < pageSize || page.next <= *m_next || page.next > m_last)
        return end(Problem::None);
    m_next = page.next;
}

BoxLogReading::Problem BoxLogReading::add(remote::KernelRecord record) {
    m_bytes += record.text.size() + bytesOfARecord;
    for (const auto& [key, value] : record.dictionary)
        m_bytes += key.size() + value.size();
    const bool isInOrder = m_log.empty() || record.sequence > m_log.back().seq;
    if (!isInOrder || record.sequence > highestNumber || record.time > latestStamp)
        return Problem::NotALog;
    if (m_bytes > m_maxBytes)
        return Problem::TooLarge;
    store::BoxLogRecord taken{record.sequence,
                              static_cast<netconsole::Level>(record.level & 7),
                              static_cast<std::uint16_t>(record.facility),
                              std::chrono::microseconds(record.time),
                              record.continued,
                              harmlessText(record.text),
                              {}};
    for (const auto& [key, value] : record.dictionary)
        taken.dictionary.push_back({harmlessLine(key), harmlessLine(value)});
    m_log.push_back(std::move(taken));
    return Problem::None;
}

} // namespace etherdeck
