#include "ui/text/event.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace etherdeck::ui {

namespace {

struct EventTexts {
    Q_DECLARE_TR_FUNCTIONS(EventText)
};

using discovery::Change;
using discovery::EventKind;

QString addressText(const store::EventRecord& event) {
    return QString::fromStdString(event.address.toString());
}

QString pathText(const store::EventRecord& event) {
    if (!event.mac)
        return EventTexts::tr("another MAC address");
    const QString mac = QString::fromStdString(event.mac->toString());
    return event.interface.empty() ? mac : EventTexts::tr("%1 on %2").arg(mac, fromWire(event.interface));
}

QString appearedSentence(const QString& target, const store::EventRecord& event) {
    return event.size ? EventTexts::tr("%1 appeared, with %2.").arg(target, sizeText(*event.size))
                      : EventTexts::tr("%1 appeared.").arg(target);
}

constexpr qsizetype longestValue = 60;

QString quoted(const std::string& text) {
    QString value = fromWire(text);
    if (value.size() > longestValue)
        value = value.left(longestValue - 1) + QChar(0x2026);
    return QLatin1Char('"') + value + QLatin1Char('"');
}

/// A list of MACs, or nobody.
QString initiatorsText(const std::string& text) {
    QString value = text.empty() ? EventTexts::tr("nobody")
                                 : fromWire(text).replace(QLatin1Char(','), QStringLiteral(", "));
    if (value.size() > 2 * longestValue)
        value = value.left(2 * longestValue - 1) + QChar(0x2026);
    return value;
}

QString valueText(Change fact, const std::string& text) {
    switch (fact) {
    case Change::Size:
        return sizeText(Sectors{QByteArray::fromStdString(text).toULongLong()});
    case Change::Masks:
        return text.empty() ? EventTexts::tr("any initiator") : initiatorsText(text);
    case Change::Reservation:
        return initiatorsText(text);
    case Change::Serial:
    case Change::Model:
    case Change::FirmwareRevision:
    case Change::ConfigString:
        return quoted(text);
    default:
        return fromWire(text);
    }
}

QString changedSentence(const QString& target, const store::EventRecord& event) {
    QStringList parts;
    for (const auto& difference : event.differences)
        parts << differenceText(difference);
    if (parts.isEmpty())
        parts << changesText(event.changes);
    QString sentence =
        EventTexts::tr("%1 answers differently: %2").arg(target, parts.join(QStringLiteral(", ")));
    if (event.isOurs)
        sentence = EventTexts::tr("%1, by this computer").arg(sentence);
    if (event.count > 1)
        sentence =
            EventTexts::tr("%1 (the last of %2 changes in a row)").arg(sentence, numberText(event.count));
    return EventTexts::tr("%1.").arg(sentence);
}

} // namespace

QString eventName(EventKind kind) {
    switch (kind) {
    case EventKind::Appeared:
        return EventTexts::tr("Appeared");
    case EventKind::Changed:
        return EventTexts::tr("Changed");
    case EventKind::PathFound:
        return EventTexts::tr("Path found");
    case EventKind::PathLost:
        return EventTexts::tr("Path lost");
    case EventKind::Vanished:
        return EventTexts::tr("Vanished");
    case EventKind::CameBack:
        return EventTexts::tr("Came back");
    case EventKind::Conflict:
        return EventTexts::tr("Conflict");
    case EventKind::ConflictEnded:
        return EventTexts::tr("Conflict ended");
    case EventKind::InventoryFull:
        return EventTexts::tr("Inventory full");
    case EventKind::PossibleConflict:
        return EventTexts::tr("Possible conflict");
    case EventKind::Missing:
        return EventTexts::tr("Missing");
    }
    return {};
}

QString longestEventName(const QFontMetrics& font) {
    QString longest;
    for (const auto kind :
         {EventKind::Appeared, EventKind::Changed, EventKind::PathFound, EventKind::PathLost,
          EventKind::Vanished, EventKind::CameBack, EventKind::Conflict, EventKind::ConflictEnded,
          EventKind::InventoryFull, EventKind::PossibleConflict, EventKind::Missing})
        if (font.horizontalAdvance(eventName(kind)) > font.horizontalAdvance(longest))
            longest = eventName(kind);
    return longest;
}

