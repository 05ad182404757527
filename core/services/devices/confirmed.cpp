#include "core/services/devices/confirmed.h"

#include "core/remote/device.h"
#include "core/remote/host_key.h"
#include "core/remote/old_server.h"

#include <QSettings>
#include <QStringList>

#include <algorithm>

namespace etherdeck {

namespace {

const QString confirmedKey = QStringLiteral("devices/confirmed");
const QString confirmedDeviceKey = QStringLiteral("device");
const QString hostKeysKey = QStringLiteral("hostKeys");
const QString optionsKey = QStringLiteral("sshOptions");
const QString agentCommandKey = QStringLiteral("agentCommand");
constexpr int maxConfirmed = 128;
constexpr qsizetype maxTexts = 16;

template <class IsValid>
std::vector<std::string> textsOf(const QVariant& value, IsValid isValid) {
    std::vector<std::string> texts;
    for (const auto& text : value.toStringList().mid(0, maxTexts))
        if (isValid(text.toStdString()))
            texts.push_back(text.toStdString());
    return texts;
}

QStringList listOf(const std::vector<std::string>& texts) {
    QStringList list;
    for (const auto& text : texts)
        list << QString::fromStdString(text);
    return list;
}

} // namespace

void ConfirmedDevice::allow(const std::vector<std::string>& options) {
    for (const auto& option : options)
        if (std::ranges::find(oldServerOptions, option) == oldServerOptions.end())
            oldServerOptions.push_back(option);
}

ConfirmedDevices loadConfirmed(QSettings& settings) {
    ConfirmedDevices all;
    const int count = std::min(settings.beginReadArray(confirmedKey), maxConfirmed);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const auto device = settings.value(confirmedDeviceKey).toString().toStdString();
        ConfirmedDevice confirmed{textsOf(settings.value(hostKeysKey), remote::isFingerprint),
                                  textsOf(settings.value(optionsKey), remote::isOptionForOldServer),
                                  textsOf(settings.value(agentCommandKey), [](const auto&) { return true; })};
        if (!remote::isAgentCommand(confirmed.agentCommand))
            confirmed.agentCommand.clear();
        if (remote::parseDevice(device) && confirmed != ConfirmedDevice())
            all.emplace(device, confirmed);
    }
    settings.endArray();
    return all;
}

void saveConfirmed(QSettings& settings, const ConfirmedDevices& confirmed) {
    settings.remove(confirmedKey);
    settings.beginWriteArray(confirmedKey, static_cast<int>(confirmed.size()));
    int index = 0;
    for (const auto& [device, one] : confirmed) {
        settings.setArrayIndex(index++);
        settings.setValue(confirmedDeviceKey, QString::fromStdString(device));
        settings.setValue(hostKeysKey, listOf(one.hostKeys));
        settings.setValue(optionsKey, listOf(one.oldServerOptions));
        settings.setValue(agentCommandKey, listOf(one.agentCommand));
    }
    settings.endArray();
}

} // namespace etherdeck
