#include "app/etherdeck/interface_choice.h"

#include "core/system/network/interfaces.h"
#include "ui/text/link.h"

#include <QCoreApplication>
#include <QSettings>

namespace etherdeck::app {

namespace {

struct InterfaceChoiceTexts {
    Q_DECLARE_TR_FUNCTIONS(InterfaceChoice)
};

const QString interfacesKey = QStringLiteral("interfaces");

QString describe(const link::Interface& interface) {
    QStringList facts;
    if (!interface.adminUp)
        facts << InterfaceChoiceTexts::tr("switched off");
    else if (!interface.carrier)
        facts << InterfaceChoiceTexts::tr("no cable");
    else if (interface.speed)
        facts << ui::speedText(*interface.speed);
    facts << InterfaceChoiceTexts::tr("MTU %1").arg(interface.mtu);
    if (interface.wireless)
        facts << InterfaceChoiceTexts::tr("wireless");
    if (interface.carriesDefaultRoute)
        facts << InterfaceChoiceTexts::tr("carries your default route");
    return facts.join(QStringLiteral(", "));
}

std::vector<link::Interface> ethernetInterfaces() {
    auto all = link::interfaces().value_or(std::vector<link::Interface>());
    std::erase_if(all, [](const link::Interface& one) { return !one.ethernet || one.loopback; });
    return all;
}

} // namespace

std::vector<ui::InterfaceChoice> listInterfaces() {
    std::vector<ui::InterfaceChoice> choices;
    for (const auto& interface : ethernetInterfaces())
        choices.push_back({interface.name, describe(interface)});
    return choices;
}

std::optional<std::vector<std::string>> firstInterfaces(const Options& options, const QSettings& settings) {
    if (!options.interfaces.empty())
        return options.interfaces;
    if (!settings.contains(interfacesKey))
        return std::nullopt;
    std::vector<std::string> names;
    for (const QString& name : settings.value(interfacesKey).toStringList())
        names.push_back(name.toStdString());
    return names;
}

void rememberInterfaces(QSettings& settings, const std::vector<std::string>& names) {
    QStringList list;
    for (const auto& name : names)
        list << QString::fromStdString(name);
    settings.setValue(interfacesKey, list);
}

} // namespace etherdeck::app
