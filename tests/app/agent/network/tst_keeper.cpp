#include "app/agent/network/keeper.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using plans::NetworkKeeper;

class TestKeeper : public QObject {
    Q_OBJECT

private slots:
    void init();

    void findsNoKeeper();
    void findsIfupdown();
    void findsNetworkd();
    void findsNetifd();
    void findsNetworkManager();
    void leavesOutWhatIsTooLarge();

private:
    void write(const QString& path, const QByteArray& content) const {
        const auto whole = m_root->filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    NetworkSettings read() const {
        plans::BoxInterface lo;
        lo.name = "lo";
        lo.index = 1;
        plans::BoxInterface eth0;
        eth0.name = "eth0";
        eth0.index = 2;
        return readNetworkSettings(m_root->path().toStdString(), {lo, eth0});
    }

    std::optional<QTemporaryDir> m_root;
};

void TestKeeper::init() {
    m_root.emplace();
    QVERIFY(m_root->isValid());
}

void TestKeeper::findsNoKeeper() {
    const auto settings = read();
    QVERIFY(settings.keeper == NetworkKeeper::None);
    QVERIFY(settings.files.empty() && settings.networkFiles.empty());
}

void TestKeeper::findsIfupdown() {
    write("sbin/ifup", "");
    write("etc/network/interfaces", "source interfaces.d/*\n");
    write("etc/network/interfaces.d/eth0", "iface eth0 inet dhcp\n");
    const auto settings = read();
    QVERIFY(settings.keeper == NetworkKeeper::Ifupdown);
    const std::map<std::string, std::string> expected{
        {"/etc/network/interfaces", "source interfaces.d/*\n"},
        {"/etc/network/interfaces.d/eth0", "iface eth0 inet dhcp\n"}};
    QCOMPARE(settings.files, expected);
}

void TestKeeper::findsNetworkd() {
    write("etc/network/interfaces", "");
    write("sbin/ifup", "");
    write("run/systemd/netif/links/1", "ADMIN_STATE=unmanaged\n");
    write("run/systemd/netif/links/2", "ADMIN_STATE=configured\nNETWORK_FILE=/etc/systemd/network/a.network\n"
                                       "NETWORK_FILE_DROPINS=\"\"\n");
    write("etc/systemd/network/a.network", "[Match]\nName=eth0\n");
    write("etc/systemd/network/a.network.d/b.conf", "[Link]\n");
    const auto settings = read();
    QVERIFY(settings.keeper == NetworkKeeper::SystemdNetworkd);
    QCOMPARE(settings.networkFiles,
             (std::map<std::string, std::string>{{"eth0", "/etc/systemd/network/a.network"}}));
    const std::map<std::string, std::string> expected{
        {"/etc/systemd/network/a.network", "[Match]\nName=eth0\n"},
        {"/etc/systemd/network/a.network.d/b.conf", "[Link]\n"}};
    QCOMPARE(settings.files, expected);
}

void TestKeeper::findsNetifd() {
    write("etc/openwrt_release", "");
    write("etc/config/network", "config globals\n");
    const auto settings = read();
    QVERIFY(settings.keeper == NetworkKeeper::Netifd);
    QCOMPARE(settings.files,
             (std::map<std::string, std::string>{{"/etc/config/network", "config globals\n"}}));
}

void TestKeeper::findsNetworkManager() {
    write("run/NetworkManager/devices/2", "");
    QVERIFY(read().keeper == NetworkKeeper::NetworkManager);
    write("sbin/ifup", "");
    write("etc/network/interfaces", "auto lo\niface lo inet loopback\n");
    QVERIFY(read().keeper == NetworkKeeper::NetworkManager);
    write("etc/network/interfaces", "auto lo\niface lo inet loopback\niface eth0 inet dhcp\n");
    QVERIFY(read().keeper == NetworkKeeper::Ifupdown);
}

void TestKeeper::leavesOutWhatIsTooLarge() {
    write("etc/openwrt_release", "");
    write("etc/config/network", QByteArray(300 * 1024, 'x'));
    const auto settings = read();
    QVERIFY(settings.keeper == NetworkKeeper::Netifd);
    QVERIFY(settings.files.empty());
}

QTEST_APPLESS_MAIN(TestKeeper)
#include "tst_keeper.moc"
