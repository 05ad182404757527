#include "core/plans/json.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/boxes/environment/findings_list.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/uboot/panel.h"
#include "ui/devices/uboot/variable_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_place.h"

#include <QAction>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

struct Shown {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    DeviceState state = demo::plugState();
    UbootPanel panel;
    std::vector<DeviceWish> wishes;

    Shown() {
        state.greeting.capabilities.emplace_back("uboot-env");
        panel.setCommands(commands);
        panel.resize(900, 600);
        QObject::connect(&panel, &UbootPanel::wished, &panel,
                         [this](const DeviceWish& wish) { wishes.push_back(wish); });
    }
    void tell() { panel.setState(state.device, demo::shared(state)); }
    [[nodiscard]] bool open() {
        tell();
        panel.show();
        return QTest::qWaitFor([this] { return panel.table().shownRows() > 0; });
    }
    [[nodiscard]] bool isPlaceShown() const { return panel.empty().isVisible(); }
    [[nodiscard]] std::vector<uboot::VariableChange> changes() const {
        const auto* const edit = std::get_if<plans::EditEnvironment>(&wishes.back().changes.front().wish);
        return edit ? edit->changes : std::vector<uboot::VariableChange>();
    }
    [[nodiscard]] bool can(int which) const { return panel.action(which)->isEnabled(); }
};

} // namespace

class UbootPanelTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheEnvironmentWhenItShows();
    void readsAgainAfterAChange();
    void saysInWordsWhyThereIsNone();
    void makesPlansOfWhatIsEntered();
    void offersTheFixOfAFinding();
    void onlyRestoresWhereTheEnvironmentIsDamaged();
    void changesNothingBesideABadBlock();
    void changesNothingThatCanOnlyBeRead();
    void restoresABackupAndSaysWhyNot();
    void savesABackup();
    void checksNameAndValueOfAVariable();
    void keepsBytesThatAreNoText();
};

void UbootPanelTest::readsTheEnvironmentWhenItShows() {
    Shown shown;
    shown.tell();
    QCOMPARE(shown.commands->environmentsRead, 0);
    QVERIFY(shown.open());
    QCOMPARE(shown.commands->environmentsRead, 1);
    QCOMPARE(shown.panel.table().shownRows(), 9);
    QVERIFY(shown.panel.placeText().startsWith(QStringLiteral("“u-boot” (/dev/mtd0) at 0xc0000 · 128 KB")));
    QVERIFY(shown.panel.placeText().contains(QStringLiteral("no bad block")));
    QVERIFY(!shown.panel.trouble().isVisible());
    shown.panel.table().selectKey(QStringLiteral("bootdelay"));
    QVERIFY(shown.panel.table().selectedText().contains(QStringLiteral("Seconds in which a key")));
    shown.tell();
    QCOMPARE(shown.commands->environmentsRead, 1); // nothing has changed
}

void UbootPanelTest::readsAgainAfterAChange() {
    Shown shown;
    QVERIFY(shown.open());
    shown.commands->environment->environment.set("new", "1");
    shown.state.journal->insert(shown.state.journal->begin(),
                                {8, 0, "eva", "Add new", "applied", {}, true, {}});
    shown.tell();
    QTRY_COMPARE(shown.panel.table().shownRows(), 10);
    QCOMPARE(shown.commands->environmentsRead, 2);
    shown.panel.hide();
    shown.state.journal->insert(shown.state.journal->begin(), {9, 0, "eva", "x", "applied", {}, true, {}});
    shown.tell();
    QCOMPARE(shown.commands->environmentsRead, 2); // nobody looks
}

