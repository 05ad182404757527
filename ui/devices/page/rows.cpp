#include "ui/devices/page/rows.h"

#include "core/services/devices/values.h"
#include "ui/devices/base/text.h"
#include "ui/devices/page/interface_notes.h"
#include "ui/text/plain.h"
#include "ui/text/sentence.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui::device_rows {

namespace {

struct RowTexts {
    Q_DECLARE_TR_FUNCTIONS(DeviceRows)
};

QString textOf(const std::string& raw) { return fromWire(raw); }

QString joined(const std::vector<std::string>& texts) {
    QStringList all;
    for (const auto& text : texts)
        all << textOf(text);
    return all.join(QStringLiteral(", "));
}

DeviceCell sizeCell(std::uint64_t bytes) { return {diskSizeText(bytes), static_cast<double>(bytes)}; }

QString kindText(plans::DiskKind kind) {
    switch (kind) {
    case plans::DiskKind::Disk:
        return RowTexts::tr("Disk");
    case plans::DiskKind::Partition:
        return RowTexts::tr("Partition");
    case plans::DiskKind::Volume:
        return RowTexts::tr("Volume");
    case plans::DiskKind::Array:
        return RowTexts::tr("Array");
    case plans::DiskKind::Loop:
        return RowTexts::tr("Loop device");
    case plans::DiskKind::File:
        return RowTexts::tr("File");
    }
    return {};
}

QString allowedText(const exports::Export& config) {
    if (config.allowed.empty())
        return RowTexts::tr("Everyone");
    QStringList macs;
    for (const auto& mac : config.allowed)
        macs << QString::fromStdString(mac.toString());
    return macs.join(QStringLiteral(", "));
}

QString optionsText(const plans::ExportStatus& status) {
    QStringList options;
    if (!status.managed)
        options << RowTexts::tr("started by somebody else");
    if (status.config.readOnly)
        options << RowTexts::tr("read only");
    if (status.config.sync)
        options << RowTexts::tr("writes through");
    if (status.config.direct)
        options << RowTexts::tr("no cache");
    if (status.config.startsAtBoot)
        options << RowTexts::tr("starts at boot");
    return options.join(QStringLiteral(", "));
}

DeviceCell linkCell(const plans::BoxInterface& interface, const QStringList& warnings) {
    if (!interface.up)
        return {RowTexts::tr("Switched off"), {}, Lamp::Off, {}};
    if (!interface.carrier)
        return {RowTexts::tr("No carrier"), {}, Lamp::Missing, {}};
    return {RowTexts::tr("Up"),
            {},
            warnings.isEmpty() ? Lamp::On : Lamp::Doubt,
            warnings.join(QLatin1Char('\n'))};
}

/// Null: not known.
DeviceCell requestsCell(const RateHistory* carried) {
    if (!carried)
        return {{}, 0.0};
    const auto requests = carried->latest().requests;
    DeviceCell cell{numberText(static_cast<std::uint64_t>(requests)), requests};
    cell.isFiltered = false;
    return cell;
}

DeviceCell throughputCell(const RateHistory* carried) {
    if (!carried)
        return {{}, 0.0};
    const auto bytes = carried->latest().bytes;
    DeviceCell cell{throughputText(bytes), bytes};
    cell.curve = carried->bytes();
    cell.isFiltered = false;
    return cell;
}

QString speedText(const plans::BoxInterface& interface) {
    if (!interface.speed)
        return {};
    const QString speed = RowTexts::tr("%1 Mb/s").arg(*interface.speed);
    return interface.duplex == plans::Duplex::Half ? RowTexts::tr("%1, half duplex").arg(speed) : speed;
}

QString resultText(const remote::JournalEntry& entry) {
    if (entry.undoneBy)
        return RowTexts::tr("Undone");
    if (entry.result == "applied")
        return RowTexts::tr("Done");
    if (entry.result == "failed")
        return RowTexts::tr("Failed");
    if (entry.result == "reverted")
        return RowTexts::tr("Reverted");
    return textOf(entry.result);
}

Lamp resultLamp(const remote::JournalEntry& entry) {
    if (entry.undoneBy || entry.result == "reverted")
        return Lamp::Changed;
    return entry.result == "applied" ? Lamp::On : Lamp::Conflict;
}

} // namespace

DeviceCell useCell(const plans::Disk& disk) {
    if (disk.system)
        return {RowTexts::tr("System disk"), {}, Lamp::Limited, usesText(disk)};
    if (disk.uses.empty())
        return {RowTexts::tr("Free"), {}, Lamp::Off, {}};
    return {usesText(disk), {}, Lamp::On, usesText(disk)};
}

DeviceCell stateCell(const plans::ExportStatus& status) {
    const QString reason = textOf(status.reason);
    if (!status.managed)
        return {RowTexts::tr("Not managed"),
                {},
                Lamp::Limited,
                RowTexts::tr(
                    "A vblade that somebody else started. Etherdeck shows it, and leaves it alone unless "
                    "you take it over.")};
    switch (status.state) {
    case plans::ExportState::Running:
        return {RowTexts::tr("Running"), {}, Lamp::On, reason};
    case plans::ExportState::Failed:
        return {RowTexts::tr("Failed"), {}, Lamp::Conflict, reason};
    case plans::ExportState::Stopped:
        break;
    }
    return {RowTexts::tr("Stopped"), {}, Lamp::Off, reason};
}

