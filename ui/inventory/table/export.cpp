#include "ui/inventory/table/export.h"

#include "core/base/harmless_text.h"
#include "ui/inventory/targets/facts.h"
#include "ui/text/error.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct TargetExportTexts {
    Q_DECLARE_TR_FUNCTIONS(TargetExport)
};

using Json = nlohmann::ordered_json;

TargetContext jsonContext(const ExportContext& context) {
    return {[&context](discovery::LinkId id) { return context.interfaceName(id).toStdString(); },
            [&context](TimePoint time) { return context.now.toWall(time); }};
}

Json toObject(const discovery::Target& target, const ExportContext& context) {
    Json object = toJson(target, jsonContext(context));
    const auto label = context.label(target.address);
    object["name"] = label.name;
    object["note"] = label.note;
    return object;
}

Json toArray(const Targets& targets, const ExportContext& context) {
    Json array = Json::array();
    for (const auto* target : targets)
        array.push_back(toObject(*target, context));
    return array;
}

void append(QStringList& lines, const std::vector<Fact>& facts, int indent) {
    qsizetype width = 0;
    for (const auto& fact : facts)
        width = std::max(width, fact.label.size());
    for (const auto& fact : facts) {
        const auto values = fact.value.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < values.size(); ++i)
            lines << QString(indent, QLatin1Char(' ')) +
                         (i == 0 ? fact.label : QString()).leftJustified(width + 2) + values[i];
    }
}

QString stateText(const discovery::Target& target, const ExportContext& context) {
    const auto condition = plainCondition(target);
    const QString text = conditionText(condition, target);
    if (condition == TargetCondition::Missing)
        return TargetExportTexts::tr("%1 since %2").arg(text, timeText(context.now.toWall(target.lastSeen)));
    if (condition == TargetCondition::NotWatched)
        return TargetExportTexts::tr("%1: %2").arg(
            text, notWatchedReason(target, context.interfaceName, context.links));
    return text;
}

