#include "app/etherdeck/discovery_thread.h"

namespace etherdeck::app {

namespace {

DiscoveryService* makeService(DiscoveryService::LinkFactory factory, discovery::Settings settings) {
    auto* service = new DiscoveryService(std::move(factory), std::move(settings));
    new ConfigEditor(*service, service);
    new DiskPeek(*service, service);
    return service;
}

} // namespace

DiscoveryThread::DiscoveryThread(DiscoveryService::LinkFactory factory, discovery::Settings settings) :
    m_thread(makeService(std::move(factory), std::move(settings)), QStringLiteral("discovery")),
    m_editor(service().findChild<ConfigEditor*>()),
    m_peek(service().findChild<DiskPeek*>()) {}

} // namespace etherdeck::app
