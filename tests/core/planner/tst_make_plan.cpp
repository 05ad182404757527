#include "core/planner/make_plan.h"
#include "tests/core/planner/plan_words.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::plans;
using namespace etherdeck::tests;

namespace {

const MacAddress stranger({0x52, 0x54, 0, 0, 0, 9});
const MacAddress initiator({0x52, 0x54, 0, 0, 0, 1});

CreateExport create(const std::string& path = freeDisk) {
    CreateExport wish;
    wish.wanted.address = {9, 1};
    wish.wanted.interfaces = {"eth0"};
    wish.wanted.path = path;
    return wish;
}

template <class Kind>
const Kind* stepOf(const Plan& plan) {
    for (const auto& step : plan.steps) {
        if (const auto* const action = std::get_if<Kind>(&step.action))
            return action;
    }
    return nullptr;
}

ChangeExport change(const ExportEdit& edit) { return {{7, 3}, edit}; }

} // namespace

class TestPlanner : public QObject {
    Q_OBJECT

private slots:
    void writesAConfAndStartsVblade() {
        const auto plan = makePlan(exampleBox(), create());
        QVERIFY2(plan, qPrintable(codeOf(plan)));
        QCOMPARE(plan->steps.size(), std::size_t(2));
        const auto* const file = stepOf<WriteFile>(*plan);
        QVERIFY(file);
        QCOMPARE(file->path, std::string("/etc/vblade.conf.d/e9.1.conf"));
        QVERIFY(plan->steps.front().diff.starts_with("--- /dev/null\n+++ b/etc/vblade.conf.d/e9.1.conf\n"));
        QCOMPARE(plan->steps.back().argv,
                 (std::vector<std::string>{"/usr/sbin/vblade", "9", "1", "eth0", freeDisk}));
        QCOMPARE(plan->level, Confirmation::Click);
        QVERIFY(plan->undo == std::optional<Wish>(RemoveExport{{9, 1}}));
        QCOMPARE(stepOf<StartVblade>(*plan)->config.identity, std::string("usb-WD_Elements_57584-0:0"));
    }

