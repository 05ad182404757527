#include "ui/shell/notices/notifications.h"

#include "ui/console/page/sleep_text.h"
#include "ui/shell/preferences/preferences.h"

#include <algorithm>

namespace etherdeck::ui {

Notifications::Notifications(QObject* parent) : QObject(parent) {
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_policy.timeReached(Clock::now());
        m_console.timeReached(Clock::now());
        advance();
    });
}

void Notifications::setPreferences(const Preferences& preferences) {
    using discovery::EventKind;
    NotificationSettings settings;
    settings.isOn = preferences.notifies;
    settings.kinds.clear();
    if (preferences.notifiesVanished)
        settings.kinds.insert(EventKind::Vanished);
    if (preferences.notifiesReturned)
        settings.kinds.insert(EventKind::CameBack);
    if (preferences.notifiesConflict)
        settings.kinds.insert({EventKind::Conflict, EventKind::PossibleConflict});
    m_policy.setSettings(settings);
    m_tellsSleep = preferences.notifies;
    using Kind = ConsolePlace::Kind;
    ConsoleNoticeSettings console{preferences.notifies, {}};
    if (preferences.notifiesCrash)
        console.kinds.insert(Kind::Crash);
    if (preferences.notifiesBoot)
        console.kinds.insert(Kind::Boot);
    if (preferences.notifiesSilence)
        console.kinds.insert(Kind::Silence);
    m_console.setSettings(console);
}

void Notifications::setWindowInFront(bool isInFront) {
    m_policy.setWindowInFront(isInFront);
    m_console.setWindowInFront(isInFront);
    advance();
}

void Notifications::noteEvent(const DiscoveryEvent& event, const QString& name) {
    if (event.event.isStop) // somebody wanted it
        return;
    const std::size_t disks = event.target ? discovery::diskCount(*event.target) : 1;
    m_policy.eventHappened(event.event.kind, event.event.address, name, disks, Clock::now());
    advance();
}

void Notifications::noteSilence(const SilentLink& link) {
    m_policy.linkFellSilent(QString::fromStdString(link.interface), link.targets);
    advance();
}

void Notifications::noteCrash(const store::ConsoleCrash& crash, const QString& name) {
    m_console.crashFound(crash, name, Clock::now());
    advance();
}

void Notifications::noteBoot(const store::ConsoleBoot& boot, const QString& name) {
    m_console.bootStarted(boot, name, Clock::now());
    advance();
}

void Notifications::noteBoxes(const std::vector<ConsoleBoxState>& boxes) {
    m_console.boxesChanged(boxes, std::chrono::system_clock::now(), Clock::now());
    advance();
}

void Notifications::noteAboutToSleep(const QStringList& boxes) {
    tellSleep(sleepWarning(boxes).title, DesktopMessage::Urgency::Critical);
}

void Notifications::noteSlept(WallTime start, WallTime end, const QStringList& boxes) {
    if (!boxes.isEmpty())
        tellSleep(sleptMessage(start, end, boxes).title, DesktopMessage::Urgency::Normal);
}

/// Without a text: desktops take it for markup, and names of boxes would stand there.
void Notifications::tellSleep(const QString& title, DesktopMessage::Urgency urgency) {
    if (!m_tellsSleep)
        return;
    DesktopMessage message;
    message.urgency = urgency;
    message.title = title;
    message.place = ConsolePlace{ConsolePlace::Kind::Sleep, 0, 0, 0};
    m_notifier.show(message);
}

void Notifications::advance() {
    while (const auto message = m_policy.takeMessage())
        m_notifier.show(*message);
    while (const auto message = m_console.takeMessage())
        m_notifier.show(*message);
    const TimePoint deadline = std::min(m_policy.nextDeadline(), m_console.nextDeadline());
    if (deadline == TimePoint::max())
        m_deadline.stop();
    else
        m_deadline.start(std::max(std::chrono::milliseconds(0),
                                  std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now())));
}

} // namespace etherdeck::ui

#include "moc_notifications.cpp"
