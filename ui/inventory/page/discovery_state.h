#pragma once

#include "ui/inventory/targets/inventory_text.h"
#include "ui/widgets/jobs.h"

#include <QObject>

#include <optional>

namespace etherdeck::ui {

/// The interfaces, and whether a discovery is under way on them; listed among the jobs while it is.
class DiscoveryState : public QObject {
    Q_OBJECT

public:
    explicit DiscoveryState(const QString& linkProgram, QObject* parent);

    /// Outlives it.
    void setJobs(Jobs& jobs) { m_jobs = &jobs; }
    void setLinks(const std::vector<LinkStatus>& links);
    /// The user has requested a discovery.
    void start();
    /// All targets have been asked.
    void settle();
    /// Of 100; ignored while none is under way.
    void setProgress(int progress);

    [[nodiscard]] const InventoryFacts& facts() const { return m_facts; }
    [[nodiscard]] bool isDiscovering() const { return m_facts.isDiscovering; }

signals:
    void changed();

private:
    void setDiscovering(bool isDiscovering);

    InventoryFacts m_facts;
    Jobs* m_jobs = nullptr;
    std::optional<Jobs::Handle> m_job;
};

} // namespace etherdeck::ui
