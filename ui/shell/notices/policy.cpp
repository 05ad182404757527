#include "ui/shell/notices/policy.h"

#include "ui/text/event.h"
#include "ui/text/plain.h"
#include "ui/text/target.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace etherdeck::ui {

namespace {

using discovery::EventKind;

struct NotificationPolicyTexts {
    Q_DECLARE_TR_FUNCTIONS(NotificationPolicy)
};

constexpr std::size_t maxListed = 5;
constexpr std::size_t maxEventsGathered = 100'000;

QString addressText(Address address) { return QString::fromStdString(address.toString()); }

QString targetText(Address address, const QString& name) {
    return name.isEmpty() ? addressText(address)
                          : NotificationPolicyTexts::tr("%1 “%2”").arg(addressText(address), name);
}

QString titleOfOne(EventKind kind, const QString& target, std::size_t disks) {
    switch (kind) {
    case EventKind::Vanished:
        return NotificationPolicyTexts::tr("%1 stopped answering").arg(target);
    case EventKind::CameBack:
        return NotificationPolicyTexts::tr("%1 answers again").arg(target);
    case EventKind::Conflict:
        return disks > 1 ? NotificationPolicyTexts::tr("%1 answer as %2").arg(disksText(disks), target)
                         : NotificationPolicyTexts::tr("Different disks answer as %1").arg(target);
    case EventKind::PossibleConflict:
        return NotificationPolicyTexts::tr("%1 may be two disks").arg(target);
    default:
        return NotificationPolicyTexts::tr("%1: %2").arg(target, eventName(kind));
    }
}

QString titleOfMany(EventKind kind, std::size_t count) {
    const QString number = numberText(count);
    switch (kind) {
    case EventKind::Vanished:
        return NotificationPolicyTexts::tr("%1 targets stopped answering").arg(number);
    case EventKind::CameBack:
        return NotificationPolicyTexts::tr("%1 targets answer again").arg(number);
    case EventKind::Conflict:
        return NotificationPolicyTexts::tr("%1 targets are in conflict").arg(number);
    case EventKind::PossibleConflict:
        return NotificationPolicyTexts::tr("%1 targets may be two disks each").arg(number);
    default:
        return NotificationPolicyTexts::tr("%1 targets: %2").arg(number, eventName(kind));
    }
}

QString consequence(EventKind kind) {
    if (kind == EventKind::Conflict)
        return NotificationPolicyTexts::tr(
            "An initiator that uses both destroys data. Open Etherdeck to see who answers.");
    if (kind == EventKind::PossibleConflict)
        return NotificationPolicyTexts::tr(
            "Two boxes answer, and nothing proves that they hold the same disk. Open Etherdeck to see what "
            "would decide it.");
    return {};
}

DesktopMessage::Urgency urgencyOf(EventKind kind) {
    switch (kind) {
    case EventKind::Conflict:
        return DesktopMessage::Urgency::Critical;
    case EventKind::Vanished:
    case EventKind::PathLost:
    case EventKind::InventoryFull:
    case EventKind::PossibleConflict:
        return DesktopMessage::Urgency::Normal;
    default:
        return DesktopMessage::Urgency::Low;
    }
}

} // namespace

void NotificationPolicy::setWindowInFront(bool isInFront) {
    m_isInFront = isInFront;
    if (!isInFront)
        return;
    m_gathered.clear();
    m_silent.clear();
    m_rounds.clear();
}

void NotificationPolicy::eventHappened(EventKind kind, Address address, const QString& name,
                                       std::size_t disks, TimePoint now) {
    if (!m_settings.isOn || m_isInFront)
        return;
    if (kind == EventKind::CameBack && m_gathered.contains(EventKind::Vanished) &&
        m_gathered[EventKind::Vanished].contains(address)) {
        drop(EventKind::Vanished, address);
        return;
    }
    if (kind == EventKind::Vanished)
        drop(EventKind::CameBack, address);
    if (kind == EventKind::ConflictEnded) {
        drop(EventKind::Conflict, address);
        drop(EventKind::PossibleConflict, address);
    }
    if (!m_settings.kinds.contains(kind))
        return;
    Gathered& gathered = m_gathered[kind];
    if (gathered.size() < maxEventsGathered &&
        gathered.emplace(address, Noted{disks > 1 ? QString() : name.left(longestNoticeName), disks}).second)
        m_rounds.expect(now);
}

void NotificationPolicy::linkFellSilent(const QString& interface, std::size_t targets) {
    if (m_gathered.contains(EventKind::Vanished)) // else nobody wants to hear of it
        m_silent[interface] += targets;
}

void NotificationPolicy::drop(EventKind kind, Address address) {
    const auto gathered = m_gathered.find(kind);
    if (gathered == m_gathered.end() || gathered->second.erase(address) == 0)
        return;
    if (gathered->second.empty())
        m_gathered.erase(gathered);
    if (m_gathered.empty())
        m_rounds.cancel();
}

void NotificationPolicy::timeReached(TimePoint now) {
    if (!m_rounds.begins(now))
        return;
    // What matters most comes last, and so stands on top.
    constexpr std::array weighty{EventKind::CameBack, EventKind::Vanished, EventKind::PossibleConflict,
                                 EventKind::Conflict};
    for (const auto& [kind, gathered] : m_gathered)
        if (std::ranges::find(weighty, kind) == weighty.end())
            m_rounds.add(messageOf(kind, gathered));
    for (const auto kind : weighty)
        if (const auto gathered = m_gathered.find(kind); gathered != m_gathered.end())
            m_rounds.add(messageOf(kind, gathered->second));
    m_gathered.clear();
    m_silent.clear();
}

DesktopMessage NotificationPolicy::messageOf(EventKind kind, const Gathered& gathered) const {
    DesktopMessage message;
    message.kind = kind;
    message.urgency = urgencyOf(kind);
    message.address = gathered.begin()->first;
    if (gathered.size() == 1) {
        const Noted& noted = gathered.begin()->second;
        const QString target = targetText(message.address, noted.name);
        message.title = titleOfOne(kind, target, noted.disks);
        message.text = consequence(kind);
        return message;
    }
    message.title = titleOfMany(kind, gathered.size());
    if (kind == EventKind::Vanished && m_silent.size() == 1 && m_silent.begin()->second == gathered.size())
        message.title =
            NotificationPolicyTexts::tr("All %1 targets on %2 stopped answering: switch or cable?")
                .arg(numberText(gathered.size()), m_silent.begin()->first);
    QStringList listed;
    for (const auto& [address, noted] : gathered) {
        const QString& name = noted.name;
        if (listed.size() == static_cast<qsizetype>(maxListed))
            break;
        // Desktops take the text for markup: a name that would be read so is left out.
        const bool isMarkup = name.contains(QLatin1Char('<')) || name.contains(QLatin1Char('&'));
        listed << targetText(address, isMarkup ? QString() : name);
        if (noted.disks > 1)
            listed.back() = QStringLiteral("%1 (%2)").arg(listed.back(), disksText(noted.disks));
    }
    const QString rest = numberText(gathered.size() - static_cast<std::size_t>(listed.size()));
    message.text = gathered.size() > maxListed
                       ? NotificationPolicyTexts::tr("%1 and %2 more")
                             .arg(listed.join(NotificationPolicyTexts::tr(", ")), rest)
                       : listText(listed);
    return message;
}

} // namespace etherdeck::ui
