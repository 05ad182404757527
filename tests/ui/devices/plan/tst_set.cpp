#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/plan/dialog.h"
#include "ui/devices/plan/view.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/state_lamp.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;
using Phase = PlanView::Phase;

namespace {

/// Three exports that run, of which the second has no initiators listed; all are stopped.
struct Several {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    std::unique_ptr<PlanDialog> dialog;

    Several() {
        const auto state = demo::crowdedState(2);
        commands->planned.exports = state.exports->exports;
        commands->level = plans::Confirmation::Click;
    }
    void open(int count = 3) {
        DeviceWish wish;
        wish.verb = "Stop the exports";
        const std::vector<Address> addresses{{7, 3}, {8, 0}, {8, 1}, {9, 9}};
        for (int i = 0; i < count; ++i) {
            const auto address = addresses[static_cast<std::size_t>(i)];
            wish.changes.push_back({plans::StopExport{address}, QString::fromStdString(address.toString())});
        }
        dialog = std::make_unique<PlanDialog>(commands, demo::plugDevice, wish);
        dialog->show();
    }
    [[nodiscard]] PlanView& view() const { return dialog->view(); }
    [[nodiscard]] Phase phase() const { return view().phase(); }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* one : dialog->findChildren<QPushButton*>())
            if (one->text() == text && one->isVisibleTo(dialog.get()))
                return one;
        return nullptr;
    }
    void press(const QString& text) const { button(text)->click(); }
    [[nodiscard]] const Notice::Message& notice() const { return dialog->findChild<Notice*>()->message(); }
    [[nodiscard]] int labels(const QString& text) const {
        const auto all = dialog->findChildren<QLabel*>();
        return static_cast<int>(std::ranges::count_if(all, [&](const QLabel* label) {
            return label->isVisibleTo(dialog.get()) && label->text().contains(text);
        }));
    }
    [[nodiscard]] std::vector<std::string> plans() const {
        std::vector<std::string> ids;
        for (const auto& consent : commands->consents)
            ids.push_back(consent.plan);
        return ids;
    }
};

using Ids = std::vector<std::string>;

const remote::Failure failed = remote::AgentRefusal{{plans::RefusalCode::Failed, "vblade ended.", {}}, {}};
const remote::Failure moved = remote::AgentRefusal{{plans::RefusalCode::StateMoved, "Plan again.", {}}, {}};

} // namespace

