#include "tests/support/registered_test.h"
#include "tests/ui/devices/page/shown_page.h"
#include "ui/devices/add/wizard.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/base/text.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/log_button.h"
#include "ui/devices/page/page.h"
#include "ui/devices/plan/dialog.h"
#include "ui/devices/plan/view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/input_dialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

using Shown = ShownPage;

class DevicesPageTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhatItIsForWhileThereIsNoBox();
    void showsABoxWithItsTables();
    void saysHowToInstallTheAgent();
    void keepsShowingWhatWasKnown();
    void aHostileBoxShowsNoControlCharacters();
    void offersOnlyWhatCanBeDone();
    void theKeyboardGoesFromTheFilterToWhatItFilters();
    void showsTheKernelLogOfABox();
    void saysWhyTheKernelLogCannotBeShown();
    void asksForAPlanBeforeAnythingHappens();
    void aForeignVbladeIsShownAsSuch();
    void tellsOfAChangeOnceTheJournalHasIt();
    void undoesAChangeAfterShowingThePlan();
    void doesNotUndoWhatIsUndone();
    void sortsFiltersAndCopies();
    void saysThatNothingMatches();
    void anUpdateKeepsTheSelection();
    void offersToKeepAChange();
    void saysThatChangesWaitInTheQueue();
    void addsABoxByItsDevice();
    void givesAnAddedBoxTheNameThatWasEntered();
    void renamesAndRemovesABox();
    void remembersColumnsAndBox();
};

void DevicesPageTest::saysWhatItIsForWhileThereIsNoBox() {
    Shown shown;
    shown.page.setDevices({});
    QCOMPARE(shown.place(), QStringLiteral("No boxes yet"));
}

void DevicesPageTest::showsABoxWithItsTables() {
    Shown shown;
    QVERIFY(shown.place().startsWith(QStringLiteral("Connecting to")));
    shown.page.setState(demo::shared(demo::plugState()));
    QCOMPARE(shown.view().table(DeviceTab::Exports).shownRows(), 1);
    QCOMPARE(shown.view().table(DeviceTab::Disks).shownRows(), 5);
    QCOMPARE(shown.view().table(DeviceTab::Interfaces).shownRows(), 2);
    QCOMPARE(shown.view().table(DeviceTab::Journal).shownRows(), 1);
    const auto facts = factsText(demo::plugState());
    QVERIFY2(facts.contains(QStringLiteral("up 1 d 2 h")), qPrintable(facts));
    QCOMPARE(shown.page.list().item(0)->text(), QStringLiteral("plug"));
    QCOMPARE(shown.page.list().item(1)->text(), QStringLiteral("Attic"));
}

void DevicesPageTest::saysHowToInstallTheAgent() {
    Shown shown;
    DeviceState state;
    state.device = demo::plugDevice;
    state.link = DeviceState::Link::Waiting;
    state.error =
        remote::ConnectionError{remote::ConnectionFault::NoAgent, "sh: etherdeck-agent: not found", {}, {}};
    shown.page.setState(demo::shared(state));
    const auto text = failureText(*state.error, state.device);
    QVERIFY(text.advice.contains(QStringLiteral("It can be installed by SSH")));
    QCOMPARE(text.command,
             QStringLiteral("etherdeckctl device add plug root@plug && etherdeckctl device install plug"));
    QCOMPARE(text.raw, QStringLiteral("sh: etherdeck-agent: not found"));
    QCOMPARE(shown.place(), text.what);
}

void DevicesPageTest::keepsShowingWhatWasKnown() {
    Shown shown;
    auto state = demo::plugState();
    state.link = DeviceState::Link::Waiting;
    state.error = remote::ConnectionError{};
    state.known = std::chrono::system_clock::now() - std::chrono::minutes(3);
    shown.page.setState(demo::shared(state));
    QCOMPARE(shown.view().table(DeviceTab::Exports).shownRows(), 1);
    QCOMPARE(shown.bannerTitle(), QStringLiteral("Not connected"));
    QCOMPARE(linkText(&state, std::chrono::system_clock::now()),
             QStringLiteral("Not connected · last known 3 min ago"));
    QVERIFY(!shown.action(DeviceTab::Exports, "New export…")->isEnabled());
}

void DevicesPageTest::aHostileBoxShowsNoControlCharacters() {
    Shown shown;
    auto state = demo::plugState();
    state.disks->front().model = "\033[2Jevil\n\u202e";
    state.box->model = "\033]0;x\007\n";
    shown.page.setState(demo::shared(state));
    const auto* model = shown.view().table(DeviceTab::Disks).model();
    for (int row = 0; row < model->rowCount(); ++row)
        for (const auto letter : model->index(row, 3).data().toString())
            QVERIFY(letter.isPrint());
    for (const auto letter : factsText(state))
        QVERIFY(letter.isPrint());
}

