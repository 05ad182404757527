#include "tests/support/registered_test.h"
#include "ui/console/page/box_entries.h"
#include "ui/console/page/box_model.h"

#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using boxes::BoxId;
using boxes::BoxKey;
using boxes::SourceId;

namespace {

const BoxKey plug{BoxId{1}, {}};
const BoxKey attic{BoxId{2}, {}};

ConsoleBoxState source(std::int64_t number, const std::string& name, const std::string& title) {
    ConsoleBoxState state;
    state.source = number;
    state.name = name;
    state.title = title;
    return state;
}

const std::vector<ConsoleBoxState> threeSources{source(1, "", "10.0.0.1"), source(2, "", "10.0.0.2"),
                                                source(3, "mine", "mine")};

SourceBox boxOf(const BoxKey& key, const std::string& name, const std::string& group = {}) {
    return {key, name.empty() ? "02:00:00:00:00:01" : name, name, group};
}

/// "a(b c(d))": the entries as a tree.
QString treeOf(const std::vector<BoxEntry>& entries) {
    QStringList texts;
    for (const auto& entry : entries)
        texts << (entry.entries.empty() ? entry.title : entry.title + '(' + treeOf(entry.entries) + ')');
    return texts.join(' ');
}

QString treeOf(const BoxModel& model, const QModelIndex& parent = {}) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto index = model.index(row, 0, parent);
        const auto in = treeOf(model, index);
        texts << (in.isEmpty() ? index.data().toString() : index.data().toString() + '(' + in + ')');
    }
    return texts.join(' ');
}

} // namespace

class SourceBoxesTest : public QObject {
    Q_OBJECT

private slots:
    void callsTheOnlySourceLikeItsBox();
    void tellsSourcesOfOneBoxApart();
    void readsTheBoxesOfSources();
    void listsGroupsAndBoxes();
    void listsABoxWithOneSourceAsThatSource();
    void movesRowsWithoutLosingThem();
    void removesWhatIsGone();
    void sumsUpABox();
    void renamesTheBoxOrTheSource();
};

void SourceBoxesTest::callsTheOnlySourceLikeItsBox() {
    const auto shown = withBoxNames(threeSources, {{1, boxOf(plug, "plug")}, {3, boxOf(attic, "attic")}});
    QCOMPARE(shown[0].title, std::string("plug"));
    QCOMPARE(shown[0].name, std::string());
    QCOMPARE(shown[1].title, std::string("10.0.0.2"));
    QCOMPARE(shown[2].title, std::string("attic")); // one name, on all pages
    QCOMPARE(withBoxNames(threeSources, {{3, boxOf(attic, "")}})[2].title, std::string("mine"));
}

void SourceBoxesTest::tellsSourcesOfOneBoxApart() {
    const auto shown = withBoxNames(threeSources, {{1, boxOf(plug, "plug")}, {2, boxOf(plug, "plug")}});
    QCOMPARE(shown[0].title, std::string("plug (10.0.0.1)"));
    QCOMPARE(shown[1].title, std::string("plug (10.0.0.2)"));
}

void SourceBoxesTest::readsTheBoxesOfSources() {
    boxes::Boxes known;
    known.setBoxes({{BoxId{1}, "plug", "", "home", ""}, {BoxId{2}, "", "", "", "x"}},
                   {{BoxId{1}, SourceId{7}, true}, {BoxId{2}, SourceId{8}, true}});
    QVERIFY(sourceBoxes(known) ==
            (SourceBoxes{{7, {plug, "plug", "plug", "home"}}, {8, {attic, "x", "", ""}}}));
}

void SourceBoxesTest::listsGroupsAndBoxes() {
    const SourceBoxes owners{{1, boxOf(plug, "plug", "home")},
                             {2, boxOf(plug, "plug", "home")},
                             {3, boxOf(attic, "attic", "home")}};
    QCOMPARE(treeOf(boxEntries(threeSources, owners)), "home(attic plug(10.0.0.1 10.0.0.2))");
    const SourceBoxes others{{3, boxOf(attic, "attic", "zoo")}};
    QCOMPARE(treeOf(boxEntries(threeSources, others)), "zoo(attic) 10.0.0.1 10.0.0.2"); // groups come first
}

void SourceBoxesTest::listsABoxWithOneSourceAsThatSource() {
    QCOMPARE(treeOf(boxEntries(threeSources, {{1, boxOf(plug, "plug")}, {2, boxOf(attic, "")}})),
             "10.0.0.2 mine plug");
}

