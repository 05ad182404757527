#include "tests/support/registered_test.h"
#include "tests/ui/devices/page/shown_page.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/exports/load_dialog.h"
#include "ui/devices/exports/saved_file.h"
#include "ui/devices/exports/wizard.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/dialogs.h"
#include "ui/devices/plan/dialog.h"
#include "ui/widgets/input_dialog.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;
using Shown = ShownPage;

namespace {

QFileDialog* openFileDialog(const QWidget& page) {
    for (auto* dialog : page.findChildren<QFileDialog*>())
        if (dialog->isVisible())
            return dialog;
    return nullptr;
}

void chooseFile(const QWidget& page, const QString& path) {
    auto* dialog = openFileDialog(page);
    QVERIFY(dialog);
    emit dialog->fileSelected(path);
    dialog->close();
}

} // namespace

/// What is done with several exports or disks, with files, and with a disk that is dragged away.
class DeviceSetsTest : public QObject {
    Q_OBJECT

private slots:
    void changesSeveralExportsWithOnePlan();
    void allowsThisComputerAtSeveralExports();
    void locksSeveralDisksWithOnePlan();
    void exportsADiskThatIsDroppedElsewhere();
    void savesExportsAndLoadsThem();
    void savesNoEmptyList();
    void takesOverWhatVbladePersistStarts();
    void showsWhatIsCarriedWhileThePageShows();
    void filtersByWhatStays();
    void saysHowManyItIsAbout();
    void asksAboutTheBoxThatWasChosenThen();
};

void DeviceSetsTest::changesSeveralExportsWithOnePlan() {
    Shown shown;
    auto state = demo::crowdedState(5); // e8.3 has failed, and can be started
    state.exports->exports[1].managed = false;
    shown.page.setState(demo::shared(state));
    shown.view().table(DeviceTab::Exports).selectAll();
    const auto& table = shown.view().table(DeviceTab::Exports);
    QCOMPARE(table.selectedKeys(), QStringList({"e7.3", "e8.0", "e8.1", "e8.2", "e8.3", "e8.4"}));
    QVERIFY(!shown.action(DeviceTab::Exports, "Change…")->isEnabled());
    QVERIFY(!shown.action(DeviceTab::Exports, "Who uses it?")->isEnabled());
    QVERIFY(shown.action(DeviceTab::Exports, "Start…")->isEnabled());
    shown.action(DeviceTab::Exports, "Restart…")->trigger();
    const auto* dialog = shown.page.findChild<PlanDialog*>();
    QVERIFY2(dialog->windowTitle().startsWith("Restart 4 exports"), qPrintable(dialog->windowTitle()));
    QCOMPARE(shown.commands->wishes.size(), std::size_t{4}); // neither the foreign nor the failed one
}

void DeviceSetsTest::allowsThisComputerAtSeveralExports() {
    Shown shown;
    const MacAddress own({2, 0, 0, 0, 0, 1});
    shown.page.setSanViewer([own] { return SanView{{}, {{"eth0", own}}}; });
    shown.page.setState(demo::shared(demo::crowdedState(3))); // e8.0 allows it already
    shown.view().table(DeviceTab::Exports).selectAll();
    shown.action(DeviceTab::Exports, "Allow this computer…")->trigger();
    QCOMPARE(shown.commands->wishes.size(), std::size_t{3});
    QVERIFY(shown.commands->wishes.front() == plans::Wish(plans::AllowInitiator{Address(7, 3), own, true}));
}

void DeviceSetsTest::locksSeveralDisksWithOnePlan() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    shown.view().showTab(DeviceTab::Disks);
    auto& table = shown.view().table(DeviceTab::Disks);
    table.selectAll();
    QVERIFY(!shown.action(DeviceTab::Disks, "Export…")->isEnabled());
    shown.action(DeviceTab::Disks, "Lock…")->trigger();
    QVERIFY(shown.commands->wishes.size() > 1);
    QVERIFY(std::ranges::all_of(shown.commands->wishes, [](const plans::Wish& wish) {
        return std::holds_alternative<plans::LockDisk>(wish);
    }));
}