    void startsOneVbladeForEachInterface() {
        auto wish = create();
        wish.wanted.interfaces = {"eth1", "eth0", "eth1"};
        const auto plan = makePlan(exampleBox(), wish);
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), std::size_t(4));
    }

    void leavesBootToTheUnitsWhereThereAreSome() {
        auto box = exampleBox();
        box.unitsRunExports = true;
        const auto plan = makePlan(box, create());
        QVERIFY(plan);
        QCOMPARE(plan->steps.back().argv,
                 (std::vector<std::string>{"systemctl", "start", "vblade@e9.1.service"}));
    }

    void restartsWhatAUnitIsToRunInsteadOfTheAgent() {
        auto box = exampleBox();
        auto edit = ChangeExport{{7, 3}, {}};
        edit.edit.startsAtBoot = !box.exports.front().config.startsAtBoot;
        const auto alone = makePlan(box, edit);
        QVERIFY(alone);
        QVERIFY(!stepOf<StopVblade>(*alone));
        box.unitsRunExports = true;
        const auto moved = makePlan(box, edit);
        QVERIFY(moved);
        QCOMPARE(stepOf<StopVblade>(*moved)->unit, std::string("vblade@e7.3.service"));
        QVERIFY(stepOf<StartVblade>(*moved)->unit.empty());
    }

    void offersTheBestStableName() {
        const auto plan = makePlan(exampleBox(), create("/dev/sdb"));
        QVERIFY(plan);
        QVERIFY(warnsOf(*plan, "The best one is " + freeDisk));
        QCOMPARE(stepOf<WriteFile>(*plan)->path, std::string("/etc/vblade.conf.d/e9.1.manual"));
    }

    void refusesAnAddressThatAnotherVbladeOfTheBoxServes() {
        auto box = exampleBox();
        box.exports.front().state = ExportState::Stopped;
        box.exports.front().processes.clear();
        box.disks.back().uses.clear();
        QCOMPARE(codeOf(makePlan(box, StartExport{{7, 3}})), QStringLiteral("planned"));
        auto other = box.exports.front();
        other.managed = false;
        other.config.path = "/srv/other.img";
        box.exports.push_back(other);
        QCOMPARE(codeOf(makePlan(box, StartExport{{7, 3}})), QStringLiteral("address-in-use"));
    }

    void refusesADiskThatIsExportedByANameNobodyKnows() {
        auto box = exampleBox();
        box.disks[1].uses = {{UseKind::Export, "e5.5"}};
        QCOMPARE(codeOf(makePlan(box, create())), QStringLiteral("disk-in-use"));
        auto other = box.exports.front();
        other.managed = false;
        other.config.address = {5, 5};
        other.config.path = "/root/link-to-sdb";
        box.exports.push_back(other);
        QCOMPARE(codeOf(makePlan(box, create())), QStringLiteral("disk-in-use"));
    }

    void refusesAFileThatIsExportedByAnotherName() {
        auto box = exampleBox();
        auto& image = box.disks.back();
        image.file = FilePlace{{}, {}, {}, 0, 7, 12};
        auto link = image;
        link.path = "/srv/link.img";
        link.uses.clear();
        box.disks.push_back(link);
        QCOMPARE(codeOf(makePlan(box, create(link.path))), QStringLiteral("disk-in-use"));
        box.disks.back().file->inode = 13;
        QCOMPARE(codeOf(makePlan(box, create(link.path))), QStringLiteral("planned"));
    }

    void refusesWhatWouldDestroyData_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("by");
        QTest::newRow("system") << "/dev/sda"
                                << "disk-in-use"
                                << "the disk of the running system";
        QTest::newRow("mounted") << "/dev/sdc1"
                                 << "disk-in-use"
                                 << "mounted at /mnt";
        QTest::newRow("beside its partition") << "/dev/sdc"
                                              << "disk-in-use"
                                              << "/dev/sdc1";
        QTest::newRow("exported") << "/srv/disk.img"
                                  << "disk-in-use"
                                  << "exported as e7.3";
        QTest::newRow("no disk") << "/dev/sdz"
                                 << "no-such-disk"
                                 << "";
        QTest::newRow("a shell's work") << "/srv/$(reboot)"
                                        << "bad-path"
                                        << "";
        QTest::newRow("a space") << "/srv/my disk"
                                 << "bad-path"
                                 << "";
        QTest::newRow("relative") << "disk.img"
                                  << "bad-path"
                                  << "";
        QTest::newRow("nothing") << ""
                                 << "bad-path"
                                 << "";
    }
    void refusesWhatWouldDestroyData() {
        QFETCH(QString, path);
        QFETCH(QString, code);
        QFETCH(QString, by);
        const auto plan = makePlan(exampleBox(), create(path.toStdString()));
        QCOMPARE(codeOf(plan), code);
        if (!by.isEmpty())
            QCOMPARE(QString::fromStdString(plan.error().data.at("by")), by);
    }

    void refusesBadValues_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("which");
        QTest::newRow("shelf 65535") << "bad-address" << 0;
        QTest::newRow("slot 255") << "bad-address" << 1;
        QTest::newRow("shelf 4095") << "bad-address" << 2;
        QTest::newRow("one buffer") << "bad-value" << 3;
        QTest::newRow("group MAC") << "bad-mac" << 4;
        QTest::newRow("33 MACs") << "bad-mac" << 5;
        QTest::newRow("past the end") << "bad-value" << 6;
        QTest::newRow("unknown interface") << "no-such-interface" << 7;
        QTest::newRow("no interface") << "bad-name" << 8;
        QTest::newRow("address of another export") << "address-in-use" << 9;
    }
    void refusesBadValues() {
        QFETCH(QString, code);
        QFETCH(int, which);
        auto wish = create();
        auto& wanted = wish.wanted;
        switch (which) {
        case 0:
            wanted.address = {65535, 1};
            break;
        case 1:
            wanted.address = {9, 255};
            break;
        case 2:
            wanted.address = {4095, 1};
            break;
        case 3:
            wanted.buffers = 1;
            break;
        case 4:
            wanted.allowed = {MacAddress::broadcast()};
            break;
        case 5:
            for (std::uint8_t i = 0; i < 33; ++i)
                wanted.allowed.push_back(MacAddress({0x52, 0x54, 0, 0, 1, i}));
            break;
        case 6:
            wanted.offset = {3'000'000'000};
            break;
        case 7:
            wanted.interfaces = {"eth7"};
            break;
        case 8:
            wanted.interfaces.clear();
            break;
        default:
            wanted.address = {7, 3};
        }
        QCOMPARE(codeOf(makePlan(exampleBox(), wish)), code);
    }

    void refusesAnAddressThatSomebodyAnswersFor() {
        auto box = exampleBox();
        box.wire[{9, 1}] = {{"eth0", stranger}};
        const auto plan = makePlan(box, create());
        QCOMPARE(codeOf(plan), QStringLiteral("address-in-use"));
        QCOMPARE(plan.error().data.at("mac"), stranger.toString());
    }

    void silenceOfTheWireIsNoProof() {
        auto box = exampleBox();
        box.wire[{9, 1}] = {};
        const auto plan = makePlan(box, create());
        QVERIFY(plan);
        QVERIFY(warnsOf(*plan, "would not have answered"));
        QVERIFY(warnsOf(*makePlan(exampleBox(), create()), "could not be checked"));
    }

    void refusesALockedDisk() {
        auto box = exampleBox();
        box.disks[1].locked = true;
        QCOMPARE(codeOf(makePlan(box, create())), QStringLiteral("disk-locked"));
        box.disks.back().locked = true;
        for (const Wish& wish :
             {Wish(StopExport{{7, 3}}), Wish(RestartExport{{7, 3}}), Wish(RemoveExport{{7, 3}})})
            QCOMPARE(codeOf(makePlan(box, wish)), QStringLiteral("disk-locked"));
    }

    void refusesRangesThatOverlap() {
        auto box = exampleBox();
        ExportStatus other;
        other.config = create().wanted;
        other.config.address = {9, 2};
        other.config.length = Sectors{1000};
        box.exports.push_back(other);
        auto wish = create();
        wish.wanted.offset = {999};
        QCOMPARE(codeOf(makePlan(box, wish)), QStringLiteral("range-overlaps"));
        wish.wanted.offset = {1000};
        QVERIFY(makePlan(box, wish));
    }

    void aLabMakesNoFileElsewhere() {
        auto box = exampleBox();
        QVERIFY(makePlan(box, CreateImage{"/srv/new.img", 1'048'576, false}));
        box.labFolder = "/tmp/lab";
        QCOMPARE(codeOf(makePlan(box, CreateImage{"/srv/new.img", 1'048'576, false})),
                 QStringLiteral("bad-path"));
        QVERIFY(makePlan(box, CreateImage{"/tmp/lab/new.img", 1'048'576, false}));
    }

    void anIdleExportStopsWithAClick() {
        auto box = exampleBox();
        box.users[{7, 3}] = {true, {}};
        const auto plan = makePlan(box, StopExport{{7, 3}});
        QVERIFY(plan);
        QCOMPARE(plan->level, Confirmation::Click);
        QVERIFY(warnsOf(*plan, "an idle mount is silent"));
        QCOMPARE(stepOf<StopVblade>(*plan)->pid, 1234);
    }

    void whatIsUsedNeedsTyping() {
        auto box = exampleBox();
        box.disks.back().serial = "S3RIAL";
        box.users[{7, 3}] = {true, {initiator}};
        const auto plan = makePlan(box, StopExport{{7, 3}});
        QVERIFY(plan);
        QCOMPARE(plan->level, Confirmation::Type);
        QCOMPARE(plan->confirm, (std::vector<std::string>{"S3RIAL"}));
        QVERIFY(warnsOf(*plan, initiator.toString()));
    }

    void whatCouldNotBeLookedForNeedsTyping() {
        const auto plan = makePlan(exampleBox(), RemoveExport{{7, 3}});
        QVERIFY(plan);
        QCOMPARE(plan->level, Confirmation::Type);
        QCOMPARE(plan->confirm, (std::vector<std::string>{"e7.3"})); // neither a serial nor a stable name
        QVERIFY(stepOf<RemoveFile>(*plan));
        QVERIFY(std::holds_alternative<CreateExport>(*plan->undo));
    }

    void aChangeOfTheListRestartsWithAClick() {
        const auto plan = makePlan(exampleBox(), AllowInitiator{{7, 3}, initiator, true});
        QVERIFY2(plan, qPrintable(codeOf(plan)));
        QCOMPARE(plan->level, Confirmation::Click);
        QVERIFY(stepOf<StopVblade>(*plan) && stepOf<StartVblade>(*plan));
        QVERIFY(warnsOf(*plan, "only those in the list"));
    }

    void theLastInitiatorCannotBeDenied() {
        auto box = exampleBox();
        box.exports.front().config.allowed = {initiator};
        QCOMPARE(codeOf(makePlan(box, AllowInitiator{{7, 3}, initiator, false})), QStringLiteral("bad-mac"));
    }

    void startAtBootChangesWithoutARestart() {
        ExportEdit edit;
        edit.startsAtBoot = false;
        const auto plan = makePlan(exampleBox(), change(edit));
        QVERIFY2(plan, qPrintable(codeOf(plan)));
        QVERIFY(!stepOf<StopVblade>(*plan));
        QCOMPARE(stepOf<RemoveFile>(*plan)->path, std::string("/etc/vblade.conf.d/e7.3.conf"));
        QCOMPARE(stepOf<WriteFile>(*plan)->path, std::string("/etc/vblade.conf.d/e7.3.manual"));
    }

    void aMovedExportIsUndoneByMovingItBack() {
        ExportEdit edit;
        edit.address = Address{7, 4};
        edit.readOnly = true;
        const auto plan = makePlan(exampleBox(), change(edit));
        QVERIFY2(plan, qPrintable(codeOf(plan)));
        QCOMPARE(plan->level, Confirmation::Type);
        const auto* const undo = std::get_if<ChangeExport>(&*plan->undo);
        QVERIFY(undo);
        QCOMPARE(undo->address, Address(7, 4));
        QVERIFY(undo->edit.address == Address(7, 3) && undo->edit.readOnly == false);
        QVERIFY(!undo->edit.buffers);
    }

    void whatIsSoAlreadyIsNotPlanned() {
        QCOMPARE(codeOf(makePlan(exampleBox(), change({}))), QStringLiteral("nothing-to-do"));
        QCOMPARE(codeOf(makePlan(exampleBox(), StartExport{{7, 3}})), QStringLiteral("nothing-to-do"));
    }

    void anotherDiskAtThePathIsNotStarted() {
        auto box = exampleBox();
        box.exports.front().processes.clear();
        box.exports.front().state = ExportState::Stopped;
        box.disks.back().identity = "file-2";
        box.disks.back().uses.clear();
        QCOMPARE(codeOf(makePlan(box, StartExport{{7, 3}})), QStringLiteral("wrong-disk"));
    }

    void foreignExportsAreLeftAlone() {
        auto box = exampleBox();
        box.exports.front().managed = false;
        const auto refused = makePlan(box, StopExport{{7, 3}});
        QCOMPARE(codeOf(refused), QStringLiteral("not-managed"));
        QCOMPARE(refused.error().message.text(),
                 std::string("e7.3 is served by a vblade that Etherdeck did not start. Stop it where it was "
                             "started."));
        QCOMPARE(codeOf(makePlan(box, StopExport{{7, 4}})), QStringLiteral("no-such-export"));
    }

    void withoutVbladeNothingStarts() {
        auto box = exampleBox();
        box.hasVblade = false;
        QCOMPARE(codeOf(makePlan(box, create())), QStringLiteral("no-vblade"));
        auto prepared = create();
        prepared.start = false;
        QVERIFY(makePlan(box, prepared));
        for (const auto& status : box.exports)
            QVERIFY(codeOf(makePlan(box, StopExport{status.config.address})) != QStringLiteral("no-vblade"));
    }

    void withoutAViewOfProcessesExportsAreLeftAlone() {
        auto box = exampleBox();
        box.seesProcesses = false;
        QCOMPARE(codeOf(makePlan(box, create())), QStringLiteral("unsupported"));
        for (const auto& status : box.exports) {
            QCOMPARE(codeOf(makePlan(box, StopExport{status.config.address})), QStringLiteral("unsupported"));
            QCOMPARE(codeOf(makePlan(box, RemoveExport{status.config.address})),
                     QStringLiteral("unsupported"));
        }
        QVERIFY(makePlan(box, SetMtu{"eth0", 9000}));
    }

    void aFileThatSaysNothingNewIsNothingToDo() {
        const auto box = exampleBox();
        LoadExports wish;
        for (const auto& status : box.exports)
            if (status.managed)
                wish.exports.push_back(status.config);
        QVERIFY(!wish.exports.empty());
        QCOMPARE(codeOf(makePlan(box, wish)), QStringLiteral("nothing-to-do"));
        wish.exports.front().buffers = 77;
        QCOMPARE(codeOf(makePlan(box, wish)), QStringLiteral("address-in-use"));
    }

    void onlyFilesAreRemoved() {
        auto box = exampleBox();
        QCOMPARE(codeOf(makePlan(box, RemoveImage{freeDisk})), QStringLiteral("no-such-disk"));
        Disk file;
        file.path = "/lab/disks/new.img";
        file.kind = DiskKind::Disk;
        file.bytes = 1U << 20U;
        box.disks.push_back(file);
        QCOMPARE(codeOf(makePlan(box, RemoveImage{file.path})), QStringLiteral("no-such-disk"));
        box.labFolder = "/lab"; // each of its disks is a file
        const auto plan = makePlan(box, RemoveImage{file.path});
        QVERIFY(plan && plan->confirm == std::vector<std::string>{file.path});
    }

    void oneChangeAtATime() {
        auto box = exampleBox();
        box.pending = PendingChange{"p1", "MTU of eth0", 30};
        QCOMPARE(codeOf(makePlan(box, create())), QStringLiteral("change-pending"));
    }

    void aVbladeOfSomebodyElseIsTakenOverAsItRuns() {
        auto box = exampleBox();
        QCOMPARE(codeOf(makePlan(box, AdoptExport{{7, 3}})), QStringLiteral("nothing-to-do"));
        QCOMPARE(codeOf(makePlan(box, AdoptExport{{7, 4}})), QStringLiteral("no-such-export"));
        box.exports.front().managed = false;
        box.files.clear(); // it has none
        const auto plan = makePlan(box, AdoptExport{{7, 3}});
        QVERIFY(plan && plan->level == Confirmation::Click && plan->steps.size() == 1);
        QVERIFY(std::holds_alternative<WriteFile>(plan->steps.front().action)); // and nothing is started
        QVERIFY(warnsOf(*plan, "It keeps running."));
        box.unitsRunExports = true;
        QCOMPARE(codeOf(makePlan(box, AdoptExport{{7, 3}})), QStringLiteral("unsupported"));
    }

    void networkChangesRevertUnlessKept() {
        const auto plan = makePlan(exampleBox(), SetMtu{"eth0", 9000});
        QVERIFY(plan);
        QVERIFY(plan->reverts);
        QVERIFY(warnsOf(*plan, "can then have 17 sectors; now they can have 2"));
        const auto same = makePlan(exampleBox(), SetMtu{"eth0", 1400}); // 2 sectors, as before
        QVERIFY(same && !warnsOf(*same, "sectors") && !warnsOf(*same, "Larger requests"));
        QCOMPARE(codeOf(makePlan(exampleBox(), SetMtu{"eth0", 9501})), QStringLiteral("bad-value"));
        QCOMPARE(codeOf(makePlan(exampleBox(), AddVlan{"eth0", 4095})), QStringLiteral("bad-value"));
        QVERIFY(makePlan(exampleBox(), AddVlan{"eth0", 5}));
    }

    void aRestartNamesTheExportsInUse() {
        const auto plan = makePlan(exampleBox(), Reboot{});
        QVERIFY(plan);
        QVERIFY(warnsOf(*plan, "e7.3 is exported by this box"));
        QCOMPARE(plan->level, Confirmation::Type);
    }

    void aLoadedSetMustNotCollideWithItself() {
        LoadExports wish;
        wish.exports = {create().wanted, create().wanted};
        wish.exports.back().address = {9, 2};
        QCOMPARE(codeOf(makePlan(exampleBox(), wish)), QStringLiteral("disk-in-use"));
        wish.only = Address{9, 2};
        QVERIFY(makePlan(exampleBox(), wish));
    }

    void theFingerprintFollowsWhatIsBehindThePath() {
        auto box = exampleBox();
        const auto before = fingerprint(*makePlan(box, create()));
        QCOMPARE(fingerprint(*makePlan(box, create())), before);
        box.disks[1].number.minor = 48;
        QVERIFY(fingerprint(*makePlan(box, create())) != before);
    }

    void asksForWhatItNeeds() {
        const auto forNew = questions(exampleBox(), create());
        QVERIFY(forNew.addresses.contains(Address(9, 1)) && forNew.interfaces.contains("eth0"));
        QVERIFY(forNew.paths.contains(freeDisk) && forNew.users.empty());
        const auto forStop = questions(exampleBox(), StopExport{{7, 3}});
        QVERIFY(forStop.users.contains(Address(7, 3)) && forStop.addresses.empty());
        QVERIFY(questions(exampleBox(), RestartExport{{7, 3}}).users.empty());
    }
};

QTEST_APPLESS_MAIN(TestPlanner)
#include "tst_make_plan.moc"
