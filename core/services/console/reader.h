#pragma once

#include "core/base/error.h"
#include "core/console/values.h"
#include "core/services/console/export.h"
#include "core/store/console/log_page.h"
#include "core/store/console/query.h"
#include "core/store/console/records.h"

#include <QObject>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace etherdeck {

class ReaderWorker;

/// Reads a console store for the window. All calls return at once and are answered by signals with the
/// caller's ticket: each by its own signal, or by failed(). What was cancelled is not answered.
/// Short reads, searches, looks for the next hit, and exports do not wait for each other. Before open()
/// nothing is answered. Lives in any thread with an event loop.
class ConsoleReader : public QObject {
    Q_OBJECT

public:
    explicit ConsoleReader(QObject* parent = nullptr);
    ~ConsoleReader() override;

public slots:
    /// Another file may be opened later; what was asked of the former one is cancelled.
    void open(const QString& path);
    void close();
    void cancel(quint64 ticket);

    /// Lines that match, in the page's order.
    void readPage(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    /// Lines that match, for the log. Of a long look it tells a part after a moment: the next one goes on
    /// past LogPage::lookedTo.
    void readLogPage(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    /// Newest first.
    void readBoots(quint64 ticket, const etherdeck::store::ConsoleFilter& filter);
    void readCrashes(quint64 ticket, const etherdeck::store::ConsoleFilter& filter);
    /// The nearest gap past the page's line, in its order.
    void findGap(quint64 ticket, const etherdeck::store::ConsoleFilter& filter,
                 const etherdeck::store::Page& page);
    void readMarks(quint64 ticket, const etherdeck::store::ConsoleFilter& filter);
    void readSources(quint64 ticket);
    /// How many lines match, no more than the page's limit.
    void count(quint64 ticket, const etherdeck::store::ConsoleSearch& search);

    /// How many lines the search's level leaves out because they have none, up to the page's limit; counts
    /// for a moment only.
    void countLeftOut(quint64 ticket, const etherdeck::store::ConsoleSearch& search);

    /// All matching lines, in pieces as they are found.
    void search(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    /// The same, but only their ids.
    void find(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    /// The first matching line of the page, or none. Does not wait for searches.
    void findOne(quint64 ticket, const etherdeck::store::ConsoleSearch& search);

    /// Answered by markChanged().
    void setMark(quint64 ticket, qint64 line, const QString& note);
    void removeMark(quint64 ticket, qint64 line);

    /// Writes all matching lines to a file, oldest first; a file that could not be finished is not left.
    void exportLines(quint64 ticket, const etherdeck::store::ConsoleSearch& search, const QString& path,
                     etherdeck::ConsoleFormat format);

    /// Writes the raw datagrams that are kept as a capture. Answered by datagramsExported().
    void exportDatagrams(const etherdeck::store::ConsoleFilter& filter, const QString& path);

signals:
    void failed(quint64 ticket, const etherdeck::Error& error);
    void pageRead(quint64 ticket, const std::vector<etherdeck::netconsole::Line>& lines);
    void logPageRead(quint64 ticket, const etherdeck::store::LogPage& page);
    void bootsRead(quint64 ticket, const std::vector<etherdeck::store::ConsoleBoot>& boots);
    void crashesRead(quint64 ticket, const std::vector<etherdeck::store::ConsoleCrash>& crashes);
    void gapFound(quint64 ticket, const std::optional<etherdeck::store::ConsoleGap>& gap);
    void marksRead(quint64 ticket, const std::vector<etherdeck::store::ConsoleMark>& marks);
    void sourcesRead(quint64 ticket, const std::vector<etherdeck::store::ConsoleSource>& sources);
    void counted(quint64 ticket, qint64 count);
    void leftOutCounted(quint64 ticket, const etherdeck::store::LeftOut& counted);

    void hitsFound(quint64 ticket, const std::vector<etherdeck::netconsole::Line>& lines);
    void idsFound(quint64 ticket, const std::vector<qint64>& lines);
    void oneFound(quint64 ticket, const std::vector<etherdeck::netconsole::Line>& noneOrOne);
    void searchEnded(quint64 ticket);

    void markChanged(quint64 ticket);

    /// Per mille, a few times a second.
    void exportProgress(quint64 ticket, int perMille);
    void exported(quint64 ticket, qint64 lines);
    /// 0: there are none, and there is no file.
    void datagramsExported(const QString& path, qint64 datagrams);
    void datagramsNotExported(const etherdeck::Error& error);

private:
    enum class Lane { Short, Search, One, Export };
    template <class Work>
    void post(Lane lane, quint64 ticket, Work work);
    template <class Change>
    void change(quint64 ticket, Change change);

    std::string m_path; ///< of the store
    std::array<std::unique_ptr<ReaderWorker>, 4> m_workers;
};

} // namespace etherdeck
