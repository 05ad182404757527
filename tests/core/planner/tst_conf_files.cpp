#include "core/exports/conf.h"
#include "core/planner/conf_files.h"
#include "core/planner/make_plan.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::plans;

namespace {

const std::string folder = "/etc/vblade.conf.d/";
const std::string byHand = "# the attic\nshelf=9 ; slot=1\nnetif=eth0\nfilename=" + freeDisk + "\n";

WriteFile file(const std::string& name, const std::string& content) {
    return {folder + name, content, 0640, std::nullopt, FileOwner{0, 7}};
}

/// The box after e9.1, which was in "attic.conf", has been removed.
BoxState boxBeforeUndo() {
    auto box = exampleBox();
    box.earlierConfs = {file("attic.conf", byHand)};
    return box;
}

exports::Export attic() {
    exports::Export config;
    config.address = Address(9, 1);
    config.interfaces = {"eth0"};
    config.path = freeDisk;
    return config;
}

} // namespace

class TestConfFiles : public QObject {
    Q_OBJECT

private slots:
    void anUndoneRemovalBringsTheFileBack() {
        const auto plan = makePlan(boxBeforeUndo(), CreateExport{attic(), false});
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), std::size_t(1));
        const auto& written = std::get<WriteFile>(plan->steps.front().action);
        QCOMPARE(written.path, folder + "attic.conf");
        QCOMPARE(written.content, byHand);
        QCOMPARE(written.mode, std::uint32_t(0640));
        QVERIFY((written.owner == FileOwner{0, 7}));
        QVERIFY(written.over && written.over->empty());
    }

    void anUndoneChangeBringsTheFileBackAndRemovesOurs() {
        auto box = boxBeforeUndo();
        auto changed = attic();
        changed.readOnly = true;
        box.exports.push_back({changed, true, ExportState::Stopped, {}, {}, {{"eth0", "e9.1.conf"}}});
        const ChangeExport undo{changed.address, editBetween(changed, attic())};
        QVERIFY(questions(box, undo).files.contains(folder + "attic.conf"));
        const auto plan = makePlan(box, undo);
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), std::size_t(2));
        QCOMPARE(std::get<RemoveFile>(plan->steps[0].action).path, folder + "e9.1.conf");
        QCOMPARE(std::get<WriteFile>(plan->steps[1].action).content, byHand);
    }

    void theUnitIsThatOfTheFile() {
        auto box = boxBeforeUndo();
        box.unitsRunExports = true;
        box.earlierConfs.front().content = exports::confFiles(attic())->front().content + "# mine\n";
        const auto plan = makePlan(box, CreateExport{attic(), true});
        QVERIFY(plan);
        QCOMPARE(std::get<StartVblade>(plan->steps.back().action).unit, std::string("vblade@attic.service"));
    }

    void filesThatSayOtherwiseAreNotUsed_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("content");
        QTest::newRow("another address")
            << std::string("attic.conf") << "shelf=9\nslot=2\nnetif=eth0\nfilename=" + freeDisk + '\n';
        QTest::newRow("another disk")
            << std::string("attic.conf") << std::string("shelf=9\nslot=1\nnetif=eth0\nfilename=/srv/image\n");
        QTest::newRow("not a conf") << std::string("attic.txt") << byHand;
        QTest::newRow("unreadable") << std::string("attic.conf") << std::string("shelf=$(id)\n");
    }
    void filesThatSayOtherwiseAreNotUsed() {
        QFETCH(std::string, name);
        QFETCH(std::string, content);
        auto box = exampleBox();
        box.earlierConfs = {file(name, content)};
        QCOMPARE(confPaths(box, attic()), std::vector<std::string>{folder + "e9.1.conf"});
    }

    void aFileThatIsThereNowIsLeftAlone() {
        const auto path = folder + "attic.conf";
        auto box = boxBeforeUndo();
        auto other = attic();
        other.address = Address(9, 2);
        box.exports.push_back({other, true, ExportState::Stopped, {}, {}, {{"eth0", "attic.conf"}}});
        QCOMPARE(confPaths(box, attic()), std::vector<std::string>{folder + "e9.1.conf"});
        // Of no export; what is at both paths is asked for.
        box = boxBeforeUndo();
        const auto asked = questions(box, CreateExport{attic(), false}).files;
        QVERIFY(asked.contains(path) && asked.contains(folder + "e9.1.conf"));
        box.files[path] = "shelf=$(id)\n";
        QCOMPARE(confPaths(box, attic()), std::vector<std::string>{folder + "e9.1.conf"});
        // Of the same export.
        box.exports.push_back({attic(), true, ExportState::Stopped, {}, {}, {{"eth0", "attic.conf"}}});
        QCOMPARE(confPaths(box, attic()), std::vector<std::string>{path});
    }

    void aFileOfOursIsNotByHand() {
        const auto ours = exports::confFiles(attic())->front();
        WriteFile written{folder + ours.name, ours.content};
        QVERIFY(!isWrittenByHand(written));
        written.owner = FileOwner{};
        QVERIFY(!isWrittenByHand(written));
        written.owner = FileOwner{0, 7};
        QVERIFY(isWrittenByHand(written));
        written.owner.reset();
        written.mode = 0600;
        QVERIFY(isWrittenByHand(written));
        written.mode = 0644;
        written.content += "# mine\n";
        QVERIFY(isWrittenByHand(written));
        QVERIFY(isWrittenByHand({folder + "attic.conf", ours.content}));
    }
};

QTEST_APPLESS_MAIN(TestConfFiles)
#include "tst_conf_files.moc"
