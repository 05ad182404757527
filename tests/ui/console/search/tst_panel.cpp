#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_reader.h"
#include "ui/console/log/left_out_bar.h"
#include "ui/console/log/level_combo.h"
#include "ui/console/search/bar.h"
#include "ui/console/search/match.h"
#include "ui/console/search/model.h"
#include "ui/console/search/panel.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;
using netconsole::Line;
using Lines = std::vector<Line>;

namespace {

constexpr int patience = 30'000;

store::ConsoleSource sourceOf(std::int64_t id, const std::string& name) {
    store::ConsoleSource source;
    source.id = id;
    source.name = name;
    return source;
}

struct Shown {
    tests::FakeReader reader;
    SearchPanel panel;
    QComboBox* text = panel.findChild<SearchBar*>()->findChildren<QComboBox*>().at(0);
    QTreeView* tree = panel.findChild<QTreeView*>();
    SearchModel* model = panel.findChild<SearchModel*>();
    EmptyPlaceView* empty = panel.findChild<EmptyPlaceView*>();
    QSignalSpy lines{&panel, &SearchPanel::lineActivated};

    Shown() {
        panel.resize(900, 600);
        panel.setReader(reader);
        panel.setSources({sourceOf(1, "plug-a"), sourceOf(2, "plug-b")});
        panel.show();
    }
    void search(const QString& words) {
        text->setEditText(words);
        QTest::keyClick(text, Qt::Key_Return);
    }
    [[nodiscard]] int searches() const { return static_cast<int>(reader.searches.size()); }
    [[nodiscard]] store::ConsoleSearch wanted() const { return reader.searches.back().search; }
    void hit(const Lines& found) {
        reader.searches.back().reply.part(found);
        reader.deliver();
    }
    void end(const Result<void>& result = {}) {
        reader.searches.back().reply.answer(result);
        reader.deliver();
    }
    [[nodiscard]] QPushButton* more() const {
        for (auto* button : panel.findChildren<QPushButton*>())
            if (button->text() == "Search for more")
                return button;
        return nullptr;
    }
};

} // namespace

class SearchPanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void marksWhatWasFound_data();
    void marksWhatWasFound();
    void holdsUpOnNoExpression();
    void saysWhatItIsForBeforeTheFirstSearch();
    void groupsHitsByBoxAndBoot();
    void saysThatNothingWasFound();
    void leadsOutOfFiltersThatHideEverything();
    void showsLinesAroundTheHit();
    void goesToTheLineByKeyAndDoubleClick();
    void looksForMoreWhenThereMayBeMore();
    void canBeStopped();
    void passesOverLateAnswers();
    void explainsAWrongExpression();
    void remembersRecentSearches();
    void countsHitsThatALevelHides();
    void searchesARealStore();
};

void SearchPanelTest::marksWhatWasFound_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("marked");
    QTest::newRow("a word") << "ERROR"
                            << ""
                            << "error";
    QTest::newRow("part of a word") << "err"
                                    << ""
                                    << "";
    QTest::newRow("the start of a word") << "err*"
                                         << ""
                                         << "err";
    QTest::newRow("a phrase") << "\"dev sda\""
                              << ""
                              << "dev sda";
    QTest::newRow("words that follow each other") << "i/o"
                                                  << ""
                                                  << "I/O";
    QTest::newRow("several words") << "sda sector"
                                   << ""
                                   << "sda|sector";
    QTest::newRow("signs") << "=>"
                           << ""
                           << "=>";
    QTest::newRow("an expression") << ""
                                   << "s[de]\\w+"
                                   << "sda|sector";
    QTest::newRow("a broken expression") << ""
                                         << "("
                                         << "";
    QTest::newRow("nothing") << ""
                             << ""
                             << "";
}

void SearchPanelTest::marksWhatWasFound() {
    QFETCH(QString, words);
    QFETCH(QString, expression);
    const QString text = "=> I/O error, dev sda, sector 81920";
    store::ConsoleSearch search;
    search.words = words.toStdString();
    search.expression = expression.toStdString();
    QStringList marked;
    for (const auto& [first, length] : SearchMatch(search).ranges(text))
        marked << text.mid(first, length);
    QTEST(marked.join('|'), "marked");
}

void SearchPanelTest::holdsUpOnNoExpression() {
    store::ConsoleSearch search;
    search.expression = "(a+)+$";
    QElapsedTimer timer;
    timer.start();
    (void)SearchMatch(search).ranges(QString(5000, 'a') + 'b');
    QVERIFY(timer.elapsed() < 2000);
}

void SearchPanelTest::saysWhatItIsForBeforeTheFirstSearch() {
    Shown shown;
    QVERIFY(shown.empty->isVisible());
    QTest::keyClick(shown.text, Qt::Key_Return);
    QCOMPARE(shown.searches(), 0);
}

