#include "core/setup/record.h"
#include "core/setup/steps.h"
#include "tests/core/setup/example_plug.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::setup;
using namespace etherdeck::tests;

namespace {

const Step& in(const std::vector<Step>& steps, StepId id) { return *std::ranges::find(steps, id, &Step::id); }

/// "identify done, reach done, …", of those that are not done.
std::string statesOf(const std::vector<Step>& steps) {
    std::string text;
    for (const auto& step : steps)
        if (step.state != StepState::Done)
            text +=
                (text.empty() ? "" : ", ") + std::string(name(step.id)) + ' ' + std::string(name(step.state));
    return text;
}

} // namespace

class TestSetupSteps : public QObject {
    Q_OBJECT

private slots:
    void haveNamesThatCanBeRead() {
        for (const auto step : allSteps)
            QVERIFY(stepId(name(step)) == step);
        QVERIFY(!stepId("fly") && !stepId(""));
    }

    void aNewPlugBeginsWithTheBackup() {
        const auto steps = checklist(newPlug(), {});
        QCOMPARE(statesOf(steps),
                 std::string("backup next, uboot blocked, environment blocked, stick open, "
                             "boot open, rescue blocked, debian open, export blocked, done open"));
        QCOMPARE(in(steps, StepId::Uboot).reason, Reason::BackupMissing);
        QCOMPARE(in(steps, StepId::Environment).reason, Reason::NoAgent);
        QCOMPARE(in(steps, StepId::Environment).detail, std::string("2.6.22.18"));
        QVERIFY(nextStep(steps)->id == StepId::Backup);
    }

    void aFinishedPlugIsDone() {
        const auto steps = checklist(readyPlug(), {});
        QCOMPARE(statesOf(steps), std::string());
        QVERIFY(nextStep(steps) == nullptr);
        QCOMPARE(in(steps, StepId::Uboot).reason, Reason::L2FixUnknown);
        const auto known = checklist(readyPlug(), {{}, BegunImage{sha256("x"), 1, "a", true, true}});
        QCOMPARE(in(known, StepId::Uboot).reason, Reason::None);
    }

    void nothingGoesOnWithAnotherBox_data() {
        QTest::addColumn<QString>("model");
        for (const auto* model :
             {"Cloud Engines PogoPlug Series 3", "POGO-B04", "POGO-P21", "Cloud Engines PogoPlug Series 4",
              "Seagate FreeAgent Dockstar", "", "A toaster"})
            QTest::newRow(model) << model;
    }
    void nothingGoesOnWithAnotherBox() {
        QFETCH(QString, model);
        auto facts = readyPlug();
        facts.hardware.model = model.toStdString();
        const auto steps = checklist(facts, {});
        QVERIFY(in(steps, StepId::Identify).state != StepState::Done);
        for (const auto& step : steps)
            if (step.id != StepId::Identify && step.id != StepId::Reach && step.id != StepId::Done)
                QVERIFY2(step.state == StepState::Blocked && step.reason == Reason::NotIdentified,
                         std::string(name(step.id)).c_str());
        QVERIFY(nextStep(steps)->id == StepId::Identify);
    }

    void saysWhatIsOtherAndWhatIsUnknown() {
        auto facts = newPlug();
        facts.hardware.memoryTotal = 125000ULL * 1024;
        facts.hardware.soc = "Marvell 88F6282";
        auto step = in(checklist(facts, {}), StepId::Identify);
        QCOMPARE(step.state, StepState::Blocked);
        QCOMPARE(step.reason, Reason::HardwareDiffers);
        QCOMPARE(step.detail, std::string("soc memory"));
        facts = newPlug();
        facts.hardware.model.clear();
        step = in(checklist(facts, {}), StepId::Identify);
        QCOMPARE(step.state, StepState::Unknown);
        QCOMPARE(step.detail, std::string("model"));
    }

    void nothingIsNotedOfABoxWithoutAMac() {
        auto facts = newPlug();
        facts.mac.reset();
        QCOMPARE(in(checklist(facts, {}), StepId::Backup).reason, Reason::NoMac);
    }

    void saysWhichCopiesAreMissing() {
        auto facts = newPlug();
        facts.kept = copiesOf(facts.hardware);
        std::erase_if(facts.kept.partitions,
                      [](const KeptPartition& kept) { return kept.partition.index >= 2; });
        const auto steps = checklist(facts, {});
        QCOMPARE(in(steps, StepId::Backup).state, StepState::HalfDone);
        QCOMPARE(in(steps, StepId::Backup).detail, std::string("pogoplug, root"));
        QCOMPARE(in(steps, StepId::Uboot).state, StepState::Blocked);
        facts.kept = copiesOf(facts.hardware);
        facts.kept.mac = MacAddress({0, 0x25, 0x31, 9, 9, 9}); // of another box
        QCOMPARE(in(checklist(facts, {}), StepId::Backup).reason, Reason::BackupMissing);
    }

