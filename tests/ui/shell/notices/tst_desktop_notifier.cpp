#include "tests/support/registered_test.h"
#include "ui/shell/notices/desktop_notifier.h"

#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::ui;
using discovery::EventKind;
using Urgency = DesktopMessage::Urgency;

/// A desktop's notification service, as far as the notifier needs one.
class NotificationServer : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Note {
        QString application;
        uint replaces = 0;
        QString icon;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };
    std::vector<Note> notes;
    QStringList capabilities{"body", "body-markup"};

public slots:
    QStringList GetCapabilities() const { return capabilities; }
    uint Notify(const QString& application, uint replaces, const QString& icon, const QString& title,
                const QString& text, const QStringList& actions, const QVariantMap& hints, int) {
        notes.push_back({application, replaces, icon, title, text, actions, hints});
        return replaces != 0 ? replaces : ++m_lastId;
    }

signals:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_lastId = 41;
};

class DesktopNotifierTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void showsAMessage();
    void takesNoTextForMarkup();
    void replacesTheLastOfItsKind();
    void doesNotReplaceOneThatWasClosed();
    void tellsWhichTargetWasClicked();
    void passesOverClicksOfOthers();
    void doesWithoutAServer();
    void doesWithoutABus();

private:
    static constexpr int patience = 30'000;

    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<NotificationServer> m_server;
    std::unique_ptr<DesktopNotifier> m_notifier;
};

namespace {

DesktopMessage message(EventKind kind, Address address) {
    return {kind, Urgency::Critical, QStringLiteral("e7.3 “films” stopped answering"), QStringLiteral("text"),
            address};
}

} // namespace

void DesktopNotifierTest::initTestCase() {
    const QString program = QStandardPaths::findExecutable("dbus-daemon");
    QVERIFY2(!program.isEmpty(), "dbus-daemon is missing: installer/prepare-debian test");
    m_daemon.start(program, {"--session", "--nofork", "--nopidfile", "--print-address=1"});
    QVERIFY(m_daemon.waitForStarted(patience));
    QTRY_VERIFY_WITH_TIMEOUT(m_daemon.canReadLine(), patience);
    m_address = QString::fromLocal8Bit(m_daemon.readLine()).trimmed();
}

void DesktopNotifierTest::cleanupTestCase() {
    m_daemon.terminate();
    QVERIFY(m_daemon.waitForFinished(patience));
}

void DesktopNotifierTest::init() {
    auto desktop = QDBusConnection::connectToBus(m_address, "desktop");
    QVERIFY(desktop.isConnected());
    m_server = std::make_unique<NotificationServer>();
    QVERIFY(desktop.registerObject("/org/freedesktop/Notifications", m_server.get(),
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(desktop.registerService("org.freedesktop.Notifications"));
    m_notifier = std::make_unique<DesktopNotifier>(QDBusConnection::connectToBus(m_address, "etherdeck"));
}

void DesktopNotifierTest::cleanup() {
    m_notifier.reset();
    m_server.reset();
    QDBusConnection::disconnectFromBus("etherdeck");
    QDBusConnection::disconnectFromBus("desktop");
}

void DesktopNotifierTest::showsAMessage() {
    m_notifier->show(message(EventKind::Vanished, {7, 3}));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->notes.size(), 1u, patience);
    const auto& note = m_server->notes[0];
    QCOMPARE(note.application, "Etherdeck");
    QCOMPARE(note.icon, "org.etherdeck.Etherdeck");
    QCOMPARE(note.title, "e7.3 “films” stopped answering");
    QCOMPARE(note.text, "text");
    QCOMPARE(note.replaces, 0u);
    QCOMPARE(note.actions.value(0), "default");
    QCOMPARE(note.hints.value("urgency").value<uchar>(), uchar(2));
    QCOMPARE(note.hints.value("desktop-entry").toString(), "org.etherdeck.Etherdeck");
}

void DesktopNotifierTest::takesNoTextForMarkup() {
    auto hostile = message(EventKind::Vanished, {7, 3});
    hostile.text = QStringLiteral("<img src='file:///x'> & <b>Oops</b>");
    m_notifier->show(hostile);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->notes.size(), 1u, patience);
    QCOMPARE(m_server->notes[0].text, "&lt;img src='file:///x'&gt; &amp; &lt;b&gt;Oops&lt;/b&gt;");
    // A service that shows plain text says so.
    m_server->capabilities = {"body"};
    DesktopNotifier another(QDBusConnection::connectToBus(m_address, "etherdeck"));
    const auto isPlain = [&] {
        another.show(hostile);
        return m_server->notes.back().text == hostile.text;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isPlain(), patience);
}

