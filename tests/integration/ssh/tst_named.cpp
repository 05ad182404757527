#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using Json = nlohmann::json;

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
    void areReachedThroughAHostWhoseKeyIsItsOwn();
    void goToAnotherComputerWithTheirKeysAndGroups();
    void areKeptWhenOthersComeFromAFile();
    void areRefusedWithWrongWords_data();
    void areRefusedWithWrongWords();

private:
    [[nodiscard]] Ran run(const std::string& command) const { return m_desk->run(command); }
    [[nodiscard]] std::string add(const std::string& options, std::uint16_t at = sshPort) const {
        return "ctl device add attic " + SshDesk::device(at) + " --json " + options;
    }

    std::unique_ptr<SshDesk> m_desk;
};

void TestNamedDevices::areAddedWithAConfirmedKey() {
    m_desk->startOpenSsh(sshPort);
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
    m_desk->startOpenSsh(sshPort);
    const auto refused = run(add(""));
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.json()["error"]["code"] == "host-key-unknown", refused.output.c_str());
    QVERIFY(refused.json()["error"]["data"]["fingerprint"] == m_desk->fingerprint());
    const auto other = run(add("--host-key SHA256:" + std::string(43, 'x')));
    QVERIFY2(other.json()["error"]["code"] == "host-key-changed", other.output.c_str());
    QVERIFY(run("ctl device list --json").json() == Json::array());
    m_desk->trust(sshPort);
    QCOMPARE(run("ctl -d " + SshDesk::device(sshPort) + " exports").status, 0); // its connection stays
    const auto shared = run(add("--host-key SHA256:" + std::string(43, 'x')));
    QVERIFY2(shared.json()["error"]["code"] == "host-key-changed", shared.output.c_str());
}

void TestNamedDevices::haveTheirOwnKeyEach() {
    m_desk->startOpenSsh(sshPort);
    const auto key = m_desk->fingerprint();
    QCOMPARE(run(add("--host-key " + key)).status, 0);
    const auto spoiled = run("sed -i 's|" + key + "|SHA256:" + std::string(43, 'x') + "|' $(grep -rl '" +
                             key + "' " + m_desk->file("home") + ')');
    QVERIFY2(spoiled.status == 0, spoiled.output.c_str());
    QCOMPARE(run("ctl device add cellar " + SshDesk::device(sshPort) + " --json --host-key " + key).status,
             0);
    QVERIFY(run("ctl -d attic exports --json").json()["error"]["code"] == "host-key-changed");
    const auto exports = run("ctl -d cellar exports --json"); // the same device
    QVERIFY2(exports.status == 0, exports.output.c_str());
}

void TestNamedDevices::areUsedOnceWithoutAnything() {
    m_desk->startOpenSsh(sshPort);
    QCOMPARE(run(add("--host-key-once " + m_desk->fingerprint())).status, 0);
    QVERIFY(run("ctl -d attic exports --json").json()["error"]["code"] == "host-key-unknown");
}

void TestNamedDevices::areAddedWithAPassword() {
    m_desk->setPassword("open, sesame");
    m_desk->startOpenSsh(sshPort);
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
    m_desk->startOpenSsh(sshPort,
                         {"KexAlgorithms diffie-hellman-group1-sha1", "Ciphers 3des-cbc", "MACs hmac-sha1"});
    const auto key = "--host-key " + m_desk->fingerprint();
    const auto refused = run(add(key));
    QVERIFY2(refused.json()["error"]["code"] == "old-server", refused.output.c_str());
    const auto added = run(add(key + " --legacy"));
    QVERIFY2(added.status == 0, added.output.c_str());
    QVERIFY2(added.json()["ssh_options"].size() >= 2, added.output.c_str());
    QCOMPARE(run("ctl -d attic exports --json").status, 0);
}

