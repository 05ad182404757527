#include "ui/wizards/interfaces/text.h"

#include "ui/text/link.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace etherdeck::ui {

namespace {

/// More addresses than these are a tooltip's matter.
constexpr std::size_t maxInterfaceAddresses = 3;

struct InterfaceTexts {
    Q_DECLARE_TR_FUNCTIONS(InterfaceText)
};

QString linkText(const link::Interface& interface) {
    if (!interface.adminUp)
        return InterfaceTexts::tr("switched off");
    if (!interface.carrier)
        return InterfaceTexts::tr("no cable");
    if (!interface.speed)
        return InterfaceTexts::tr("link up");
    const QString speed = speedText(*interface.speed);
    if (!interface.duplex)
        return speed;
    return *interface.duplex == link::Duplex::Full ? InterfaceTexts::tr("%1 full duplex").arg(speed)
                                                   : InterfaceTexts::tr("%1 half duplex").arg(speed);
}

QString rateText(double rate) {
    if (rate > 0 && rate < 1)
        return InterfaceTexts::tr("under 1");
    return QLocale().toString(static_cast<qlonglong>(std::llround(rate)));
}

InterfaceSuggestion suggestionFor(const std::vector<const InterfaceReport*>& chosen, const QString& reason) {
    InterfaceSuggestion made;
    QStringList names;
    for (const auto* report : chosen) {
        made.names.insert(report->interface.name);
        names << fromWire(report->interface.name);
    }
    made.reason = reason.arg(listText(names));
    return made;
}

} // namespace

QString interfaceFacts(const link::Interface& interface) {
    QStringList facts{linkText(interface), InterfaceTexts::tr("MTU %1").arg(interface.mtu)};
    if (interface.wireless)
        facts << InterfaceTexts::tr("wireless");
    if (interface.vlan)
        facts << (interface.vlan->parent.empty() ? InterfaceTexts::tr("VLAN %1").arg(interface.vlan->id)
                                                 : InterfaceTexts::tr("VLAN %1 on %2")
                                                       .arg(interface.vlan->id)
                                                       .arg(fromWire(interface.vlan->parent)));
    else if (interface.kind == "bridge")
        facts << InterfaceTexts::tr("bridge");
    else if (interface.kind == "veth" || interface.kind == "tun" || interface.kind == "dummy")
        facts << InterfaceTexts::tr("virtual");
    return facts.join(QStringLiteral(" · "));
}

QString interfaceAddresses(const link::Interface& interface) {
    QStringList parts{QString::fromStdString(interface.mac.toString())};
    std::size_t shown = 0;
    for (const auto& address : interface.addresses) {
        if (shown++ == maxInterfaceAddresses)
            break;
        parts << QStringLiteral("%1/%2").arg(fromWire(address.address)).arg(address.prefixLength);
    }
    if (interface.addresses.empty())
        parts << InterfaceTexts::tr("no IP address");
    else if (interface.addresses.size() > maxInterfaceAddresses)
        parts << InterfaceTexts::tr("%1 more").arg(interface.addresses.size() - maxInterfaceAddresses);
    return parts.join(QStringLiteral(" · "));
}

Lamp interfaceLamp(const link::Interface& interface) {
    return interface.adminUp && interface.carrier ? Lamp::On : Lamp::Off;
}

QString ratesText(const InterfaceReport& report) {
    if (!report.rates)
        return {};
    return InterfaceTexts::tr("%1 in · %2 out per second")
        .arg(rateText(report.rates->received), rateText(report.rates->sent));
}

std::vector<InterfaceRemark> remarks(const InterfaceReport& report) {
    const auto& interface = report.interface;
    std::vector<InterfaceRemark> made;
    if (report.aoeTargetsHeard == 1)
        made.push_back({Lamp::On, InterfaceTexts::tr("AoE is already used here: one target was heard.")});
    else if (report.aoeTargetsHeard > 1)
        made.push_back({Lamp::On, InterfaceTexts::tr("AoE is already used here: %1 targets were heard.")
                                      .arg(numberText(report.aoeTargetsHeard))});
    else if (report.aoeFramesHeard > 0)
        made.push_back(
            {Lamp::On, InterfaceTexts::tr("AoE is already used here: a computer is asking for targets.")});
    if (interface.carriesDefaultRoute)
        made.push_back(
            {Lamp::Limited,
             InterfaceTexts::tr("Carries your default route. AoE has no passwords, and storage and other "
                                "traffic slow each other down: a separate network is better.")});
    if (interface.wireless)
        made.push_back(
            {Lamp::Limited, InterfaceTexts::tr("Wireless loses and delays frames, and AoE timeouts are "
                                               "short: disks will stall. Use a cable.")});
    if (interface.duplex == link::Duplex::Half && interface.carrier)
        made.push_back({Lamp::Limited, InterfaceTexts::tr("Half duplex: autonegotiation failed, and frames "
                                                          "will be lost. Check the cable and the switch.")});
    if (report.listeningError && report.listeningError->code == ErrorCode::PermissionDenied)
        made.push_back(
            {Lamp::Off,
             InterfaceTexts::tr("Without permission, Etherdeck cannot tell whether AoE is used here.")});
    return made;
}

InterfaceSuggestion suggestion(const std::vector<InterfaceReport>& reports) {
    std::vector<const InterfaceReport*> heard;
    std::vector<const InterfaceReport*> suitable;
    for (const auto& report : reports) {
        if (report.aoeTargetsHeard > 0)
            heard.push_back(&report);
        if (link::suitsStorage(report.interface) && !report.interface.carriesDefaultRoute)
            suitable.push_back(&report);
    }
    if (!heard.empty())
        return suggestionFor(heard,
                             InterfaceTexts::tr("Chosen for you: %1, because targets were heard there."));
    if (suitable.size() == 1)
        return suggestionFor(suitable,
                             InterfaceTexts::tr("Chosen for you: %1, which is wired, connected, and the only "
                                                "one not needed for your other traffic."));
    if (suitable.empty())
        return {{},
                InterfaceTexts::tr(
                    "No interface is clearly the right one. Choose the one whose cable leads to the "
                    "targets.")};
    return {{},
            InterfaceTexts::tr("More than one could lead to the targets. Choose those whose cables do; you "
                               "can choose several.")};
}

} // namespace etherdeck::ui