void SourceBoxesTest::movesRowsWithoutLosingThem() {
    BoxModel model;
    QSignalSpy arranged(&model, &BoxModel::arranged);
    model.setBoxes(threeSources);
    QCOMPARE(treeOf(model), "10.0.0.1 10.0.0.2 mine");
    QCOMPARE(arranged.size(), 1);
    const QPersistentModelIndex second = model.indexOf(2);
    model.setBoxes(threeSources, {{1, boxOf(plug, "plug", "home")}, {2, boxOf(plug, "plug", "home")}});
    QCOMPARE(treeOf(model), "home(plug(10.0.0.1 10.0.0.2)) mine");
    QVERIFY(second.isValid() && second.data(BoxModel::SourceRole) == 2);
    QCOMPARE(second.parent().data().toString(), "plug");
    QVERIFY(model.sourcesAt(model.index(0, 0)) == (std::vector<std::int64_t>{1, 2}));
    QVERIFY(model.boxAt(second) == plug && model.boxAt(second.parent()) == plug);
    QVERIFY(!model.boxAt(model.index(0, 0)));
    model.setBoxes(threeSources, {{1, boxOf(plug, "plug", "home")}, {2, boxOf(plug, "plug", "home")}});
    QCOMPARE(arranged.size(), 2);
    model.setBoxes(threeSources);
    QCOMPARE(treeOf(model), "10.0.0.1 10.0.0.2 mine");
    QVERIFY(second.isValid() && !second.parent().isValid());
}

void SourceBoxesTest::removesWhatIsGone() {
    BoxModel model;
    const SourceBoxes owners{{1, boxOf(plug, "plug", "home")}, {2, boxOf(plug, "plug", "home")}};
    model.setBoxes(threeSources, owners);
    auto boot = store::ConsoleBoot();
    boot.source = 2;
    boot.number = 4;
    model.setBoots(2, {boot});
    QVERIFY(model.indexOf(2, 4).isValid());
    model.setBoxes({threeSources[0]}, owners);
    QCOMPARE(treeOf(model), "home(plug)"); // the only one left has the name
    QVERIFY(!model.indexOf(2).isValid() && !model.indexOf(2, 4).isValid());
    model.setBoxes({}, owners);
    QCOMPARE(model.rowCount(), 0);
}

void SourceBoxesTest::sumsUpABox() {
    auto sources = threeSources;
    BoxModel model;
    const SourceBoxes owners{{1, boxOf(plug, "plug")}, {2, boxOf(plug, "plug")}};
    model.setBoxes(sources, owners);
    sources[0].lines = 3;
    sources[1].lines = 4;
    sources[1].crashes = 1;
    model.setBoxes(sources, owners);
    const auto box = model.indexOf(1).parent();
    QCOMPARE(box.data(BoxModel::UnreadRole).toInt(), 7);
    QCOMPARE(box.data(BoxModel::CrashesRole).toInt(), 1);
    QCOMPARE(box.data(BoxModel::SourceRole).toInt(), 0);
    QCOMPARE(box.data(BoxModel::StateRole).toString(), QStringLiteral("2 sources"));
}

void SourceBoxesTest::renamesTheBoxOrTheSource() {
    BoxModel model;
    QSignalSpy sources(&model, &BoxModel::renamed);
    QSignalSpy boxes(&model, &BoxModel::boxRenamed);
    model.setBoxes(threeSources, {{3, boxOf(attic, "attic")}});
    QCOMPARE(model.indexOf(3).data(Qt::EditRole).toString(), "attic");
    QVERIFY(model.setData(model.indexOf(3), " cellar "));
    QCOMPARE(boxes.size(), 1);
    QVERIFY(boxes[0][0].value<BoxKey>() == attic);
    QCOMPARE(boxes[0][1].toString(), "cellar");
    QVERIFY(model.setData(model.indexOf(1), "one"));
    QCOMPARE(sources.size(), 1);
    // One of several has a name of its own, and so does their box.
    model.setBoxes(threeSources, {{2, boxOf(attic, "attic")}, {3, boxOf(attic, "attic")}});
    QCOMPARE(model.indexOf(3).data(Qt::EditRole).toString(), "mine");
    QVERIFY(model.setData(model.indexOf(3), "ours"));
    QCOMPARE(sources.size(), 2);
    QVERIFY(model.setData(model.indexOf(3).parent(), "loft"));
    QCOMPARE(boxes.size(), 2);
    // A box that is known by a MAC address only is not stored for it.
    model.setBoxes(threeSources, {{1, boxOf({BoxId{}, MacAddress({2, 0, 0, 0, 0, 1})}, "")}});
    QVERIFY(model.setData(model.indexOf(1), "two"));
    QCOMPARE(sources.size(), 3);
}

QTEST_MAIN(SourceBoxesTest)
#include "tst_source_boxes.moc"
