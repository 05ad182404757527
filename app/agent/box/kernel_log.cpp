#include "app/agent/box/kernel_log.h"

#include "core/netconsole/kernel/extended_record.h"

#include <algorithm>

namespace etherdeck::agent {

namespace {

/// Whether numbers from `since` on are missing, at the front or between.
bool hasGap(const std::vector<KernelRecord>& records, std::uint64_t since) {
    auto expected = since;
    for (const auto& record : records) {
        if (record.sequence > expected)
            return true;
        expected = record.sequence + 1;
    }
    return false;
}

} // namespace

Result<KernelRecord> parseKernelRecord(std::string_view record) {
    const auto parsed = netconsole::parseExtended(record);
    if (!parsed)
        return fail(parsed.error());
    if (!parsed->release.empty() || parsed->fragment)
        return fail(ErrorCode::Malformed);
    auto body = netconsole::readBody(parsed->body);
    return KernelRecord{parsed->seq,
                        parsed->level,
                        parsed->facility,
                        parsed->time,
                        parsed->continuation != netconsole::Continuation::None,
                        std::string(parsed->caller),
                        std::move(body.text),
                        std::move(body.dictionary)};
}

Result<KernelLog> KernelLog::open(const std::string& root) {
    auto source = root.empty() ? openKernelDevice() : openKernelFile(root, "kmsg");
    if (!source)
        return fail(source.error());
    return KernelLog(std::move(*source));
}

Result<KernelLogPart> KernelLog::read(std::uint64_t since, std::size_t limit) {
    limit = std::min(limit, maxRecords);
    if (since < m_position) {
        m_source->rewind();
        m_position = 0;
    }
    KernelLogPart part;
    while (part.records.size() < limit) {
        const auto raw = m_source->next();
        if (!raw)
            return fail(raw.error());
        if (!*raw)
            break;
        auto record = parseKernelRecord(**raw);
        if (!record)
            continue; // somebody wrote something else into the file
        m_position = record->sequence + 1;
        if (record->sequence >= since)
            part.records.push_back(std::move(*record));
    }
    part.next = part.records.empty() ? m_position : part.records.back().sequence + 1;
    const auto oldest = m_source->oldest();
    const auto first = oldest ? parseKernelRecord(*oldest) : fail(ErrorCode::Truncated);
    part.first = first ? first->sequence : part.next;
    part.lost = part.records.empty() ? since < part.first : hasGap(part.records, since);
    return part;
}

} // namespace etherdeck::agent
