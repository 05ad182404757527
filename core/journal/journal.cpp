#include "core/journal/journal.h"

namespace etherdeck {

ConsoleJournal::ConsoleJournal(std::shared_ptr<const JournalRun> run, const Limits& limits) :
    m_limits(limits), m_run(std::move(run)) {
    m_writer.emplace(*m_run, m_limits.segmentBytes);
    m_reader.emplace(*m_run, store::JournalPlace());
    m_writing = std::thread([this] { writeDown(); });
}

ConsoleJournal::~ConsoleJournal() {
    close();
    if (m_writing.joinable())
        m_writing.join();
}

void ConsoleJournal::append(std::span<const ConsoleDatagram> datagrams, const netconsole::Endpoint& to) {
    constexpr std::size_t maxBeside = 16 + 48; // overhead of a record in addition to the payload
    std::size_t size = 0;
    for (const auto& datagram : datagrams)
        size += maxBeside + datagram.bytes.size();
    std::vector<std::byte> records;
    records.reserve(size);
    for (const auto& datagram : datagrams)
        netconsole::appendPcapRecord({datagram.from, to, datagram.bytes, datagram.time, datagram.cut},
                                     records);
    std::unique_lock lock(m_mutex);
    m_room.wait(lock, [this] { return !isFull(); });
    if (m_writer) {
        m_incomingBytes += records.size();
        m_incoming.push_back(std::move(records));
        m_arrived.notify_all();
    } else {
        m_memoryBytes += records.size();
        m_memory.push_back(std::move(records));
        m_more.notify_all();
    }
}

bool ConsoleJournal::isFull() const {
    return m_written - m_taken >= m_limits.waitingBytes ||
           m_incomingBytes + m_memoryBytes >= m_limits.memoryBytes;
}

void ConsoleJournal::writeDown() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_arrived.wait(lock, [this] { return m_isClosed || !m_incoming.empty(); });
        if (m_incoming.empty())
            return;
        auto records = std::move(m_incoming.front());
        m_incoming.pop_front();
        lock.unlock();
        writeChunk(std::move(records));
        lock.lock();
    }
}

/// To the files, or to memory when they have no room. As long as records wait in memory, later ones go there,
/// too.
void ConsoleJournal::writeChunk(std::vector<std::byte> records) {
    bool hasRoom = false;
    {
        const std::lock_guard lock(m_mutex);
        hasRoom = m_memory.empty();
    }
    const auto written = hasRoom ? m_writer->append(records) : Result<void>();
    const std::lock_guard lock(m_mutex);
    if (hasRoom)
        m_failure = written ? std::nullopt : std::optional(written.error());
    m_incomingBytes -= records.size();
    if (hasRoom && written) {
        m_end = m_writer->end();
        m_written += records.size();
        m_room.notify_all();
    } else {
        m_wasInMemory = true;
        m_memoryBytes += records.size();
        m_memory.push_back(std::move(records));
    }
    m_more.notify_all();
}

void ConsoleJournal::close() {
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_arrived.notify_all();
    m_more.notify_all();
}

std::size_t ConsoleJournal::take(std::size_t limit, const JournalReader::Taken& taken) {
    store::JournalPlace end;
    {
        const std::lock_guard lock(m_mutex);
        end = m_end;
    }
    m_takesFromMemory = !m_reader || m_reader->place() >= end;
    if (m_takesFromMemory)
        return takeFromMemory(limit, taken);
    const auto before = m_reader->bytesRead();
    const auto count = m_reader->read(end, limit, taken);
    const std::lock_guard lock(m_mutex);
    m_taken += m_reader->bytesRead() - before;
    if (m_reader->place() >= m_end)
        m_taken = m_written; // also when a file was missing
    m_damage = m_reader->damage();
    m_cannotRead = !count;
    if (!count)
        m_failure = count.error();
    m_room.notify_all();
    return count.value_or(0);
}

std::size_t ConsoleJournal::takeFromMemory(std::size_t limit, const JournalReader::Taken& taken) {
    std::size_t count = 0;
    while (count < limit) {
        std::vector<std::byte> records;
        {
            const std::lock_guard lock(m_mutex);
            // The files hold older datagrams, which may have been written after the caller checked.
            if (m_memory.empty() || (m_reader && m_reader->place() < m_end))
                break;
            records.swap(m_memory.front());
            m_memory.pop_front();
            m_memoryBytes -= records.size();
            m_room.notify_all();
        }
        std::span<const std::byte> rest(records);
        while (const auto record = netconsole::parsePcapRecord(rest)) {
            taken(record->record);
            rest = rest.subspan(record->size);
            ++count;
        }
    }
    return count;
}

std::optional<store::JournalPlace> ConsoleJournal::placeOfTaken() const {
    return m_takesFromMemory ? std::nullopt : std::optional(m_reader->place());
}

std::optional<store::JournalPlace> ConsoleJournal::reached() const {
    if (!m_run || m_reader->place().offset <= netconsole::pcapFileHeader)
        return std::nullopt;
    return m_reader->place();
}

/// What cannot be read now is tried again after the next wait().
bool ConsoleJournal::hasMore() const {
    return !m_cannotRead && (!m_memory.empty() || (m_reader && m_reader->place() < m_end));
}

void ConsoleJournal::wait(Duration patience) {
    std::unique_lock lock(m_mutex);
    m_more.wait_for(lock, patience,
                    [this] { return m_isWoken || (m_isClosed && m_incomingBytes == 0) || hasMore(); });
    m_isWoken = false;
}

bool ConsoleJournal::isOver() const {
    const std::lock_guard lock(m_mutex);
    return m_isClosed && m_incomingBytes == 0 && !hasMore();
}

bool ConsoleJournal::isWrittenDown() const {
    const std::lock_guard lock(m_mutex);
    return m_run && m_isClosed && m_incomingBytes == 0 && m_memory.empty();
}

bool ConsoleJournal::isWhole() const {
    const std::lock_guard lock(m_mutex);
    return m_run && !m_wasInMemory;
}

void ConsoleJournal::wake() {
    const std::lock_guard lock(m_mutex);
    m_isWoken = true;
    m_more.notify_all();
}

JournalDamage ConsoleJournal::damage() const {
    const std::lock_guard lock(m_mutex);
    return m_damage;
}

std::optional<Error> ConsoleJournal::failure() const {
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

} // namespace etherdeck
