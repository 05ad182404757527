#include "core/services/devices/service.h"
#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;

/// One box, as the window has it.
class WatchedBox {
public:
    explicit WatchedBox(std::uint16_t at) :
        m_service({"test 1", "eva@desk", 5s}), m_device(SshDesk::device(at)) {
        QObject::connect(&m_service, &DeviceService::changed, &m_service,
                         [this](const DeviceStatePtr& state) { m_state = state; });
        m_service.setDevices({{m_device, {}}});
    }
    [[nodiscard]] bool isConnected() { return waitFor(DeviceState::Link::Connected); }
    /// Why it is not connected.
    [[nodiscard]] remote::ConnectionError error() {
        return waitFor(DeviceState::Link::Waiting) && m_state->error ? *m_state->error
                                                                     : remote::ConnectionError();
    }
    void accept(const std::string& fingerprint) {
        m_state = nullptr;
        m_service.acceptHostKey(m_device, fingerprint);
    }
    void allow(const std::vector<std::string>& options) {
        m_state = nullptr;
        m_service.allowOldMethods(m_device, options);
    }

private:
    bool waitFor(DeviceState::Link link) {
        return QTest::qWaitFor([&] { return m_state && m_state->link == link; }, patience);
    }

    DeviceService m_service;
    std::string m_device;
    DeviceStatePtr m_state;
};

} // namespace

/// What the user confirms in the window, with real servers.
class TestConfirmedDevices : public QObject {
    Q_OBJECT

private slots:
    void init() {
        if (const auto why = whyNoSshServers(); !why.empty())
            QSKIP(why.c_str());
        m_desk = std::make_unique<SshDesk>();
        m_desk->installAgent();
        m_desk->network().enter(); // with Qt's loop, which has to stay in its thread
    }
    void cleanup() { m_desk.reset(); }

    void anUnknownKeyIsReportedAndAccepted();
    void aChangedKeyIsReportedAndReplaced();
    void anOldServerIsReachedWithWhatWasAllowed();

private:
    std::unique_ptr<SshDesk> m_desk;
};

void TestConfirmedDevices::anUnknownKeyIsReportedAndAccepted() {
    m_desk->startOpenSsh(sshPort);
    WatchedBox box(sshPort);
    const auto error = box.error();
    QCOMPARE(error.fault, remote::ConnectionFault::HostKeyUnknown);
    QCOMPARE(error.fingerprint, m_desk->fingerprint());
    box.accept(error.fingerprint);
    QVERIFY(box.isConnected());
}

void TestConfirmedDevices::aChangedKeyIsReportedAndReplaced() {
    m_desk->startOpenSsh(sshPort);
    m_desk->trust(sshPort); // in known_hosts
    m_desk->makeHostKeys();
    m_desk->startOpenSsh(sshPort + 1);
    m_desk->moveTrust(sshPort, sshPort + 1);
    WatchedBox box(sshPort + 1);
    const auto error = box.error();
    QCOMPARE(error.fault, remote::ConnectionFault::HostKeyChanged);
    QCOMPARE(error.fingerprint, m_desk->fingerprint());
    box.accept(error.fingerprint);
    QVERIFY(box.isConnected());
}

void TestConfirmedDevices::anOldServerIsReachedWithWhatWasAllowed() {
    m_desk->startOpenSsh(sshPort, {"Ciphers 3des-cbc"});
    WatchedBox box(sshPort);
    QCOMPARE(box.error().fault, remote::ConnectionFault::OldServer);
    box.allow({"Ciphers=+3des-cbc"});
    const auto error = box.error();
    QCOMPARE(error.fault, remote::ConnectionFault::HostKeyUnknown);
    box.accept(error.fingerprint);
    QVERIFY(box.isConnected());
}

QTEST_GUILESS_MAIN(TestConfirmedDevices)
#include "tst_confirmed.moc"
