#pragma once

#include "core/services/calls/call.h"
#include "core/services/console/export.h"
#include "core/store/console/lines/log_page.h"
#include "core/store/console/lines/query.h"
#include "core/store/console/lines/records.h"

#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

class ReaderWorker;

/// Reads a console store for the window, and keeps its bookmarks. Short reads, searches, searches for the
/// next hit, and exports do not wait for each other. Before open(), and for calls still pending when another
/// file is opened, the answer is Closed. Lives in its callers' thread and outlives them. Virtual so that
/// tests can answer.
class ConsoleReader {
public:
    using Lines = std::vector<netconsole::Line>;
    using Boots = std::vector<store::ConsoleBoot>;
    using Crashes = std::vector<store::ConsoleCrash>;
    using Bookmarks = std::vector<store::ConsoleBookmark>;
    using Sources = std::vector<store::ConsoleSource>;
    using Gap = std::optional<store::ConsoleGap>;
    using Ids = std::vector<qint64>;

    ConsoleReader();
    virtual ~ConsoleReader();
    ConsoleReader(const ConsoleReader&) = delete;
    ConsoleReader& operator=(const ConsoleReader&) = delete;

    /// A reader that is never opened, for callers that have no other yet.
    [[nodiscard]] static ConsoleReader& closed();

    void open(const QString& path);
    void close();

    /// Lines that match, in the page's order.
    virtual Call page(const store::ConsoleSearch& search, QObject* receiver, Then<Lines> then);
    /// Lines that match, for the log. A long search returns a partial page after a moment; the next call
    /// continues past LogPage::lookedTo.
    virtual Call logPage(const store::ConsoleSearch& search, QObject* receiver, Then<store::LogPage> then);
    /// Newest first.
    virtual Call boots(const store::ConsoleFilter& filter, QObject* receiver, Then<Boots> then);
    virtual Call crashes(const store::ConsoleFilter& filter, QObject* receiver, Then<Crashes> then);
    /// The nearest gap past the page's line, in its order.
    virtual Call gap(const store::ConsoleFilter& filter, const store::Page& page, QObject* receiver,
                     Then<Gap> then);
    virtual Call bookmarks(const store::ConsoleFilter& filter, QObject* receiver, Then<Bookmarks> then);
    virtual Call sources(QObject* receiver, Then<Sources> then);
    /// How many lines match, no more than the page's limit.
    virtual Call count(const store::ConsoleSearch& search, QObject* receiver, Then<qint64> then);
    /// How many lines the search's level leaves out because they have none, up to the page's limit; counts
    /// for a moment only.
    virtual Call leftOut(const store::ConsoleSearch& search, QObject* receiver, Then<store::LeftOut> then);

    /// All matching lines, in pieces as they are found.
    virtual Call search(const store::ConsoleSearch& search, QObject* receiver, Each<Lines> each,
                        Then<void> then);
    /// The same, but only their ids.
    virtual Call find(const store::ConsoleSearch& search, QObject* receiver, Each<Ids> each, Then<void> then);
    /// The first matching line of the page, or none. Does not wait for searches.
    virtual Call findOne(const store::ConsoleSearch& search, QObject* receiver, Then<Lines> then);

    virtual Call setBookmark(qint64 line, const QString& note, QObject* receiver, Then<void> then);
    virtual Call removeBookmark(qint64 line, QObject* receiver, Then<void> then);

    /// Writes all matching lines to a file, oldest first, and tells how far it is, per mille, a few times a
    /// second; in the end how many lines there were. A file that could not be finished is not left.
    virtual Call exportLines(const store::ConsoleSearch& search, const QString& path, ConsoleFormat format,
                             QObject* receiver, Each<int> each, Then<qint64> then);
    /// Writes the raw datagrams that are kept as a capture. 0: there are none, and there is no file.
    virtual Call exportDatagrams(const store::ConsoleFilter& filter, const QString& path, QObject* receiver,
                                 Then<qint64> then);

private:
    enum class Lane { Short, Search, One, Export };
    template <class Answer, class Work>
    Call ask(Lane lane, const Reply<Answer>& reply, Work work);
    template <class Piece, class Take>
    Call searchInPieces(const store::ConsoleSearch& search, const Stream<Piece, void>& stream, Take take);
    template <class Change>
    Call change(const Reply<void>& reply, Change change);

    std::string m_path; ///< of the store
    std::array<std::unique_ptr<ReaderWorker>, 4> m_workers;
};

} // namespace etherdeck
