#pragma once

#include "core/services/discovery_service.h"

#include <QThread>

namespace etherdeck::app {

/// A DiscoveryService in a thread of its own, so that the window never waits for it.
class DiscoveryThread {
public:
    DiscoveryThread(DiscoveryService::LinkFactory factory, discovery::Settings settings);
    /// Ends the links and the thread, and waits for both.
    ~DiscoveryThread();
    DiscoveryThread(const DiscoveryThread&) = delete;
    DiscoveryThread& operator=(const DiscoveryThread&) = delete;

    /// To connect to. Calls go through the thread's event loop: by a queued connection or invokeMethod().
    [[nodiscard]] DiscoveryService& service() { return *m_service; }

private:
    QThread m_thread;
    DiscoveryService* m_service; ///< deletes itself in its thread, when that ends
};

} // namespace etherdeck::app
