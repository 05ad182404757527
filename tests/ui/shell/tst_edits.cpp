#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_reader.h"
#include "ui/shell/edits.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::ui;
using Message = EditBar::Message;

/// Undo and redo, with answers as services give them.
class EditsTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void nothingIsOnTheStackBeforeTheAnswer();
    void whatFailedIsNeverOnTheStack();
    void undoesAndDoesAgainByTheSameWishes();
    void saysWhatItWouldUndo();
    void bringsTargetsBackWithWhatWasKnown();
    void putsAFormerConfigStringBackOnlyOverItsOwn();
    void saysWhoseStringStandsThere();
    void keepsAStepThatMaySucceedLater();
    void dropsAStepThatCannotSucceedAnyMore();
    void doesNotUndoOverALaterName();
    void doesOneStepAtATime();
    void keepsWhatIsDoneWhileAStepIsUnderWay();
    void mergesAndTakesApart();
    void followsBookmarksOfTheLog();
    void followsHighlightRules();
    void keepsAHundred();
    void passesAnswersOfOthersOver();

private:
    [[nodiscard]] quint64 ticketOf(const QSignalSpy& spy) const { return spy.last().at(0).toULongLong(); }

    std::unique_ptr<Edits> m_edits;
    store::Label m_label;
    std::vector<Message> m_told;
};

namespace {

constexpr Address e73{7, 3};

discovery::Target target() { return demo::target({e73, 500, "", "plug-a", 1}); }

BoxNameEdit naming(const QString& before, const QString& after) {
    return {4, QStringLiteral("192.168.1.5"), before, after};
}

} // namespace

void EditsTest::init() {
    m_label = {};
    m_told.clear();
    m_edits = std::make_unique<Edits>(Edits::Facts{
        [](Address address) { return address == e73 ? std::optional(target()) : std::nullopt; },
        [this](const discovery::Target&) { return m_label; }, [this](std::uint16_t) { return m_label; }});
    connect(m_edits.get(), &Edits::told, this, [this](const Message& message) { m_told.push_back(message); });
}

void EditsTest::nothingIsOnTheStackBeforeTheAnswer() {
    QSignalSpy wanted(m_edits.get(), &Edits::boxNameWanted);
    m_edits->perform(naming({}, "desk"));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][2].toString(), QStringLiteral("desk"));
    QVERIFY(!m_edits->canUndo());
    m_edits->noteEdited(ticketOf(wanted));
    QVERIFY(m_edits->canUndo());
    QVERIFY(!m_edits->canRedo());
}

void EditsTest::whatFailedIsNeverOnTheStack() {
    QSignalSpy wanted(m_edits.get(), &Edits::boxNameWanted);
    m_edits->perform(naming({}, "desk"));
    m_edits->noteEditFailed(ticketOf(wanted), {ErrorCode::System, "disk full", 28});
    QCOMPARE(m_edits->count(), 0);
    m_edits->noteEdited(ticketOf(wanted)); // answered once, and no more
    QCOMPARE(m_edits->count(), 0);
}

void EditsTest::undoesAndDoesAgainByTheSameWishes() {
    QSignalSpy wanted(m_edits.get(), &Edits::boxNameWanted);
    m_edits->perform(naming("shelf", "desk"));
    m_edits->noteEdited(ticketOf(wanted));
    m_edits->undo();
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[1][2].toString(), QStringLiteral("shelf"));
    m_edits->noteEdited(ticketOf(wanted));
    QVERIFY(!m_edits->canUndo());
    QVERIFY(m_edits->canRedo());
    QCOMPARE(m_told.back().step, EditBar::Step::Redo);
    m_edits->redo();
    QCOMPARE(wanted[2][2].toString(), QStringLiteral("desk"));
    m_edits->noteEdited(ticketOf(wanted));
    QVERIFY(m_edits->canUndo());
    QVERIFY(!m_edits->canRedo());
}

void EditsTest::saysWhatItWouldUndo() {
    m_edits->push(TargetsForgotten{{target()}, {}, false});
    QCOMPARE(m_edits->undoName(), QStringLiteral("removing e7.3 from the list"));
    QCOMPARE(m_told.back(),
             (Message{"e7.3 was removed from the list", {}, EditBar::Step::Undo, false, false}));
    m_edits->push(ConfigEdit{e73, {}, "desk"});
    QCOMPARE(m_edits->undoName(), QStringLiteral("claiming e7.3"));
    m_edits->push(TargetLabelEdit{target(), {}, {"films", {}}});
    QCOMPARE(m_edits->undoName(), QStringLiteral("the name of e7.3"));
    m_edits->push(TargetLabelEdit{target(), {"films", {}}, {"films", "of the family"}});
    QCOMPARE(m_edits->undoName(), QStringLiteral("the note on e7.3"));
    m_edits->push(BoxForgotten{3, "plug-a", false});
    QCOMPARE(m_edits->undoName(), QStringLiteral("forgetting plug-a"));
    QVERIFY(m_told.back().text.contains(QLatin1String("10 minutes")));
}