void DevicesPageTest::theKeyboardGoesFromTheFilterToWhatItFilters() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    shown.view().showTab(DeviceTab::Disks);
    shown.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    const auto inPage = [&shown] {
        const auto* const focus = QApplication::focusWidget();
        return focus != nullptr && shown.view().isAncestorOf(focus) && !qobject_cast<const QLineEdit*>(focus);
    };
    shown.view().focusFilter();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(inPage());
    shown.view().focusFilter();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), &shown.view().table(DeviceTab::Disks));
}

void DevicesPageTest::offersOnlyWhatCanBeDone() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    QVERIFY(!shown.action(DeviceTab::Exports, "Stop…")->isEnabled());
    shown.view().table(DeviceTab::Exports).selectKey("e7.3");
    QVERIFY(shown.action(DeviceTab::Exports, "Stop…")->isEnabled());
    QVERIFY(!shown.action(DeviceTab::Exports, "Start…")->isEnabled());
    QVERIFY(!shown.action(DeviceTab::Exports, "Deny a MAC address…")->isEnabled());
    shown.view().table(DeviceTab::Disks).selectKey("/dev/sda");
    QVERIFY(!shown.action(DeviceTab::Disks, "Export…")->isEnabled());
    shown.view().table(DeviceTab::Disks).selectKey("/dev/sdb");
    QVERIFY(shown.action(DeviceTab::Disks, "Export…")->isEnabled());
    shown.view().table(DeviceTab::Journal).selectKey("7");
    QVERIFY(shown.action(DeviceTab::Journal, "Undo…")->isEnabled());
}

void DevicesPageTest::showsTheKernelLogOfABox() {
    Shown shown;
    const auto& button = shown.view().logButton();
    auto state = demo::plugState();
    std::erase(state.greeting.capabilities, "kernel-log"); // an agent that does not tell it
    shown.page.setState(demo::shared(state));
    QVERIFY(!button.isVisible());
    state = demo::plugState();
    shown.page.setState(demo::shared(state));
    QVERIFY(button.isVisible());
    shown.commands->logSource = Result<remote::Answer<qint64>>(remote::Answer<qint64>(7));
    shown.view().logButton().click();
    QTRY_VERIFY(shown.commands->sourcesShown == std::vector<qint64>{7});
    QCOMPARE(shown.commands->shownLogs,
             QStringList(QString::fromStdString(demo::plugDevice) + QStringLiteral("|plug (kernel log)")));
    state.link = DeviceState::Link::Waiting;
    shown.page.setState(demo::shared(state));
    QVERIFY(!button.isVisible());
}

void DevicesPageTest::saysWhyTheKernelLogCannotBeShown() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    shown.commands->logSource = fail(ErrorCode::Malformed);
    shown.view().logButton().click();
    QTRY_COMPARE(shown.bannerTitle(), QStringLiteral("The kernel log of plug cannot be shown"));
    QVERIFY(shown.view().logButton().isEnabled());
    shown.commands->logSource = remote::Answer<qint64>(
        tl::unexpected<remote::Failure>(remote::ConnectionError{remote::ConnectionFault::Lost, {}, {}, {}}));
    shown.view().logButton().click();
    QTRY_COMPARE(shown.bannerTitle(), QStringLiteral("The kernel log of plug cannot be shown"));
    shown.page.list().choose("root@other");
    QTRY_VERIFY(shown.bannerTitle().isEmpty());
}

void DevicesPageTest::asksForAPlanBeforeAnythingHappens() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    shown.view().table(DeviceTab::Exports).selectKey("e7.3");
    shown.action(DeviceTab::Exports, "Stop…")->trigger();
    const auto* dialog = shown.page.findChild<PlanDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->windowTitle().startsWith(QStringLiteral("Stop export e7.3 – ")));
    QVERIFY(shown.commands->wish == plans::Wish(plans::StopExport{Address(7, 3)}));
    QVERIFY(shown.commands->consents.empty());
}

void DevicesPageTest::aForeignVbladeIsShownAsSuch() {
    Shown shown;
    auto state = demo::plugState();
    state.exports->exports.front().managed = false;
    shown.page.setState(demo::shared(state));
    auto& table = shown.view().table(DeviceTab::Exports);
    QCOMPARE(table.model()->index(0, 1).data().toString(), QStringLiteral("Not managed"));
    table.selectKey("e7.3");
    QVERIFY(!shown.action(DeviceTab::Exports, "Stop…")->isEnabled());
    QVERIFY(!shown.action(DeviceTab::Exports, "Change…")->isEnabled());
    QVERIFY(shown.action(DeviceTab::Exports, "Who uses it?")->isEnabled());
    auto* adopt = shown.action(DeviceTab::Exports, "Take over this vblade…");
    QVERIFY(!adopt->isEnabled()); // this agent does not offer it
    state.greeting.capabilities.emplace_back("adopt");
    shown.page.setState(demo::shared(state));
    adopt->trigger();
    QVERIFY(shown.commands->wish == plans::Wish(plans::AdoptExport{Address(7, 3)}));
}

