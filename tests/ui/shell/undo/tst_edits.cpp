#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/shell/undo/edits.h"

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
    void makesSeveralChangesAtOnce();
    void mergesAndTakesApart();
    void followsBookmarksOfTheLog();
    void followsHighlightRules();
    void followsTheListOfBoxes();
    void showsThePlanBeforeAChangeOfABoxIsUndone();
    void keepsAChangeOfABoxThatTheUserLeavesAsItIs();
    void keepsAHundred();
    void makesNoChangeWithoutAPerformer();
    void letsGoOfWhatIsUnderWayWithItself();

private:
    struct Asked {
        Edit edit;
        Reply<Edit> reply;
    };
    template <class Kind>
    [[nodiscard]] const Kind& asked() const {
        return std::get<Kind>(m_asked.back().edit);
    }
    /// The latest change has been made, as it was asked for.
    void answer() { answer(m_asked.back().edit); }
    void answer(const Result<Edit>& done) {
        m_asked.back().reply.answer(done);
        QCoreApplication::sendPostedEvents();
    }

    std::vector<Asked> m_asked; ///< outlives m_edits
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

ConfigEdit tried(const ConfigEdit& edit, ConfigOutcome::Kind kind, const std::string& present) {
    auto done = edit;
    done.outcome = {kind, present, {}, {}};
    return done;
}

} // namespace

void EditsTest::init() {
    m_label = {};
    m_told.clear();
    m_asked.clear();
    m_edits = std::make_unique<Edits>(Edits::Facts{[this](const discovery::Target&) { return m_label; },
                                                   [this](std::uint16_t) { return m_label; }});
    m_edits->setPerformer([this](const Edit& edit, QObject* receiver, Then<Edit> then) {
        m_asked.push_back({edit, Reply<Edit>(receiver, std::move(then))});
        return m_asked.back().reply.call();
    });
    connect(m_edits.get(), &Edits::told, this, [this](const Message& message) { m_told.push_back(message); });
}

void EditsTest::nothingIsOnTheStackBeforeTheAnswer() {
    m_edits->perform(naming({}, "desk"));
    QCOMPARE(m_asked.size(), std::size_t{1});
    QCOMPARE(asked<BoxNameEdit>().after, QStringLiteral("desk"));
    QVERIFY(!m_edits->canUndo());
    answer();
    QVERIFY(m_edits->canUndo());
    QVERIFY(!m_edits->canRedo());
}

void EditsTest::whatFailedIsNeverOnTheStack() {
    QSignalSpy failed(m_edits.get(), &Edits::failed);
    m_edits->perform(naming({}, "desk"));
    answer(fail(ErrorCode::System, "disk full", 28));
    QCOMPARE(failed.size(), 1);
    QVERIFY(std::holds_alternative<BoxNameEdit>(failed[0][0].value<Edit>()));
    QCOMPARE(failed[0][1].value<Error>().detail, std::string("disk full"));
    QCOMPARE(m_edits->count(), 0);
    answer(); // answered once, and no more
    QCOMPARE(m_edits->count(), 0);
}

void EditsTest::undoesAndDoesAgainByTheSameWishes() {
    m_edits->perform(naming("shelf", "desk"));
    answer();
    m_edits->undo();
    QCOMPARE(m_asked.size(), std::size_t{2});
    QCOMPARE(asked<BoxNameEdit>().after, QStringLiteral("shelf"));
    answer();
    QVERIFY(!m_edits->canUndo());
    QVERIFY(m_edits->canRedo());
    QCOMPARE(m_told.back().step, EditBar::Step::Redo);
    m_edits->redo();
    QCOMPARE(asked<BoxNameEdit>().after, QStringLiteral("desk"));
    answer();
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
    m_edits->perform(TargetsForgotten{{target()}, {}, false});
    store::SeenTarget row;
    row.address = e73;
    row.configString = "desk";
    answer(Edit(TargetsForgotten{{target()}, {row}, false}));
    m_edits->undo();
    QVERIFY(asked<TargetsForgotten>().isBack);
    QCOMPARE(asked<TargetsForgotten>().targets.size(), std::size_t{1});
    QCOMPARE(asked<TargetsForgotten>().rows, std::vector{row});
    answer();
    // Again, with what is known by then.
    m_edits->redo();
    QVERIFY(!asked<TargetsForgotten>().isBack);
    row.configString = "another one";
    answer(Edit(TargetsForgotten{{target()}, {row}, false}));
    m_edits->undo();
    QCOMPARE(asked<TargetsForgotten>().rows, std::vector{row});
}

