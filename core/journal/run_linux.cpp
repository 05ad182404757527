#include "core/journal/run.h"
#include "core/system/file_modes.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck {

namespace {

namespace fs = std::filesystem;

using netconsole::pcapFileHeader;
using store::JournalPlace;

constexpr std::size_t readAtOnce = std::size_t{256} << 10; // larger than the longest record

tl::unexpected<Error> failed(const std::string& what) {
    const int error = errno;
    const auto code =
        error == EACCES || error == EPERM || error == EROFS ? ErrorCode::PermissionDenied : ErrorCode::System;
    return fail(code, what + ": " + std::strerror(error), error);
}

std::string numbered(std::uint32_t segment) {
    const auto digits = std::to_string(segment);
    return std::string(4 - std::min<std::size_t>(digits.size(), 4), '0') + digits + ".pcap";
}

std::uint32_t numberOf(const fs::path& file) {
    const auto stem = file.stem().string();
    std::uint32_t number = 0;
    const auto end = stem.data() + stem.size();
    const bool isNumber = std::from_chars(stem.data(), end, number).ptr == end;
    return isNumber && file.extension() == ".pcap" ? number : 0;
}

/// The lock ends with the process, so whoever gets it knows that the run has no owner.
link::UniqueDescriptor lockFolder(const std::string& path) {
    link::UniqueDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    struct stat found {};
    // With a link count of 0, it was removed between the two calls.
    const bool isOurs = folder.isOpen() && ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0 &&
                        ::fstat(folder.get(), &found) == 0 && found.st_nlink > 0;
    if (!isOurs)
        folder.reset();
    return folder;
}

/// Writes everything, or returns an error.
bool writeAll(int file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::string journalFolder(const std::string& storePath) {
    return storePath.empty() || storePath == ":memory:" ? std::string() : storePath + "-raw";
}

Result<JournalRun> JournalRun::create(const std::string& folder) {
    if (::mkdir(folder.c_str(), store::modesIn(store::folderOf(folder)).folder) != 0 && errno != EEXIST)
        return failed(folder);
    // A process that cleans up may lock a new folder for a moment, or take it for an abandoned one: then
    // create another.
    constexpr int tries = 10;
    for (int i = 0; i < tries; ++i) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        const auto name = std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(now).count()) +
                          '-' + std::to_string(::getpid());
        const auto path = folder + '/' + name;
        if (::mkdir(path.c_str(), store::modesIn(folder).folder) != 0 && errno != EEXIST)
            return failed(path);
        if (auto lock = lockFolder(path); lock.isOpen())
            return JournalRun(path, name, std::move(lock));
    }
    return fail(ErrorCode::Busy, folder);
}

Result<std::vector<JournalRun>> JournalRun::all(const std::string& folder) {
    std::vector<JournalRun> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        if (!entry->is_directory(ignored))
            continue;
        const auto path = entry->path().string();
        found.push_back(JournalRun(path, entry->path().filename().string(), lockFolder(path)));
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        errno = error.value();
        return failed(folder);
    }
    std::ranges::sort(found, {}, &JournalRun::m_name);
    return found;
}

bool JournalRun::isLookedThrough() const {
    const auto id = static_cast<pid_t>(processId());
    return !isTaken() && id > 0 && ::kill(id, 0) != 0 && errno == ESRCH;
}

std::int64_t JournalRun::processId() const {
    const auto digits = m_name.substr(m_name.find('-') + 1);
    std::int64_t id = 0;
    const auto end = digits.data() + digits.size();
    return std::from_chars(digits.data(), end, id).ptr == end && digits != m_name ? id : 0;
}

std::string JournalRun::path(std::uint32_t segment) const { return m_path + '/' + numbered(segment); }

std::vector<JournalRun::Segment> JournalRun::segments() const {
    std::vector<Segment> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(m_path, ignored)) {
        const auto size = entry.file_size(ignored);
        if (const auto number = numberOf(entry.path()); number > 0 && !ignored)
            found.push_back({number, size});
    }
    std::ranges::sort(found, {}, &Segment::number);
    return found;
}

JournalPlace JournalRun::end() const {
    const auto all = segments();
    return all.empty() ? JournalPlace() : JournalPlace{all.back().number, all.back().bytes};
}

void JournalRun::removeSegment(std::uint32_t number) const { ::unlink(path(number).c_str()); }

bool JournalRun::removeFolder() const { return ::rmdir(m_path.c_str()) == 0; }

Result<void> JournalWriter::beginSegment() {
    const auto path = m_run.path(m_end.segment + 1);
    const auto mode = store::modesIn(store::folderOf(path)).file;
    link::UniqueDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    std::vector<std::byte> header;
    netconsole::appendPcapFileHeader(header);
    if (!file.isOpen())
        return failed(path);
    if (!writeAll(file.get(), header)) {
        const auto failure = failed(path);
        ::unlink(path.c_str());
        return failure;
    }
    m_file = std::move(file);
    m_end = {m_end.segment + 1, header.size()};
    return {};
}

