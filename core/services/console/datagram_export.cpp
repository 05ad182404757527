#include "core/services/console/datagram_export.h"

#include "core/console/journals.h"
#include "core/services/desk/file_error.h"

#include <QSaveFile>

#include <algorithm>
#include <set>
#include <utility>

namespace etherdeck {

namespace {

using netconsole::PcapRecord;
using Addresses = std::set<netconsole::Endpoint>;

Addresses addressesOf(const std::vector<store::ConsoleSource>& sources, const store::ConsoleFilter& filter) {
    Addresses addresses;
    for (const auto& source : sources)
        if (std::ranges::find(filter.sources, source.id) != filter.sources.end())
            addresses.insert(source.endpoints.begin(), source.endpoints.end());
    return addresses;
}

/// Writes what the filter lets through.
class DatagramFile {
public:
    DatagramFile(const QString& path, const store::ConsoleFilter& filter, Addresses addresses) :
        m_file(path), m_filter(filter), m_addresses(std::move(addresses)) {}

    Result<void> open() {
        if (!m_file.open(QIODevice::WriteOnly))
            return fail(fileError(m_file));
        std::vector<std::byte> header;
        netconsole::appendPcapFileHeader(header);
        return write(header);
    }
    void add(const PcapRecord& record) {
        if (!matches(record) || !m_written)
            return;
        std::vector<std::byte> bytes;
        netconsole::appendPcapRecord(record, bytes);
        m_written = write(bytes);
        ++m_count;
    }
    /// How many there were.
    Result<std::int64_t> finish(bool isToKeep) {
        if (!m_written)
            return fail(m_written.error());
        if (m_count == 0 || !isToKeep)
            return m_count;
        if (!m_file.commit())
            return fail(fileError(m_file));
        return m_count;
    }

private:
    [[nodiscard]] bool matches(const PcapRecord& record) const {
        return (!m_filter.from || record.time >= *m_filter.from) &&
               (!m_filter.until || record.time < *m_filter.until) &&
               (m_filter.sources.empty() || m_addresses.contains(record.from));
    }
    Result<void> write(const std::vector<std::byte>& bytes) {
        const auto size = static_cast<qint64>(bytes.size());
        if (m_file.write(reinterpret_cast<const char*>(bytes.data()), size) == size)
            return {};
        return fail(fileError(m_file));
    }

    QSaveFile m_file;
    store::ConsoleFilter m_filter;
    Addresses m_addresses;
    Result<void> m_written;
    std::int64_t m_count = 0;
};

} // namespace

Result<std::int64_t> exportDatagrams(const std::string& storePath, const store::ConsoleStore& store,
                                     const store::ConsoleFilter& filter, const QString& path,
                                     std::stop_token stop) {
    const auto sources = store.sources();
    if (!sources)
        return fail(sources.error());
    DatagramFile file(path, filter, addressesOf(*sources, filter));
    if (const auto opened = file.open(); !opened)
        return fail(opened.error());
    constexpr std::size_t share = 4096;
    const auto runs = JournalRun::all(journalFolder(storePath));
    if (!runs)
        return fail(runs.error());
    for (const auto& run : *runs) {
        const auto segments = run.segments();
        if (segments.empty())
            continue;
        const auto end = run.end();
        JournalReader reader(run, {segments.front().number, 0});
        while (reader.place() < end && !stop.stop_requested())
            if (const auto read = reader.read(end, share, [&](const auto& record) { file.add(record); });
                !read)
                return fail(read.error());
    }
    return file.finish(!stop.stop_requested());
}

} // namespace etherdeck
