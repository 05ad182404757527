#include "app/agent/state/action_json.h"
#include "app/agent/state/open_change.h"
#include "app/agent/state/versions.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iterator>

using namespace etherdeck;
using namespace etherdeck::agent;

namespace {

const plans::FlashArea flashArea{{0, "u-boot", 0x100000, 0x20000}, 0xc0000, 0x20000};

/// These undo nothing, so they are not read.
std::vector<plans::Action> forwardActions() {
    return {plans::BackUpFlash{{"model", std::nullopt, flashArea, "hash", {}}, "/var/lib/x.backup"},
            plans::EraseFlash{flashArea, "/var/lib/x.backup"}, plans::WriteFlash{flashArea, "content"},
            plans::CheckFlash{flashArea, "content"}};
}

std::vector<plans::Action> allActions() {
    exports::Export config;
    config.address = {9, 1};
    config.interfaces = {"eth0"};
    config.path = "/srv/x";
    return {plans::WriteFile{"/etc/x", "a\nb\xff\xe4\n", 0600, "\x80"},
            plans::RemoveFile{"/etc/x", "M\xfcller"},
            plans::RunProgram{{"true", "a b"}, {"false"}},
            plans::StartVblade{config, "eth0", "vblade@e9.1.service"},
            plans::StopVblade{config, "eth0", 12, {}},
            plans::ChangeMtu{"eth0", 1500, 9000},
            plans::CreateVlan{"eth0", 5, "eth0.5"},
            plans::DeleteVlan{"eth0", 5, "eth0.5"},
            plans::MakeImage{"/srv/x", 512, true},
            plans::DeleteImage{"/srv/x"},
            plans::ChangeLock{"usb-x", false},
            plans::ChangeHostName{"a", "b"},
            plans::ShutDown{false},
            plans::ChangeNetconsole{std::nullopt,
                                    plans::NetconsoleTarget{"eth0", Ipv4Address(0xc0a80105),
                                                            Ipv4Address(0xc0a80102),
                                                            MacAddress({2, 0, 0, 0, 0, 1}), 7000, true}},
            plans::RestoreFlash{flashArea, "/var/lib/x.backup"}};
}

} // namespace

class TestOpenChange : public QObject {
    Q_OBJECT

private slots:
    void readsEveryActionItWrites() {
        const auto actions = allActions();
        QCOMPARE(actions.size() + forwardActions().size(), std::variant_size_v<plans::Action>);
        for (const auto& action : forwardActions())
            QVERIFY(!actionFrom(toJson(action)));
        for (const auto& action : actions) {
            const auto read = actionFrom(plans::Json::parse(toJson(action).dump()));
            QVERIFY2(read && *read == action, toJson(action).dump().c_str());
        }
        QVERIFY(!actionFrom(plans::Json{{"do", "format"}}));
        QVERIFY(!actionFrom(plans::Json(1)));
    }

    void isReadByTheNextRun() {
        const OpenChangeFile file(m_folder.filePath(QStringLiteral("open.json")).toStdString());
        QVERIFY(file.load() && !*file.load());
        const OpenChange change{
            "p1", "Set the MTU", "eva", plans::SetMtu{"eth0", 9000}, allActions(), true, 7, 99, "boot"};
        QVERIFY(file.save(change));
        const auto read = file.load();
        QVERIFY(read && *read);
        QVERIFY((*read)->undo == change.undo && (*read)->pending && (*read)->deadline == 99 &&
                (*read)->entry == 7);
        QVERIFY(file.clear() && !*file.load());
    }

    void aFileThatCannotBeReadIsNone() {
        const auto path = m_folder.filePath(QStringLiteral("open.json")).toStdString();
        std::ofstream(path) << "{\"id\":\"p1\",";
        const auto read = OpenChangeFile(path).load();
        QVERIFY(read && !*read);
    }

    void theLastTenVersionsAreKept() {
        const auto folder = m_folder.filePath(QStringLiteral("versions"));
        const FileVersions versions(folder.toStdString());
        for (auto i = 0; i < 15; ++i)
            QVERIFY(versions.keep("/etc/vblade.conf.d/e7.3.conf", std::to_string(i)));
        const auto names = QDir(folder).entryList(QDir::Files);
        QCOMPARE(names.size(), FileVersions::maxKept);
        std::ifstream newest(folder.toStdString() + "/%etc%vblade.conf.d%e7.3.conf.1");
        QCOMPARE(std::string((std::istreambuf_iterator<char>(newest)), {}), std::string("14"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestOpenChange)
#include "tst_open_change.moc"