Result<void> JournalWriter::append(std::span<const std::byte> records) {
    if (!m_file.isOpen() || m_end.offset >= m_segmentBytes)
        if (const auto begun = beginSegment(); !begun)
            return begun;
    if (!writeAll(m_file.get(), records)) {
        const auto failure = failed(m_run.path(m_end.segment));
        (void)!::ftruncate(m_file.get(), static_cast<off_t>(m_end.offset));
        (void)::lseek(m_file.get(), 0, SEEK_END);
        return failure;
    }
    m_end.offset += records.size();
    return {};
}

JournalReader::JournalReader(const JournalRun& run, JournalPlace from) : m_run(run), m_place(from) {
    if (m_place.segment == 0)
        m_place = {1, 0};
    m_place.offset = std::max<std::uint64_t>(m_place.offset, pcapFileHeader);
}

void JournalReader::moveTo(JournalPlace place) {
    if (place.segment != m_place.segment)
        m_file.reset();
    m_place = place;
    m_buffer.clear();
    m_used = 0;
}

/// False when the segment does not exist.
Result<bool> JournalReader::open() {
    if (m_file.isOpen())
        return true;
    const auto path = m_run.path(m_place.segment);
    m_file = link::UniqueDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!m_file.isOpen() && errno != ENOENT)
        return failed(path);
    return m_file.isOpen();
}

/// Reads more bytes into the buffer; false when the segment has none before `end`.
Result<bool> JournalReader::fill(JournalPlace end) {
    const auto isThere = open();
    if (!isThere)
        return fail(isThere.error());
    if (!*isThere) {
        ++m_damage.places;
        return false;
    }
    m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_used));
    m_used = 0;
    const auto have = m_buffer.size();
    const auto from = m_place.offset + have;
    auto wanted = readAtOnce;
    if (m_place.segment == end.segment)
        wanted = std::min<std::uint64_t>(wanted, end.offset - std::min(from, end.offset));
    m_buffer.resize(have + wanted);
    const auto read = ::pread(m_file.get(), m_buffer.data() + have, wanted, static_cast<off_t>(from));
    m_buffer.resize(have + static_cast<std::size_t>(std::max<ssize_t>(read, 0)));
    if (read < 0)
        passOverRest(end); // the disk is damaged
    return read > 0;
}

Result<std::size_t> JournalReader::read(JournalPlace end, std::size_t limit, const Taken& taken) {
    std::size_t count = 0;
    while (count < limit && m_place < end) {
        const auto record = netconsole::parsePcapRecord(rest());
        if (record) {
            taken(record->record);
            m_used += record->size;
            m_place.offset += record->size;
            m_bytesRead += record->size;
            ++count;
        } else if (record.error().code != ErrorCode::Truncated) {
            passOver(netconsole::nextPcapRecord(rest()));
        } else {
            const auto isMore = fill(end);
            if (!isMore)
                return fail(isMore.error());
            if (!*isMore)
                endFile(end);
        }
    }
    return count;
}

void JournalReader::passOver(std::uint64_t bytes) {
    if (m_place != m_damageEnd)
        ++m_damage.places;
    m_damage.bytes += bytes;
    m_bytesRead += bytes;
    m_used += bytes;
    m_place.offset += bytes;
    m_damageEnd = m_place;
}

void JournalReader::passOverRest(JournalPlace end) {
    struct stat found {};
    const bool isKnown = ::fstat(m_file.get(), &found) == 0;
    auto behind = isKnown ? static_cast<std::uint64_t>(found.st_size) : m_place.offset;
    if (m_place.segment == end.segment)
        behind = std::min(behind, end.offset);
    m_buffer.clear();
    m_used = 0;
    passOver(behind - std::min(behind, m_place.offset));
    m_used = 0;
}

/// The rest of this file is not a whole record: it is damaged, or, in the last file, was being written when
/// the process ended.
void JournalReader::endFile(JournalPlace end) {
    const bool mayBeCut = m_place.segment >= end.segment && m_place != m_damageEnd;
    for (auto left = rest(); !left.empty();) {
        const auto next = netconsole::nextPcapRecord(left);
        left = left.subspan(next);
        if (!netconsole::parsePcapRecord(left))
            continue;
        passOver(rest().size() - left.size());
        return;
    }
    if (!rest().empty() && !mayBeCut)
        passOver(rest().size());
    if (m_place.segment >= end.segment)
        return moveTo(end);
    for (const auto& segment : m_run.segments())
        if (segment.number > m_place.segment && segment.number <= end.segment)
            return moveTo({segment.number, pcapFileHeader});
    moveTo(end);
}

} // namespace etherdeck
