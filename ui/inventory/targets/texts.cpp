#include "ui/inventory/targets/texts.h"

#include "ui/inventory/targets/model.h"
#include "ui/text/link.h"

#include <algorithm>

namespace etherdeck::ui {

using discovery::Target;

namespace {

std::size_t livePaths(const Target& target) {
    return static_cast<std::size_t>(std::count_if(target.paths.begin(), target.paths.end(),
                                                  [](const auto& path) { return path.isUp(); }));
}

/// "2", and where more MACs answer than are listed "16 of 20" or "16 of at least 80".
QString pathCountText(const Target& target) {
    const auto live = livePaths(target);
    const auto& unlisted = target.unlisted;
    if (unlisted.count == 0)
        return QString::number(live);
    return (unlisted.isAtLeast ? TargetModel::tr("%1 of at least %2") : TargetModel::tr("%1 of %2"))
        .arg(live)
        .arg(live + unlisted.count);
}

auto interfaceNames(const TargetModel& model) {
    return [&model](discovery::LinkId link) { return model.interfaceName(link); };
}

} // namespace

QString TargetTexts::displayText(int column) const {
    const auto& path = m_target.principal();
    switch (column) {
    case TargetModel::AddressColumn:
        return QString::fromStdString(m_target.address.toString());
    case TargetModel::NameColumn:
        return m_target.hasConflict() ? disksText(m_target) : m_model.targetName(m_target);
    case TargetModel::StateColumn:
        return conditionText(m_condition, m_target);
    case TargetModel::SizeColumn:
        if (m_target.hasConflict())
            return disksText(m_target);
        return path.identity ? sizeText(path.identity->size) : QString();
    case TargetModel::ModelColumn:
        if (m_target.hasConflict())
            return disksText(m_target);
        return path.identity ? fromWire(path.identity->model) : QString();
    case TargetModel::SerialColumn:
        if (m_target.hasConflict())
            return disksText(m_target);
        return path.identity ? fromWire(path.identity->serial) : QString();
    case TargetModel::ConfigStringColumn:
        return configText();
    case TargetModel::PathsColumn:
        return pathCountText(m_target);
    case TargetModel::InterfaceColumn:
        return interfacesText(m_target, interfaceNames(m_model));
    case TargetModel::LastSeenColumn:
        return m_target.state == discovery::TargetState::Up ? TargetModel::tr("now")
                                                            : agoText(m_now.steady - m_target.lastSeen);
    default:
        return {};
    }
}

QVariant TargetTexts::sortValue(int column) const {
    switch (column) {
    case TargetModel::AddressColumn:
        return static_cast<uint>(m_target.address.shelf()) << 8 | m_target.address.slot();
    case TargetModel::StateColumn:
        return static_cast<int>(m_condition);
    case TargetModel::SizeColumn:
        return static_cast<qulonglong>(m_target.principal().identity && !m_target.hasConflict()
                                           ? m_target.principal().identity->size.count
                                           : 0);
    case TargetModel::PathsColumn:
        return static_cast<qulonglong>(livePaths(m_target));
    case TargetModel::LastSeenColumn:
        return static_cast<qlonglong>(m_target.state == discovery::TargetState::Up
                                          ? TimePoint::max().time_since_epoch().count()
                                          : m_target.lastSeen.time_since_epoch().count());
    default:
        return displayText(column);
    }
}

QString TargetTexts::toolTip(int column) const {
    const bool isOfADisk = column == TargetModel::NameColumn || column == TargetModel::SizeColumn ||
                           column == TargetModel::ModelColumn || column == TargetModel::SerialColumn ||
                           column == TargetModel::ConfigStringColumn;
    if (m_target.hasConflict() && isOfADisk)
        return disksList(m_target);
    switch (column) {
    case TargetModel::StateColumn:
        return explained();
    case TargetModel::SizeColumn:
        return m_target.principal().identity ? fullSizeText(m_target.principal().identity->size)
                                             : TargetModel::tr("It has not reported its size yet.");
    case TargetModel::PathsColumn:
    case TargetModel::InterfaceColumn:
        return pathsText(m_target, interfaceNames(m_model));
    case TargetModel::LastSeenColumn:
        return TargetModel::tr("First seen %1\nLast heard %2")
            .arg(timeText(m_now.toWall(m_target.firstSeen)), timeText(m_now.toWall(m_target.lastSeen)));
    case TargetModel::AddressColumn:
        return TargetModel::tr("Shelf %1, slot %2")
            .arg(m_target.address.shelf())
            .arg(m_target.address.slot());
    default:
        return displayText(column);
    }
}

QString TargetTexts::summaryText() const {
    QStringList lines;
    const QString name = displayText(TargetModel::NameColumn);
    const QString address = displayText(TargetModel::AddressColumn);
    lines << (name.isEmpty() ? address : TargetModel::tr("%1 · %2").arg(address, name));
    lines << TargetModel::tr("Shelf %1, slot %2").arg(m_target.address.shelf()).arg(m_target.address.slot());
    lines << explained();
    if (m_target.hasConflict())
        lines << disksList(m_target);
    else if (m_target.principal().identity)
        lines << fullSizeText(m_target.principal().identity->size);
    if (const QString config = displayText(TargetModel::ConfigStringColumn); !config.isEmpty())
        lines << TargetModel::tr("Config string: %1").arg(config);
    lines << pathsText(m_target, interfaceNames(m_model));
    return lines.join(QLatin1Char('\n'));
}

QString TargetTexts::explained() const {
    const QString since = timeText(m_now.toWall(m_target.lastSeen));
    switch (m_condition) {
    case TargetCondition::Missing:
        return TargetModel::tr("Missing since %1. %2").arg(since, conditionExplained(m_condition, m_target));
    case TargetCondition::NotWatched:
        return TargetModel::tr("Not watched: %1. It was last heard %2.")
            .arg(notWatchedReason(m_target, interfaceNames(m_model), m_links), since);
    default:
        return conditionExplained(m_condition, m_target);
    }
}

/// In a conflict it is told when all say the same.
QString TargetTexts::configText() const {
    const auto& string = m_target.principal().configString;
    const auto disks = discovery::claimants(m_target);
    const bool isOne = std::all_of(disks.begin(), disks.end(),
                                   [&](const auto* path) { return path->configString == string; });
    return isOne ? fromWire(string) : disksText(m_target);
}

QString TargetTexts::spokenText() const {
    QStringList parts;
    for (const auto column : {TargetModel::AddressColumn, TargetModel::NameColumn, TargetModel::StateColumn,
                              TargetModel::SizeColumn, TargetModel::ConfigStringColumn})
        if (const QString text = displayText(column); !text.isEmpty())
            parts << text;
    return parts.join(QStringLiteral(", "));
}

QString TargetTexts::paths() const { return pathsText(m_target, interfaceNames(m_model)); }

QString TargetTexts::stateWords() const {
    QStringList words{displayText(TargetModel::StateColumn), m_target.isStopped
                                                                 ? QStringLiteral("stopped")
                                                                 : QString::fromLatin1(name(m_target.state))};
    if (m_target.hasConflict() || m_target.hasPossibleConflict())
        words << QStringLiteral("conflict");
    return words.join(QLatin1Char('\n'));
}

QString TargetTexts::searchText(const QString& box) const {
    QStringList parts;
    for (int column = 0; column < TargetModel::ColumnCount; ++column)
        if (column != TargetModel::LastSeenColumn)
            parts << displayText(column);
    if (m_target.hasConflict())
        parts << m_model.targetName(m_target) << disksList(m_target);
    parts << m_model.shelfName(m_target.address.shelf()) << box << paths();
    return parts.join(QLatin1Char('\n'));
}

} // namespace etherdeck::ui