Columns diskColumns() {
    return {{RowTexts::tr("Disk"), RowTexts::tr("Use"), RowTexts::tr("Size"), RowTexts::tr("Model"),
             RowTexts::tr("Serial"), RowTexts::tr("Locked"), RowTexts::tr("Kind"), RowTexts::tr("Content"),
             RowTexts::tr("Stable name")},
            {14, 18, 8, 14, 10, 6, 7, 8, 40}};
}

Columns exportColumns() {
    return {{RowTexts::tr("Address"), RowTexts::tr("State"), RowTexts::tr("Requests/s"),
             RowTexts::tr("Throughput"), RowTexts::tr("Disk"), RowTexts::tr("Interfaces"),
             RowTexts::tr("Allowed"), RowTexts::tr("Options"), RowTexts::tr("Reason")},
            {8, 10, 9, 19, 30, 9, 17, 20, 30}};
}

Columns interfaceColumns() {
    return {{RowTexts::tr("Interface"), RowTexts::tr("State"), RowTexts::tr("MTU"), RowTexts::tr("Speed"),
             RowTexts::tr("MAC address"), RowTexts::tr("Addresses"), RowTexts::tr("Errors"),
             RowTexts::tr("Dropped"), RowTexts::tr("Notes")},
            {9, 11, 6, 10, 17, 17, 6, 7, 30}};
}

Columns journalColumns() {
    return {{RowTexts::tr("Time"), RowTexts::tr("Change"), RowTexts::tr("Result"), RowTexts::tr("By"),
             RowTexts::tr("Reason")},
            {18, 44, 11, 16, 30}};
}

DeviceRows disks(const DeviceState& state) {
    DeviceRows rows;
    for (const auto& disk : state.disks.value_or(std::vector<plans::Disk>())) {
        const auto name = disk.stableNames.empty() ? std::string() : disk.stableNames.front();
        const QString content =
            disk.label.empty() ? textOf(disk.fileSystem)
                               : RowTexts::tr("%1 “%2”").arg(textOf(disk.fileSystem), textOf(disk.label));
        rows.push_back({QString::fromStdString(disk.path),
                        {{textOf(disk.path)},
                         useCell(disk),
                         sizeCell(disk.bytes),
                         {textOf(disk.model)},
                         {textOf(disk.serial)},
                         {disk.locked ? RowTexts::tr("Locked") : QString()},
                         {kindText(disk.kind)},
                         {content},
                         {textOf(name), {}, {}, textOf(name)}}});
    }
    return rows;
}

DeviceRows exports(const DeviceState& state, const BoxRates* rates) {
    DeviceRows rows;
    if (!state.exports)
        return rows;
    for (const auto& status : state.exports->exports) {
        const auto& config = status.config;
        const auto address = QString::fromStdString(config.address.toString());
        const auto* const carried = rates ? rates->of(config.address) : nullptr;
        rows.push_back({address,
                        {addressCell(config.address),
                         stateCell(status),
                         requestsCell(carried),
                         throughputCell(carried),
                         {textOf(config.path), {}, {}, textOf(config.path)},
                         {joined(config.interfaces)},
                         {allowedText(config), {}, {}, allowedText(config)},
                         {optionsText(status)},
                         {textOf(status.reason), {}, {}, textOf(status.reason)}}});
    }
    return rows;
}

DeviceRows interfaces(const DeviceState& state) {
    DeviceRows rows;
    if (!state.interfaces)
        return rows;
    for (const auto& interface : state.interfaces->interfaces) {
        const auto notes = interfaceNotes(state, interface);
        const auto lamp = notes.warnings.isEmpty() ? std::optional<Lamp>() : Lamp::Doubt;
        rows.push_back(
            {QString::fromStdString(interface.name),
             {{textOf(interface.name)},
              linkCell(interface, notes.warnings),
              {QString::number(interface.mtu), interface.mtu},
              {speedText(interface), interface.speed.value_or(0)},
              {QString::fromStdString(interface.mac.toString())},
              {joined(interface.addresses)},
              {numberText(interface.errors), static_cast<double>(interface.errors)},
              {numberText(interface.dropped), static_cast<double>(interface.dropped)},
              {notes.all().join(QLatin1Char(' ')), {}, lamp, notes.all().join(QLatin1Char('\n'))}}});
    }
    return rows;
}

/// Microseconds: more cannot be reckoned with in nanoseconds.
constexpr std::int64_t latestTime = 9'000'000'000'000'000;

DeviceRows journal(const DeviceState& state) {
    DeviceRows rows;
    for (const auto& entry : state.journal.value_or(std::vector<remote::JournalEntry>())) {
        const auto shown = std::clamp<std::int64_t>(entry.time, 0, latestTime);
        const WallTime time{std::chrono::duration_cast<WallTime::duration>(std::chrono::microseconds(shown))};
        rows.push_back({QString::number(entry.entry),
                        {{timeText(time), static_cast<double>(entry.time), {}, {}, true},
                         {sentenceText(entry.title), {}, {}, sentenceText(entry.title)},
                         {resultText(entry), {}, resultLamp(entry), {}},
                         {textOf(entry.who)},
                         {textOf(entry.reason), {}, {}, textOf(entry.reason)}}});
    }
    return rows;
}

} // namespace etherdeck::ui::device_rows