void SearchPanelTest::groupsHitsByBoxAndBoot() {
    Shown shown;
    shown.search("panic");
    QCOMPARE(shown.wanted().words, "panic");
    QVERIFY(shown.panel.findChild<QProgressBar*>()->isVisible());
    shown.hit({tests::consoleLine("panic 3", 9, 1, 2), tests::consoleLine("panic 2", 7, 2, 1)});
    shown.hit({tests::consoleLine("<b>panic</b> 1", 5, 1, 2)});
    shown.end();
    QCOMPARE(shown.model->rowCount(), 2);
    const auto first = shown.model->index(0, 0);
    QCOMPARE(first.data().toString(), "plug-a · boot 2");
    QCOMPARE(first.data(SearchModel::CountRole).toInt(), 2);
    QCOMPARE(shown.model->index(1, 0, first).data().toString(), "<b>panic</b> 1");
    QVERIFY(shown.tree->isExpanded(first));
    QVERIFY(!shown.panel.findChild<QProgressBar*>()->isVisible());
    QVERIFY(!shown.more()->isVisible());
}

void SearchPanelTest::saysThatNothingWasFound() {
    Shown shown;
    shown.search("panic");
    QVERIFY(shown.empty->place().isWaiting);
    shown.end();
    QCOMPARE(shown.empty->place().title, "Nothing found");
}

void SearchPanelTest::leadsOutOfFiltersThatHideEverything() {
    Shown shown;
    auto* bar = shown.panel.findChild<SearchBar*>();
    bar->findChild<QMenu*>()->actions().at(1)->setChecked(true);
    bar->findChildren<QComboBox*>().at(1)->setCurrentIndex(2);
    bar->findChildren<QComboBox*>().at(2)->setCurrentIndex(1);
    shown.search("panic");
    QCOMPARE(shown.wanted().filter.sources, std::vector<std::int64_t>{2});
    QCOMPARE(shown.wanted().filter.level, netconsole::Level::Warning);
    QVERIFY(shown.wanted().filter.from.has_value());
    shown.end();
    emit shown.empty->actionTriggered(EmptyPlace::Action::ClearFilter);
    QCOMPARE(shown.searches(), 2);
    QCOMPARE(shown.wanted().filter, store::ConsoleFilter());
}

void SearchPanelTest::showsLinesAroundTheHit() {
    Shown shown;
    shown.search("panic");
    shown.hit({tests::consoleLine("panic", 9, 2)});
    QTest::keyClick(shown.text, Qt::Key_Down);
    shown.tree->setCurrentIndex(shown.model->index(0, 0, shown.model->index(0, 0)));
    const auto& pages = shown.reader.pages;
    QCOMPARE(pages.size(), std::size_t{2});
    QCOMPARE(pages[0].search.filter.sources, std::vector<std::int64_t>{2});
    pages[1].reply.answer(Lines{tests::consoleLine("after", 10, 2)});
    pages[0].reply.answer(Lines{tests::consoleLine("panic", 9, 2), tests::consoleLine("before", 8, 2)});
    shown.reader.deliver();
    const auto texts = shown.panel.findChild<QPlainTextEdit*>()->toPlainText().split('\n');
    QCOMPARE(texts.size(), 3);
    QVERIFY(texts[0].endsWith("before") && texts[1].endsWith("panic") && texts[2].endsWith("after"));
    pages[0].reply.answer(Lines()); // an answer counts once
    shown.reader.deliver();
    QCOMPARE(shown.panel.findChild<QPlainTextEdit*>()->toPlainText().split('\n').size(), 3);
}

