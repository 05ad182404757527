#include "app/etherdeck/wiring/connections.h"
#include "core/services/devices/service.h"
#include "ui/devices/page.h"
#include "ui/shell/main_window.h"

namespace etherdeck::app {

using ui::MainWindow;

void connectDevices(MainWindow& window, DeviceService& devices) {
    QObject::connect(&devices, &DeviceService::changed, &window.devices(), &ui::DevicesPage::setState);
    QObject::connect(&window, &MainWindow::devicesChanged, &devices, &DeviceService::setDevices);
    QMetaObject::invokeMethod(&devices,
                              [&devices, known = window.devices().devices()] { devices.setDevices(known); });
}

} // namespace etherdeck::app
