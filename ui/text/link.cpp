#include "ui/text/link.h"

#include "core/services/inventory/link_factory.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <chrono>

namespace etherdeck::ui {

namespace {

struct LinkTexts {
    Q_DECLARE_TR_FUNCTIONS(LinkText)
};

QString failureText(const LinkStatus& link) {
    if (link.error && link.error->code == ErrorCode::PermissionDenied)
        return LinkTexts::tr("no permission");
    if (link.error && link.error->code == ErrorCode::ProgramMissing)
        return LinkTexts::tr("helper missing");
    return LinkTexts::tr("failed");
}

/// "12 ms".
QString distanceText(Duration roundTrip) {
    constexpr double few = 10;
    const auto milliseconds = std::chrono::duration<double, std::milli>(roundTrip).count();
    return LinkTexts::tr("%1 ms").arg(QLocale().toString(milliseconds, 'f', milliseconds < few ? 1 : 0));
}

} // namespace

QString speedText(std::uint32_t megabits) {
    if (megabits < 1000)
        return LinkTexts::tr("%1 Mb/s").arg(megabits);
    return LinkTexts::tr("%1 Gb/s").arg(QLocale().toString(megabits / 1000.0, 'g', 3));
}

bool isOpen(const LinkStatus& link) {
    return link.state == LinkStatus::State::Up || link.state == LinkStatus::State::NoCarrier ||
           link.state == LinkStatus::State::Down;
}

QString interfaceName(const LinkStatus& link) { return fromWire(link.interface); }

bool isOfBox(const QString& interface) { return farPath({}, interface.toStdString()).has_value(); }

QString interfacePlace(const QString& interface, const std::vector<LinkStatus>& links) {
    const auto far = farPath(links, interface.toStdString());
    if (!far)
        return interface;
    const auto place = LinkTexts::tr("%1 through %2").arg(fromWire(far->interface), fromWire(far->device));
    return far->roundTrip ? LinkTexts::tr("%1, %2", "interface of a box, and how far away it is")
                                .arg(place, distanceText(*far->roundTrip))
                          : place;
}

QString linkStateText(const LinkStatus& link) {
    switch (link.state) {
    case LinkStatus::State::Starting:
        return LinkTexts::tr("starting");
    case LinkStatus::State::Up:
        return LinkTexts::tr("up");
    case LinkStatus::State::NoCarrier:
        return LinkTexts::tr("no cable");
    case LinkStatus::State::Down:
        return LinkTexts::tr("switched off");
    case LinkStatus::State::Waiting:
        return isOfBox(interfaceName(link)) ? LinkTexts::tr("not connected") : LinkTexts::tr("not there");
    case LinkStatus::State::Failed:
        return failureText(link);
    }
    return {};
}

Lamp linkLamp(const LinkStatus& link) {
    switch (link.state) {
    case LinkStatus::State::Starting:
        return Lamp::New;
    case LinkStatus::State::Up:
        return Lamp::On;
    case LinkStatus::State::Failed:
        return Lamp::Conflict;
    case LinkStatus::State::NoCarrier:
    case LinkStatus::State::Down:
    case LinkStatus::State::Waiting:
        break;
    }
    return Lamp::Off;
}

QString linkDropsText(const LinkStatus& link) {
    const auto dropped = link.counters.droppedByKernel + link.counters.droppedByInterface;
    return dropped == 0 ? LinkTexts::tr("no drops") : LinkTexts::tr("%1 dropped").arg(numberText(dropped));
}

QString linkLine(const LinkStatus& link) {
    QStringList parts{interfaceName(link), linkStateText(link)};
    if (isOpen(link)) {
        parts << LinkTexts::tr("MTU %1").arg(link.mtu);
        parts << LinkTexts::tr("%1 in").arg(numberText(link.counters.received));
        parts << LinkTexts::tr("%1 out").arg(numberText(link.counters.sent));
        parts << linkDropsText(link);
        if (link.lineRoundTrip)
            parts << LinkTexts::tr("%1 away").arg(distanceText(*link.lineRoundTrip));
    }
    return parts.join(QStringLiteral(" · "));
}

QString linkFacts(const LinkStatus& link) {
    QStringList lines{LinkTexts::tr("%1: %2").arg(interfaceName(link), linkStateText(link))};
    if (isOpen(link)) {
        const auto& counters = link.counters;
        lines
            << LinkTexts::tr("MAC %1, MTU %2").arg(QString::fromStdString(link.mac.toString())).arg(link.mtu);
        lines << LinkTexts::tr("Frames: %1 in, %2 out")
                     .arg(numberText(counters.received), numberText(counters.sent));
        lines << LinkTexts::tr("Dropped: %1 by the capture buffer, %2 by the interface")
                     .arg(numberText(counters.droppedByKernel), numberText(counters.droppedByInterface));
        if (link.lineRoundTrip)
            lines << LinkTexts::tr("To the box and back: %1").arg(distanceText(*link.lineRoundTrip));
        if (counters.refused > 0)
            lines << LinkTexts::tr("Blocked: %1").arg(numberText(counters.refused));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace etherdeck::ui