void EditsTest::bringsTargetsBackWithWhatWasKnown() {
    QSignalSpy forget(m_edits.get(), &Edits::forgetTargetsWanted);
    QSignalSpy restore(m_edits.get(), &Edits::restoreTargetsWanted);
    QSignalSpy unlisted(m_edits.get(), &Edits::unlistWanted);
    m_edits->perform(TargetsForgotten{{target()}, {}, false});
    QVERIFY(unlisted.isEmpty()); // not before the history has done its part
    store::SeenTarget row;
    row.address = e73;
    row.configString = "desk";
    m_edits->noteForgotten(ticketOf(forget), {row});
    QCOMPARE(unlisted.size(), 1);
    m_edits->undo();
    QCOMPARE(restore.size(), 1);
    QCOMPARE(restore[0][1].value<std::vector<discovery::Target>>().size(), std::size_t{1});
    QCOMPARE(restore[0][2].value<std::vector<store::SeenTarget>>(), std::vector{row});
    m_edits->noteEdited(ticketOf(restore));
    // Again, with what is known by then.
    m_edits->redo();
    row.configString = "another one";
    m_edits->noteForgotten(ticketOf(forget), {row});
    QCOMPARE(unlisted.size(), 2);
    m_edits->undo();
    QCOMPARE(restore[1][2].value<std::vector<store::SeenTarget>>(), std::vector{row});
}

void EditsTest::putsAFormerConfigStringBackOnlyOverItsOwn() {
    QSignalSpy wanted(m_edits.get(), &Edits::configWanted);
    m_edits->awaitConfig(5, {e73, "backup", "desk"});
    m_edits->noteConfigOutcome(5, {});
    QVERIFY(m_edits->canUndo());
    m_edits->undo();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][1].value<Address>(), e73);
    QCOMPARE(wanted[0][2].value<std::vector<discovery::PathKey>>(), std::vector{target().paths.front().key});
    QCOMPARE(wanted[0][3].value<ConfigWish>(), (ConfigWish{"backup", true, "desk"}));
    m_edits->noteConfigOutcome(wanted[0][0].toUInt(), {});
    QVERIFY(m_edits->canRedo());
    // One that was not done is not there to be undone.
    m_edits->awaitConfig(6, {e73, "backup", "mine"});
    m_edits->noteConfigOutcome(6, {ConfigOutcome::Kind::Refused, "backup", {}, {}});
    QVERIFY(!m_edits->canUndo());
}

void EditsTest::saysWhoseStringStandsThere() {
    QSignalSpy wanted(m_edits.get(), &Edits::configWanted);
    m_edits->push(ConfigEdit{e73, {}, "desk"});
    m_edits->undo();
    m_edits->noteConfigOutcome(wanted[0][0].toUInt(), {ConfigOutcome::Kind::Refused, "attic", {}, {}});
    QVERIFY(m_told.back().isProblem);
    QCOMPARE(m_told.back().title, QStringLiteral("Not undone: claiming e7.3"));
    QVERIFY(m_told.back().text.contains(QStringLiteral("“attic”")));
    QCOMPARE(m_edits->count(), 0);
    QVERIFY(!m_edits->canUndo());
    QVERIFY(!m_edits->canRedo());
}

void EditsTest::keepsAStepThatMaySucceedLater() {
    QSignalSpy wanted(m_edits.get(), &Edits::boxNameWanted);
    m_edits->push(naming("shelf", "desk"));
    m_edits->undo();
    m_edits->noteEditFailed(ticketOf(wanted), {ErrorCode::Busy, "database is locked", 0});
    QVERIFY(m_told.back().isProblem);
    QVERIFY(!m_told.back().text.isEmpty());
    QVERIFY(m_edits->canUndo());
    m_edits->undo();
    m_edits->noteEdited(ticketOf(wanted));
    QVERIFY(m_edits->canRedo());
}

void EditsTest::dropsAStepThatCannotSucceedAnyMore() {
    QSignalSpy wanted(m_edits.get(), &Edits::bringBoxBackWanted);
    m_edits->push(naming("shelf", "desk"));
    m_edits->push(BoxForgotten{3, "plug-a", false});
    m_edits->undo();
    m_edits->noteEditFailed(ticketOf(wanted), {ErrorCode::OutOfRange, "source 3", 0});
    QCOMPARE(m_told.back().title, QStringLiteral("Not undone: forgetting plug-a"));
    QVERIFY(m_told.back().text.contains(QLatin1String("being removed")));
    QCOMPARE(m_edits->count(), 1);
    QCOMPARE(m_edits->undoName(), QStringLiteral("the name of 192.168.1.5")); // the one before
    QVERIFY(!m_edits->canRedo());
}

