#include "ui/inventory/targets/facts.h"

#include "core/aoe/frame.h"
#include "ui/inventory/targets/mac_vendor.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace etherdeck::ui {

namespace {

using discovery::Path;
using discovery::Target;

/// What vblade counts for headers: Ethernet's, AoE's and ATA's.
constexpr int headersByVblade = 36;
constexpr std::array defaultMtus{1500, 4200, 9000};
constexpr std::size_t maxMacsShown = 64;

struct TargetFactsTexts {
    Q_DECLARE_TR_FUNCTIONS(TargetFacts)
};

QString orUnknown(const std::string& text) {
    return text.empty() ? TargetFactsTexts::tr("None reported") : fromWire(text);
}

QString featuresText(const aoe::Identity& identity) {
    QStringList features;
    if (identity.lba48)
        features << TargetFactsTexts::tr("LBA48");
    if (identity.dma)
        features << TargetFactsTexts::tr("DMA");
    if (identity.smart)
        features << TargetFactsTexts::tr("SMART");
    if (identity.flushCache)
        features << TargetFactsTexts::tr("cache flush");
    return features.isEmpty() ? TargetFactsTexts::tr("None") : features.join(QStringLiteral(", "));
}

QString sectorSizesText(const aoe::Identity& identity) {
    if (identity.logicalSectorSize == identity.physicalSectorSize)
        return TargetFactsTexts::tr("%1 bytes").arg(numberText(identity.logicalSectorSize));
    return TargetFactsTexts::tr("%1 bytes, %2 bytes physical")
        .arg(numberText(identity.logicalSectorSize), numberText(identity.physicalSectorSize));
}

QString macLines(const std::vector<MacAddress>& macs) {
    QStringList lines;
    for (std::size_t i = 0; i < std::min(macs.size(), maxMacsShown); ++i)
        lines << macText(macs[i]);
    if (macs.size() > maxMacsShown)
        lines << TargetFactsTexts::tr("and %1 more").arg(numberText(macs.size() - maxMacsShown));
    return lines.join(QLatin1Char('\n'));
}

bool holdsOne(const std::vector<MacAddress>& list, const std::vector<MacAddress>& of) {
    return std::any_of(of.begin(), of.end(), [&](const MacAddress& mac) {
        return std::find(list.begin(), list.end(), mac) != list.end();
    });
}

QString timeAndAge(TimePoint time, const Moment& now) {
    return TargetFactsTexts::tr("%1 (%2)").arg(agoText(now.steady - time), timeText(now.toWall(time)));
}

QString pathStateText(const Path& path, const discovery::Target& target) {
    if (path.isUp())
        return TargetFactsTexts::tr("Up");
    if (target.isStopped)
        return TargetFactsTexts::tr("Stopped");
    if (path.state == discovery::PathState::NotWatched)
        return TargetFactsTexts::tr("Not watched");
    switch (target.state) {
    case discovery::TargetState::Missing:
        return TargetFactsTexts::tr("Missing");
    case discovery::TargetState::NotWatched:
        return TargetFactsTexts::tr("Not watched");
    case discovery::TargetState::Up:
    case discovery::TargetState::Vanished:
        break;
    }
    return TargetFactsTexts::tr("Lost");
}

} // namespace

QString macText(const MacAddress& mac) { return QString::fromStdString(mac.toString()); }
QString addressText(Address address) { return QString::fromStdString(address.toString()); }

QString firmwareText(std::uint16_t firmware) {
    const auto number = QStringLiteral("0x%1").arg(firmware, 4, 16, QLatin1Char('0'));
    if (aoe::isVblade(firmware))
        return TargetFactsTexts::tr("vblade %1 (%2)").arg(firmware & 0xff).arg(number);
    return number;
}

QString frameText(std::uint8_t sectors) {
    if (sectors == 1)
        return TargetFactsTexts::tr("1 sector, %1 bytes").arg(numberText(Sectors::bytesEach));
    return TargetFactsTexts::tr("%1 sectors, %2 bytes")
        .arg(sectors)
        .arg(numberText(sectors * Sectors::bytesEach));
}

QString mtuText(std::uint8_t sectors) {
    const int least = sectors * static_cast<int>(Sectors::bytesEach) + headersByVblade;
    const auto usual = std::find_if(defaultMtus.begin(), defaultMtus.end(), [least](int mtu) {
        return mtu >= least && mtu < least + static_cast<int>(Sectors::bytesEach);
    });
    if (usual != defaultMtus.end())
        return QString::number(*usual);
    return TargetFactsTexts::tr("At least %1").arg(least);
}

QString roundTripText(const std::optional<Duration>& roundTrip) {
    if (!roundTrip)
        return TargetFactsTexts::tr("Not measured yet");
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(*roundTrip).count();
    if (microseconds < 1000)
        return TargetFactsTexts::tr("%1 µs").arg(microseconds);
    return TargetFactsTexts::tr("%1 ms").arg(
        QLocale().toString(static_cast<double>(microseconds) / 1000, 'f', 1));
}

