#pragma once

#include "ui/shell/notices/desktop_message.h"

#include <QDBusConnection>
#include <QObject>

#include <map>
#include <optional>
#include <utility>

namespace etherdeck::ui {

/// Shows messages through the desktop's notification service (org.freedesktop.Notifications). Without one,
/// it shows nothing and reports no error.
class DesktopNotifier : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotifier(QDBusConnection bus = QDBusConnection::sessionBus(), QObject* parent = nullptr);

    /// Replaces the last message of its kind if that is still shown.
    void show(const DesktopMessage& message);

signals:
    /// A message was clicked: the window is to show this target.
    void activated(etherdeck::Address address);
    void placeActivated(const etherdeck::ui::ConsolePlace& place);

private slots:
    void invoked(uint id, const QString& action);
    void closed(uint id, uint reason);

private:
    struct Shown {
        uint id = 0;
        Address address;
        std::optional<ConsolePlace> place;
    };
    /// What a message is about, and its kind: a newer one replaces the last.
    using Slot = std::pair<bool, int>;

    [[nodiscard]] static Slot slotOf(const DesktopMessage& message);
    void send(const DesktopMessage& message);
    void sent(Slot slot);

    QDBusConnection m_bus;
    bool m_readsMarkup = true; ///< the output of boxes must be escaped there; most services read markup
    std::map<Slot, Shown> m_shown;
    /// Kinds whose last message has no id yet, and what is to take its place.
    std::map<Slot, std::optional<DesktopMessage>> m_sending;
};

} // namespace etherdeck::ui