void EditsTest::doesNotUndoOverALaterName() {
    QSignalSpy wanted(m_edits.get(), &Edits::targetLabelWanted);
    m_edits->push(TargetLabelEdit{target(), {}, {"films", {}}});
    m_label = {"music", {}}; // by another window
    m_edits->undo();
    QVERIFY(wanted.isEmpty());
    QVERIFY(m_told.back().isProblem);
    QCOMPARE(m_edits->count(), 0);
    m_edits->push(TargetLabelEdit{target(), {}, {"music", {}}});
    m_edits->undo();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0][2].value<store::Label>().isEmpty());
}

void EditsTest::doesOneStepAtATime() {
    QSignalSpy wanted(m_edits.get(), &Edits::boxNameWanted);
    m_edits->push(naming({}, "a"));
    m_edits->push(naming("a", "b"));
    m_edits->undo();
    QVERIFY(!m_edits->canUndo());
    QVERIFY(!m_edits->canRedo());
    m_edits->undo();
    m_edits->redo();
    QCOMPARE(wanted.size(), 1);
    m_edits->noteEdited(ticketOf(wanted));
    m_edits->undo();
    QCOMPARE(wanted.size(), 2);
}

void EditsTest::keepsWhatIsDoneWhileAStepIsUnderWay() {
    QSignalSpy wanted(m_edits.get(), &Edits::boxNameWanted);
    m_edits->push(naming({}, "a"));
    m_edits->undo();
    m_edits->push(RulesEdit{{}, {LogRule{"oops"}}});
    m_edits->noteEdited(ticketOf(wanted));
    QCOMPARE(m_edits->undoName(), QStringLiteral("the highlight rules"));
    QCOMPARE(m_edits->count(), 1); // what was undone before another change is not done again
}

void EditsTest::mergesAndTakesApart() {
    QSignalSpy merge(m_edits.get(), &Edits::mergeWanted);
    QSignalSpy apart(m_edits.get(), &Edits::takeApartWanted);
    m_edits->perform(BoxesMerged{1, 2, "plug-a", "plug-b", false});
    QCOMPARE(merge.size(), 1);
    m_edits->noteEdited(ticketOf(merge));
    QCOMPARE(m_told.back().title, QStringLiteral("plug-b was merged into plug-a"));
    m_edits->undo();
    QCOMPARE(apart[0][1].toLongLong(), 1);
    QCOMPARE(apart[0][2].toLongLong(), 2);
    m_edits->noteEdited(ticketOf(apart));
    QCOMPARE(m_told.back().title, QStringLiteral("Undone: merging plug-b into plug-a"));
    // From the menu, after a restart.
    m_edits->perform(BoxesMerged{1, 9, "plug-a", "plug-c", true});
    m_edits->noteEdited(ticketOf(apart));
    QCOMPARE(m_edits->undoName(), QStringLiteral("taking plug-c out of plug-a"));
    m_edits->undo();
    QCOMPARE(merge.last().at(2).toLongLong(), 9);
}

void EditsTest::followsBookmarksOfTheLog() {
    tests::FakeReader reader;
    m_edits->setReader(reader);
    const auto& asked = reader.changes;
    QSignalSpy other(m_edits.get(), &Edits::marksChanged);
    m_edits->push(LineMarkEdit{77, std::nullopt, QString()});
    m_edits->push(LineMarkEdit{77, QString(), QStringLiteral("look")});
    m_edits->undo();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].line, 77);
    QCOMPARE(asked[0].note, std::optional(QString()));
    asked[0].reply.answer({});
    QVERIFY(other.isEmpty());
    reader.deliver();
    QCOMPARE(other.size(), 1);
    m_edits->undo();
    QCOMPARE(asked.size(), std::size_t{2});
    QCOMPARE(asked[1].note, std::nullopt);
    asked[1].reply.answer(fail(ErrorCode::OutOfRange, "line 77"));
    reader.deliver();
    QVERIFY(m_told.back().text.contains(QLatin1String("not stored")));
    m_edits.reset(); // before whom it asks
}

void EditsTest::followsHighlightRules() {
    const QList<LogRule> before{LogRule{"oops"}};
    const QList<LogRule> after{LogRule{"oops"}, LogRule{"panic"}};
    m_edits->push(RulesEdit{before, after});
    QSignalSpy wanted(m_edits.get(), &Edits::rulesWanted);
    m_edits->undo();
    QCOMPARE(wanted[0][0].value<QList<LogRule>>(), before);
    QVERIFY(m_edits->canRedo());
    m_edits->redo();
    QCOMPARE(wanted[1][0].value<QList<LogRule>>(), after);
}

void EditsTest::keepsAHundred() {
    for (int i = 0; i < 150; ++i)
        m_edits->push(naming(QString::number(i), QString::number(i + 1)));
    QCOMPARE(m_edits->count(), Edits::most);
}

void EditsTest::passesAnswersOfOthersOver() {
    m_edits->noteEdited(7);
    m_edits->noteEditFailed(7, {});
    m_edits->noteForgotten(7, {});
    m_edits->noteConfigOutcome(7, {});
    QCOMPARE(m_edits->count(), 0);
    QVERIFY(m_told.empty());
}

QTEST_MAIN(EditsTest)
#include "tst_edits.moc"
