#pragma once

#include <QObject>
#include <QThread>

namespace etherdeck::app {

/// A service in its own thread, so that the window never waits for it.
template <class Service>
class ServiceThread {
public:
    /// Takes the service, which has neither parent nor thread yet, with all its children.
    ServiceThread(Service* service, const QString& name) : m_service(service) {
        m_thread.setObjectName(name);
        m_service->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_service, &QObject::deleteLater);
        m_thread.start();
    }
    /// Ends the service and the thread once what it was asked for before is done, and waits for both.
    ~ServiceThread() {
        QMetaObject::invokeMethod(
            m_service, [this] { m_thread.quit(); }, Qt::QueuedConnection);
        m_thread.wait();
    }
    ServiceThread(const ServiceThread&) = delete;
    ServiceThread& operator=(const ServiceThread&) = delete;

    /// To connect to. Calls go through the thread's event loop: by a queued connection or invokeMethod().
    [[nodiscard]] Service& service() { return *m_service; }

private:
    QThread m_thread;
    Service* m_service; ///< deletes itself in its thread, when that ends
};

} // namespace etherdeck::app