std::vector<Fact> diskFacts(const Target& target) {
    if (target.hasConflict())
        return {{TargetFactsTexts::tr("Disks"), disksText(target), false},
                {TargetFactsTexts::tr("Who answers"), disksList(target), true}};
    const auto& identity = target.principal().identity;
    if (!identity)
        return {{TargetFactsTexts::tr("Size"), TargetFactsTexts::tr("It has not identified its disk yet."),
                 false}};
    return {
        {TargetFactsTexts::tr("Size"), fullSizeText(identity->size), false},
        {TargetFactsTexts::tr("Model"), orUnknown(identity->model), false},
        {TargetFactsTexts::tr("Serial number"), orUnknown(identity->serial), true},
        {TargetFactsTexts::tr("Disk firmware"), orUnknown(identity->firmwareRevision), true},
        {TargetFactsTexts::tr("Sector size"), sectorSizesText(*identity), false},
        {TargetFactsTexts::tr("Write cache"),
         identity->writeCache ? TargetFactsTexts::tr("On") : TargetFactsTexts::tr("Off or not reported"),
         false},
        {TargetFactsTexts::tr("Features"), featuresText(*identity), false},
    };
}

std::vector<Fact> pathFacts(const Path& path, const discovery::Target& target,
                            const InterfaceNames& interfaceName, const Moment& now) {
    return {
        {TargetFactsTexts::tr("MAC"), macText(path.key.mac), true},
        {TargetFactsTexts::tr("Vendor"), vendorText(path.key.mac), false},
        {TargetFactsTexts::tr("Interface"), interfaceName(path.key.link), true},
        {TargetFactsTexts::tr("State"), pathStateText(path, target), false},
        {TargetFactsTexts::tr("Target firmware"), firmwareText(path.firmware), false},
        {TargetFactsTexts::tr("Buffers"), numberText(path.buffers), false},
        {TargetFactsTexts::tr("Per frame"), frameText(path.sectorsPerFrame), false},
        {TargetFactsTexts::tr("Implied MTU"), mtuText(path.sectorsPerFrame), false},
        {TargetFactsTexts::tr("Round trip"), roundTripText(path.roundTrip), false},
        {TargetFactsTexts::tr("First heard"), timeText(now.toWall(path.firstSeen)), false},
        {TargetFactsTexts::tr("Last heard"),
         path.isUp() ? agoText(now.steady - path.lastSeen) : timeAndAge(path.lastSeen, now), false},
    };
}

std::vector<Fact> timeFacts(const Target& target, std::optional<WallTime> firstSeen, const Moment& now) {
    const auto first =
        firstSeen ? std::min(*firstSeen, now.toWall(target.firstSeen)) : now.toWall(target.firstSeen);
    return {
        {TargetFactsTexts::tr("First seen"), timeText(first), false},
        {TargetFactsTexts::tr("Last seen"),
         target.state == discovery::TargetState::Up ? agoText(now.steady - target.lastSeen)
                                                    : timeAndAge(target.lastSeen, now),
         false},
    };
}

std::vector<Fact> accessFacts(const Target& target, const std::vector<MacAddress>& own) {
    const auto& path = target.principal();
    std::vector<Fact> facts;
    const QString label = TargetFactsTexts::tr("Allowed initiators");
    if (!path.masks)
        facts.push_back({label, TargetFactsTexts::tr("Not reported."), false});
    else if (path.masks->empty())
        facts.push_back({label, TargetFactsTexts::tr("Any initiator on this segment."), false});
    else {
        const QString text =
            own.empty() ? TargetFactsTexts::tr("Only the initiators on its list. All others get no answer.")
            : holdsOne(*path.masks, own)
                ? TargetFactsTexts::tr("Only the initiators on its list. This computer is one of them.")
                : TargetFactsTexts::tr("Only the initiators on its list. This computer is not one of them.");
        facts.push_back({label, text, false});
        facts.push_back({TargetFactsTexts::tr("Initiators"), macLines(*path.masks), true});
    }
    const QString reservation = TargetFactsTexts::tr("Reservation");
    if (!path.reservedBy)
        facts.push_back({reservation, TargetFactsTexts::tr("Not reported."), false});
    else if (path.reservedBy->empty())
        facts.push_back({reservation, TargetFactsTexts::tr("Nobody has reserved it."), false});
    else {
        const QString text =
            holdsOne(*path.reservedBy, own)
                ? TargetFactsTexts::tr(
                      "Reserved, also for this computer. Others see it, but cannot read or write it.")
                : TargetFactsTexts::tr(
                      "Reserved by others. This computer sees it, but cannot read or write it.");
        facts.push_back({reservation, text, false});
        facts.push_back({TargetFactsTexts::tr("Reserved by"), macLines(*path.reservedBy), true});
    }
    return facts;
}

} // namespace etherdeck::ui
