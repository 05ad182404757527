#include "core/remote/box_interface.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::remote;

namespace {

using Words = std::vector<std::string>;

Words commandFor(const std::string& device) {
    return linkCommand(*parseDevice(device), "eth0").value_or(Words{"none"});
}

} // namespace

class TestBoxInterface : public QObject {
    Q_OBJECT

private slots:
    void readsADeviceAndItsInterface_data();
    void readsADeviceAndItsInterface();
    void isNothingElse_data();
    void isNothingElse();
    void runsTheAgentInTheWayInWhichItIsReached();
    void runsTheAgentOfTheDeviceBySsh();
    void cannotUseASocketOrAnUnknownProgram();
    void saysWhyTheLineEnded();
};

void TestBoxInterface::readsADeviceAndItsInterface_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("device");
    QTest::addColumn<QByteArray>("interface");
    const auto row = [](const char* text, const char* device, const char* interface) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(device) << QByteArray(interface);
    };
    row("attic:eth0", "attic", "eth0");
    row("the attic:eth0.7", "the attic", "eth0.7");
    row("root@plug:eth0", "root@plug", "eth0");
    row("ssh://root@plug:2222:eth0", "ssh://root@plug:2222", "eth0");
    row("ssh://root@[fe80::1%eth1]:eth0", "ssh://root@[fe80::1%eth1]", "eth0");
    row("exec:sudo -n etherdeck-agent --stdio:eth0", "exec:sudo -n etherdeck-agent --stdio", "eth0");
    row("unix:/run/socket:eth0", "unix:/run/socket", "eth0");
}

void TestBoxInterface::readsADeviceAndItsInterface() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, device);
    QFETCH(QByteArray, interface);
    const auto read = boxInterface(text.toStdString());
    QVERIFY(read);
    QCOMPARE(read->device, device.toStdString());
    QCOMPARE(read->interface, interface.toStdString());
}

void TestBoxInterface::isNothingElse_data() {
    QTest::addColumn<QByteArray>("text");
    for (const auto* text : {"", "eth0", ":", "attic:", ":eth0", "attic:eth0/1", "attic:an interface",
                             "attic:a-very-long-name0", "unix:/run/etherdeck-agent/socket", "exec:agent",
                             "ssh://root@plug", "-oProxyCommand=true:eth0", "a;b:eth0"})
        QTest::newRow(text) << QByteArray(text);
}

void TestBoxInterface::isNothingElse() {
    QFETCH(QByteArray, text);
    QVERIFY(!boxInterface(text.toStdString()));
}

void TestBoxInterface::runsTheAgentInTheWayInWhichItIsReached() {
    QCOMPARE(commandFor("exec:etherdeck-agent --stdio"), (Words{"etherdeck-agent", "link", "eth0"}));
    QCOMPARE(commandFor("exec:ip netns exec attic /usr/sbin/etherdeck-agent --root /x connect"),
             (Words{"ip", "netns", "exec", "attic", "/usr/sbin/etherdeck-agent", "link", "eth0"}));
}

void TestBoxInterface::runsTheAgentOfTheDeviceBySsh() {
    const auto usual = commandFor("root@plug");
    QVERIFY(usual.size() > 5);
    QCOMPARE(Words(usual.end() - 5, usual.end()),
             (Words{"--", "root@plug", "etherdeck-agent", "link", "eth0"}));
    auto device = std::get<SshDevice>(*parseDevice("eva@plug"));
    device.agentCommand = {"sudo", "-n", "/usr/sbin/etherdeck-agent", "connect"};
    const auto own = *linkCommand(device, "eth0");
    QCOMPARE(Words(own.end() - 6, own.end()),
             (Words{"eva@plug", "sudo", "-n", "/usr/sbin/etherdeck-agent", "link", "eth0"}));
    // The folder of a session may be somebody else's by now.
    device.agentCommand = {"/tmp/etherdeck-agent-01/etherdeck-agent", "--stdio"};
    const auto session = linkCommand(device, "eth0")->back();
    QVERIFY2(session.find("[ -O /tmp/etherdeck-agent-01 ]") != std::string::npos, session.c_str());
    QVERIFY(session.ends_with("exec /tmp/etherdeck-agent-01/etherdeck-agent link eth0'"));
    for (const auto* interface : {"", "-x", "a b", "eth0;reboot", "$(reboot)", "eth0\n"})
        QCOMPARE(linkCommand(device, interface).error().code, ErrorCode::Malformed);
}

void TestBoxInterface::cannotUseASocketOrAnUnknownProgram() {
    for (const auto* device : {"unix:/run/etherdeck-agent/socket", "exec:ssh plug my-agent --stdio"})
        QCOMPARE(linkCommand(*parseDevice(device), "eth0").error().code, ErrorCode::Unsupported);
}

void TestBoxInterface::saysWhyTheLineEnded() {
    const Error refused{ErrorCode::Closed,
                        "exit status 255\nssh: connect to host plug port 22: Connection refused\n", 0};
    QCOMPARE(lineError(refused, true).fault, ConnectionFault::NoSshServer);
    QCOMPARE(lineError(refused, false).fault, ConnectionFault::Lost);
    QCOMPARE(lineError({ErrorCode::Closed, "exit status 127\nsh: etherdeck-agent: not found", 0}, true).fault,
             ConnectionFault::NoAgent);
    QCOMPARE(lineError({ErrorCode::Closed, "signal 9", 0}, true).fault, ConnectionFault::Lost);
    QCOMPARE(lineError({ErrorCode::TimedOut, {}, 0}, true).fault, ConnectionFault::NoAnswer);
}

QTEST_APPLESS_MAIN(TestBoxInterface)
#include "tst_box_interface.moc"
