#include "app/etherdeck/wiring.h"

#include "core/services/discovery_service.h"
#include "ui/shell/main_window.h"

namespace etherdeck::app {

void connectWindow(ui::MainWindow& window, DiscoveryService& service) {
    using Service = DiscoveryService;
    using Window = ui::MainWindow;
    // Between threads these are queued: neither side waits for the other.
    QObject::connect(&service, &Service::inventoryChanged, &window, &Window::applyInventory);
    QObject::connect(&service, &Service::eventHappened, &window, &Window::noteEvent);
    QObject::connect(&service, &Service::linksChanged, &window, &Window::setLinks);
    QObject::connect(&service, &Service::settled, &window, &Window::noteSettled);
    QObject::connect(&window, &Window::discoverRequested, &service, &Service::discoverNow);
    QObject::connect(&window, &Window::retryRequested, &service, &Service::retryLinks);
    QObject::connect(&window, &Window::interfacesChosen, &service, &Service::setInterfaces);
}

} // namespace etherdeck::app
