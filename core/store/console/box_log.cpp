#include "core/store/console/box_log.h"

#include "core/store/console/lines/row.h"

#include <algorithm>
#include <limits>

namespace etherdeck::store {

namespace {

// While a kernel starts, several boots may stamp the same records with the same microseconds: one of these
// proves little, many that differ from each other do, as for netconsole::KernelLog.
constexpr std::int64_t startOfKernel = 1'000'000; // microseconds
constexpr std::int64_t weightLater = 8;
constexpr std::int64_t sureWeight = 16;

/// Compares the records of one boot with a log.
class LogComparison {
public:
    explicit LogComparison(std::span<const BoxLogRecord> log) : m_log(log) {}

    /// False when that is another boot's log.
    bool look(const Statement& row);
    [[nodiscard]] bool isProven();
    [[nodiscard]] StoredRecords& records() { return m_records; }

private:
    [[nodiscard]] const BoxLogRecord* find(std::int64_t seq) const;

    std::span<const BoxLogRecord> m_log;
    StoredRecords m_records;
    std::vector<std::int64_t> m_equal; ///< time stamps
    std::size_t m_notInLog = 0;
    bool m_isOther = false;
};

void add(StoredRecords& records, const Statement& row) {
    const auto id = row.number(0);
    records.upTo = std::max(records.upTo, id);
    records.all.try_emplace(row.number(1), StoredRecords::Record{id, row.number(2), row.optionalNumber(3),
                                                                 (row.number(5) & fromBoxLog) != 0});
}

const BoxLogRecord* LogComparison::find(std::int64_t seq) const {
    const auto found =
        std::ranges::lower_bound(m_log, static_cast<std::uint64_t>(seq), {}, &BoxLogRecord::seq);
    return found != m_log.end() && found->seq == static_cast<std::uint64_t>(seq) ? &*found : nullptr;
}

bool LogComparison::look(const Statement& row) {
    const auto seq = row.number(1);
    const auto* const record = find(seq);
    const auto flags = row.number(5);
    add(m_records, row);
    if (!record) { // of a log that was overwritten while it was read; not more than it has itself
        m_isOther = ++m_notInLog > m_log.size();
        return !m_isOther;
    }
    const bool isWhole = (flags & ~fromBoxLog) == 0 && row.number(6) == 0 && !record->isContinued;
    if (!isWhole)
        return true;
    m_isOther = row.optionalNumber(3) != record->kernelTime.count() || row.view(4) != record->text;
    if (m_isOther || (flags & fromBoxLog) != 0)
        return !m_isOther;
    m_records.firstEqual = m_equal.empty() ? seq : std::min(m_records.firstEqual, seq);
    m_records.lastEqual = std::max(m_records.lastEqual, seq);
    m_equal.push_back(record->kernelTime.count());
    return true;
}

bool LogComparison::isProven() {
    std::ranges::sort(m_equal);
    m_equal.erase(std::unique(m_equal.begin(), m_equal.end()), m_equal.end());
    std::int64_t weight = 0;
    for (const auto time : m_equal)
        weight += time > startOfKernel ? weightLater : 1;
    return !m_isOther && weight >= sureWeight;
}

constexpr const char* recordsOfBoot =
    "SELECT id, seq, time, kernel_time, text, flags, missing FROM lines INDEXED BY lines_by_source"
    " WHERE source = ? AND boot = ? AND id >= ? AND id <= ? AND seq >= ? AND seq <= ? AND kind = 1";

} // namespace

Result<std::optional<StoredRecords>> storedRecords(const Database& database, std::int64_t source,
                                                   std::int64_t boot, std::span<const BoxLogRecord> log) {
    const auto last = database.number("SELECT value FROM marks WHERE name = 'lines'");
    const auto first =
        database.number("SELECT first_line FROM boots WHERE source = ? AND number = ?", source, boot);
    if (const auto failed = firstError(last, first))
        return fail(*failed);
    if (log.empty())
        return std::nullopt;
    LogComparison comparison(log);
    const auto read = database.forEach(
        recordsOfBoot, [&](const Statement& row) { return comparison.look(row); }, source, boot, *first,
        *last, static_cast<std::int64_t>(log.front().seq), static_cast<std::int64_t>(log.back().seq));
    return read.map([&]() -> std::optional<StoredRecords> {
        if (!comparison.isProven())
            return std::nullopt;
        comparison.records().upTo = *last;
        return std::move(comparison.records());
    });
}

Result<void> readLaterRecords(const Database& database, std::int64_t source, std::int64_t boot,
                              StoredRecords& records) {
    return database.forEach(
        recordsOfBoot,
        [&](const Statement& row) {
            add(records, row);
            return true;
        },
        source, boot, records.upTo + 1, std::numeric_limits<std::int64_t>::max(), std::int64_t{0},
        std::numeric_limits<std::int64_t>::max());
}

} // namespace etherdeck::store
