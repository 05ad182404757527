#include "app/etherdeck/wiring/connections.h"
#include "core/services/box_logs/service.h"
#include "core/services/boxes/service.h"
#include "core/services/console/service.h"
#include "core/services/devices/service.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/shell/main_window.h"

namespace etherdeck::app {

BoxLogWays boxLogWays(DeviceService& devices) {
    BoxLogWays ways;
    ways.log = [&devices](const std::string& device, std::uint64_t since, QObject* receiver, auto then) {
        return devices.kernelLog(device, since, BoxLogReading::pageSize, receiver, std::move(then));
    };
    ways.box = [&devices](const std::string& device, QObject* receiver, auto then) {
        return devices.box(device, receiver, std::move(then));
    };
    return ways;
}

void connectBoxLogs(ui::MainWindow& window, BoxLogService& logs, BoxService& boxes, const Services& from) {
    QObject::connect(&boxes, &BoxService::changed, &logs, &BoxLogService::noteBoxes);
    QObject::connect(&from.devices, &DeviceService::changed, &logs, &BoxLogService::noteDevice);
    QObject::connect(&from.devices, &DeviceService::removed, &logs, &BoxLogService::noteDeviceRemoved);
    QObject::connect(&from.console, &ConsoleService::storeOpened, &logs,
                     [&logs](const QString& path) { logs.open(path); });
    QObject::connect(&from.console, &ConsoleService::stored, &logs, &BoxLogService::noteStored);
    QObject::connect(&logs, &BoxLogService::failed, &window.console().reception(),
                     &ui::ConsoleReception::noteBoxLogsFailed);
}

} // namespace etherdeck::app