QString textOf(const discovery::Target& target, const ExportContext& context) {
    const auto label = context.label(target.address);
    const auto& string = target.principal().configString;
    std::vector<Fact> facts{{TargetExportTexts::tr("Address"), addressText(target.address), false}};
    if (!label.name.empty())
        facts.push_back({TargetExportTexts::tr("Name"), fromWire(label.name), false});
    if (!label.note.empty())
        facts.push_back({TargetExportTexts::tr("Note"), linesFromWire(label.note), false});
    if (const auto box = context.box(target.address); !box.isEmpty())
        facts.push_back({TargetExportTexts::tr("Box"), fromWire(box.toStdString()), false});
    facts.push_back({TargetExportTexts::tr("State"), stateText(target, context), false});
    if (!target.hasConflict())
        facts.push_back({TargetExportTexts::tr("Config string"),
                         string.empty() ? TargetExportTexts::tr("None") : fromWire(string), false});
    for (const auto& more : {diskFacts(target), accessFacts(target, {}), timeFacts(target, {}, context.now)})
        facts.insert(facts.end(), more.begin(), more.end());
    QStringList lines;
    append(lines, facts, 0);
    for (const auto& path : target.paths) {
        lines << TargetExportTexts::tr("Path");
        append(lines, pathFacts(path, target, context.interfaceName, context.now), 2);
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

/// The interfaces of the live paths (of all, when none is live), each once.
QStringList interfacesOf(const discovery::Target& target, const ExportContext& context) {
    QStringList names;
    for (const auto& path : target.paths)
        if (path.isUp() || target.state != discovery::TargetState::Up)
            if (const QString name = context.interfaceName(path.key.link); !name.isEmpty())
                names << name;
    names.removeDuplicates();
    return names;
}

/// A text that came from the wire or a person. A spreadsheet must not take it for a formula.
QByteArray csvText(const std::string& text) {
    QByteArray field = QByteArray::fromStdString(harmlessText(text));
    if (!field.isEmpty() && QByteArrayLiteral("=+-@\t\r\n").contains(field.front()))
        field.prepend('\'');
    if (field.contains('"') || field.contains(',') || field.contains('\n') || field.contains('\r')) {
        field.replace("\"", "\"\"");
        field = '"' + field + '"';
    }
    return field;
}

std::string joined(const std::optional<std::vector<MacAddress>>& macs) {
    std::string text;
    for (const auto& mac : macs.value_or(std::vector<MacAddress>()))
        text += (text.empty() ? "" : " ") + mac.toString();
    return text;
}

QByteArray csvRow(const discovery::Target& target, const ExportContext& context) {
    const auto& principal = target.principal();
    const bool isOneDisk = !target.hasConflict(); // else none of them is *the* disk
    const bool isTold = isOneDisk && principal.identity;
    const auto identity = isTold ? *principal.identity : aoe::Identity();
    const auto label = context.label(target.address);
    std::vector<MacAddress> macs;
    for (const auto& path : target.paths)
        macs.push_back(path.key.mac);
    const QByteArrayList fields{
        csvText(target.address.toString()),
        QByteArray::number(target.address.shelf()),
        QByteArray::number(target.address.slot()),
        csvText(label.name),
        csvText(label.note),
        csvText(std::string(discovery::name(target.state))),
        target.conflict != discovery::Conflict::None ? "true" : "false",
        isTold ? QByteArray::number(static_cast<qulonglong>(identity.size.bytes())) : QByteArray(),
        isTold ? QByteArray::number(static_cast<qulonglong>(identity.size.count)) : QByteArray(),
        csvText(identity.model),
        csvText(identity.serial),
        csvText(identity.firmwareRevision),
        csvText(principal.configString),
        csvText(joined(principal.masks)),
        csvText(joined(principal.reservedBy)),
        csvText(joined(macs)),
        csvText(interfacesOf(target, context).join(QLatin1Char(' ')).toStdString()),
        QByteArray::number(principal.firmware),
        QByteArray::number(principal.buffers),
        QByteArray::number(principal.sectorsPerFrame),
        principal.roundTrip
            ? QByteArray::number(static_cast<qlonglong>(
                  std::chrono::duration_cast<std::chrono::microseconds>(*principal.roundTrip).count()))
            : QByteArray(),
        csvText(toIso8601(context.now.toWall(target.firstSeen))),
        csvText(toIso8601(context.now.toWall(target.lastSeen))),
        QByteArray::number(static_cast<qulonglong>(discovery::diskCount(target))),
        csvText(std::string(discovery::name(target.conflict))),
        csvText(context.box(target.address).toStdString())};
    return fields.join(',') + "\r\n";
}

} // namespace

QString asText(const Targets& targets, const ExportContext& context) {
    QStringList texts;
    for (const auto* target : targets)
        texts << textOf(*target, context);
    return texts.join(QLatin1Char('\n'));
}

QString asJson(const Targets& targets, const ExportContext& context) {
    const Json json = targets.size() == 1 ? toObject(*targets.front(), context) : toArray(targets, context);
    return QString::fromStdString(dump(json, 2)) + QLatin1Char('\n');
}

QString asCommands(const Targets& targets, const ExportContext& context) {
    QStringList lines;
    for (const auto* target : targets) {
        QString line = QStringLiteral("etherdeckctl show %1").arg(addressText(target->address));
        for (const auto& interface : interfacesOf(*target, context))
            line += QStringLiteral(" -i ") + shellQuoted(interface);
        lines << line;
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QByteArray inventoryCsv(const Targets& targets, const ExportContext& context) {
    QByteArray csv =
        "address,shelf,slot,name,note,state,conflict,bytes,sectors,model,serial,firmware_revision,"
        "config_string,masks,reserved_by,macs,interfaces,firmware,buffers,sectors_per_frame,"
        "round_trip_us,first_seen,last_seen,disks,conflict_state,box\r\n";
    for (const auto* target : targets)
        csv += csvRow(*target, context);
    return csv;
}

QByteArray inventoryJson(const Targets& targets, const ExportContext& context) {
    return QByteArray::fromStdString(dump(toArray(targets, context), 2)) + '\n';
}

Result<void> saveFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    const auto code =
        file.error() == QFileDevice::PermissionsError ? ErrorCode::PermissionDenied : ErrorCode::System;
    return fail(code, file.errorString().toStdString());
}

QString saveErrorText(const QString& path, const Error& error) {
    const QString why = fromWire(error.detail);
    if (error.code == ErrorCode::PermissionDenied)
        return TargetExportTexts::tr("The inventory was not saved to %1: you do not have permission to write "
                                     "there (%2). Choose another folder.")
            .arg(path, why);
    return TargetExportTexts::tr("The inventory was not saved to %1 (%2). Check that the folder exists and "
                                 "has free space, then save again.")
        .arg(path, why);
}

} // namespace etherdeck::ui