void DeviceSetsTest::exportsADiskThatIsDroppedElsewhere() {
    Shown shown;
    const auto wizard = [&shown] { return shown.page.findChild<ExportWizard*>(); };
    QVERIFY(!shown.view().dragOfDisk("/dev/sdb")); // nothing is known yet
    shown.page.exportAt(Address(9, 1), {demo::plugDevice, "/dev/sdb"});
    QVERIFY(!wizard());
    shown.page.setState(demo::shared(demo::plugState()));
    QVERIFY(!shown.view().dragOfDisk("/dev/sda")); // the system is on it
    const std::unique_ptr<QMimeData> mime(shown.view().dragOfDisk("/dev/sdb"));
    const auto disk = draggedDisk(mime.get());
    QVERIFY(disk && *disk == (DraggedDisk{demo::plugDevice, "/dev/sdb"}));
    shown.page.list().choose("root@other");
    shown.page.exportAt(Address(9, 1), *disk);
    QCOMPARE(shown.page.list().currentDevice(), demo::plugDevice);
    QVERIFY(wizard());
    QCOMPARE(wizard()->addressPage().address(), Address(9, 1));
    QCOMPARE(wizard()->step(), 2);
}

void DeviceSetsTest::savesExportsAndLoadsThem() {
    Shown shown;
    const QTemporaryDir folder;
    const QString path = folder.filePath("e.json");
    shown.page.setState(demo::shared(demo::crowdedState(2)));
    QVERIFY(shown.action(DeviceTab::Exports, "Save all to a file…")->isEnabled());
    shown.view().table(DeviceTab::Exports).selectKey("e8.1");
    QVERIFY(shown.action(DeviceTab::Exports, "Save to a file…"));
    auto& dialogs = shown.page.dialogs();
    const auto save = [&](const QString& to) { chooseFile(shown.page, to); };
    dialogs.openSave(demo::plugDevice, {"e8.1"});
    shown.page.setState(demo::shared(demo::plugState())); // while the file is chosen, it goes
    save(path);
    QCOMPARE(shown.bannerTitle(), QStringLiteral("The export was saved"));
    shown.page.dialogs().loadFrom(path, demo::plugDevice);
    auto* dialog = shown.page.findChild<LoadExportsDialog*>();
    QCOMPARE(dialog->table().shownRows(), 1);
    dialog->accept();
    const auto* plan = shown.page.findChild<PlanDialog*>();
    QVERIFY2(plan->windowTitle().startsWith("Load export e8.1"), qPrintable(plan->windowTitle()));
    const auto* const wish = std::get_if<plans::LoadExports>(&*shown.commands->wish);
    QVERIFY(wish && wish->exports.size() == 1);
    dialogs.openSave(demo::plugDevice, {});
    save("/proc/none/e.json");
    QCOMPARE(shown.bannerTitle(), QStringLiteral("The exports could not be saved"));
}

void DeviceSetsTest::savesNoEmptyList() {
    Shown shown;
    const QTemporaryDir folder;
    const QString path = folder.filePath("e.json");
    shown.page.setState(demo::shared(demo::crowdedState(2)));
    auto& dialogs = shown.page.dialogs();
    dialogs.openSave(demo::plugDevice, {});
    shown.page.setDevices({{"root@other", {}}}); // removed while the file is chosen
    chooseFile(shown.page, path);
    QCOMPARE(shown.bannerTitle(), QStringLiteral("3 exports were saved"));
    const auto saved = readSavedExports(path);
    QVERIFY(saved && saved->exports.size() == 3);
    dialogs.openSave(demo::plugDevice, {"e8.1"});
    QVERIFY(!openFileDialog(shown.page));
    QCOMPARE(shown.bannerTitle(), QStringLiteral("The exports could not be saved"));
    dialogs.loadFrom(path, demo::plugDevice);
    QCOMPARE(shown.bannerTitle(), QStringLiteral("The exports could not be loaded"));
    QVERIFY(!shown.page.findChild<LoadExportsDialog*>());
}

void DeviceSetsTest::takesOverWhatVbladePersistStarts() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    auto* take = shown.action(DeviceTab::Exports, "Take over vblade-persist…");
    QVERIFY(!take->isEnabled()); // this agent does not offer it
    auto state = demo::plugState();
    state.greeting.capabilities.emplace_back("import");
    shown.page.setState(demo::shared(state));
    take->trigger();
    QVERIFY(shown.commands->wish == plans::Wish(plans::ImportExports()));
}

