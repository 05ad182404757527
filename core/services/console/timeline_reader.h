#pragma once

#include "core/services/calls/call.h"
#include "core/store/console/store.h"
#include "core/store/events/store.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// What the timeline asks for.
struct TimelineQuery {
    std::optional<WallTime> from; ///< nothing: from the beginning
    std::size_t limit = 50'000;   ///< of each kind, the newest ones

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
/// Lives in a worker thread; its slots are called through that thread's event loop, and it may be asked from
/// any. Virtual so that tests can answer.
class TimelineReader : public QObject {
    Q_OBJECT

public:
    explicit TimelineReader(QObject* parent = nullptr);
    ~TimelineReader() override;

public slots:
    /// The file's folder must be there. What is wrong with the file is the answer to who reads.
    void open(const QString& path);
    void close();

public:
    /// Errors: Closed before open(); the error of a failed open(); those of reading.
    virtual Call read(const TimelineQuery& query, QObject* receiver, Then<TimelineData> then);

private:
    [[nodiscard]] Result<void> openStores(const std::string& path);
    [[nodiscard]] Result<TimelineData> gather(const TimelineQuery& query) const;

    Error m_failure{ErrorCode::Closed, {}, 0}; ///< why there is no store
    std::optional<store::Store> m_store;
    std::optional<store::ConsoleStore> m_console;
};

} // namespace etherdeck
