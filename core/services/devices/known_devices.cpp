#include "core/services/devices/known_devices.h"

#include "core/remote/device.h"

#include <QSettings>
#include <QString>

#include <algorithm>

namespace etherdeck {

namespace {

const QString listKey = QStringLiteral("devices/boxes");
const QString deviceKey = QStringLiteral("device");
const QString nameKey = QStringLiteral("name");
constexpr int maxKnown = 64;

} // namespace

std::vector<KnownDevice> loadDevices(QSettings& settings) {
    std::vector<KnownDevice> devices;
    const int count = std::min(settings.beginReadArray(listKey), maxKnown);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        KnownDevice known{settings.value(deviceKey).toString().toStdString(),
                          settings.value(nameKey).toString().toStdString()};
        const auto isIt = [&known](const KnownDevice& other) { return other.device == known.device; };
        if (remote::parseDevice(known.device) && std::ranges::none_of(devices, isIt))
            devices.push_back(std::move(known));
    }
    settings.endArray();
    return devices;
}

void saveDevices(QSettings& settings, const std::vector<KnownDevice>& devices) {
    settings.remove(listKey);
    settings.beginWriteArray(listKey, static_cast<int>(devices.size()));
    for (std::size_t i = 0; i < devices.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(deviceKey, QString::fromStdString(devices[i].device));
        settings.setValue(nameKey, QString::fromStdString(devices[i].name));
    }
    settings.endArray();
}

} // namespace etherdeck
