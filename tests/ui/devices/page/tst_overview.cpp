#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/disk_map_view.h"
#include "ui/devices/page/overview.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

using Kind = DiskMapNode::Kind;

plans::Disk diskAt(const std::string& path, const std::string& whole = {}) {
    plans::Disk disk;
    disk.path = path;
    disk.whole = whole;
    disk.kind = whole.empty() ? plans::DiskKind::Disk : plans::DiskKind::Partition;
    disk.bytes = 1'000'000'000;
    return disk;
}

plans::ExportStatus exportOf(const std::string& path, Address address) {
    plans::ExportStatus status;
    status.config.address = address;
    status.config.path = path;
    status.config.interfaces = {"eth0"};
    return status;
}

DeviceState stateOf(const std::vector<plans::Disk>& disks,
                    const std::vector<plans::ExportStatus>& exports = {}) {
    DeviceState state;
    state.device = demo::plugDevice;
    state.link = DeviceState::Link::Connected;
    state.disks = disks;
    state.exports = remote::ExportList{exports, {}};
    return state;
}

const DiskMapNode* nodeIn(const DiskMap& map, Kind kind, const QString& key) {
    for (const auto& node : map.nodes)
        if (node.kind == kind && node.key == key)
            return &node;
    return nullptr;
}

/// "key of the parent > key"
QString parentOf(const DiskMap& map, Kind kind, const QString& key) {
    const auto* const node = nodeIn(map, kind, key);
    return node && node->parent >= 0 ? map.nodes[static_cast<std::size_t>(node->parent)].key : QString();
}

} // namespace

class TestOverview : public QObject {
    Q_OBJECT

private slots:
    void leadsFromDiskToWhoMayUseIt() {
        auto first = exportOf("/dev/disk/by-id/usb-a-part1", {7, 0});
        first.config.allowed = {MacAddress({2, 0, 0, 0, 0, 1})};
        auto part = diskAt("/dev/sda1", "/dev/sda");
        part.stableNames = {"/dev/disk/by-id/usb-a-part1"};
        const auto map = diskMapOf(
            stateOf({diskAt("/dev/sda"), part, diskAt("/dev/sdb")}, {first, exportOf("/dev/sdb", {7, 1})}));
        QCOMPARE(parentOf(map, Kind::Disk, "/dev/sda1"), "/dev/sda");
        QCOMPARE(parentOf(map, Kind::Export, "e7.0"), "/dev/sda1");
        QCOMPARE(parentOf(map, Kind::Export, "e7.1"), "/dev/sdb");
        QCOMPARE(nodeIn(map, Kind::Access, "e7.0")->text, "02:00:00:00:00:01");
        QCOMPARE(nodeIn(map, Kind::Access, "e7.0")->title, "One initiator");
        QCOMPARE(nodeIn(map, Kind::Access, "e7.1")->title, "Everyone");
        QCOMPARE(map.columns, 4);
        QCOMPARE(map.rows, 2);
        QCOMPARE(nodeIn(map, Kind::Export, "e7.0")->column, nodeIn(map, Kind::Export, "e7.1")->column);
    }

    void putsFilesAndVolumesOnWhatTheyStandOn() {
        auto image = diskAt("/srv/a.img");
        image.kind = plans::DiskKind::File;
        image.file = plans::FilePlace{"/srv", "ext4", "/dev/sda1", 0, 0, 0};
        auto part = diskAt("/dev/sda1", "/dev/sda");
        part.uses = {{plans::UseKind::Holder, "dm-0"}};
        auto volume = diskAt("/dev/dm-0");
        volume.kind = plans::DiskKind::Volume;
        const auto map = diskMapOf(stateOf({image, volume, part, diskAt("/dev/sda")}));
        QCOMPARE(parentOf(map, Kind::Disk, "/srv/a.img"), "/dev/sda1");
        QCOMPARE(parentOf(map, Kind::Disk, "/dev/dm-0"), "/dev/sda1");
        QCOMPARE(map.nodes.front().key, "/dev/sda");
    }

    void showsAnExportWhoseDiskIsGone() {
        const auto map = diskMapOf(stateOf({}, {exportOf("/dev/disk/by-id/gone", {7, 0})}));
        QCOMPARE(map.nodes.size(), std::size_t{3});
        QCOMPARE(map.nodes.front().lamp, std::optional(Lamp::Missing));
        QCOMPARE(map.nodes.front().title, "/dev/disk/by-id/gone");
        QVERIFY(map.nodes.front().key.isEmpty());
    }

    void endsWhenABoxInventsACircle() {
        auto first = diskAt("/dev/a", "/dev/b");
        auto second = diskAt("/dev/b", "/dev/a");
        auto own = diskAt("/dev/c", "/dev/c");
        const auto map = diskMapOf(stateOf({first, second, own}));
        QCOMPARE(map.nodes.size(), std::size_t{3});
    }

