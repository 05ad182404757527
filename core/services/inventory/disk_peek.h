#pragma once

#include "core/disks/disk_contents.h"
#include "core/services/inventory/discovery_service.h"

#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <utility>

namespace etherdeck {

/// Looks at what is on a target: reads its few telling places by AoE, and never writes. Lives in the thread
/// of its DiscoveryService. Peeks at several targets may run at once.
class DiskPeek : public QObject {
    Q_OBJECT

public:
    explicit DiskPeek(DiscoveryService& service, QObject* parent = nullptr);
    ~DiskPeek() override;

public slots:
    /// `ticket` is the caller's name for the look; finished() tells how it ended, once, never before this
    /// returns. Another look with a ticket that is in use is ignored.
    void start(quint32 ticket, etherdeck::Address address, const etherdeck::discovery::PathKey& path);
    void cancel(quint32 ticket);

signals:
    /// `wanted` may grow while more is found.
    void progressed(quint32 ticket, quint64 bytesRead, quint64 bytesWanted);
    void finished(quint32 ticket, const etherdeck::PeekOutcome& outcome);

private:
    class Run;
    using Answer = std::pair<quint32, Result<std::vector<std::byte>>>;

    void begin(quint32 ticket, Address address, const discovery::PathKey& path);
    void takeAnswers();
    /// After a run has moved: tells of it, and ends it where it has come to its end.
    void tell(quint32 ticket);

    DiscoveryService& m_service;
    std::map<quint32, std::unique_ptr<Run>> m_runs; ///< by ticket
    std::deque<Answer> m_answers;
    bool m_isTaking = false;
};

} // namespace etherdeck
