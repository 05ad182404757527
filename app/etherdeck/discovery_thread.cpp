#include "app/etherdeck/discovery_thread.h"

namespace etherdeck::app {

DiscoveryThread::DiscoveryThread(DiscoveryService::LinkFactory factory, discovery::Settings settings) :
    m_service(new DiscoveryService(std::move(factory), std::move(settings))) {
    m_thread.setObjectName(QStringLiteral("discovery"));
    m_service->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_service, &QObject::deleteLater);
    m_thread.start();
}

DiscoveryThread::~DiscoveryThread() {
    m_thread.quit();
    m_thread.wait();
}

} // namespace etherdeck::app