/// What is confirmed for the box is not taken for the host on the way, and the reverse.
void TestNamedDevices::areReachedThroughAHostWhoseKeyIsItsOwn() {
    constexpr std::uint16_t jumpPort = 2201;
    m_desk->startOpenSsh(jumpPort);
    const auto ofJump = m_desk->fingerprint();
    m_desk->makeHostKeys();
    m_desk->startOpenSsh(sshPort);
    const auto ofBox = m_desk->fingerprint();
    QVERIFY(ofBox != ofJump);
    const auto config = m_desk->file("config");
    QCOMPARE(
        run("printf 'Host bastion\\n HostName 127.0.0.1\\n Port 2201\\n User root\\nHost box\\n HostName "
            "127.0.0.1\\n Port 2200\\n User root\\n ProxyJump bastion\\n' >>" +
            config)
            .status,
        0);
    const auto addBox = [this](const std::string& options) {
        return run("ctl device add attic box --json " + options);
    };
    for (const auto& confirmed : {std::string(), "--host-key " + ofBox, "--host-key " + ofJump}) {
        const auto refused = addBox(confirmed);
        QVERIFY2(refused.error()["code"] == "jump-host", refused.output.c_str());
        QVERIFY2(!refused.error()["data"].contains("fingerprint"), refused.output.c_str());
    }
    m_desk->trust(jumpPort);
    const auto unknown = addBox("");
    QVERIFY2(unknown.error()["code"] == "host-key-unknown" && unknown.error()["data"]["fingerprint"] == ofBox,
             unknown.output.c_str());
    QVERIFY(addBox("--host-key " + ofJump).error()["code"] == "host-key-changed");
    QCOMPARE(addBox("--host-key " + ofBox).status, 0);
    QCOMPARE(run("ctl -d attic exports").status, 0);

    // The host on the way has another key now; that of the box is the one that was confirmed.
    QCOMPARE(run("ctl device remove attic; ssh -O exit box; true").status, 0);
    // A key has slashes of its own.
    QCOMPARE(run("sed -i 's|^\\[127.0.0.1\\]:2201 .*|[127.0.0.1]:2201 '\"$(cut -d' ' -f1,2 " +
                 m_desk->file("host-key.pub") + ")\"'|' " + m_desk->file("known_hosts"))
                 .status,
             0);
    const auto changed = addBox("--host-key " + ofBox);
    QVERIFY2(changed.error()["code"] == "jump-host", changed.output.c_str());
    QVERIFY2(changed.error()["data"]["detail"] == "[127.0.0.1]:2201", changed.output.c_str());
}

void TestNamedDevices::goToAnotherComputerWithTheirKeysAndGroups() {
    m_desk->startOpenSsh(sshPort);
    QCOMPARE(run(add("--host-key " + m_desk->fingerprint())).status, 0);
    QCOMPARE(run("ctl device add shed unix:/run/no-such-socket --json").status, 0);
    const auto grouped = run("ctl device group attic 'the house' --json");
    QVERIFY2(grouped.json()["group"] == "the house", grouped.output.c_str());
    const auto box = run("ctl box list --json");
    QVERIFY2(box.json()[0]["name"] == "attic" && box.json()[0]["group"] == "the house", box.output.c_str());
    const auto list = run("ctl device list --group 'the house' --json");
    QVERIFY2(list.json().size() == 1 && list.json()[0]["name"] == "attic", list.output.c_str());
    const auto file = m_desk->file("devices.json");
    QCOMPARE(run("ctl device export " + file).status, 0);
    QCOMPARE(run("ctl device export --group 'the house' -").json()["devices"].size(), std::size_t{1});

    const std::string there = "export XDG_STATE_HOME=" + m_desk->file("other-home") + "; ";
    const auto imported = run(there + "ctl device import --json - <" + file);
    QCOMPARE(imported.status, 0);
    QVERIFY2(imported.json()["added"] == Json::array({"attic", "shed"}), imported.output.c_str());
    const auto again = run(there + "ctl device import --json " + file);
    QVERIFY2(again.status == 0 && again.json()["unchanged"].size() == 2, again.output.c_str());
    const auto same = run(there + "ctl device list --json");
    QVERIFY2(same.output == run("ctl device list --json").output, same.output.c_str());
    // The key that was confirmed here is enough there.
    const auto exports = run(there + "ctl -d attic exports --json");
    QVERIFY2(exports.status == 0, exports.output.c_str());
}

void TestNamedDevices::areKeptWhenOthersComeFromAFile() {
    QCOMPARE(run("ctl device add shed unix:/run/no-such-socket --json").status, 0);
    const auto import = [this](const std::string& options) {
        return run("ctl device import --json " + options + R"( - <<'END'
{"format":"etherdeck-devices","version":1,"devices":[{"name":"shed","device":"root@plug"},{"name":"cellar"},
 {"name":"tool","device":"exec:rm -rf x"},{"name":"barn","device":"root@barn"}]}
END
)");
    };
    const auto first = import("");
    QCOMPARE(first.status, 1);
    QVERIFY2(first.json()["added"] == Json::array({"barn"}), first.output.c_str());
    std::map<std::string, std::string> refused;
    const auto told = first.json();
    for (const auto& one : told["refused"])
        refused[one["name"]] = one["code"];
    const std::map<std::string, std::string> wanted{
        {"cellar", "bad-entry"}, {"shed", "name-in-use"}, {"tool", "runs-a-program"}};
    QVERIFY2(refused == wanted, first.output.c_str());
    const auto list = run("ctl device list");
    QVERIFY2(list.output.find("unix:/run/no-such-socket") != std::string::npos, list.output.c_str());
    const auto second = import("--replace --exec");
    QVERIFY2(second.json()["replaced"] == Json::array({"shed"}) &&
                 second.json()["added"] == Json::array({"tool"}),
             second.output.c_str());
    QVERIFY(run("ctl device import /nonexistent --json").error()["code"] == "failed");
    QVERIFY(run("echo '[]' | ctl device import - --json").error()["code"] == "bad-file");
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
