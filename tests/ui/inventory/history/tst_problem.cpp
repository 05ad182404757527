#include "tests/support/registered_test.h"
#include "ui/inventory/history/problem.h"
#include "ui/widgets/banner.h"

#include <QTest>

#include <cerrno>

using namespace etherdeck;
using namespace etherdeck::ui;

class HistoryProblemTest : public QObject {
    Q_OBJECT

private slots:
    void explainsEveryFailure_data();
    void explainsEveryFailure();
};

void HistoryProblemTest::explainsEveryFailure_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("systemError");
    QTest::addColumn<QString>("title");
    QTest::newRow("permission") << int(ErrorCode::PermissionDenied) << 0 << "The history is not being saved";
    QTest::newRow("newer") << int(ErrorCode::VersionMismatch) << 0
                           << "The history is from a newer version of Etherdeck";
    QTest::newRow("damaged") << int(ErrorCode::Malformed) << 0 << "The history cannot be read";
    QTest::newRow("too long") << int(ErrorCode::TooLong) << 0 << "The name was not saved";
    QTest::newRow("not open") << int(ErrorCode::Closed) << 0 << "The name was not saved";
    QTest::newRow("held") << int(ErrorCode::Busy) << 0 << "Another program is using the history";
    QTest::newRow("full") << int(ErrorCode::System) << ENOSPC << "The disk is full";
    QTest::newRow("other") << int(ErrorCode::System) << EIO << "The history is not being saved";
}

void HistoryProblemTest::explainsEveryFailure() {
    QFETCH(int, code);
    QFETCH(int, systemError);
    QFETCH(QString, title);
    const auto message =
        historyProblem({static_cast<ErrorCode>(code), "raw words", systemError}, "/home/me/history.db");
    QCOMPARE(message.title, title);
    QVERIFY(message.text.endsWith('.'));
    QVERIFY(code == int(ErrorCode::TooLong) || message.text.contains("/home/me/history.db"));
    QVERIFY(message.details.contains("raw words"));
}

QTEST_MAIN(HistoryProblemTest)
#include "tst_problem.moc"