void SearchPanelTest::goesToTheLineByKeyAndDoubleClick() {
    Shown shown;
    shown.search("panic");
    shown.hit({tests::consoleLine("panic", 9)});
    const auto hit = shown.model->index(0, 0, shown.model->index(0, 0));
    shown.tree->setCurrentIndex(hit);
    QTest::keyClick(shown.tree, Qt::Key_Return);
    const auto place = shown.tree->visualRect(hit).center();
    QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(shown.tree->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(shown.lines.size(), 2);
    QCOMPARE(shown.lines[1][0].toLongLong(), 9);
    shown.tree->setCurrentIndex(shown.model->index(0, 0));
    QTest::keyClick(shown.tree, Qt::Key_Return); // a group is no line
    QCOMPARE(shown.lines.size(), 2);
}

void SearchPanelTest::looksForMoreWhenThereMayBeMore() {
    Shown shown;
    shown.search("panic");
    const auto limit = shown.wanted().page.limit;
    Lines lines;
    for (std::size_t i = 0; i < limit; ++i)
        lines.push_back(tests::consoleLine("panic", 5000 - i));
    shown.hit(lines);
    shown.end();
    QVERIFY(shown.more()->isVisible());
    shown.more()->click();
    QCOMPARE(shown.wanted().page.beyond, static_cast<std::int64_t>(5000 - limit + 1));
    shown.hit({tests::consoleLine("panic", 3)});
    shown.end();
    QCOMPARE(shown.model->hits(), static_cast<int>(limit) + 1);
    QVERIFY(!shown.more()->isVisible());
}

void SearchPanelTest::canBeStopped() {
    Shown shown;
    shown.search("panic");
    shown.hit({tests::consoleLine("panic", 9)});
    QTest::keyClick(shown.text, Qt::Key_Escape);
    QVERIFY(!shown.reader.searches.back().reply.isWanted());
    shown.hit({tests::consoleLine("panic", 8)});
    QCOMPARE(shown.model->hits(), 1);
    QVERIFY(shown.more()->isVisible());
}

void SearchPanelTest::passesOverLateAnswers() {
    Shown shown;
    shown.search("one");
    const auto former = shown.reader.searches.back().reply;
    former.part({tests::consoleLine("one", 9)}); // on its way
    shown.search("two");
    QVERIFY(!former.isWanted());
    former.part({tests::consoleLine("one", 8)});
    former.answer(fail(ErrorCode::System));
    shown.reader.deliver();
    QCOMPARE(shown.model->hits(), 0);
    QVERIFY(shown.empty->place().isWaiting);
}

void SearchPanelTest::explainsAWrongExpression() {
    Shown shown;
    for (auto* button : shown.panel.findChildren<QToolButton*>())
        if (button->accessibleName() == "Regular expression")
            button->click();
    shown.search("(");
    QCOMPARE(shown.wanted().expression, "(");
    shown.end(fail(ErrorCode::Malformed, "missing )"));
    QCOMPARE(shown.panel.findChild<Banner*>()->message().title, "This is not a valid regular expression");
}

void SearchPanelTest::remembersRecentSearches() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("layout.ini"), QSettings::IniFormat);
    {
        Shown shown;
        for (const char* words : {"one", "two", "one"})
            shown.search(words);
        shown.panel.saveLayout(settings);
    }
    Shown shown;
    shown.panel.restoreLayout(settings);
    QCOMPARE(shown.text->count(), 2);
    QCOMPARE(shown.text->itemText(0), "one");
    QCOMPARE(shown.text->currentText(), "");
}

void SearchPanelTest::countsHitsThatALevelHides() {
    Shown shown;
    const auto& counts = shown.reader.leftOuts;
    auto* leftOut = shown.panel.findChild<LeftOutBar*>();
    shown.search("panic");
    shown.end();
    QVERIFY(counts.empty()); // without a level nothing is hidden
    shown.panel.findChild<LevelCombo*>()->setLevel(netconsole::Level::Error);
    shown.search("panic");
    shown.end();
    QCOMPARE(counts.size(), std::size_t{1});
    QCOMPARE(counts[0].search.words, "panic");
    counts[0].reply.answer(store::LeftOut{3, false});
    shown.reader.deliver();
    QCOMPARE(leftOut->text(), "At least 3 lines without a level are hidden");
    QTest::mouseClick(leftOut->findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(shown.searches(), 3);
    QCOMPARE(shown.wanted().filter.withoutLevel, store::WithoutLevel::Taken);
    shown.end();
    QCOMPARE(counts.size(), std::size_t{1});
    QCOMPARE(leftOut->text(), "Lines without a level are shown as well");
}

void SearchPanelTest::searchesARealStore() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("console.sqlite");
    auto writer = tests::must(store::ConsoleStore::open(path.toStdString()));
    std::vector<netconsole::Event> events;
    for (std::uint64_t i = 1; i <= 50; ++i)
        events.push_back(tests::consoleLine(i % 10 == 0 ? "kernel panic" : "all is well", i, 1 + i % 2));
    (void)tests::must(
        writer.append(events, std::vector{tests::sourceInfo(1, 1, "plug-a"), tests::sourceInfo(2, 2)}));
    ConsoleReader reader;
    reader.open(path);
    Shown shown;
    shown.panel.setReader(reader);
    shown.panel.setSources({});
    shown.panel.readSources();
    shown.search("pan*");
    QTRY_COMPARE_WITH_TIMEOUT(shown.model->hits(), 5, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.panel.findChild<QProgressBar*>()->isVisible(), patience);
    shown.tree->setCurrentIndex(shown.model->index(0, 0, shown.model->index(0, 0)));
    auto* preview = shown.panel.findChild<QPlainTextEdit*>();
    QTRY_VERIFY_WITH_TIMEOUT(preview->toPlainText().contains("all is well"), patience);
    shown.search("nowhere");
    QTRY_COMPARE_WITH_TIMEOUT(shown.empty->place().title, "Nothing found", patience);
}

QTEST_MAIN(SearchPanelTest)
#include "tst_panel.moc"
