#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/plan/dialog.h"
#include "ui/devices/plan/queue_dialog.h"
#include "ui/devices/plan/view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

const WallTime noon = WallTime(std::chrono::seconds(1'800'000'000));

template <class Button>
Button* button(const QWidget& in, const QString& text) {
    for (auto* one : in.findChildren<Button*>())
        if (one->text() == text && one->isVisible())
            return one;
    return nullptr;
}

struct Shown {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    std::string unlisted; ///< a box that the page does not list
    QueueDialog dialog{commands,
                       {[](const std::string& device) { return QString::fromStdString(device); },
                        [this](const std::string& device) { return device != unlisted; }}};

    explicit Shown(std::optional<plans::Confirmation> level = {}) {
        commands->level = level; // instead of the planner's
        commands->onQueue = [this](const plans::ChangeQueue& queue) { dialog.setQueue(queue); };
        (void)commands->queue.add("root@plug", plans::StopExport{{7, 3}}, noon);
        (void)commands->queue.add("root@attic", plans::LockDisk{plans::freeDisk, true}, noon);
        dialog.setQueue(commands->queue);
        dialog.show();
    }
    [[nodiscard]] std::vector<std::int64_t> numbers() const {
        std::vector<std::int64_t> all;
        for (const auto& change : commands->queue.changes())
            all.push_back(change.number);
        return all;
    }
};

using Numbers = std::vector<std::int64_t>;

} // namespace

class TestQueue : public QObject {
    Q_OBJECT

private slots:
    void aPlanIsQueuedInsteadOfApplied() {
        const auto commands = std::make_shared<demo::FakeDevices>();
        PlanDialog dialog(commands, demo::plugDevice,
                          {{{plans::StopExport{{7, 3}}, {}}}, "Stop export e7.3"});
        dialog.show();
        QTRY_VERIFY(button<QPushButton>(dialog, "Add to the queue"));
        button<QPushButton>(dialog, "Add to the queue")->click();
        QTRY_VERIFY(!dialog.isVisible());
        QCOMPARE(commands->queue.changes().size(), std::size_t{1});
        QCOMPARE(commands->queue.changes().front().device, demo::plugDevice);
        QVERIFY(commands->consents.empty());
    }

    void whatCannotWaitIsNotQueued() {
        const auto commands = std::make_shared<demo::FakeDevices>();
        PlanDialog dialog(commands, demo::plugDevice, {{{plans::SetMtu{"eth0", 9000}, {}}}, "Set MTU"});
        dialog.show();
        QTRY_COMPARE(dialog.view().phase(), PlanView::Phase::Shown);
        QVERIFY(!button<QPushButton>(dialog, "Add to the queue"));
    }

    void showsTheChangesAsCommands() {
        Shown shown;
        QCOMPARE(shown.dialog.table().shownRows(), 2);
        button<QPushButton>(shown.dialog, "Copy as commands")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 "etherdeckctl -d root@plug export stop e7.3\netherdeckctl -d root@attic disk lock " +
                     QString::fromStdString(plans::freeDisk) + '\n');
    }

    void isReorderedAndShortened() {
        Shown shown;
        shown.dialog.table().selectKey("2");
        QVERIFY(!button<QToolButton>(shown.dialog, "Move down")->isEnabled());
        button<QToolButton>(shown.dialog, "Move up")->click();
        QVERIFY(shown.numbers() == Numbers({2, 1}));
        QVERIFY(!button<QToolButton>(shown.dialog, "Move up")->isEnabled());
        button<QToolButton>(shown.dialog, "Remove from the queue")->click();
        QVERIFY(shown.numbers() == Numbers({1}));
    }

    void appliesOneAfterTheOther() {
        Shown shown{plans::Confirmation::Click};
        const QSignalSpy applied(&shown.dialog, &QueueDialog::applied);
        for (const auto left : {std::size_t{1}, std::size_t{0}}) {
            QTRY_VERIFY(shown.dialog.plan().canApply());
            button<QPushButton>(shown.dialog, "Apply the first one")->click();
            QTRY_COMPARE(shown.commands->queue.changes().size(), left);
        }
        QCOMPARE(applied.count(), 2);
        QCOMPARE(shown.commands->consents.size(), std::size_t{2});
        QVERIFY(!button<QPushButton>(shown.dialog, "Apply the first one"));
    }

    void appliesNothingWhileAnotherProgramDoes() {
        Shown shown{plans::Confirmation::Click};
        QTRY_VERIFY(shown.dialog.plan().canApply());
        shown.commands->isQueueBusy = true;
        button<QPushButton>(shown.dialog, "Apply the first one")->click();
        QTRY_VERIFY(button<QPushButton>(shown.dialog, "Apply the first one")->isEnabled());
        QVERIFY(shown.commands->consents.empty());
        shown.commands->isQueueBusy = false;
        button<QPushButton>(shown.dialog, "Apply the first one")->click();
        QTRY_COMPARE(shown.commands->queue.changes().size(), std::size_t{1});
        QVERIFY(!shown.commands->isQueueHeld);
    }

    void appliesNothingThatHasLeftTheQueue() {
        Shown shown{plans::Confirmation::Click};
        QTRY_VERIFY(shown.dialog.plan().canApply());
        QVERIFY(shown.commands->queue.remove(1)); // by another program; nobody has said so yet
        button<QPushButton>(shown.dialog, "Apply the first one")->click();
        QTRY_COMPARE(shown.dialog.table().shownRows(), 1);
        QTRY_VERIFY(shown.dialog.plan().canApply());
        QVERIFY(shown.commands->consents.empty());
        QVERIFY(!shown.commands->isQueueHeld);
    }

    void goesOnWhenTheQueueChangesWhileAChangeIsApplied() {
        Shown shown{plans::Confirmation::Click};
        const QSignalSpy applied(&shown.dialog, &QueueDialog::applied);
        QTRY_VERIFY(shown.dialog.plan().canApply());
        shown.commands->isHeld = true;
        button<QPushButton>(shown.dialog, "Apply the first one")->click();
        QTRY_COMPARE(shown.dialog.plan().phase(), PlanView::Phase::Applying);
        QVERIFY(shown.commands->queue.remove(1));
        shown.dialog.setQueue(shown.commands->queue);
        shown.commands->isHeld = false;
        shown.commands->release();
        QTRY_COMPARE(applied.count(), 1);
        QTRY_VERIFY(shown.dialog.plan().canApply()); // the second one
        QVERIFY(shown.numbers() == Numbers({2}));
    }

    void saysThatABoxIsNotListed() {
        Shown shown{plans::Confirmation::Click};
        shown.unlisted = "root@plug";
        shown.dialog.setQueue(plans::ChangeQueue());
        shown.dialog.setQueue(shown.commands->queue);
        QVERIFY(!button<QPushButton>(shown.dialog, "Apply the first one"));
        QVERIFY(std::ranges::any_of(shown.dialog.findChildren<QLabel*>(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains("root@plug is not in the list of boxes");
        }));
        shown.unlisted.clear();
        shown.dialog.setQueue(shown.commands->queue);
        QTRY_VERIFY(shown.dialog.plan().canApply());
    }

    void keepsAChangeThatFails() {
        Shown shown{plans::Confirmation::Click};
        QTRY_VERIFY(shown.dialog.plan().canApply());
        shown.commands->failure =
            remote::AgentRefusal{{plans::RefusalCode::StateMoved, "The box has changed.", {}}, {}};
        button<QPushButton>(shown.dialog, "Apply the first one")->click();
        QTRY_VERIFY(button<QPushButton>(shown.dialog, "Plan again"));
        QVERIFY(shown.numbers() == Numbers({1, 2}));
    }
};

QTEST_MAIN(TestQueue)
#include "tst_queue.moc"
