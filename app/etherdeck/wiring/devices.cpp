#include "app/etherdeck/wiring/connections.h"
#include "core/services/devices/logins.h"
#include "core/services/devices/queue_keeper.h"
#include "core/services/devices/service.h"
#include "ui/devices/base/logins.h"
#include "ui/devices/page/page.h"
#include "ui/devices/plan/queue_banner.h"
#include "ui/shell/activity/center.h"
#include "ui/shell/main_window.h"

#include <QSettings>

#include <algorithm>

namespace etherdeck::app {

using ui::MainWindow;

namespace {

/// What was confirmed for a box is forgotten with it.
void keepConfirmedOf(const std::vector<KnownDevice>& devices) {
    QSettings settings;
    const auto before = loadConfirmed(settings);
    auto after = before;
    std::erase_if(after, [&devices](const auto& one) {
        return std::ranges::find(devices, one.first, &KnownDevice::device) == devices.end();
    });
    if (after != before)
        saveConfirmed(settings, after);
}

} // namespace

void connectDevices(MainWindow& window, DeviceService& devices, QueueKeeper& queue, LoginQuestions& logins) {
    QObject::connect(&logins, &LoginQuestions::asked, &window.devices().logins(), &ui::Logins::ask);
    QObject::connect(&logins, &LoginQuestions::withdrawn, &window.devices().logins(), &ui::Logins::withdraw);
    QObject::connect(&devices, &DeviceService::changed, &window.devices(), &ui::DevicesPage::setState);
    QObject::connect(&devices, &DeviceService::changed, &window, [&window](const DeviceStatePtr& state) {
        window.activity().noteDevice(*state, window.devices().titleOf(state->device));
    });
    QObject::connect(&devices, &DeviceService::ratesCame, &window.devices(), &ui::DevicesPage::noteRates);
    QObject::connect(&window, &MainWindow::devicesChanged, &devices, &DeviceService::setDevices);
    QObject::connect(&window, &MainWindow::devicesChanged, &window, keepConfirmedOf);
    QSettings settings;
    QMetaObject::invokeMethod(
        &devices, [&devices, confirmed = loadConfirmed(settings)] { devices.setConfirmed(confirmed); });
    QMetaObject::invokeMethod(&devices,
                              [&devices, known = window.devices().devices()] { devices.setDevices(known); });
    QObject::connect(&queue, &QueueKeeper::changed, &window.devices().queue(), &ui::QueueBanner::setQueue);
    QObject::connect(&queue, &QueueKeeper::unreadable, &window.devices().queue(), &ui::QueueBanner::setError);
    QMetaObject::invokeMethod(&queue, &QueueKeeper::start);
}

} // namespace etherdeck::app