void DevicesPageTest::tellsOfAChangeOnceTheJournalHasIt() {
    Shown shown;
    shown.commands->level = plans::Confirmation::Click;
    const QSignalSpy made(&shown.page, &DevicesPage::changeMade);
    auto state = demo::plugState();
    shown.page.setState(demo::shared(state));
    shown.view().table(DeviceTab::Exports).selectKey("e7.3");
    shown.action(DeviceTab::Exports, "Stop…")->trigger();
    auto* dialog = shown.page.findChild<PlanDialog*>();
    QTRY_COMPARE(dialog->view().phase(), PlanView::Phase::Shown);
    dialog->view().apply();
    QTRY_COMPARE(dialog->view().phase(), PlanView::Phase::Done);
    dialog->reject();
    QCOMPARE(made.size(), 0);
    state.journal->insert(state.journal->begin(), {8, 1, "eva@desk", "Stop e7.3", "applied", {}, true, {}});
    shown.page.setState(demo::shared(state));
    QCOMPARE(made.size(), 1);
    QCOMPARE(made[0][1].value<std::int64_t>(), 8);
    QCOMPARE(made[0][2].toString(), QStringLiteral("Stop e7.3"));
    shown.page.setState(demo::shared(state));
    QCOMPARE(made.size(), 1);
}

void DevicesPageTest::undoesAChangeAfterShowingThePlan() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    std::vector<Result<std::int64_t>> answers;
    const auto undo = [&] {
        return shown.page.undoChange(demo::plugDevice, 7, &shown.page,
                                     [&answers](const auto& answer) { answers.push_back(answer); });
    };
    const auto first = undo();
    auto* dialog = shown.page.findChild<PlanDialog*>();
    QVERIFY(shown.commands->wish == plans::Wish(plans::UndoChange{7}));
    QVERIFY(shown.commands->consents.empty());
    dialog->reject();
    QTRY_COMPARE(answers.size(), std::size_t{1});
    QVERIFY(!answers[0] && answers[0].error().code == ErrorCode::Closed);
}

void DevicesPageTest::doesNotUndoWhatIsUndone() {
    Shown shown;
    auto state = demo::plugState();
    state.journal->front().undoneBy = 8;
    shown.page.setState(demo::shared(state));
    std::optional<Result<std::int64_t>> answered;
    const auto call = shown.page.undoChange(demo::plugDevice, 7, &shown.page,
                                            [&answered](const auto& answer) { answered = answer; });
    QTRY_VERIFY(answered);
    QCOMPARE(answered->error().code, ErrorCode::OutOfRange);
    QVERIFY(!shown.page.findChild<PlanDialog*>());
}

void DevicesPageTest::sortsFiltersAndCopies() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    auto& table = shown.view().table(DeviceTab::Disks);
    table.sortByColumn(2, Qt::DescendingOrder);
    QCOMPARE(table.model()->index(0, 0).data().toString(), QStringLiteral("/dev/sdb"));
    table.setFilterText("sdc1 mounted");
    QCOMPARE(table.shownRows(), 1);
    table.selectKey("/dev/sdc1");
    table.copy();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("/dev/sdc1\tmounted at /mnt\t")));
}

void DevicesPageTest::saysThatNothingMatches() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    shown.view().showTab(DeviceTab::Exports);
    auto* filter = shown.view().findChild<QLineEdit*>();
    filter->setText("no such thing");
    QCOMPARE(shown.place(), QStringLiteral("Nothing matches"));
    for (auto* empty : shown.page.findChildren<EmptyPlaceView*>())
        if (empty->isVisible())
            emit empty->actionTriggered(EmptyPlace::Action::ClearFilter);
    QCOMPARE(filter->text(), QString());
    QCOMPARE(shown.place(), QString());
}

void DevicesPageTest::anUpdateKeepsTheSelection() {
    Shown shown;
    shown.page.setState(demo::shared(demo::plugState()));
    auto& table = shown.view().table(DeviceTab::Disks);
    table.selectKey("/dev/sdb");
    auto state = demo::plugState();
    state.disks->erase(state.disks->begin());
    (*state.disks)[0].label = "new";
    shown.page.setState(demo::shared(state));
    QCOMPARE(table.currentKey(), QStringLiteral("/dev/sdb"));
    QCOMPARE(table.shownRows(), 4);
}

