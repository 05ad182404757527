#include "tests/support/registered_test.h"
#include "ui/console/page/box_names.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

class BoxNamesTest : public QObject {
    Q_OBJECT

private slots:
    void callsASourceLikeItsBox();
    void keepsTheNameOfASource();
    void tellsSourcesOfOneBoxApart();
    void readsTheNamesOfBoxes();
};

namespace {

ConsoleBoxState source(std::int64_t number, const std::string& name, const std::string& title) {
    ConsoleBoxState state;
    state.source = number;
    state.name = name;
    state.title = title;
    return state;
}

} // namespace

void BoxNamesTest::callsASourceLikeItsBox() {
    const auto shown = withBoxNames({source(1, "", "10.0.0.1"), source(2, "", "10.0.0.2")}, {{1, "plug"}});
    QCOMPARE(shown[0].title, std::string("plug"));
    QCOMPARE(shown[0].name, std::string());
    QCOMPARE(shown[1].title, std::string("10.0.0.2"));
}

void BoxNamesTest::keepsTheNameOfASource() {
    QCOMPARE(withBoxNames({source(1, "mine", "mine")}, {{1, "plug"}})[0].title, std::string("mine"));
}

void BoxNamesTest::tellsSourcesOfOneBoxApart() {
    const auto shown =
        withBoxNames({source(1, "", "10.0.0.1"), source(2, "", "10.0.0.2")}, {{1, "plug"}, {2, "plug"}});
    QCOMPARE(shown[0].title, std::string("plug (10.0.0.1)"));
    QCOMPARE(shown[1].title, std::string("plug (10.0.0.2)"));
}

void BoxNamesTest::readsTheNamesOfBoxes() {
    boxes::Boxes known;
    known.setBoxes(
        {{boxes::BoxId{1}, "plug", "", "", ""}, {boxes::BoxId{2}, "", "", "", "x"}},
        {{boxes::BoxId{1}, boxes::SourceId{7}, true}, {boxes::BoxId{2}, boxes::SourceId{8}, true}});
    QVERIFY(boxNames(known) == (BoxNames{{7, "plug"}}));
}

QTEST_APPLESS_MAIN(BoxNamesTest)
#include "tst_box_names.moc"
