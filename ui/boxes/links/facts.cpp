#include "ui/boxes/links/facts.h"

#include "ui/console/page/box_text.h"
#include "ui/console/page/page.h"
#include "ui/devices/base/text.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/page.h"
#include "ui/devices/page/rows.h"
#include "ui/inventory/page/page.h"
#include "ui/text/box.h"
#include "ui/text/plain.h"
#include "ui/text/target.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <set>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;
using boxes::BoxKey;
using boxes::KnownBox;
using boxes::SourceId;
using boxes::Thing;

struct BoxFactTexts {
    Q_DECLARE_TR_FUNCTIONS(BoxFacts)
};

/// A target that was last heard from so long before a crash, or so shortly after it, went away with the box.
constexpr auto lastHeardBefore = 10min;
constexpr auto lastHeardAfter = 1min;
constexpr qsizetype maxNamed = 4;

QString macText(const MacAddress& mac) { return QString::fromStdString(mac.toString()); }

WallTime wallNow() { return std::chrono::system_clock::now(); }

bool wentAwayWith(const discovery::Target& target, WallTime crash) {
    const auto last = Moment::now().toWall(target.lastSeen);
    return isPast(plainCondition(target)) && !target.isStopped && last > crash - lastHeardBefore &&
           last < crash + lastHeardAfter;
}

/// "e7.3, e7.4, e7.5, e7.6 and 12 more"
QString shortList(const QStringList& all) {
    if (all.size() <= maxNamed + 1)
        return listText(all);
    return BoxFactTexts::tr("%1 and %2 more")
        .arg(all.mid(0, maxNamed).join(QStringLiteral(", ")), numberText(all.size() - maxNamed));
}

/// What no other box has.
QString signOf(const KnownBox& box) {
    if (!box.box.device.empty())
        return fromWire(box.box.device);
    const auto macs = box.all<MacAddress>();
    return macs.empty() ? fromWire(KnownBox{box.key, {}, {}}.title()) : macText(macs.front());
}

QString exportedAs(const plans::Disk& disk, const DeviceState& state) {
    if (state.exports)
        for (const auto& status : state.exports->exports)
            if (disk.path == status.config.path ||
                std::ranges::find(disk.stableNames, status.config.path) != disk.stableNames.end())
                return QString::fromStdString(status.config.address.toString());
    return {};
}

} // namespace

QString BoxFacts::titleOf(const KnownBox& box) const {
    if (box.box.name.empty() && isManaged(box.box.device))
        return m_devices.titleOf(box.box.device);
    return fromWire(box.title());
}

QString BoxFacts::titleOf(const BoxKey& box) const {
    const auto* const known = m_boxes->find(box);
    return known ? titleOf(*known) : macText(box.mac);
}

QString BoxFacts::titleOf(const Thing& thing) const {
    if (const auto* const mac = std::get_if<MacAddress>(&thing))
        return macText(*mac);
    if (const auto* const source = std::get_if<SourceId>(&thing))
        return m_console.titleOf(static_cast<qint64>(*source));
    const auto address = std::get<Address>(thing);
    const auto text = QString::fromStdString(address.toString());
    const auto target = m_inventory.target(address);
    const auto name = target ? m_inventory.labelOf(*target).name : std::string();
    return name.empty() ? text : BoxFactTexts::tr("%1 “%2”").arg(text, fromWire(name));
}

bool BoxFacts::isManaged(const std::string& device) const {
    const auto& listed = m_devices.devices();
    return !device.empty() && std::ranges::find(listed, device, &KnownDevice::device) != listed.end();
}

QStringList BoxFacts::groups() const {
    std::set<QString> found;
    for (const auto& box : m_boxes->all())
        if (!box.box.group.empty())
            found.insert(fromWire(box.box.group));
    return {found.begin(), found.end()};
}

