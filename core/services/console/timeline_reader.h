#pragma once

#include "core/store/console/store.h"
#include "core/store/events/store.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace etherdeck {

/// What a time axis wants to know.
struct TimelineQuery {
    std::optional<WallTime> from; ///< nothing: from the beginning
    std::size_t most = 50'000;    ///< of each kind, the newest ones

    friend bool operator==(const TimelineQuery&, const TimelineQuery&) = default;
};

/// What happened, of all boxes and targets, newest first in each list.
struct TimelineData {
    std::vector<store::ConsoleSource> sources; ///< always all
    std::vector<store::ConsoleBoot> boots;
    std::vector<store::ConsoleCrash> crashes;
    std::vector<store::EventRecord> events;
    bool isCut = false;      ///< older ones were left out
    bool isAddition = false; ///< older ones were not asked for
};

/// Reads for the timeline from the file of Store and ConsoleStore, over connections of its own.
/// Lives in a worker thread; its slots are called through that thread's event loop.
class TimelineReader : public QObject {
    Q_OBJECT

public:
    explicit TimelineReader(QObject* parent = nullptr);
    ~TimelineReader() override;

public slots:
    /// The file's folder must be there. Answered by opened() or failed().
    void open(const QString& path);
    void close();
    /// Answered by found(), also when it fails: then with nothing, and after failed().
    void read(quint64 ticket, const etherdeck::TimelineQuery& query);

signals:
    void opened();
    void found(quint64 ticket, const etherdeck::TimelineData& data);
    void failed(const etherdeck::Error& error);

private:
    [[nodiscard]] Result<TimelineData> gather(const TimelineQuery& query) const;

    std::optional<store::Store> m_store;
    std::optional<store::ConsoleStore> m_console;
};

} // namespace etherdeck