void UbootPanelTest::saysInWordsWhyThereIsNone() {
    Shown shown;
    shown.state.greeting.capabilities.pop_back();
    shown.tell();
    shown.panel.show();
    QCOMPARE(shown.panel.empty().place().title, QStringLiteral("No environment of U-Boot"));
    QCOMPARE(shown.commands->environmentsRead, 0);
    shown.state.greeting.capabilities.emplace_back("uboot-env");
    shown.commands->environment.reset();
    shown.tell();
    QTRY_COMPARE(shown.panel.empty().place().title, QStringLiteral("U-Boot's environment could not be read"));
    QVERIFY(shown.panel.empty().place().text.contains(QStringLiteral("No flash memory holds one.")));
    shown.tell();
    QCOMPARE(shown.commands->environmentsRead, 1); // not again and again
    QVERIFY(!shown.can(UbootPanel::Add) && !shown.can(UbootPanel::Restore));
}

void UbootPanelTest::makesPlansOfWhatIsEntered() {
    Shown shown;
    QVERIFY(shown.open());
    QVERIFY(shown.can(UbootPanel::Add) && !shown.can(UbootPanel::Change));
    shown.panel.table().selectKey(QStringLiteral("bootdelay"));
    QVERIFY(shown.can(UbootPanel::Change) && shown.can(UbootPanel::Remove));
    shown.panel.changeVariable();
    auto* dialog = shown.panel.findChild<VariableDialog*>();
    dialog->setValue(QStringLiteral("5"));
    dialog->accept();
    QCOMPARE(shown.wishes.size(), std::size_t{1});
    QVERIFY(shown.changes() == (std::vector<uboot::VariableChange>{{"bootdelay", "5"}}));
    QCOMPARE(shown.wishes.back().verb, QStringLiteral("Change bootdelay"));
    QCOMPARE(shown.wishes.back().device, shown.state.device);
    shown.panel.removeVariables();
    QVERIFY(shown.changes() == (std::vector<uboot::VariableChange>{{"bootdelay", std::nullopt}}));
}

void UbootPanelTest::offersTheFixOfAFinding() {
    Shown shown;
    shown.commands->environment->environment.set("bootdelay", "-1");
    QVERIFY(shown.open());
    const auto buttons = shown.panel.findings().findChildren<QPushButton*>();
    const auto fix = std::ranges::find(buttons, QStringLiteral("Fix…"), &QPushButton::text);
    QVERIFY(fix != buttons.end());
    (*fix)->click();
    QVERIFY(shown.changes() == (std::vector<uboot::VariableChange>{{"bootdelay", "3"}}));
}

void UbootPanelTest::onlyRestoresWhereTheEnvironmentIsDamaged() {
    Shown shown;
    shown.commands->environment->fault = uboot::EnvironmentFault::Checksum;
    shown.commands->environment->environment = {};
    shown.tell();
    shown.panel.show();
    QTRY_VERIFY(shown.panel.trouble().isVisible());
    QVERIFY(shown.panel.trouble().message().text.contains(QStringLiteral("checksum is wrong")));
    QVERIFY(shown.panel.placeText().contains(QStringLiteral("checksum wrong")));
    QVERIFY(!shown.can(UbootPanel::Add) && shown.can(UbootPanel::Restore));
}

void UbootPanelTest::changesNothingBesideABadBlock() {
    Shown shown;
    shown.commands->environment->badBlocks = {0xe0000};
    QVERIFY(shown.open());
    QVERIFY(shown.panel.trouble().message().text.contains(QStringLiteral("0xe0000")));
    shown.panel.table().selectKey(QStringLiteral("bootdelay"));
    for (const auto which : {UbootPanel::Add, UbootPanel::Change, UbootPanel::Remove, UbootPanel::Restore})
        QVERIFY(!shown.can(which));
    QVERIFY(shown.can(UbootPanel::Backup));
}

void UbootPanelTest::changesNothingThatCanOnlyBeRead() {
    Shown shown;
    shown.commands->environment->readOnly = true;
    shown.commands->environment->badBlocks = {0xe0000};
    QVERIFY(shown.open());
    QVERIFY(shown.panel.placeText().contains(QStringLiteral("1 bad block · read only")));
    shown.panel.table().selectKey(QStringLiteral("bootdelay"));
    for (const auto which : {UbootPanel::Add, UbootPanel::Change, UbootPanel::Remove, UbootPanel::Restore})
        QVERIFY(!shown.can(which));
    QVERIFY(shown.can(UbootPanel::Backup));
    shown.state.link = DeviceState::Link::Waiting;
    shown.tell();
    QVERIFY(!shown.can(UbootPanel::Backup));
    QVERIFY(!shown.isPlaceShown()); // what was known stays
}