TargetBox BoxFacts::boxOf(Address address) const {
    const auto belonging = m_boxes->of(address);
    const auto* const box = belonging.box ? m_boxes->find(*belonging.box) : nullptr;
    if (!box)
        return {{}, {}, disputeSentence(*m_boxes, belonging), {}, {}, {}};
    QStringList sources;
    for (const auto source : box->all<SourceId>())
        if (m_console.source(static_cast<qint64>(source)))
            sources << titleOf(source);
    if (!box->key.isStored() && sources.isEmpty())
        return {}; // a MAC address, which the paths show
    const auto& device = box->box.device;
    return {box->key,
            titleOf(*box),
            proofSentence(belonging),
            isManaged(device) ? diskOf(device, address) : QString(),
            sources.join(QStringLiteral(", ")),
            isManaged(device) ? QString::fromStdString(device) : QString()};
}

QString BoxFacts::boxOf(const store::EventRecord& event) const {
    const auto belonging = event.mac ? m_boxes->of(*event.mac) : m_boxes->of(event.address);
    const auto* const box =
        belonging.box && belonging.box->isStored() ? m_boxes->find(*belonging.box) : nullptr;
    return box ? titleOf(*box) : QString();
}

std::optional<store::EventOrigin> BoxFacts::originOf(const QString& name) const {
    std::optional<store::EventOrigin> origin;
    for (const auto& box : m_boxes->all()) {
        if (!box.key.isStored() || !titleOf(box).contains(name, Qt::CaseInsensitive))
            continue;
        if (!origin)
            origin.emplace();
        const auto macs = box.all<MacAddress>();
        const auto targets = box.all<Address>();
        origin->macs.insert(origin->macs.end(), macs.begin(), macs.end());
        origin->targets.insert(origin->targets.end(), targets.begin(), targets.end());
    }
    return origin;
}

