#include "ui/inventory/history/csv.h"

#include "core/discovery/target_json.h"
#include "ui/text/plain.h"

#include <QStringList>

#include <string_view>

namespace etherdeck::ui {

namespace {

QString cell(QString text) {
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    static const QString special = QStringLiteral(",\"\r\n");
    for (const QChar c : text)
        if (special.contains(c)) {
            text.replace(QLatin1Char('"'), QLatin1String("\"\""));
            return QLatin1Char('"') + text + QLatin1Char('"');
        }
    return text;
}

QString plain(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString changesCell(discovery::Change changes) {
    QStringList words;
    for (const auto change : discovery::names(changes))
        words << plain(change);
    return words.join(QLatin1Char(' '));
}

QString differencesCell(const std::vector<discovery::Difference>& differences) {
    QStringList parts;
    for (const auto& difference : differences)
        parts << QStringLiteral("%1: \"%2\" -> \"%3\"")
                     .arg(changesCell(difference.fact), fromWire(difference.before),
                          fromWire(difference.after));
    return parts.join(QStringLiteral("; "));
}

QStringList row(const store::EventRecord& event, const store::NameBook& names, const EventBoxOf& boxOf) {
    return {plain(toIso8601(event.time)),
            plain(name(event.kind)),
            plain(event.address.toString()),
            fromWire(names.nameOf(event)),
            changesCell(event.changes),
            event.size ? QString::number(event.size->bytes()) : QString(),
            fromWire(event.model),
            fromWire(event.serial),
            fromWire(event.configString),
            event.mac ? plain(event.mac->toString()) : QString(),
            fromWire(event.interface),
            differencesCell(event.differences),
            QString::number(event.count),
            event.isOurs ? QStringLiteral("true") : QStringLiteral("false"),
            boxOf(event)};
}

} // namespace

QByteArray historyCsv(const std::vector<store::EventRecord>& events, const store::NameBook& names,
                      const EventBoxOf& boxOf) {
    QByteArray text("time,event,address,name,changes,size,model,serial,configString,mac,interface,"
                    "differences,count,byThisComputer,box\r\n");
    for (const auto& event : events) {
        QStringList cells = row(event, names, boxOf);
        for (QString& value : cells)
            value = cell(value);
        text += cells.join(QLatin1Char(',')).toUtf8() + "\r\n";
    }
    return text;
}

} // namespace etherdeck::ui
