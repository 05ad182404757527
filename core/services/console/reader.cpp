#include "core/services/console/reader.h"

#include "core/services/console/datagram_export.h"
#include "core/services/console/reader_worker.h"

#include <QFile>

#include <chrono>
#include <string>
#include <utility>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;
using netconsole::Line;
using store::ConsoleFilter;
using store::ConsoleSearch;
using store::ConsoleStore;

constexpr std::size_t mostOfAPiece = 2000;
constexpr auto pieceEvery = 50ms;
constexpr std::size_t mostBoots = 5000;
constexpr std::size_t mostCrashes = 5000;
constexpr auto longestLook = 80ms;
constexpr auto longestCount = 300ms;
constexpr std::size_t mostMarks = 10'000;

/// Collects what a search finds and tells it soon, but not one by one.
template <class T>
class Pieces {
public:
    explicit Pieces(std::function<void(const std::vector<T>&)> tell) : m_tell(std::move(tell)) {}

    void add(T value) {
        m_piece.push_back(std::move(value));
        if (m_piece.size() >= mostOfAPiece || Clock::now() >= m_due)
            flush();
    }
    void flush() {
        if (!m_piece.empty())
            m_tell(std::exchange(m_piece, {}));
        m_due = Clock::now() + pieceEvery;
    }

private:
    std::function<void(const std::vector<T>&)> m_tell;
    std::vector<T> m_piece;
    TimePoint m_due; ///< the first hit goes out at once
};

[[nodiscard]] bool needsSearch(const ConsoleSearch& search) {
    return !search.words.empty() || !search.expression.empty();
}

Result<std::vector<Line>> linesOf(const ConsoleStore& store, const ConsoleSearch& search,
                                  const std::stop_token& stop) {
    if (!needsSearch(search))
        return store.lines(search.filter, search.page);
    std::vector<Line> lines;
    const auto done = store.search(
        search,
        [&lines](const Line& line) {
            lines.push_back(line);
            return true;
        },
        stop);
    if (!done)
        return fail(done.error());
    return lines;
}

} // namespace

ConsoleReader::ConsoleReader(QObject* parent) : QObject(parent) {}
ConsoleReader::~ConsoleReader() = default;

void ConsoleReader::open(const QString& path) {
    close();
    m_path = QFile::encodeName(path).toStdString();
    for (auto& worker : m_workers)
        worker = std::make_unique<ReaderWorker>(m_path);
}

void ConsoleReader::close() {
    for (auto& worker : m_workers)
        worker.reset();
}

void ConsoleReader::cancel(quint64 ticket) {
    for (const auto& worker : m_workers)
        if (worker)
            worker->cancel(ticket);
}

/// `work` gives a Result whose value it has told; signals go out from the worker's thread.
template <class Work>
void ConsoleReader::post(Lane lane, quint64 ticket, Work work) {
    const auto& worker = m_workers.at(static_cast<std::size_t>(lane));
    if (!worker)
        return;
    worker->add(ticket, [this, ticket, work = std::move(work)](const auto& store, const auto& stop) {
        if (!store) {
            emit failed(ticket, store.error());
            return;
        }
        const Result<void> done = work(**store, stop);
        if (!done && !stop.stop_requested())
            emit failed(ticket, done.error());
    });
}

void ConsoleReader::readPage(quint64 ticket, const ConsoleSearch& search) {
    post(Lane::Short, ticket, [=, this](const ConsoleStore& store, const std::stop_token& stop) {
        const auto lines = linesOf(store, search, stop);
        if (lines && !stop.stop_requested())
            emit pageRead(ticket, *lines);
        return lines ? Result<void>() : fail(lines.error());
    });
}

void ConsoleReader::readLogPage(quint64 ticket, const ConsoleSearch& search) {
    post(Lane::Short, ticket, [=, this](const ConsoleStore& store, const std::stop_token& stop) {
        const auto isEnough = [until = Clock::now() + longestLook] { return Clock::now() >= until; };
        const auto page = store.logPage(search, isEnough, stop);
        if (page && !stop.stop_requested())
            emit logPageRead(ticket, *page);
        return page ? Result<void>() : fail(page.error());
    });
}

void ConsoleReader::readBoots(quint64 ticket, const ConsoleFilter& filter) {
    post(Lane::Short, ticket, [=, this](const ConsoleStore& store, const std::stop_token&) {
        const auto boots = store.boots(filter, mostBoots);
        if (boots)
            emit bootsRead(ticket, *boots);
        return boots ? Result<void>() : fail(boots.error());
    });
}

void ConsoleReader::readCrashes(quint64 ticket, const ConsoleFilter& filter) {
    post(Lane::Short, ticket, [=, this](const ConsoleStore& store, const std::stop_token&) {
        const auto crashes = store.crashes(filter, mostCrashes);
        if (crashes)
            emit crashesRead(ticket, *crashes);
        return crashes ? Result<void>() : fail(crashes.error());
    });
}

void ConsoleReader::findGap(quint64 ticket, const ConsoleFilter& filter, const store::Page& page) {
    post(Lane::Short, ticket, [=, this](const ConsoleStore& store, const std::stop_token&) {
        const auto gap = store.nextGap(filter, page);
        if (gap)
            emit gapFound(ticket, *gap);
        return gap ? Result<void>() : fail(gap.error());
    });
}