    void isQuickWithAsManyDisksAsAnAgentMayList() {
        std::vector<plans::Disk> disks;
        std::vector<plans::ExportStatus> exports;
        for (int i = 0; i < 4000; ++i) {
            disks.push_back(
                diskAt("/dev/d" + std::to_string(i), i % 4 ? "/dev/d" + std::to_string(i - i % 4) : ""));
            exports.push_back(exportOf(disks.back().path, Address(static_cast<std::uint16_t>(i / 200),
                                                                  static_cast<std::uint8_t>(i % 200))));
        }
        const auto map = diskMapOf(stateOf(disks, exports));
        QCOMPARE(map.nodes.size(), std::size_t{12'000});
        QCOMPARE(map.rows, 4000);
    }

    void keepsHostileTextHarmless() {
        auto disk = diskAt("/dev/sd\x1b[2J\n\xe2\x80\xae");
        const auto map = diskMapOf(stateOf({disk}));
        QVERIFY(!map.nodes.front().title.contains(QChar(0x1b)));
        QVERIFY(!map.nodes.front().toolTip.contains(QChar(0x202e)));
    }

    void isWalkedWithTheArrowKeys() {
        DiskMapView view;
        view.resize(900, 400);
        view.setMap(diskMapOf(demo::plugState()));
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus(Qt::TabFocusReason);
        QCOMPARE(view.current()->key, "/dev/sda");
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.current()->key, "/dev/sdb");
        view.choose(Kind::Disk, "/srv/disk.img");
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current()->key, "e7.3");
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current()->kind, Kind::Access);
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.current()->key, "/srv/disk.img");
        QTest::keyClick(&view, Qt::Key_End);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.current()->key, "/dev/sda");
        const QSignalSpy opened(&view, &DiskMapView::opened);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
    }

    void theArrowKeysPassOverWhatTheFilterLeavesOut() {
        DiskMapView view;
        view.setMap(diskMapOf(stateOf({diskAt("/dev/sda"), diskAt("/dev/sdb"), diskAt("/dev/sdc1")})));
        view.setFilterText("sdc");
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus(Qt::TabFocusReason);
        QCOMPARE(view.current()->key, "/dev/sdc1");
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.current()->key, "/dev/sdc1");
        view.choose(Kind::Disk, "/dev/sda");
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.current()->key, "/dev/sdc1");
        view.setFilterText("nothing of this");
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.current()->key, "/dev/sdc1"); // it stays
    }

    void scrollsToWhatIsChosen() {
        std::vector<plans::Disk> disks;
        for (int i = 0; i < 200; ++i)
            disks.push_back(diskAt("/dev/d" + std::to_string(i)));
        DiskMapView view;
        view.resize(600, 300);
        view.setMap(diskMapOf(stateOf(disks)));
        view.show();
        view.choose(Kind::Disk, "/dev/d150");
        const auto rect = view.rectOf(150);
        QVERIFY(view.viewport()->rect().contains(rect));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.rectOf(151).center());
        QCOMPARE(view.current()->key, "/dev/d151");
    }

    void keepsTheChoiceWhenTheBoxChanges() {
        DiskMapView view;
        view.setMap(diskMapOf(stateOf({diskAt("/dev/sda"), diskAt("/dev/sdb")})));
        view.choose(Kind::Disk, "/dev/sdb");
        view.setMap(diskMapOf(stateOf({diskAt("/dev/sdb")})));
        QCOMPARE(view.current()->key, "/dev/sdb");
        const QSignalSpy changed(&view, &DiskMapView::currentChanged);
        view.setMap({});
        QVERIFY(!view.current());
        QCOMPARE(changed.count(), 1);
    }

    void actsOnWhatIsChosen() {
        DeviceBoxView view;
        view.show({demo::plugDevice, {}}, demo::shared(demo::plugState()), nullptr);
        view.showOverview();
        const auto action = [&view](DeviceTab tab, const QString& text) {
            for (auto* one : view.actions().of(tab))
                if (one->text() == text)
                    return one->isEnabled();
            return false;
        };
        view.overview().map().choose(Kind::Disk, "/dev/sdb");
        QCOMPARE(view.table(DeviceTab::Disks).currentKey(), "/dev/sdb");
        QVERIFY(action(DeviceTab::Disks, "Export…"));
        view.overview().map().choose(Kind::Disk, "/dev/sda");
        QVERIFY(!action(DeviceTab::Disks, "Export…"));
        view.overview().map().choose(Kind::Access, "e7.3");
        QCOMPARE(view.table(DeviceTab::Exports).currentKey(), "e7.3");
        QVERIFY(action(DeviceTab::Exports, "Stop…"));
    }
};

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