    /// Neither does skipping the backup, nor anything else that a user decides.
    void nothingIsWrittenWithoutABackup() {
        auto facts = readyPlug();
        facts.uboot = UbootTraits{"1.1.4", false};
        facts.environment->unset("preboot");
        facts.environment->unset("rescue_installed");
        facts.kept = {};
        BoxRecord record;
        record.skipped = {StepId::Identify, StepId::Reach, StepId::Backup};
        const auto steps = checklist(facts, record);
        QCOMPARE(in(steps, StepId::Backup).state, StepState::Skipped);
        for (const auto id : {StepId::Uboot, StepId::Environment, StepId::Rescue}) {
            QCOMPARE(in(steps, id).state, StepState::Blocked);
            QCOMPARE(in(steps, id).reason, Reason::BackupMissing);
        }
    }

    void ubootIsNextOnceThereIsABackup() {
        auto facts = newPlug();
        facts.kept = copiesOf(facts.hardware);
        const auto steps = checklist(facts, {});
        QCOMPARE(in(steps, StepId::Uboot).state, StepState::Next);
        QCOMPARE(in(steps, StepId::Uboot).detail, std::string("1.1.4"));
        facts.ubootBadBlocks->push_back(0x20000);
        QCOMPARE(in(checklist(facts, {}), StepId::Uboot).reason, Reason::BadBlock);
        facts.uboot.reset();
        QCOMPARE(in(checklist(facts, {}), StepId::Uboot).state, StepState::Unknown);
    }

    void whatWasBegunIsFinishedFirst() {
        auto facts = readyPlug();
        BoxRecord record;
        record.uboot = BegunImage{sha256("x"), 500'000, "uboot.kwb", false, false};
        record.skipped = {StepId::Uboot}; // that is not for what was begun
        const auto steps = checklist(facts, record);
        QCOMPARE(in(steps, StepId::Uboot).state, StepState::HalfDone);
        QCOMPARE(in(steps, StepId::Uboot).reason, Reason::NotVerified);
        QVERIFY(nextStep(steps)->id == StepId::Uboot);
        facts.isEnvironmentUnfinished = true;
        facts.environment.reset();
        QCOMPARE(in(checklist(facts, {}), StepId::Environment).state, StepState::HalfDone);
    }

    void netconsoleHasToBeGuarded() {
        auto facts = readyPlug();
        facts.environment->set("preboot", "run start_netconsole");
        QCOMPARE(in(checklist(facts, {}), StepId::Environment).reason, Reason::NetconsoleUnguarded);
        facts.environment->unset("preboot");
        QCOMPARE(in(checklist(facts, {}), StepId::Environment).reason, Reason::NetconsoleOff);
        facts.environment.reset();
        QCOMPARE(in(checklist(facts, {}), StepId::Environment).state, StepState::Unknown);
        QCOMPARE(in(checklist(facts, {}), StepId::Rescue).reason, Reason::EnvironmentUnreadable);
    }

    void systemAndExportsAreSeenOnTheBox() {
        auto facts = readyPlug();
        facts.root = RootPlace::Flash;
        facts.distribution = "OpenWrt 22.03";
        auto steps = checklist(facts, {});
        QCOMPARE(in(steps, StepId::Stick).reason, Reason::RunsFromFlash);
        QCOMPARE(in(steps, StepId::Debian).detail, std::string("OpenWrt 22.03"));
        facts.exportsAtBoot = 0;
        QCOMPARE(in(checklist(facts, {}), StepId::Export).reason, Reason::ExportsNotAtBoot);
        facts.runningExports = 0;
        QCOMPARE(in(checklist(facts, {}), StepId::Export).reason, Reason::ExportsStopped);
        facts.exports = 0;
        QCOMPARE(in(checklist(facts, {}), StepId::Export).reason, Reason::NoExports);
        facts.hasVblade = false;
        QCOMPARE(in(checklist(facts, {}), StepId::Export).reason, Reason::NoVblade);
        facts.hasAgent = false; // a kernel that could run it
        QCOMPARE(in(checklist(facts, {}), StepId::Export).reason, Reason::NoAgent);
        QVERIFY(in(checklist(facts, {}), StepId::Export).detail.empty());
    }

    void skippedStepsAreNotInTheWay() {
        auto facts = readyPlug();
        facts.root = RootPlace::Flash;
        facts.environment->unset("rescue_installed");
        auto steps = checklist(facts, {{StepId::Stick, StepId::Boot}, {}});
        QCOMPARE(statesOf(steps), std::string("stick skipped, boot skipped, rescue next, done open"));
        steps = checklist(facts, {{StepId::Stick, StepId::Boot, StepId::Rescue, StepId::Export}, {}});
        QCOMPARE(statesOf(steps), std::string("stick skipped, boot skipped, rescue skipped"));
        QCOMPARE(in(steps, StepId::Done).state, StepState::Done);
    }

    void onlyOneStepIsNext() {
        for (const auto& facts : {newPlug(), readyPlug(), Facts()}) {
            const auto steps = checklist(facts, {});
            QCOMPARE(steps.size(), allSteps.size());
            QVERIFY(std::ranges::count(steps, StepState::Next, &Step::state) <= 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestSetupSteps)
#include "tst_steps.moc"
