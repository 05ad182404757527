#include "tests/support/registered_test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// The queue of changes: the real program, with agents of this test that have the real planner. Each command
/// of an agent starts it anew, as a box that nothing has changed.
class TestQueue : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->path().toLocal8Bit());
        qunsetenv("ETHERDECK_DEVICE");
    }

    void waitsWithoutAskingTheBox() {
        const auto queued = run({"-d", "nowhere", "export", "stop", "e7.3", "--queue"});
        QVERIFY2(queued.status == 0, queued.problems);
        QVERIFY(queued.output.startsWith("Queued as change 1; 1 change in the queue."));
        const auto list = run({"change", "queue"});
        QVERIFY2(list.output.contains("etherdeckctl -d nowhere export stop e7.3"), list.output);
    }

    void listsChangesAsAnArray() {
        QCOMPARE(run({"change", "queue", "--json"}).json().array().size(), 0);
        queueThree();
        const auto list = run({"change", "queue", "--json"}).json().array();
        QCOMPARE(list.size(), 3);
        for (const auto* member : {"number", "device", "command", "queued", "wish"})
            QVERIFY2(list.at(0).toObject().contains(member), member);
        QCOMPARE(list.at(2)["wish"]["kind"].toString(), "host-name");
    }

    void isNotFilteredByTheVariable() {
        queueThree();
        qputenv("ETHERDECK_DEVICE", "nowhere");
        QCOMPARE(run({"change", "queue", "--json"}).json().array().size(), 3);
        QCOMPARE(run({"-d", "nowhere", "change", "queue", "--json"}).json().array().size(), 0);
        QCOMPARE(run({"-d", other(), "change", "queue", "--json"}).json().array().size(), 1);
    }

    void isReordered() {
        queueThree();
        const auto moved = run({"change", "move", "3", "1", "--json"}).json().array();
        QCOMPARE(moved.at(0)["number"].toInt(), 3);
        QCOMPARE(run({"change", "move", "9", "1", "--json"}).code(), "no-such-change");
    }

    void isDroppedAllOrNothing() {
        queueThree();
        QCOMPARE(run({"change", "drop", "1", "9", "--json"}).code(), "no-such-change");
        QCOMPARE(numbers(), QList<int>({1, 2, 3}));
        QCOMPARE(run({"change", "drop", "1"}).output, "Removed 1 change from the queue.\n");
        QCOMPARE(numbers(), QList<int>({2, 3}));
        QCOMPARE(run({"change", "drop"}).status, 0);
        QCOMPARE(numbers(), QList<int>());
    }

    void isAppliedInOrderToSeveralBoxes() {
        queueThree();
        const auto applied = run({"change", "apply", "--yes", "--confirm", "e7.3", "--json"});
        QVERIFY2(applied.status == 0, applied.output + applied.problems);
        const auto lines = applied.output.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QList<int> order;
        for (const auto& line : lines) {
            const auto json = QJsonDocument::fromJson(line);
            order << json["number"].toInt();
            QVERIFY(json["applied"]["entry"].toInt() > 0);
        }
        QCOMPARE(order, QList<int>({1, 2, 3}));
        QCOMPARE(numbers(), QList<int>());
        QCOMPARE(run({"change", "apply", "--json"}).code(), "nothing-to-do");
    }

    void keepsWhatWasNotAppliedAtAFailure() {
        queueThree();
        QCOMPARE(run({"-d", box(), "export", "start", "e1.1", "--queue"}).status, 0);
        QCOMPARE(run({"change", "move", "4", "2"}).status, 0);
        const auto applied = run({"change", "apply", "--yes"});
        QCOMPARE(applied.status, 1);
        QVERIFY2(applied.problems.contains("1 change applied; 3 changes still in the queue."),
                 applied.problems);
        QCOMPARE(numbers(), QList<int>({4, 2, 3}));
    }

    /// A, B, A: each box is connected to when its turn comes.
    void returnsToABoxOfBefore() {
        queueThree();
        QCOMPARE(run({"-d", box(), "disk", "lock", "/dev/disk/by-id/usb-c", "--queue"}).status, 0);
        const auto applied = run({"change", "apply", "--yes", "--confirm", "e7.3", "--json"});
        QVERIFY2(applied.status == 0, applied.output + applied.problems);
        QCOMPARE(applied.output.trimmed().split('\n').size(), 4);
    }

    void neverTakesAYesForATypedText() {
        queueThree();
        QCOMPARE(run({"change", "drop", "1"}).status, 0); // the next one stops an export
        const auto applied = run({"change", "apply", "--yes", "--json"});
        QCOMPARE(applied.status, 1);
        QCOMPARE(applied.code(), "confirmation-needed");
        QCOMPARE(numbers(), QList<int>({2, 3}));
    }

    void showsPlansAndAppliesNothing() {
        queueThree();
        const auto plans = run({"change", "apply", "--plan"});
        QVERIFY2(plans.status == 0, plans.problems);
        QVERIFY2(plans.output.contains("Needs --yes.") && plans.output.contains("Needs --confirm e7.3"),
                 plans.output);
        QCOMPARE(numbers(), QList<int>({1, 2, 3}));
    }

    void saysWhichFileCannotBeRead() {
        QFile file(m_folder->filePath("mine"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a queue");
        file.close();
        const auto list = run({"change", "queue", "--queue-file", file.fileName()});
        QCOMPARE(list.status, 1);
        QVERIFY2(list.problems.contains("has an invalid 'format'"), list.problems);
        QCOMPARE(run({"-d", box(), "reboot", "--queue", "--queue-file", file.fileName(), "--json"}).code(),
                 "bad-file");
    }

    void queuesOnlyWhatCanWait() {
        for (const auto& command : {QStringList{"interface", "mtu", "eth0", "9000"}, QStringList{"undo"}})
            QCOMPARE(run(QStringList{"-d", box()} + command + QStringList{"--queue"}).status, 2);
        QCOMPARE(run({"-d", box(), "reboot", "--queue", "--yes"}).status, 2);
        QCOMPARE(run({"reboot", "--queue"}).status, 2);
    }

private:
    struct Outcome {
        int status = -1;
        QByteArray output;
        QByteArray problems;

        [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(output); }
        [[nodiscard]] QString code() const { return json()["error"]["code"].toString(); }
    };

    static QString box() { return QStringLiteral("exec:" SCRIPTED_AGENT " box"); }
    static QString other() { return QStringLiteral("exec:" SCRIPTED_AGENT " box other"); }

    static Outcome run(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl"), arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    /// One that needs a click, one that needs a text, and one of another box.
    static void queueThree() {
        const QStringList create{
            "export", "create", "e9.1", "--disk", "/dev/disk/by-id/usb-WD_Elements_57584-0:0", "-i", "eth0"};
        QCOMPARE(run(QStringList{"-d", box()} + create + QStringList{"--queue"}).status, 0);
        QCOMPARE(run({"-d", box(), "export", "stop", "e7.3", "--queue"}).status, 0);
        QCOMPARE(run({"-d", other(), "hostname", "cellar", "--queue"}).status, 0);
    }
    static QList<int> numbers() {
        QList<int> numbers;
        const auto list = run({"change", "queue", "--json"}).json().array();
        for (const QJsonValue change : list)
            numbers << change.toObject()["number"].toInt();
        return numbers;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestQueue)
#include "tst_queue.moc"
