#include "tests/support/registered_test.h"
#include "ui/shell/activity/notice_board.h"
#include "ui/shell/activity/notice_text.h"

#include <QRegularExpression>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using Kind = StandingNotice::Kind;

namespace {

WallTime at(int seconds) { return WallTime(std::chrono::seconds(1'700'000'000 + seconds)); }

StandingNotice notice(Kind kind, const std::string& subject, int seconds, std::string detail = {}) {
    StandingNotice made;
    made.kind = kind;
    made.subject = subject;
    made.begin = at(seconds);
    made.detail = std::move(detail);
    made.device = "unix:/run/a";
    return made;
}

QStringList told(const NoticeBoard& board) {
    QStringList list;
    for (const auto& one : board.standing())
        list << QString::fromStdString(one.subject) + (one.end ? " over" : "") +
                    (one.isFromBefore ? " before" : "") +
                    (one.count > 1 ? QString(" x%1").arg(one.count) : QString());
    return list;
}

} // namespace

class NoticeBoardTest : public QObject {
    Q_OBJECT

private slots:
    void standsUntilItIsAcknowledged() {
        NoticeBoard board;
        QVERIFY(board.begin(notice(Kind::Conflict, "e0.0", 0)));
        QVERIFY(board.begin(notice(Kind::Conflict, "e0.1", 1)));
        QCOMPARE(told(board), QStringList({"e0.1", "e0.0"}));
        QVERIFY(board.end(Kind::Conflict, "e0.0", at(5)));
        QCOMPARE(told(board), QStringList({"e0.1", "e0.0 over"}));
        board.acknowledge(Kind::Conflict, "e0.0");
        QCOMPARE(told(board), QStringList({"e0.1"}));
    }

    void whatLastsIsToldOnce() {
        NoticeBoard board;
        board.begin(notice(Kind::FailedExport, "a\ne7.3", 0, "killed"));
        QVERIFY(!board.begin(notice(Kind::FailedExport, "a\ne7.3", 9, "killed")));
        QCOMPARE(board.standing()[0].begin, at(0));
        QVERIFY(board.begin(notice(Kind::FailedExport, "a\ne7.3", 9, "the disk is gone")));
        QCOMPARE(board.standing()[0].begin, at(0));
        QCOMPARE(board.standing()[0].detail, std::string("the disk is gone"));
    }

    void whatIsAcknowledgedIsNotToldAgainBeforeItEnds() {
        NoticeBoard board;
        board.begin(notice(Kind::Conflict, "e0.0", 0));
        board.acknowledge(Kind::Conflict, "e0.0");
        QVERIFY(!board.begin(notice(Kind::Conflict, "e0.0", 5)));
        QCOMPARE(told(board), QStringList());
        QVERIFY(!board.end(Kind::Conflict, "e0.0", at(6)));
        QCOMPARE(told(board), QStringList()); // who acknowledged it needs not hear that it ended
        QVERIFY(board.begin(notice(Kind::Conflict, "e0.0", 7)));
        QCOMPARE(told(board), QStringList({"e0.0"}));
    }

    void whatComesBackIsToldAsAgain() {
        NoticeBoard board;
        board.begin(notice(Kind::Conflict, "e0.0", 0));
        board.end(Kind::Conflict, "e0.0", at(1));
        QVERIFY(!board.end(Kind::Conflict, "e0.0", at(2)));
        QVERIFY(board.begin(notice(Kind::Conflict, "e0.0", 3)));
        QCOMPARE(told(board), QStringList({"e0.0 x2"}));
        QCOMPARE(board.standing()[0].begin, at(3));
    }

    void theFirstOfSeveralCrashesIsShown() {
        NoticeBoard board;
        auto first = notice(Kind::Crash, "1/4", 0, "Oops: bad pointer");
        first.line = 10;
        board.begin(first);
        auto second = notice(Kind::Crash, "1/4", 2, "Kernel panic");
        second.line = 30;
        QVERIFY(board.begin(second));
        QCOMPARE(told(board), QStringList({"1/4 x2"}));
        QCOMPARE(board.standing()[0].detail, std::string("Oops: bad pointer"));
        QCOMPARE(board.standing()[0].line, 10);
        board.acknowledge(Kind::Crash, "1/4");
        QVERIFY(board.begin(notice(Kind::Crash, "1/4", 9, "BUG")));
        QCOMPARE(told(board), QStringList({"1/4"}));
    }

    void endsWhatABoxListsNoMore() {
        NoticeBoard board;
        board.begin(notice(Kind::FailedExport, "a\ne7.3", 0));
        board.begin(notice(Kind::FailedExport, "a\ne7.4", 1));
        board.begin(notice(Kind::FailedExport, "a\ne7.5", 2));
        board.acknowledge(Kind::FailedExport, "a\ne7.5");
        QVERIFY(board.endOthers(Kind::FailedExport, "unix:/run/a", {"a\ne7.4"}, at(5)));
        QCOMPARE(told(board), QStringList({"a\ne7.4", "a\ne7.3 over"}));
        QVERIFY(!board.endOthers(Kind::FailedExport, "unix:/run/b", {}, at(6)));
        QVERIFY(board.begin(notice(Kind::FailedExport, "a\ne7.5", 7))); // it had ended
    }

    void standsAgainAtTheNextStart() {
        NoticeBoard board;
        auto crash = notice(Kind::Crash, "3/2", 0, "Oops");
        crash.source = 3;
        crash.boot = 2;
        crash.line = 77;
        crash.name = "plug-ä";
        board.begin(crash);
        board.begin(notice(Kind::Conflict, "e0.0", 1));
        board.end(Kind::Conflict, "e0.0", at(2));
        board.begin(notice(Kind::Conflict, "e0.1", 3));
        board.acknowledge(Kind::Conflict, "e0.1");
        NoticeBoard next;
        next.restore(board.save());
        QCOMPARE(told(next), QStringList({"e0.0 over before", "3/2 before"}));
        crash.isFromBefore = true;
        QVERIFY(next.standing()[1] == crash);
        // Acknowledged then, it is told again while it lasts: nobody knows how long ago that was.
        QVERIFY(next.begin(notice(Kind::Conflict, "e0.1", 9)));
    }

    void aFailedExportThatIsAcknowledgedStaysSo() {
        NoticeBoard board;
        board.begin(notice(Kind::FailedExport, "a e7.3", 0));
        board.acknowledge(Kind::FailedExport, "a e7.3");
        NoticeBoard next;
        next.restore(board.save());
        QCOMPARE(told(next), QStringList());
        QVERIFY(!next.begin(notice(Kind::FailedExport, "a e7.3", 9)));
        QCOMPARE(told(next), QStringList());
        next.endOthers(Kind::FailedExport, "unix:/run/a", {}, at(10));
        QVERIFY(next.begin(notice(Kind::FailedExport, "a e7.3", 11)));
    }

    void whatIsFromBeforeMayLast() {
        NoticeBoard board;
        board.begin(notice(Kind::Conflict, "e0.0", 0));
        NoticeBoard next;
        next.restore(board.save());
        QVERIFY(next.begin(notice(Kind::Conflict, "e0.0", 100)));
        QCOMPARE(told(next), QStringList({"e0.0"}));
        QCOMPARE(next.standing()[0].begin, at(0));
    }

    void leavesOutWhatCannotBeRead_data() {
        QTest::addColumn<QByteArray>("saved");
        const QByteArray good =
            R"({"kind":0,"subject":"e0.0","begin":5,"address":"e0.0","count":1,"source":0,"boot":0,"line":0})";
        QTest::newRow("no JSON") << QByteArray("{{{");
        QTest::newRow("no list") << good;
        QTest::newRow("other values") << QByteArray(R"([1,"x",null,[],{}])");
        QTest::newRow("unknown kind")
            << QByteArray("[" + QByteArray(good).replace("\"kind\":0", "\"kind\":9") + "]");
        QTest::newRow("no kind") << QByteArray("[" + QByteArray(good).replace("\"kind\":0,", "") + "]");
        QTest::newRow("no address") << QByteArray(
            "[" + QByteArray(good).replace("\"address\":\"e0.0\",", "") + "]");
        QTest::newRow("no subject") << QByteArray(
            "[" + QByteArray(good).replace("\"subject\":\"e0.0\",", "") + "]");
    }
    void leavesOutWhatCannotBeRead() {
        QFETCH(QByteArray, saved);
        NoticeBoard board;
        board.restore(saved);
        QCOMPARE(told(board), QStringList());
    }

    void isBounded() {
        NoticeBoard board;
        for (int i = 0; i < 1000; ++i)
            board.begin(notice(Kind::Conflict, "c" + std::to_string(i), i, std::string(5000, 'x')));
        QCOMPARE(board.standing().size(), NoticeBoard::limit);
        QCOMPARE(board.standing().front().subject, std::string("c999"));
        QVERIFY(board.standing().front().detail.size() < 500);
    }

    void whatIsAcknowledgedOrOverGoesFirst() {
        NoticeBoard board;
        for (std::size_t i = 0; i < NoticeBoard::limit; ++i)
            board.begin(notice(Kind::Conflict, "c" + std::to_string(i), static_cast<int>(i)));
        board.end(Kind::Conflict, "c50", at(500));
        board.acknowledge(Kind::Conflict, "c60");
        const auto has = [&](const char* subject) {
            return told(board).filter(QRegularExpression(QString("^%1\\b").arg(subject))).size() == 1;
        };
        board.begin(notice(Kind::Conflict, "new", 600));
        QVERIFY(has("c0") && has("c50") && has("new"));
        board.begin(notice(Kind::Conflict, "newer", 601));
        QVERIFY(has("c0") && !has("c50") && has("newer"));
        board.begin(notice(Kind::Conflict, "newest", 602));
        QVERIFY(!has("c0") && has("newest"));
    }

    void textsAreCutBetweenCharacters() {
        NoticeBoard board;
        std::string name;
        for (int i = 0; i < 400; ++i)
            name += "ä";
        auto one = notice(Kind::Conflict, "e0.0", 0);
        one.name = "x" + name;
        board.begin(one);
        QVERIFY(!QString::fromStdString(board.standing()[0].name).contains(QChar::ReplacementCharacter));
    }

    void textsFromBoxesAreHarmless() {
        auto crash = notice(Kind::Crash, "1/1", 0, "Oops\n\x1b[31mred");
        crash.name = "plug\x07";
        const QString title = noticeTitle(crash);
        for (const QChar character : title)
            QVERIFY2(character.isPrint(), qPrintable(title));
    }

    void saysWhetherItLasts() {
        auto conflict = notice(Kind::Conflict, "e0.0", 0);
        QVERIFY(noticeTitle(conflict).contains("answer as"));
        QCOMPARE(noticeLamp(conflict), Lamp::Conflict);
        conflict.isFromBefore = true;
        QVERIFY(noticeText(conflict).contains("last open"));
        conflict.isFromBefore = false;
        conflict.end = at(60);
        QVERIFY(noticeTitle(conflict).contains("answered as"));
        QCOMPARE(noticeLamp(conflict), Lamp::On);
    }
};

QTEST_GUILESS_MAIN(NoticeBoardTest)
#include "tst_notice_board.moc"