void EditsTest::putsAFormerConfigStringBackOnlyOverItsOwn() {
    m_edits->push(ConfigEdit{e73, "backup", "desk"}); // the page has asked for it
    QVERIFY(m_edits->canUndo());
    m_edits->undo();
    QCOMPARE(m_asked.size(), std::size_t{1});
    QCOMPARE(asked<ConfigEdit>().address, e73);
    QCOMPARE(asked<ConfigEdit>().before, std::string("desk"));
    QCOMPARE(asked<ConfigEdit>().after, std::string("backup"));
    answer();
    QVERIFY(m_edits->canRedo());
    QVERIFY(!m_edits->canUndo());
}

void EditsTest::saysWhoseStringStandsThere() {
    using Kind = ConfigOutcome::Kind;
    for (const auto& [kind, text] : {std::pair{Kind::Refused, "now reports “attic”"},
                                     std::pair{Kind::NotKept, "another one: “attic”"}}) {
        m_edits->push(ConfigEdit{e73, {}, "desk"});
        m_edits->undo();
        answer(Edit(tried(asked<ConfigEdit>(), kind, "attic")));
        QVERIFY(m_told.back().isProblem);
        QCOMPARE(m_told.back().title, QStringLiteral("Not undone: claiming e7.3"));
        QVERIFY(m_told.back().text.contains(QString::fromUtf8(text)));
        QCOMPARE(m_edits->count(), 0);
        QVERIFY(!m_edits->canUndo());
        QVERIFY(!m_edits->canRedo());
    }
    m_edits->push(ConfigEdit{e73, {}, "desk"});
    m_edits->undo();
    answer(Edit(tried(asked<ConfigEdit>(), Kind::Failed, {})));
    QVERIFY(m_told.back().isProblem);
    QVERIFY(m_edits->canUndo()); // it may answer later
}

void EditsTest::keepsAStepThatMaySucceedLater() {
    m_edits->push(naming("shelf", "desk"));
    m_edits->undo();
    answer(fail(ErrorCode::Busy, "database is locked"));
    QVERIFY(m_told.back().isProblem);
    QVERIFY(!m_told.back().text.isEmpty());
    QVERIFY(m_edits->canUndo());
    m_edits->undo();
    answer();
    QVERIFY(m_edits->canRedo());
}

void EditsTest::dropsAStepThatCannotSucceedAnyMore() {
    m_edits->push(naming("shelf", "desk"));
    m_edits->push(BoxForgotten{3, "plug-a", false});
    m_edits->undo();
    answer(fail(ErrorCode::OutOfRange, "source 3"));
    QCOMPARE(m_told.back().title, QStringLiteral("Not undone: forgetting plug-a"));
    QVERIFY(m_told.back().text.contains(QLatin1String("being removed")));
    QCOMPARE(m_edits->count(), 1);
    QCOMPARE(m_edits->undoName(), QStringLiteral("the name of 192.168.1.5")); // the one before
    QVERIFY(!m_edits->canRedo());
}

void EditsTest::doesNotUndoOverALaterName() {
    m_edits->push(TargetLabelEdit{target(), {}, {"films", {}}});
    m_label = {"music", {}}; // by another window
    m_edits->undo();
    QVERIFY(m_asked.empty());
    QVERIFY(m_told.back().isProblem);
    QCOMPARE(m_edits->count(), 0);
    m_edits->push(TargetLabelEdit{target(), {}, {"music", {}}});
    m_edits->undo();
    QCOMPARE(m_asked.size(), std::size_t{1});
    QVERIFY(asked<TargetLabelEdit>().after.isEmpty());
}