/// As the agent of the box names it.
QString BoxFacts::diskOf(const std::string& device, Address address) const {
    const auto state = m_devices.list().stateOf(device);
    if (!state || !state->exports)
        return {};
    const auto isIt = [address](const plans::ExportStatus& status) {
        return status.config.address == address;
    };
    const auto found = std::ranges::find_if(state->exports->exports, isIt);
    if (found == state->exports->exports.end())
        return {};
    QStringList parts{fromWire(found->config.path)};
    if (state->disks)
        for (const auto& disk : *state->disks)
            if (disk.path == found->config.path ||
                std::ranges::find(disk.stableNames, found->config.path) != disk.stableNames.end())
                parts << fromWire(disk.model) << fromWire(disk.serial);
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

std::map<SourceId, std::int64_t> BoxFacts::crashesOf(const BoxKey& box) const {
    std::map<SourceId, std::int64_t> counts;
    if (const auto* const known = m_boxes->find(box))
        for (const auto source : known->all<SourceId>()) {
            const auto* const heard = m_console.source(static_cast<qint64>(source));
            counts.emplace(source, heard ? heard->crashes : 0);
        }
    return counts;
}

std::vector<BoxOffer> BoxFacts::offers() const {
    std::vector<BoxOffer> offers;
    for (const auto& box : m_boxes->all()) {
        QStringList has;
        for (const auto target : box.all<Address>())
            has << QString::fromStdString(target.toString());
        for (const auto source : box.all<SourceId>())
            if (m_console.source(static_cast<qint64>(source)))
                has << titleOf(source);
        has.removeAll(titleOf(box));
        offers.push_back({box.key, titleOf(box), has.isEmpty() ? QString() : shortList(has), signOf(box)});
    }
    QCollator collator;
    collator.setNumericMode(true);
    std::ranges::stable_sort(offers, [&collator](const BoxOffer& a, const BoxOffer& b) {
        return collator.compare(a.title, b.title) < 0;
    });
    return offers;
}

QString BoxFacts::aboutOf(const KnownBox& box) const {
    QStringList parts;
    if (!box.box.group.empty())
        parts << BoxFactTexts::tr("Group %1").arg(fromWire(box.box.group));
    if (!box.box.device.empty())
        parts << fromWire(box.box.device);
    if (isManaged(box.box.device))
        parts << linkText(m_devices.list().stateOf(box.box.device).get(), wallNow());
    if (!box.box.note.empty())
        parts << fromWire(box.box.note);
    return parts.join(QStringLiteral(" · "));
}

BoxSheetRow BoxFacts::rowOf(const boxes::Member& member) const {
    BoxSheetRow row{titleOf(member.thing), {}, {}, {}, member.thing};
    row.why = proofSentence(m_boxes->of(member.thing));
    if (const auto* const address = std::get_if<Address>(&member.thing)) {
        const auto target = m_inventory.target(*address);
        if (!target)
            return row;
        const auto condition = plainCondition(*target);
        row.lamp = conditionLamp(condition);
        row.state = conditionText(condition, *target);
        if (isPast(condition))
            row.state = BoxFactTexts::tr("%1, last heard %2")
                            .arg(row.state, timeText(Moment::now().toWall(target->lastSeen)));
    } else if (const auto* const source = std::get_if<SourceId>(&member.thing)) {
        if (const auto* const heard = m_console.source(static_cast<qint64>(*source))) {
            const auto condition = conditionOf(*heard, wallNow());
            row.lamp = condition.lamp;
            row.state = condition.text;
        }
    }
    return row;
}

BoxSheetSection BoxFacts::disksOf(const KnownBox& box) const {
    BoxSheetSection section{BoxFactTexts::tr("Disks"), {}};
    const auto state = isManaged(box.box.device) ? m_devices.list().stateOf(box.box.device) : nullptr;
    if (!state || !state->disks)
        return section;
    for (const auto& disk : *state->disks) {
        if (!disk.whole.empty())
            continue;
        const auto use = device_rows::useCell(disk);
        QStringList parts{fromWire(disk.path), diskSizeText(disk.bytes), fromWire(disk.model)};
        parts.removeAll(QString());
        const auto target = exportedAs(disk, *state);
        section.rows.push_back({parts.join(QStringLiteral(" · ")), use.lamp,
                                target.isEmpty() ? use.text : BoxFactTexts::tr("Exported as %1").arg(target),
                                BoxFactTexts::tr("The agent of the box reports it."), std::nullopt,
                                fromWire(disk.path)});
    }
    return section;
}

Notice::Message BoxFacts::crashMessage(const KnownBox& box, const store::ConsoleCrash& crash) const {
    QStringList away;
    for (const auto address : box.all<Address>())
        if (const auto target = m_inventory.target(address); target && wentAwayWith(*target, crash.time))
            away << QString::fromStdString(address.toString());
    const auto text = away.isEmpty() ? BoxFactTexts::tr("None of its targets went away with it.")
                      : away.size() == 1
                          ? BoxFactTexts::tr("%1 went away with it.").arg(away.front())
                          : BoxFactTexts::tr("%1 went away with it.", "several targets").arg(shortList(away));
    return {Lamp::Conflict,
            BoxFactTexts::tr("It crashed %1: %2").arg(timeText(crash.time), fromWire(crash.title)),
            text,
            {},
            crash.firstLine != 0 ? BoxFactTexts::tr("Show crash") : QString(),
            -1};
}

BoxSheetContent BoxFacts::sheetOf(const BoxKey& key, const std::optional<store::ConsoleCrash>& crash) const {
    BoxSheetContent content;
    content.box = key;
    content.title = titleOf(key);
    const auto* const box = m_boxes->find(key);
    if (!box)
        return content;
    content.about = aboutOf(*box);
    content.isManaged = isManaged(box->box.device);
    BoxSheetSection targets{BoxFactTexts::tr("Targets"), {}};
    BoxSheetSection consoles{BoxFactTexts::tr("Console"), {}};
    BoxSheetSection macs{BoxFactTexts::tr("MAC addresses"), {}};
    for (const auto& member : box->members) {
        const auto* const source = std::get_if<SourceId>(&member.thing);
        if (source && !m_console.source(static_cast<qint64>(*source)))
            continue;
        auto& section = source ? consoles : std::holds_alternative<Address>(member.thing) ? targets : macs;
        section.rows.push_back(rowOf(member));
    }
    for (auto& section : {targets, disksOf(*box), consoles, macs})
        if (!section.rows.empty())
            content.sections.push_back(section);
    if (crash)
        content.crash = crashMessage(*box, *crash);
    return content;
}

} // namespace etherdeck::ui
