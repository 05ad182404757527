#include "core/journal/follower.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace etherdeck {

namespace {
constexpr std::size_t followedAtOnce = std::size_t{64} << 10;
}

std::optional<JournalFollower> JournalFollower::find(const std::string& storePath,
                                                     const std::vector<std::int64_t>& processes) {
    const auto folder = journalFolder(storePath);
    if (folder.empty())
        return std::nullopt;
    auto runs = JournalRun::all(folder).value_or(std::vector<JournalRun>());
    // A run that this process could lock has no writer any more; destroying `runs` releases it.
    const auto found = std::ranges::find_if(runs, [&](const JournalRun& run) {
        return !run.isTaken() && std::ranges::find(processes, run.processId()) != processes.end();
    });
    if (found == runs.end())
        return std::nullopt;
    return JournalFollower(std::move(*found));
}

// The current end of the file may be in the middle of a record.
JournalFollower::JournalFollower(JournalRun run) :
    m_run(std::move(run)),
    m_place{std::max(m_run.end().segment, std::uint32_t{1}), netconsole::pcapFileHeader} {
    read([](const netconsole::PcapRecord&) {});
}

void JournalFollower::read(const JournalReader::Taken& taken) {
    while (true) {
        // Checked first: once there is a next segment, nothing is appended to this one.
        const bool isComplete = ::access(m_run.path(m_place.segment + 1).c_str(), F_OK) == 0;
        readSegment(taken);
        if (!isComplete)
            return;
        m_file.reset();
        m_buffer.clear();
        m_place = {m_place.segment + 1, netconsole::pcapFileHeader};
    }
}

void JournalFollower::readSegment(const JournalReader::Taken& taken) {
    if (!m_file.isOpen())
        m_file = link::UniqueDescriptor(
            ::open(m_run.path(m_place.segment).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    while (m_file.isOpen() && fill())
        parse(taken);
}

bool JournalFollower::fill() {
    const auto have = m_buffer.size();
    m_buffer.resize(have + followedAtOnce);
    const auto count =
        ::pread(m_file.get(), m_buffer.data() + have, followedAtOnce, static_cast<off_t>(m_place.offset));
    const auto added = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    m_buffer.resize(have + added);
    m_place.offset += added;
    return added > 0;
}

void JournalFollower::parse(const JournalReader::Taken& taken) {
    std::span<const std::byte> rest(m_buffer);
    while (true) {
        const auto record = netconsole::parsePcapRecord(rest);
        if (record)
            taken(record->record);
        else if (record.error().code == ErrorCode::Truncated)
            break;
        rest = rest.subspan(record ? record->size : netconsole::nextPcapRecord(rest));
    }
    m_buffer.erase(m_buffer.begin(), m_buffer.end() - static_cast<std::ptrdiff_t>(rest.size()));
}

} // namespace etherdeck
