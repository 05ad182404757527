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

constexpr std::size_t maxOfAPiece = 2000;
constexpr auto pieceEvery = 50ms;
constexpr std::size_t maxBoots = 5000;
constexpr std::size_t maxCrashes = 5000;
constexpr auto longestLook = 80ms;
constexpr auto longestCount = 300ms;
constexpr std::size_t maxBookmarks = 10'000;

/// Collects what a search finds and tells it soon, but not one by one.
template <class Piece>
class Pieces {
public:
    explicit Pieces(Stream<Piece, void> stream) : m_stream(std::move(stream)) {}

    void add(typename Piece::value_type value) {
        m_piece.push_back(std::move(value));
        if (m_piece.size() >= maxOfAPiece || Clock::now() >= m_due)
            flush();
    }
    void flush() {
        if (!m_piece.empty())
            m_stream.part(std::exchange(m_piece, {}));
        m_due = Clock::now() + pieceEvery;
    }

private:
    Stream<Piece, void> m_stream;
    Piece m_piece;
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

ConsoleReader::ConsoleReader() = default;
ConsoleReader::~ConsoleReader() = default;

ConsoleReader& ConsoleReader::closed() {
    static ConsoleReader reader;
    return reader;
}

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

/// `work` makes the answer. Without a worker the reply is dropped, which answers Closed.
template <class Answer, class Work>
Call ConsoleReader::ask(Lane lane, const Reply<Answer>& reply, Work work) {
    if (const auto& worker = m_workers.at(static_cast<std::size_t>(lane)))
        worker->add(reply.stop(), [reply, work = std::move(work)](const auto& store) {
            if (!store)
                return reply.answer(fail(store.error()));
            Result<Answer> answer = work(**store, reply.stopToken());
            if (reply.isWanted())
                reply.answer(std::move(answer));
        });
    return reply.call();
}

Call ConsoleReader::page(const ConsoleSearch& search, QObject* receiver, Then<Lines> then) {
    return ask(Lane::Short, Reply<Lines>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto& stop) { return linesOf(store, search, stop); });
}

Call ConsoleReader::logPage(const ConsoleSearch& search, QObject* receiver, Then<store::LogPage> then) {
    return ask(Lane::Short, Reply<store::LogPage>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto& stop) {
                   const auto until = Clock::now() + longestLook;
                   return store.logPage(
                       search, [until] { return Clock::now() >= until; }, stop);
               });
}

Call ConsoleReader::boots(const ConsoleFilter& filter, QObject* receiver, Then<Boots> then) {
    return ask(Lane::Short, Reply<Boots>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto&) { return store.boots(filter, maxBoots); });
}

Call ConsoleReader::crashes(const ConsoleFilter& filter, QObject* receiver, Then<Crashes> then) {
    return ask(Lane::Short, Reply<Crashes>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto&) { return store.crashes(filter, maxCrashes); });
}

Call ConsoleReader::gap(const ConsoleFilter& filter, const store::Page& page, QObject* receiver,
                        Then<Gap> then) {
    return ask(Lane::Short, Reply<Gap>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto&) { return store.nextGap(filter, page); });
}

Call ConsoleReader::bookmarks(const ConsoleFilter& filter, QObject* receiver, Then<Bookmarks> then) {
    return ask(Lane::Short, Reply<Bookmarks>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto&) { return store.bookmarks(filter, maxBookmarks); });
}

Call ConsoleReader::sources(QObject* receiver, Then<Sources> then) {
    return ask(Lane::Short, Reply<Sources>(receiver, std::move(then)),
               [](const ConsoleStore& store, const auto&) { return store.sources(); });
}

Call ConsoleReader::count(const ConsoleSearch& search, QObject* receiver, Then<qint64> then) {
    return ask(Lane::Search, Reply<qint64>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto& stop) {
                   return store.search(
                       search, [](const Line&) { return true; }, stop);
               });
}

Call ConsoleReader::leftOut(const ConsoleSearch& search, QObject* receiver, Then<store::LeftOut> then) {
    return ask(Lane::Search, Reply<store::LeftOut>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto& stop) {
                   const auto until = Clock::now() + longestCount;
                   return store.leftOut(
                       search, [until] { return Clock::now() >= until; }, stop);
               });
}

template <class Piece, class Take>
Call ConsoleReader::searchInPieces(const ConsoleSearch& search, const Stream<Piece, void>& stream,
                                   Take take) {
    return ask(Lane::Search, static_cast<const Reply<void>&>(stream),
               [=](const ConsoleStore& store, const auto& stop) -> Result<void> {
                   Pieces<Piece> pieces(stream);
                   const auto hits = store.search(
                       search, [&](const Line& line) { return pieces.add(take(line)), true; }, stop);
                   if (!hits)
                       return fail(hits.error());
                   pieces.flush();
                   return {};
               });
}

Call ConsoleReader::search(const ConsoleSearch& search, QObject* receiver, Each<Lines> each,
                           Then<void> then) {
    return searchInPieces(search, Stream<Lines, void>(receiver, std::move(each), std::move(then)),
                          [](const Line& line) { return line; });
}

Call ConsoleReader::find(const ConsoleSearch& search, QObject* receiver, Each<Ids> each, Then<void> then) {
    return searchInPieces(search, Stream<Ids, void>(receiver, std::move(each), std::move(then)),
                          [](const Line& line) { return static_cast<qint64>(line.id); });
}

Call ConsoleReader::findOne(const ConsoleSearch& search, QObject* receiver, Then<Lines> then) {
    auto one = search;
    one.page.limit = 1;
    return ask(Lane::One, Reply<Lines>(receiver, std::move(then)),
               [=](const ConsoleStore& store, const auto& stop) { return linesOf(store, one, stop); });
}

/// The workers only read: what a person changes has a connection of its own.
template <class Change>
Call ConsoleReader::change(const Reply<void>& reply, Change change) {
    return ask(Lane::Short, reply, [=, path = m_path](const ConsoleStore&, const auto&) -> Result<void> {
        auto store = ConsoleStore::open(path);
        return store ? change(*store) : fail(store.error());
    });
}

Call ConsoleReader::setBookmark(qint64 line, const QString& note, QObject* receiver, Then<void> then) {
    return change(Reply<void>(receiver, std::move(then)),
                  [line, text = note.toStdString()](ConsoleStore& store) {
                      return store.setBookmark(line, text, std::chrono::system_clock::now());
                  });
}

Call ConsoleReader::removeBookmark(qint64 line, QObject* receiver, Then<void> then) {
    return change(Reply<void>(receiver, std::move(then)),
                  [line](ConsoleStore& store) { return store.removeBookmark(line); });
}

Call ConsoleReader::exportLines(const ConsoleSearch& search, const QString& path, ConsoleFormat format,
                                QObject* receiver, Each<int> each, Then<qint64> then) {
    const Stream<int, qint64> stream(receiver, std::move(each), std::move(then));
    return ask(Lane::Export, static_cast<const Reply<qint64>&>(stream),
               [=](const ConsoleStore& store, const auto& stop) {
                   return exportConsole(
                       store, search, path, format, [&](int perMille) { stream.part(perMille); }, stop);
               });
}

Call ConsoleReader::exportDatagrams(const ConsoleFilter& filter, const QString& path, QObject* receiver,
                                    Then<qint64> then) {
    return ask(Lane::Export, Reply<qint64>(receiver, std::move(then)),
               [=, file = m_path](const ConsoleStore& store, const auto& stop) {
                   return etherdeck::exportDatagrams(file, store, filter, path, stop);
               });
}

} // namespace etherdeck