void EditsTest::doesOneStepAtATime() {
    m_edits->push(naming({}, "a"));
    m_edits->push(naming("a", "b"));
    m_edits->undo();
    QVERIFY(!m_edits->canUndo());
    QVERIFY(!m_edits->canRedo());
    m_edits->undo();
    m_edits->redo();
    QCOMPARE(m_asked.size(), std::size_t{1});
    answer();
    m_edits->undo();
    QCOMPARE(m_asked.size(), std::size_t{2});
}

void EditsTest::keepsWhatIsDoneWhileAStepIsUnderWay() {
    m_edits->push(naming({}, "a"));
    m_edits->undo();
    m_edits->push(RulesEdit{{}, {LogRule{"oops"}}});
    answer();
    QCOMPARE(m_edits->undoName(), QStringLiteral("the highlight rules"));
    QCOMPARE(m_edits->count(), 1); // what was undone before another change is not done again
}

void EditsTest::makesSeveralChangesAtOnce() {
    m_edits->perform(naming({}, "a"));
    m_edits->perform(naming("a", "b"));
    QCOMPARE(m_asked.size(), std::size_t{2});
    for (const auto& one : m_asked) {
        QVERIFY(one.reply.isWanted()); // the second does not cancel the first
        one.reply.answer(one.edit);
    }
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_edits->count(), 2);
}

void EditsTest::mergesAndTakesApart() {
    m_edits->perform(BoxesMerged{1, 2, "plug-a", "plug-b", false});
    QVERIFY(!asked<BoxesMerged>().isBack);
    answer();
    QCOMPARE(m_told.back().title, QStringLiteral("plug-b was merged into plug-a"));
    m_edits->undo();
    QVERIFY(asked<BoxesMerged>().isBack);
    QCOMPARE(asked<BoxesMerged>().into, 1);
    QCOMPARE(asked<BoxesMerged>().from, 2);
    answer();
    QCOMPARE(m_told.back().title, QStringLiteral("Undone: merging plug-b into plug-a"));
    // From the menu, after a restart.
    m_edits->perform(BoxesMerged{1, 9, "plug-a", "plug-c", true});
    answer();
    QCOMPARE(m_edits->undoName(), QStringLiteral("taking plug-c out of plug-a"));
    m_edits->undo();
    QVERIFY(!asked<BoxesMerged>().isBack);
    QCOMPARE(asked<BoxesMerged>().from, 9);
}

void EditsTest::followsBookmarksOfTheLog() {
    QSignalSpy other(m_edits.get(), &Edits::bookmarksChanged);
    m_edits->push(BookmarkEdit{77, std::nullopt, QString()});
    m_edits->push(BookmarkEdit{77, QString(), QStringLiteral("look")});
    m_edits->undo();
    QCOMPARE(m_asked.size(), std::size_t{1});
    QCOMPARE(asked<BookmarkEdit>().line, 77);
    QCOMPARE(asked<BookmarkEdit>().after, std::optional(QString()));
    QVERIFY(other.isEmpty());
    answer();
    QCOMPARE(other.size(), 1);
    m_edits->undo();
    QCOMPARE(m_asked.size(), std::size_t{2});
    QCOMPARE(asked<BookmarkEdit>().after, std::nullopt);
    answer(fail(ErrorCode::OutOfRange, "line 77"));
    QVERIFY(m_told.back().text.contains(QLatin1String("no longer stored")));
}