class TestSet : public QObject {
    Q_OBJECT

private slots:
    void planAllAndApplyThemOneAfterTheOther() {
        Several several;
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        QVERIFY(several.commands->consents.empty());
        QTRY_COMPARE(several.labels("Stop e7.3 on eth0"), 1);
        QTRY_COMPARE(several.labels("Stop e8.1 on eth0"), 1);
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Done);
        QVERIFY(several.plans() == Ids({"p1", "p2", "p3"}));
        QCOMPARE(several.view().allApplied().size(), std::size_t{3});
        QCOMPARE(several.notice().text, QStringLiteral("3 changes were made."));
    }

    void takeTheHighestLevelAndAskForATextOnce() {
        Several several;
        several.commands->level = plans::Confirmation::Type;
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        const auto edits = several.dialog->findChildren<QLineEdit*>();
        QCOMPARE(edits.size(), 1); // all ask for the same serial
        QVERIFY(!several.button("Stop the exports")->isEnabled());
        edits.front()->setText(QString::fromStdString(plans::freeSerial));
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Done);
        for (const auto& consent : several.commands->consents)
            QCOMPARE(consent.typed, std::vector<std::string>{plans::freeSerial});
    }

    void sayAWarningThatAllHaveOnce() {
        Several several;
        several.commands->warning = "Initiators lose the disk.";
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        QTRY_COMPARE(several.labels("Initiators lose the disk."), 1);
        QTRY_COMPARE(several.labels("e7.3: Initiators"), 0);
    }

    void sayAWarningOnceThatDiffersOnlyInWhoHasIt() {
        Several several;
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        QTRY_COMPARE(several.labels("The same holds for e8.0, e8.1."), 2);
    }

    void leaveOutWhatCannotBePlanned() {
        Several several;
        several.open(4);
        QTRY_COMPARE(several.phase(), Phase::Shown);
        QTRY_COMPARE(several.labels("Left out: "), 1);
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Done);
        QCOMPARE(several.notice().text, QStringLiteral("3 changes were made. One was left out."));
    }

    void endWithTheFirstThatFails() {
        Several several;
        several.commands->applyFailures.emplace(2, failed);
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Failed);
        QCOMPARE(several.plans().size(), std::size_t{2});
        QVERIFY2(several.notice().text.contains("e8.0: vblade ended."), qPrintable(several.notice().text));
        QVERIFY(several.notice().text.contains("One change was made. One was not begun."));
        QTRY_COMPARE(several.labels("Not done: vblade ended."), 1);
        QCOMPARE(several.view().allApplied().size(), std::size_t{1});
    }

    void planAgainWhatIsLeft() {
        Several several;
        several.commands->applyFailures.emplace(2, failed);
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Failed);
        several.commands->applyFailures.clear();
        several.press("Plan again");
        QTRY_COMPARE(several.phase(), Phase::Shown);
        QCOMPARE(several.commands->wishes.size(), std::size_t{5}); // not the first again
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Done);
        QCOMPARE(several.view().allApplied().size(), std::size_t{3});
    }

    /// The agent keeps 64 plans only, and each change moves the box.
    void goOnWithTheSamePlanMadeAgain() {
        Several several;
        several.commands->applyFailures.emplace(2, moved);
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Done);
        QVERIFY(several.plans() == Ids({"p1", "p2", "p4", "p3"}));
    }

    void doNotApplyAPlanThatNobodySaw() {
        Several several;
        several.commands->applyFailures.emplace(2, moved);
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        several.commands->warning = "An initiator uses it now.";
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Failed);
        QVERIFY(several.plans() == Ids({"p1", "p2"}));
    }

    void sayThatNobodyKnowsWhenTheAgentEnds() {
        Several several;
        several.commands->applyFailures.emplace(2, remote::ConnectionError{});
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        several.press("Stop the exports");
        QTRY_COMPARE(several.phase(), Phase::Failed);
        QVERIFY(several.notice().text.contains("Whether the change was made is not known"));
        QVERIFY(several.notice().text.contains("One change was made. One was not begun."));
    }

    void stopTwoHundredExports() {
        Several several;
        const auto state = demo::crowdedState(200);
        several.commands->planned.exports = state.exports->exports;
        DeviceWish wish;
        wish.verb = "Stop the exports";
        for (const auto& status : state.exports->exports)
            wish.changes.push_back({plans::StopExport{status.config.address},
                                    QString::fromStdString(status.config.address.toString())});
        several.dialog = std::make_unique<PlanDialog>(several.commands, demo::plugDevice, wish);
        several.dialog->show();
        QTRY_COMPARE_WITH_TIMEOUT(several.phase(), Phase::Shown, 30'000);
        several.press("Stop the exports");
        QTRY_COMPARE_WITH_TIMEOUT(several.phase(), Phase::Done, 30'000);
        QCOMPARE(several.view().allApplied().size(), std::size_t{201});
    }

    void areCancelledTogether() {
        Several several;
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        several.commands->isHeld = true;
        several.press("Stop the exports");
        QCOMPARE(several.phase(), Phase::Applying);
        several.dialog->reject();
        QVERIFY(several.dialog->isVisible());
        QCOMPARE(several.commands->cancelled, 1);
        several.commands->isHeld = false;
        several.commands->release(); // the first one was done before the box heard of it
        QTRY_COMPARE(several.phase(), Phase::Failed);
        QCOMPARE(several.plans().size(), std::size_t{1});
        QCOMPARE(several.notice().title, QStringLiteral("Cancelled"));
    }

    void areOneJobInTheListOfAll() {
        Several several;
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        const auto& jobs = several.commands->jobs;
        QVERIFY(jobs.list().empty());
        several.commands->isHeld = true;
        several.press("Stop the exports");
        QCOMPARE(jobs.list().size(), std::size_t{1});
        several.commands->isHeld = false;
        several.commands->release();
        QTRY_COMPARE(several.phase(), Phase::Done);
        QVERIFY(jobs.list().empty());
    }

    void areCancelledTogetherFromTheListAsWell() {
        Several several;
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        several.commands->isHeld = true;
        several.press("Stop the exports");
        several.commands->jobs.cancel(several.commands->jobs.list().front().id);
        QCOMPARE(several.commands->cancelled, 1);
        several.commands->isHeld = false;
        several.commands->release(); // the first one was done before the box heard of it
        QTRY_COMPARE(several.phase(), Phase::Failed);
        QCOMPARE(several.plans().size(), std::size_t{1});
        QVERIFY(several.commands->jobs.list().empty());
    }

    void areQueuedTogether() {
        Several several;
        several.open();
        QTRY_COMPARE(several.phase(), Phase::Shown);
        several.press("Add to the queue");
        QTRY_VERIFY(!several.dialog->isVisible());
        QCOMPARE(several.commands->queue.changes().size(), std::size_t{3});
        QVERIFY(several.commands->consents.empty());
    }
};

QTEST_MAIN(TestSet)
#include "tst_set.moc"