void DesktopNotifierTest::replacesTheLastOfItsKind() {
    // At once: the third one waits until it is known what it takes the place of.
    for (const auto kind : {EventKind::Vanished, EventKind::Conflict, EventKind::Vanished})
        m_notifier->show(message(kind, {7, 3}));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->notes.size(), 3u, patience);
    QCOMPARE(m_server->notes[0].replaces, 0u);
    QCOMPARE(m_server->notes[1].replaces, 0u);
    QCOMPARE(m_server->notes[2].replaces, 42u);
}

void DesktopNotifierTest::doesNotReplaceOneThatWasClosed() {
    QSignalSpy activated(m_notifier.get(), &DesktopNotifier::activated);
    m_notifier->show(message(EventKind::Vanished, {7, 3}));
    m_notifier->show(message(EventKind::Conflict, {7, 4}));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->notes.size(), 2u, patience);
    emit m_server->NotificationClosed(42, 2);
    // Signals of one sender come in order: when the click is there, the closing was.
    QTRY_VERIFY_WITH_TIMEOUT((emit m_server->ActionInvoked(43, "default"), !activated.isEmpty()), patience);
    m_notifier->show(message(EventKind::Vanished, {7, 3}));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->notes.size(), 3u, patience);
    QCOMPARE(m_server->notes[2].replaces, 0u);
}

void DesktopNotifierTest::tellsWhichTargetWasClicked() {
    QSignalSpy activated(m_notifier.get(), &DesktopNotifier::activated);
    m_notifier->show(message(EventKind::Vanished, {7, 3}));
    m_notifier->show(message(EventKind::Conflict, {9, 1}));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->notes.size(), 2u, patience);
    emit m_server->ActionInvoked(43, "default");
    QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, patience);
    QCOMPARE(activated[0][0].value<Address>(), Address(9, 1));
}

void DesktopNotifierTest::passesOverClicksOfOthers() {
    QSignalSpy activated(m_notifier.get(), &DesktopNotifier::activated);
    m_notifier->show(message(EventKind::Vanished, {7, 3}));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->notes.size(), 1u, patience);
    emit m_server->ActionInvoked(7, "default");
    emit m_server->ActionInvoked(42, "settings");
    emit m_server->ActionInvoked(42, "default");
    QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, patience);
}

void DesktopNotifierTest::doesWithoutAServer() {
    auto desktop = QDBusConnection(QStringLiteral("desktop"));
    QVERIFY(desktop.unregisterService("org.freedesktop.Notifications"));
    m_notifier->show(message(EventKind::Vanished, {7, 3}));
    QVERIFY(desktop.registerService("org.freedesktop.Notifications"));
    m_notifier->show(message(EventKind::Conflict, {7, 3}));
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->notes.empty(), patience);
}

void DesktopNotifierTest::doesWithoutABus() {
    DesktopNotifier notifier(QDBusConnection::connectToBus("unix:path=/nowhere/at/all", "nowhere"));
    notifier.show(message(EventKind::Vanished, {7, 3}));
    QDBusConnection::disconnectFromBus("nowhere");
    QVERIFY(m_server->notes.empty());
}

QTEST_GUILESS_MAIN(DesktopNotifierTest)
#include "tst_desktop_notifier.moc"