void UbootPanelTest::restoresABackupAndSaysWhyNot() {
    Shown shown;
    QVERIFY(shown.open());
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const std::string& content) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        (void)file.open(QIODevice::WriteOnly);
        file.write(QByteArray::fromStdString(content));
        return file.fileName();
    };
    shown.panel.restoreFrom(folder.filePath(QStringLiteral("missing")));
    QVERIFY(shown.panel.note().message().text.contains(QStringLiteral("cannot be read")));
    shown.panel.restoreFrom(write("bad.json", "{\"format\": \"something\"}"));
    QVERIFY(shown.panel.note().message().text.contains(QStringLiteral("is not a backup")));
    QVERIFY(shown.wishes.empty());
    const auto backup = plans::exampleBackup();
    shown.panel.restoreFrom(write("good.json", plans::toJson(backup).dump()));
    QVERIFY(!shown.panel.note().isVisible());
    QCOMPARE(shown.wishes.size(), std::size_t{1});
    const auto* const wish =
        std::get_if<plans::RestoreEnvironment>(&shown.wishes.back().changes.front().wish);
    QVERIFY(wish && wish->mac == backup.mac && wish->environment.value("bootdelay") == "10");
}

void UbootPanelTest::savesABackup() {
    Shown shown;
    QVERIFY(shown.open());
    shown.panel.saveBackup();
    QTRY_VERIFY(shown.panel.note().isVisible());
    QCOMPARE(shown.panel.note().message().text, QStringLiteral("/backups/1.json"));
    QVERIFY(shown.commands->backups.back() ==
            (plans::BackupRequest{shown.commands->environment->area, {}})); // what is shown
}

void UbootPanelTest::checksNameAndValueOfAVariable() {
    uboot::Environment environment;
    environment.set("bootdelay", "3");
    VariableDialog added(environment, {});
    QVERIFY(!added.canAccept());
    added.setName(QStringLiteral("bootdelay"));
    added.setValue(QStringLiteral("1"));
    QVERIFY(!added.canAccept()); // is there already
    added.setName(QStringLiteral("a=b"));
    QVERIFY(!added.canAccept());
    added.setName(QStringLiteral("foo"));
    QVERIFY(added.canAccept());
    added.setValue(QStringLiteral("two\nlines"));
    QVERIFY(!added.canAccept());
    added.setValue({});
    QVERIFY(!added.canAccept());
    VariableDialog changed(environment, "bootdelay");
    QVERIFY(!changed.canAccept()); // it is the same
    changed.setValue(QStringLiteral("4\n"));
    QVERIFY(changed.canAccept());
    QVERIFY(changed.change() == (uboot::VariableChange{"bootdelay", "4"}));
}

void UbootPanelTest::keepsBytesThatAreNoText() {
    Shown shown;
    auto& environment = shown.commands->environment->environment;
    environment.set("\xfe\xff", "x");
    environment.set("caf\xc3\xa9", "\xe9t\xe9");
    QVERIFY(shown.open());
    shown.panel.table().selectKey(QString::fromLatin1("\xfe\xff"));
    shown.panel.removeVariables();
    QVERIFY(shown.changes() == (std::vector<uboot::VariableChange>{{"\xfe\xff", std::nullopt}}));
    VariableDialog dialog(environment, "caf\xc3\xa9");
    QVERIFY(!dialog.canAccept()); // nothing was entered, and what is shown is not what is there
    dialog.setValue(QStringLiteral("ete"));
    QVERIFY(dialog.canAccept());
    QVERIFY(dialog.change() == (uboot::VariableChange{"caf\xc3\xa9", "ete"}));
}

QTEST_MAIN(UbootPanelTest)
#include "tst_panel.moc"