void DevicesPageTest::offersToKeepAChange() {
    Shown shown;
    QSignalSpy pending(&shown.page, &DevicesPage::pendingChanged);
    auto state = demo::plugState();
    state.pending = plans::PendingChange{"c1", "Set MTU of eth0 to 9000", 57};
    state.pendingRead = Clock::now();
    shown.page.setState(demo::shared(state));
    QVERIFY(shown.bannerTitle().startsWith(QStringLiteral("Keep these settings?")));
    QCOMPARE(pending.last().at(0).toInt(), 1);
    for (auto* banner : shown.page.findChildren<Banner*>())
        if (!banner->isHidden())
            emit banner->actionTriggered();
    QCOMPARE(shown.commands->kept, std::vector<std::string>{"c1"});
}

void DevicesPageTest::saysThatChangesWaitInTheQueue() {
    Shown shown;
    const WallTime noon(std::chrono::seconds(1'800'000'000));
    plans::ChangeQueue queue;
    shown.page.queue().setQueue(queue);
    QCOMPARE(shown.bannerTitle(), QString());
    (void)queue.add("root@plug", plans::Reboot{}, noon);
    shown.page.queue().setQueue(queue);
    QCOMPARE(shown.bannerTitle(), QStringLiteral("A change waits to be applied"));
    (void)queue.add("root@attic", plans::Reboot{}, noon);
    shown.page.queue().setQueue(queue);
    QCOMPARE(shown.bannerTitle(), QStringLiteral("2 changes wait to be applied"));
    shown.page.queue().setError({ErrorCode::Malformed, "format", 0});
    QCOMPARE(shown.bannerTitle(), QStringLiteral("The queue of changes cannot be read"));
}

void DevicesPageTest::addsABoxByItsDevice() {
    Shown shown;
    shown.page.listActions().addBox();
    auto* wizard = shown.page.findChild<AddBoxWizard*>();
    wizard->addressPage().setDevice("exec:'open", {});
    wizard->next();
    QVERIFY(shown.commands->lists.empty());
    wizard->addressPage().setDevice("exec:agent", {});
    wizard->next();
    QCOMPARE(shown.commands->lists.back().size(), std::size_t{3});
    QCOMPARE(shown.commands->lists.back().back().device, std::string("exec:agent"));
    QVERIFY(shown.commands->confirmations.empty());
}

void DevicesPageTest::givesAnAddedBoxTheNameThatWasEntered() {
    const boxes::BoxKey plug{boxes::BoxId{3}, {}};
    const boxes::BoxKey cellar{boxes::BoxId{4}, {}};
    const std::vector<std::pair<boxes::BoxKey, std::string>> asked{{plug, "attic"}};
    for (const auto* device : {"exec:third", "exec:fourth", "exec:new"}) {
        Shown shown;
        // The boxes of these were listed before, one of them under a name.
        shown.page.listActions().setBoxes(
            {{"exec:third", {plug, {}, {}}}, {"exec:fourth", {cellar, "attic", {}}}});
        shown.page.listActions().addBox();
        auto* wizard = shown.page.findChild<AddBoxWizard*>();
        for (const auto* wrong : {"taken", " taken "}) {
            wizard->addressPage().setDevice(device, wrong);
            QVERIFY(!wizard->addressPage().isComplete());
        }
        wizard->addressPage().setDevice(device, "attic");
        QVERIFY(wizard->addressPage().isComplete());
        wizard->next();
        QCOMPARE(shown.commands->lists.back().back().name, std::string("attic"));
        QVERIFY(shown.commands->renamed ==
                (device == QLatin1String("exec:third") ? asked : decltype(asked)()));
    }
}

void DevicesPageTest::renamesAndRemovesABox() {
    Shown shown;
    shown.page.listActions().renameBox();
    auto* dialog = shown.page.findChild<InputDialog*>();
    dialog->setValue("taken");
    QVERIFY(!dialog->canAccept());
    dialog->setValue("Cellar");
    dialog->accept();
    QCOMPARE(shown.commands->lists.back().front().name, std::string("Cellar"));
    shown.page.listActions().removeBox();
    QCOMPARE(shown.commands->lists.back().size(), std::size_t{1});
}

void DevicesPageTest::remembersColumnsAndBox() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    {
        Shown shown;
        shown.page.list().choose("root@other");
        shown.view().table(DeviceTab::Disks).setColumnHidden(4, true);
        shown.page.saveLayout(settings);
    }
    Shown shown;
    shown.page.restoreLayout(settings);
    QCOMPARE(shown.page.list().currentDevice(), std::string("root@other"));
    QVERIFY(shown.view().table(DeviceTab::Disks).isColumnHidden(4));
}

QTEST_MAIN(DevicesPageTest)
#include "tst_page.moc"
