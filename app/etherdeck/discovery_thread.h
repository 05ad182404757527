#pragma once

#include "app/etherdeck/service_thread.h"
#include "core/services/inventory/config_editor.h"
#include "core/services/inventory/discovery_service.h"
#include "core/services/inventory/disk_peek.h"

namespace etherdeck::app {

/// Discovery, and what asks targets through its links, in one thread.
class DiscoveryThread {
public:
    DiscoveryThread(DiscoveryService::LinkFactory factory, discovery::Settings settings);

    [[nodiscard]] DiscoveryService& service() { return m_thread.service(); }
    [[nodiscard]] ConfigEditor& editor() { return *m_editor; }
    [[nodiscard]] DiskPeek& peek() { return *m_peek; }

private:
    ServiceThread<DiscoveryService> m_thread;
    ConfigEditor* m_editor; ///< children of the service
    DiskPeek* m_peek;
};

} // namespace etherdeck::app
