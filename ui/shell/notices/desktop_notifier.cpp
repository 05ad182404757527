#include "ui/shell/notices/desktop_notifier.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString applicationId = QStringLiteral("org.etherdeck.Etherdeck");
const QString defaultAction = QStringLiteral("default");
constexpr int serversChoice = -1;

uchar toByte(DesktopMessage::Urgency urgency) { return static_cast<uchar>(urgency); }

} // namespace

DesktopNotifier::DesktopNotifier(QDBusConnection bus, QObject* parent) :
    QObject(parent), m_bus(std::move(bus)) {
    if (!m_bus.isConnected())
        return;
    m_bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                  SLOT(invoked(uint, QString)));
    m_bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this,
                  SLOT(closed(uint, uint)));
    const auto question =
        QDBusMessage::createMethodCall(service, path, service, QStringLiteral("GetCapabilities"));
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        const QDBusPendingReply<QStringList> reply = *done;
        m_readsMarkup = !reply.isValid() || reply.value().contains(QLatin1String("body-markup"));
    });
}

void DesktopNotifier::show(const DesktopMessage& message) {
    if (!m_bus.isConnected())
        return;
    if (const auto sending = m_sending.find(slotOf(message)); sending != m_sending.end())
        sending->second = message;
    else
        send(message);
}

DesktopNotifier::Slot DesktopNotifier::slotOf(const DesktopMessage& message) {
    return message.place ? Slot{true, static_cast<int>(message.place->kind)}
                         : Slot{false, static_cast<int>(message.kind)};
}

void DesktopNotifier::send(const DesktopMessage& message) {
    m_sending.emplace(slotOf(message), std::nullopt);
    const auto former = m_shown.find(slotOf(message));
    const uint replaced = former == m_shown.end() ? 0 : former->second.id;
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    call << QStringLiteral("Etherdeck") << replaced << applicationId << message.title
         << (m_readsMarkup ? message.text.toHtmlEscaped() : message.text)
         << QStringList{defaultAction, tr("Show")}
         << QVariantMap{{QStringLiteral("urgency"), QVariant::fromValue(toByte(message.urgency))},
                        {QStringLiteral("desktop-entry"), applicationId},
                        {QStringLiteral("category"), QStringLiteral("device")}}
         << serversChoice;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, slot = slotOf(message), address = message.address,
             place = message.place](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<uint> reply = *done;
                if (reply.isValid())
                    m_shown.insert_or_assign(slot, Shown{reply.value(), address, place});
                sent(slot);
            });
}

void DesktopNotifier::sent(Slot slot) {
    const auto sending = m_sending.extract(slot);
    if (sending && sending.mapped())
        send(*sending.mapped());
}

void DesktopNotifier::invoked(uint id, const QString& action) {
    if (action != defaultAction)
        return;
    const auto found = std::find_if(m_shown.begin(), m_shown.end(),
                                    [id](const auto& entry) { return entry.second.id == id; });
    if (found == m_shown.end())
        return;
    if (const auto place = found->second.place)
        emit placeActivated(*place);
    else
        emit activated(found->second.address);
}

void DesktopNotifier::closed(uint id, uint) {
    std::erase_if(m_shown, [id](const auto& entry) { return entry.second.id == id; });
}

} // namespace etherdeck::ui

#include "moc_desktop_notifier.cpp"
