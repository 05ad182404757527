#pragma once

#include "core/disks/disk_contents.h"
#include "core/services/inventory/discovery_service.h"

#include <QObject>

#include <cstdint>
#include <list>

namespace etherdeck {

/// Progress of an inspection. The total may grow as more is found.
struct PeekProgress {
    std::uint64_t bytesRead = 0;
    std::uint64_t bytesWanted = 0;
};

/// Inspects the contents of a target: reads only the sectors that identify them by AoE, and never writes.
/// Lives in the thread of its DiscoveryService; may be asked from any. Can inspect several targets at once.
class DiskPeek : public QObject {
    Q_OBJECT

public:
    explicit DiskPeek(DiscoveryService& service, QObject* parent = nullptr);
    ~DiskPeek() override;

    Call look(Address address, const discovery::PathKey& path, QObject* receiver, Each<PeekProgress> each,
              Then<PeekOutcome> then);

private:
    class Run;
    using Told = Stream<PeekProgress, PeekOutcome>;

    void begin(Address address, const discovery::PathKey& path, const Told& told);

    DiscoveryService& m_service;
    std::list<Run> m_runs;
};

} // namespace etherdeck