void ConsoleReader::readMarks(quint64 ticket, const ConsoleFilter& filter) {
    post(Lane::Short, ticket, [=, this](const ConsoleStore& store, const std::stop_token&) {
        const auto marks = store.marks(filter, mostMarks);
        if (marks)
            emit marksRead(ticket, *marks);
        return marks ? Result<void>() : fail(marks.error());
    });
}

void ConsoleReader::readSources(quint64 ticket) {
    post(Lane::Short, ticket, [=, this](const ConsoleStore& store, const std::stop_token&) {
        const auto sources = store.sources();
        if (sources)
            emit sourcesRead(ticket, *sources);
        return sources ? Result<void>() : fail(sources.error());
    });
}

void ConsoleReader::count(quint64 ticket, const ConsoleSearch& search) {
    post(Lane::Search, ticket, [=, this](const ConsoleStore& store, const std::stop_token& stop) {
        const auto hits = store.search(
            search, [](const Line&) { return true; }, stop);
        if (hits && !stop.stop_requested())
            emit counted(ticket, static_cast<qint64>(*hits));
        return hits ? Result<void>() : fail(hits.error());
    });
}

void ConsoleReader::countLeftOut(quint64 ticket, const ConsoleSearch& search) {
    post(Lane::Search, ticket, [=, this](const ConsoleStore& store, const std::stop_token& stop) {
        const auto isEnough = [until = Clock::now() + longestCount] { return Clock::now() >= until; };
        const auto leftOut = store.leftOut(search, isEnough, stop);
        if (leftOut && !stop.stop_requested())
            emit leftOutCounted(ticket, *leftOut);
        return leftOut ? Result<void>() : fail(leftOut.error());
    });
}

void ConsoleReader::search(quint64 ticket, const ConsoleSearch& search) {
    post(Lane::Search, ticket, [=, this](const ConsoleStore& store, const std::stop_token& stop) {
        Pieces<Line> pieces([&](const auto& lines) { emit hitsFound(ticket, lines); });
        const auto hits = store.search(
            search, [&](const Line& line) { return pieces.add(line), true; }, stop);
        if (!hits || stop.stop_requested())
            return hits ? Result<void>() : fail(hits.error());
        pieces.flush();
        emit searchEnded(ticket);
        return Result<void>();
    });
}

void ConsoleReader::find(quint64 ticket, const ConsoleSearch& search) {
    post(Lane::Search, ticket, [=, this](const ConsoleStore& store, const std::stop_token& stop) {
        Pieces<qint64> pieces([&](const auto& ids) { emit idsFound(ticket, ids); });
        const auto hits = store.search(
            search, [&](const Line& line) { return pieces.add(static_cast<qint64>(line.id)), true; }, stop);
        if (!hits || stop.stop_requested())
            return hits ? Result<void>() : fail(hits.error());
        pieces.flush();
        emit searchEnded(ticket);
        return Result<void>();
    });
}

void ConsoleReader::findOne(quint64 ticket, const ConsoleSearch& search) {
    auto one = search;
    one.page.limit = 1;
    post(Lane::One, ticket, [=, this](const ConsoleStore& store, const std::stop_token& stop) {
        const auto lines = linesOf(store, one, stop);
        if (lines && !stop.stop_requested())
            emit oneFound(ticket, *lines);
        return lines ? Result<void>() : fail(lines.error());
    });
}

/// The workers only read: what a person changes has a connection of its own.
template <class Change>
void ConsoleReader::change(quint64 ticket, Change change) {
    post(Lane::Short, ticket, [=, this, path = m_path](const ConsoleStore&, const std::stop_token&) {
        auto store = ConsoleStore::open(path);
        const Result<void> done = store ? change(*store) : fail(store.error());
        if (done)
            emit markChanged(ticket);
        return done;
    });
}

void ConsoleReader::setMark(quint64 ticket, qint64 line, const QString& note) {
    const auto text = note.toStdString();
    change(ticket,
           [=](ConsoleStore& store) { return store.setMark(line, text, std::chrono::system_clock::now()); });
}

void ConsoleReader::removeMark(quint64 ticket, qint64 line) {
    change(ticket, [=](ConsoleStore& store) { return store.removeMark(line); });
}

void ConsoleReader::exportLines(quint64 ticket, const ConsoleSearch& search, const QString& path,
                                ConsoleFormat format) {
    post(Lane::Export, ticket, [=, this](const ConsoleStore& store, const std::stop_token& stop) {
        const auto lines = exportConsole(
            store, search, path, format, [&](int perMille) { emit exportProgress(ticket, perMille); }, stop);
        if (lines && !stop.stop_requested())
            emit exported(ticket, *lines);
        return lines ? Result<void>() : fail(lines.error());
    });
}

void ConsoleReader::exportDatagrams(const ConsoleFilter& filter, const QString& path) {
    post(Lane::Export, 0, [=, this, file = m_path](const ConsoleStore& store, const std::stop_token& stop) {
        const auto count = etherdeck::exportDatagrams(file, store, filter, path, stop);
        if (!count)
            emit datagramsNotExported(count.error());
        else if (!stop.stop_requested())
            emit datagramsExported(path, *count);
        return Result<void>();
    });
}

} // namespace etherdeck