QString eventName(const store::EventRecord& event) {
    return event.isStop ? EventTexts::tr("Stopped") : eventName(event.kind);
}

Lamp eventLamp(const store::EventRecord& event) {
    return event.isStop ? Lamp::Stopped : eventLamp(event.kind);
}

Lamp eventLamp(EventKind kind) {
    switch (kind) {
    case EventKind::Appeared:
        return Lamp::New;
    case EventKind::Changed:
    case EventKind::PathFound:
        return Lamp::Changed;
    case EventKind::PathLost:
    case EventKind::InventoryFull:
        return Lamp::Limited;
    case EventKind::Vanished:
        return Lamp::Off;
    case EventKind::Missing:
        return Lamp::Missing;
    case EventKind::CameBack:
    case EventKind::ConflictEnded:
        return Lamp::On;
    case EventKind::Conflict:
        return Lamp::Conflict;
    case EventKind::PossibleConflict:
        return Lamp::Doubt;
    }
    return Lamp::Off;
}

QString differenceText(const discovery::Difference& difference) {
    return EventTexts::tr("%1: %2 → %3")
        .arg(changesText(difference.fact), valueText(difference.fact, difference.before),
             valueText(difference.fact, difference.after));
}

QString eventSentence(const store::EventRecord& event, const QString& name) {
    const QString address =
        name.isEmpty() ? addressText(event) : EventTexts::tr("%1 “%2”").arg(addressText(event), name);
    switch (event.kind) {
    case EventKind::Appeared:
        return appearedSentence(address, event);
    case EventKind::Changed:
        return changedSentence(address, event);
    case EventKind::PathFound:
        return EventTexts::tr("%1 answers from %2 as well.").arg(address, pathText(event));
    case EventKind::PathLost:
        return event.isStop ? EventTexts::tr("%1 no longer answers from %2: its export was stopped.")
                                  .arg(address, pathText(event))
                            : EventTexts::tr("%1 no longer answers from %2.").arg(address, pathText(event));
    case EventKind::Vanished:
        if (event.isStop)
            return EventTexts::tr("%1 stopped answering: its export was stopped.").arg(address);
        return EventTexts::tr("%1 stopped answering.").arg(address);
    case EventKind::CameBack:
        return EventTexts::tr("%1 answers again.").arg(address);
    case EventKind::Conflict:
        return EventTexts::tr("Different disks answer as %1.").arg(address);
    case EventKind::ConflictEnded:
        return EventTexts::tr("Only one disk answers as %1 now.").arg(address);
    case EventKind::InventoryFull:
        return EventTexts::tr("%1 could not be listed: the inventory is full.").arg(address);
    case EventKind::PossibleConflict:
        return EventTexts::tr("Two boxes answer as %1, and nothing proves that they hold the same disk.")
            .arg(address);
    case EventKind::Missing:
        if (event.isStop)
            return EventTexts::tr("%1 is known from an earlier run. Its export is stopped.").arg(address);
        return EventTexts::tr("%1 is known from an earlier run and does not answer.").arg(address);
    }
    return {};
}

QString changesText(Change changes) {
    const std::array words{
        std::pair{Change::Size, EventTexts::tr("size")},
        std::pair{Change::Serial, EventTexts::tr("serial number")},
        std::pair{Change::Model, EventTexts::tr("model")},
        std::pair{Change::FirmwareRevision, EventTexts::tr("disk firmware")},
        std::pair{Change::ConfigString, EventTexts::tr("config string")},
        std::pair{Change::Masks, EventTexts::tr("allowed initiators")},
        std::pair{Change::Reservation, EventTexts::tr("reservation")},
        std::pair{Change::Buffers, EventTexts::tr("buffers")},
        std::pair{Change::SectorsPerFrame, EventTexts::tr("sectors per frame")},
        std::pair{Change::Firmware, EventTexts::tr("target firmware")},
    };
    QStringList named;
    for (const auto& [change, word] : words)
        if (contains(changes, change))
            named << word;
    return named.join(QStringLiteral(", "));
}

} // namespace etherdeck::ui