void EditsTest::followsHighlightRules() {
    const QList<LogRule> before{LogRule{"oops"}};
    const QList<LogRule> after{LogRule{"oops"}, LogRule{"panic"}};
    m_edits->push(RulesEdit{before, after});
    QSignalSpy requested(m_edits.get(), &Edits::rulesRequested);
    m_edits->undo();
    QCOMPARE(requested[0][0].value<QList<LogRule>>(), before);
    QCoreApplication::sendPostedEvents();
    QVERIFY(m_edits->canRedo());
    m_edits->redo();
    QCOMPARE(requested[1][0].value<QList<LogRule>>(), after);
    QVERIFY(m_asked.empty());
}

void EditsTest::followsTheListOfBoxes() {
    const std::vector<KnownDevice> before{{"root@plug", "Attic"}, {"root@other", {}}};
    const std::vector<KnownDevice> after{{"root@other", {}}};
    m_edits->push(DevicesEdit{before, after});
    QCOMPARE(m_edits->undoName(), QStringLiteral("removing Attic from the list"));
    QSignalSpy requested(m_edits.get(), &Edits::devicesRequested);
    m_edits->undo();
    QCOMPARE(requested[0][0].value<std::vector<KnownDevice>>(), before);
    QCoreApplication::sendPostedEvents();
    m_edits->redo();
    QCOMPARE(requested[1][0].value<std::vector<KnownDevice>>(), after);
    QVERIFY(m_asked.empty());
}

void EditsTest::showsThePlanBeforeAChangeOfABoxIsUndone() {
    m_edits->setPlanner([this](const Edit& edit, QObject* receiver, Then<Edit> then) {
        m_asked.push_back({edit, Reply<Edit>(receiver, std::move(then))});
        return m_asked.back().reply.call();
    });
    m_edits->push(AgentChangeEdit{"root@plug", "plug", "Stop e7.3", 7});
    QCOMPARE(m_edits->undoName(), QStringLiteral("“Stop e7.3” on plug"));
    m_edits->undo();
    QCOMPARE(asked<AgentChangeEdit>().entry, std::int64_t{7});
    auto done = asked<AgentChangeEdit>();
    done.entry = 8;
    answer(Edit(done));
    QVERIFY(m_edits->canRedo());
    m_edits->redo();
    QCOMPARE(asked<AgentChangeEdit>().entry, std::int64_t{8}); // undoing is undone
}

void EditsTest::keepsAChangeOfABoxThatTheUserLeavesAsItIs() {
    m_edits->setPlanner([this](const Edit& edit, QObject* receiver, Then<Edit> then) {
        m_asked.push_back({edit, Reply<Edit>(receiver, std::move(then))});
        return m_asked.back().reply.call();
    });
    m_edits->push(AgentChangeEdit{"root@plug", "plug", "Stop e7.3", 7});
    const auto told = m_told.size();
    m_edits->undo();
    answer(fail(ErrorCode::Closed));
    QVERIFY(m_edits->canUndo());
    QCOMPARE(m_told.size(), told);
    m_edits->undo();
    answer(fail(ErrorCode::OutOfRange));
    QVERIFY(!m_edits->canUndo());
    QVERIFY(m_told.back().text.contains(QStringLiteral("undone already")));
}

void EditsTest::keepsAHundred() {
    for (int i = 0; i < 150; ++i)
        m_edits->push(naming(QString::number(i), QString::number(i + 1)));
    QCOMPARE(m_edits->count(), Edits::limit);
}

void EditsTest::makesNoChangeWithoutAPerformer() {
    Edits edits({});
    QSignalSpy failed(&edits, &Edits::failed);
    edits.perform(naming({}, "desk"));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][1].value<Error>().code, ErrorCode::Closed);
}

void EditsTest::letsGoOfWhatIsUnderWayWithItself() {
    m_edits->push(naming({}, "a"));
    m_edits->undo();
    m_edits->perform(naming({}, "b"));
    m_edits.reset();
    for (const auto& one : m_asked) {
        QVERIFY(!one.reply.isWanted());
        one.reply.answer(one.edit);
    }
    QCoreApplication::sendPostedEvents();
}

QTEST_MAIN(EditsTest)
#include "tst_edits.moc"