void DeviceSetsTest::showsWhatIsCarriedWhileThePageShows() {
    Shown shown;
    QVERIFY(shown.commands->watchesRates);
    shown.page.setState(demo::shared(demo::plugState()));
    const auto cell = [&shown](int column) {
        return shown.view().table(DeviceTab::Exports).model()->index(0, column);
    };
    QCOMPARE(cell(2).data().toString(), QString());
    shown.page.noteRates(demo::plugDevice, {{Address(7, 3), 12, 3, 61'440}});
    shown.page.noteRates(demo::plugDevice, {{Address(7, 3), 14, 3, 1'200'000}});
    QCOMPARE(cell(2).data().toString(), QStringLiteral("17"));
    QCOMPARE(cell(3).data().toString(), QStringLiteral("1.2 MB/s"));
    QCOMPARE(cell(3).data(DeviceRowModel::CurveRole).value<std::vector<double>>().size(), std::size_t{2});
    shown.page.setState(demo::shared(demo::plugState())); // a state does not take them away
    QCOMPARE(cell(2).data().toString(), QStringLiteral("17"));
    shown.page.hide();
    QVERIFY(!shown.commands->watchesRates);
    QCOMPARE(cell(2).data().toString(), QString()); // not known is not zero
    shown.page.noteRates(demo::plugDevice, {{Address(7, 3), 12, 3, 61'440}});
    QCOMPARE(cell(2).data().toString(), QString());
}

void DeviceSetsTest::filtersByWhatStays() {
    Shown shown;
    shown.page.setState(demo::shared(demo::crowdedState(2)));
    const auto& table = shown.view().table(DeviceTab::Exports);
    shown.view().showTab(DeviceTab::Exports);
    auto* filter = shown.view().findChild<QLineEdit*>();
    filter->setText("8.1");
    QCOMPARE(table.shownRows(), 1);
    shown.page.noteRates(demo::plugDevice, {{Address(7, 3), 6, 2.1, 8'100'000}, {Address(8, 0), 0, 81, 1}});
    QCOMPARE(table.shownRows(), 1); // 8.1 MB/s are no name
    filter->setText("MB/s");
    QCOMPARE(table.shownRows(), 0);
    QVERIFY(!shown.place().isEmpty());
}

void DeviceSetsTest::saysHowManyItIsAbout() {
    Shown shown;
    auto state = demo::crowdedState(3);
    state.exports->exports[1].managed = state.exports->exports[2].managed = false;
    shown.page.setState(demo::shared(state));
    shown.view().table(DeviceTab::Exports).selectAll();
    QVERIFY(shown.action(DeviceTab::Exports, "Take over these vblades…"));
    QVERIFY(shown.action(DeviceTab::Exports, "Save 2 exports to a file…"));
    shown.view().table(DeviceTab::Exports).selectKey("e8.0");
    QVERIFY(shown.action(DeviceTab::Exports, "Take over this vblade…"));
}

/// A notice that is clicked leads to another box while a dialog is open.
void DeviceSetsTest::asksAboutTheBoxThatWasChosenThen() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    auto other = demo::plugState();
    other.device = "root@other";
    shown.page.setState(demo::shared(other));
    shown.page.list().choose(demo::plugDevice);
    const auto answer = [&shown](const QString& value) {
        shown.page.list().choose("root@other");
        auto* dialog = shown.page.window()->findChild<InputDialog*>();
        dialog->setValue(value);
        dialog->accept();
        delete dialog;
        shown.page.list().choose(demo::plugDevice);
        return shown.commands->plannedFor;
    };
    shown.view().table(DeviceTab::Exports).selectKey("e7.3");
    shown.action(DeviceTab::Exports, "Allow a MAC address…")->trigger();
    QCOMPARE(answer("02:00:00:00:00:09"), demo::plugDevice);
    shown.commands->plannedFor.clear();
    shown.view().table(DeviceTab::Interfaces).selectKey("eth0");
    shown.action(DeviceTab::Interfaces, "MTU…")->trigger();
    QCOMPARE(answer("1400"), demo::plugDevice);
}

QTEST_MAIN(DeviceSetsTest)
#include "tst_sets.moc"
