#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

constexpr std::uint16_t port = 2200;

} // namespace

/// Devices with a name, by the terminal program, with real servers.
class TestNamedDevices : public QObject {
    Q_OBJECT

private slots:
    void init() {
        if (const auto why = whyNoSshServers(); !why.empty())
            QSKIP(why.c_str());
        m_desk = std::make_unique<SshDesk>();
        qputenv("XDG_STATE_HOME", QByteArray::fromStdString(m_desk->file("home")));
        m_desk->installAgent();
    }
    void cleanup() { m_desk.reset(); }

    void areAddedWithAConfirmedKey();
    void areRefusedWithoutOne();
    void haveTheirOwnKeyEach();
    void areUsedOnceWithoutAnything();
    void areAddedWithAPassword();
    void areAddedWithOldMethodsOnConsent();
    void areRefusedWithWrongWords_data();
    void areRefusedWithWrongWords();

private:
    [[nodiscard]] Ran run(const std::string& command) const { return m_desk->run(command); }
    [[nodiscard]] std::string add(const std::string& options, std::uint16_t at = port) const {
        return "ctl device add attic " + SshDesk::device(at) + " --json " + options;
    }

    std::unique_ptr<SshDesk> m_desk;
};

void TestNamedDevices::areAddedWithAConfirmedKey() {
    m_desk->startOpenSsh(port);
    const auto added = run(add("--host-key " + m_desk->fingerprint()));
    QVERIFY2(added.status == 0, added.output.c_str());
    QVERIFY(added.json()["agent"] == true);
    const auto list = run("ctl device list --json");
    QVERIFY2(list.json().size() == 1 && list.json()[0]["host_keys"][0] == m_desk->fingerprint(),
             list.output.c_str());
    QVERIFY(run(add("--host-key " + m_desk->fingerprint())).json()["error"]["code"] == "name-in-use");
    const auto exports = run("ctl -d attic exports --json");
    QVERIFY2(exports.status == 0 && exports.json() == Json::array(), exports.output.c_str());
    QCOMPARE(run("ctl device remove attic").status, 0);
    QVERIFY(run("ctl device remove attic --json").json()["error"]["code"] == "no-such-device");
    QCOMPARE(run("ctl -d attic exports").status, 1);
}

void TestNamedDevices::areRefusedWithoutOne() {
    m_desk->startOpenSsh(port);
    const auto refused = run(add(""));
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.json()["error"]["code"] == "host-key-unknown", refused.output.c_str());
    QVERIFY(refused.json()["error"]["data"]["fingerprint"] == m_desk->fingerprint());
    const auto other = run(add("--host-key SHA256:" + std::string(43, 'x')));
    QVERIFY2(other.json()["error"]["code"] == "host-key-changed", other.output.c_str());
    QVERIFY(run("ctl device list --json").json() == Json::array());
    m_desk->trust(port);
    QCOMPARE(run("ctl -d " + SshDesk::device(port) + " exports").status, 0); // its connection stays
    const auto shared = run(add("--host-key SHA256:" + std::string(43, 'x')));
    QVERIFY2(shared.json()["error"]["code"] == "host-key-changed", shared.output.c_str());
}

void TestNamedDevices::haveTheirOwnKeyEach() {
    m_desk->startOpenSsh(port);
    const auto key = m_desk->fingerprint();
    QCOMPARE(run(add("--host-key " + key)).status, 0);
    const auto spoiled = run("sed -i 's|" + key + "|SHA256:" + std::string(43, 'x') + "|' $(grep -rl '" +
                             key + "' " + m_desk->file("home") + ')');
    QVERIFY2(spoiled.status == 0, spoiled.output.c_str());
    QCOMPARE(run("ctl device add cellar " + SshDesk::device(port) + " --json --host-key " + key).status, 0);
    QVERIFY(run("ctl -d attic exports --json").json()["error"]["code"] == "host-key-changed");
    const auto exports = run("ctl -d cellar exports --json"); // the same device
    QVERIFY2(exports.status == 0, exports.output.c_str());
}

void TestNamedDevices::areUsedOnceWithoutAnything() {
    m_desk->startOpenSsh(port);
    QCOMPARE(run(add("--host-key-once " + m_desk->fingerprint())).status, 0);
    QVERIFY(run("ctl -d attic exports --json").json()["error"]["code"] == "host-key-unknown");
}

void TestNamedDevices::areAddedWithAPassword() {
    m_desk->setPassword("open, sesame");
    m_desk->startOpenSsh(port);
    m_desk->loseUserKey();
    const auto key = "--host-key " + m_desk->fingerprint();
    QVERIFY(run(add(key)).json()["error"]["code"] == "not-allowed");
    const auto wrong = run("echo wrong | " + add(key + " --password-fd 0"));
    QVERIFY2(wrong.json()["error"]["code"] == "not-allowed", wrong.output.c_str());
    const auto added = run("echo 'open, sesame' | " + add(key + " --password-fd 0"));
    QVERIFY2(added.status == 0, added.output.c_str());
    QVERIFY(added.output.find("sesame") == std::string::npos);
    QVERIFY(run("ctl -d attic exports --json").json()["error"]["code"] ==
            "not-allowed"); // no connection stays
    QVERIFY(run("grep -r sesame " + m_desk->file("home")).status == 1);
}

void TestNamedDevices::areAddedWithOldMethodsOnConsent() {
    m_desk->startOpenSsh(port,
                         {"KexAlgorithms diffie-hellman-group1-sha1", "Ciphers 3des-cbc", "MACs hmac-sha1"});
    const auto key = "--host-key " + m_desk->fingerprint();
    const auto refused = run(add(key));
    QVERIFY2(refused.json()["error"]["code"] == "old-server", refused.output.c_str());
    const auto added = run(add(key + " --legacy"));
    QVERIFY2(added.status == 0, added.output.c_str());
    QVERIFY2(added.json()["ssh_options"].size() >= 2, added.output.c_str());
    QCOMPARE(run("ctl -d attic exports --json").status, 0);
}

void TestNamedDevices::areRefusedWithWrongWords_data() {
    QTest::addColumn<std::string>("words");
    for (const auto* const words :
         {"add", "add attic", "add -x plug", "add a/b plug", "add attic 'two words'",
          "add attic -oProxyCommand=x", "add attic plug --host-key SHA256:short",
          "add attic plug --password-fd x", "remove", "list attic"})
        QTest::newRow(words) << std::string(words);
}

void TestNamedDevices::areRefusedWithWrongWords() {
    QFETCH(std::string, words);
    const auto ran = run("ctl device " + words);
    QVERIFY2(ran.status == 2, ran.output.c_str());
}

NAMESPACE_TEST_MAIN(TestNamedDevices)
#include "tst_named.moc"
