#include "core/base/sha256.h"
#include "tests/core/setup/example_plug.h"
#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using Json = nlohmann::json;

namespace {

std::string factoryUboot() {
    std::string flash("\x8b U-Boot 1.1.4 (Jul 17 2009 - 15:57:29)\n");
    flash.resize(mebibyte, '\xff');
    flash[2 * flashBlock - 1] = '\n'; // where a part ends
    return flash;
}

} // namespace

/// A plug with its factory firmware: no agent, an old SSH server, and programs that tell what its kernel
/// does.
class TestFactoryBox : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_desk.reset(); }

    void isBackedUpThroughItsShell();
    void getsAUbootByHand();
    void isRefusedWhenItIsAnotherModel();
    void saysWhenItCannotBeRead();

private:
    [[nodiscard]] Ran run(const std::string& command) const { return m_desk->run(command); }
    void put(const std::string& name, const std::string& content) const;
    [[nodiscard]] std::map<std::string, std::string> states() const;

    std::unique_ptr<SshDesk> m_desk;
};

void TestFactoryBox::put(const std::string& name, const std::string& content) const {
    const std::filesystem::path path(m_desk->file("factory/" + name));
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

void TestFactoryBox::init() {
    if (const auto why = whyNoSshServers(); !why.empty())
        QSKIP(why.c_str());
    m_desk = std::make_unique<SshDesk>();
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString(m_desk->file("home")));
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(m_desk->file("settings")));
    const auto root = m_desk->file("factory");
    put("proc/cpuinfo", "Processor\t: ARM926EJ-S rev 1 (v5l)\nHardware\t: Pogoplug E02\n");
    put("proc/meminfo", "MemTotal:       255264 kB\n");
    put("proc/mtd", "dev:    size   erasesize  name\n"
                    "mtd0: 00100000 00020000 \"u-boot\"\n"
                    "mtd1: 00080000 00020000 \"uImage\"\n");
    put("proc/mounts", "/dev/root / jffs2 ro 0 0\n");
    put("proc/cmdline", "console=ttyS0,115200 root=/dev/mtdblock2 ro\n");
    put("proc/sys/kernel/osrelease", "2.6.22.18\n");
    put("sys/class/net/eth0/address", "00:25:31:01:02:03\n");
    put("log", "MV88F6281 Rev 3\nScanning device for bad blocks\n");
    put("dev/mtd0", factoryUboot());
    put("dev/mtd1", std::string(0x80000, '\n'));
    m_desk->install("cat", "case $1 in /proc/*|/sys/class/net/*|/etc/os-release) exec /bin/cat " + root +
                               "$1;; esac\nexec /bin/cat \"$@\"\n");
    m_desk->install("dmesg", "exec /bin/cat " + root + "/log\n");
    m_desk->install("dd", "words=\nfor a in \"$@\"; do case $a in if=/dev/*) a=if=" + root +
                              "/dev/${a#if=/dev/};; esac; words=\"$words $a\"; done\nexec /bin/dd $words\n");
    m_desk->startOpenSsh(sshPort,
                         {"KexAlgorithms diffie-hellman-group1-sha1", "Ciphers 3des-cbc", "MACs hmac-sha1"});
    const auto added = run("ctl device add plug " + SshDesk::device(sshPort) +
                           " --json --legacy --host-key " + m_desk->fingerprint());
    QVERIFY2(added.status == 0, added.output.c_str());
}

std::map<std::string, std::string> TestFactoryBox::states() const {
    std::map<std::string, std::string> states;
    const auto ran = run("ctl -d plug setup status --json");
    const auto json = ran.json();
    if (json.is_object() && json.contains("steps"))
        for (const auto& step : json["steps"])
            states[step["id"].get<std::string>()] = step["state"].get<std::string>();
    else
        qWarning("%s", ran.output.c_str());
    return states;
}

void TestFactoryBox::isBackedUpThroughItsShell() {
    auto all = states();
    QCOMPARE(all["identify"], std::string("done"));
    QCOMPARE(all["reach"], std::string("done"));
    QCOMPARE(all["backup"], std::string("next"));
    QCOMPARE(all["environment"], std::string("blocked"));
    const auto done = run("ctl -d plug setup next --json");
    QVERIFY2(done.status == 0, done.output.c_str());
    const auto kept = done.json()["kept"];
    QCOMPARE(kept.size(), std::size_t{2});
    QVERIFY(kept[0]["sha256"] == sha256(factoryUboot()));
    QVERIFY(kept[1]["sha256"] == sha256(std::string(0x80000, '\n')));
    QCOMPARE(states()["uboot"], std::string("next"));
}

void TestFactoryBox::getsAUbootByHand() {
    const auto image =
        ubootOf(std::string("U-Boot 2017.07-tld-1 (x)\0ncinport", 33) + std::string(300'000, '\n'));
    std::ofstream(m_desk->file("uboot.kwb"), std::ios::binary) << image;
    std::filesystem::create_directories(m_desk->file("settings/etherdeck"));
    std::ofstream(m_desk->file("settings/etherdeck/pogoplug.list"))
        << sha256(image) << " u-boot pogo_e02 uboot.kwb\n";
    QCOMPARE(run("ctl -d plug setup next").status, 0);
    const auto begin = "ctl -d plug setup next --json --image " + m_desk->file("uboot.kwb");
    QVERIFY(run(begin).error()["code"] == "confirmation-needed");
    const auto begun = run(begin + " --confirm 00:25:31:01:02:03");
    QVERIFY2(begun.status == 0 && begun.json()["steps"].size() == 5, begun.output.c_str());
    QCOMPARE(states()["uboot"], std::string("half-done"));
    QVERIFY(run("ctl -d plug setup next --json").error()["code"] == "nothing-to-do");
    auto flash = factoryUboot();
    put("dev/mtd0", flash.replace(0, 1000, image, 0, 1000));
    QVERIFY(run("ctl -d plug setup next --json").error()["code"] == "half-written");
    put("dev/mtd0", flash.replace(0, image.size(), image));
    const auto verified = run("ctl -d plug setup next --json");
    QVERIFY2(verified.status == 0 && verified.json()["sha256"] == sha256(image), verified.output.c_str());
    QCOMPARE(states()["uboot"], std::string("done"));
}

void TestFactoryBox::isRefusedWhenItIsAnotherModel() {
    put("log", "MV88F6192 Rev 3\n");
    const auto all = states();
    QCOMPARE(all.at("identify"), std::string("blocked"));
    QCOMPARE(all.at("backup"), std::string("blocked"));
    const auto next = run("ctl -d plug setup next");
    QVERIFY2(next.status == 1 && next.output.find("88F6192") != std::string::npos, next.output.c_str());
}

void TestFactoryBox::saysWhenItCannotBeRead() {
    std::filesystem::resize_file(m_desk->file("factory/dev/mtd1"), 0x60000);
    const auto failed = run("ctl -d plug setup next --json");
    QVERIFY2(failed.status == 1 && failed.error()["data"]["partition"] == "uImage", failed.output.c_str());
    QCOMPARE(states()["backup"], std::string("half-done"));
}

NAMESPACE_TEST_MAIN(TestFactoryBox)
#include "tst_setup.moc"
