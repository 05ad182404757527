#pragma once

#include "core/services/inventory/discovery_values.h"
#include "ui/shell/notices/console.h"
#include "ui/shell/notices/desktop_notifier.h"
#include "ui/shell/notices/policy.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace etherdeck::ui {

struct Preferences;

/// Notifies the user of events on the SAN while the window is not in front.
class Notifications : public QObject {
    Q_OBJECT

public:
    explicit Notifications(QObject* parent = nullptr);

    /// Tells which message was clicked.
    [[nodiscard]] const DesktopNotifier& desktop() const { return m_notifier; }
    void setPreferences(const Preferences& preferences);
    void setWindowInFront(bool isInFront);
    /// `name` is the user's name for the target, or empty.
    void noteEvent(const DiscoveryEvent& event, const QString& name);
    void noteSilence(const SilentLink& link);
    /// `name` is what the box is called.
    void noteCrash(const store::ConsoleCrash& crash, const QString& name);
    void noteBoot(const store::ConsoleBoot& boot, const QString& name);
    /// This computer sleeps while these boxes depend on it. Also sent when the window is in front: the screen
    /// goes dark. Slept replaces the warning; without boxes there is no message.
    void noteAboutToSleep(const QStringList& boxes);
    void noteSlept(WallTime start, WallTime end, const QStringList& boxes);
    void noteBoxes(const std::vector<ConsoleBoxState>& boxes);

private:
    void advance();
    void tellSleep(const QString& title, DesktopMessage::Urgency urgency);

    NotificationPolicy m_policy;
    ConsoleNotices m_console;
    bool m_tellsSleep = true;
    DesktopNotifier m_notifier;
    QTimer m_deadline;
};

} // namespace etherdeck::ui
