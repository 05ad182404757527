#include "core/plans/diff.h"
#include "tests/support/registered_test.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck::plans;

class TestDiff : public QObject {
    Q_OBJECT

private slots:
    void showsAChangeWithWhatIsAroundIt() {
        QCOMPARE(unifiedDiff("/etc/x", "a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nE\nf\n"),
                 std::string("--- a/etc/x\n+++ b/etc/x\n@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n+E\n f\n"));
    }

    void showsNewAndRemovedFiles() {
        QCOMPARE(unifiedDiff("/x", "", "a\n"), std::string("--- /dev/null\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n"));
        QCOMPARE(unifiedDiff("/x", "a\n", ""), std::string("--- a/x\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n"));
        QCOMPARE(unifiedDiff("/x", "a\n", "a\n"), std::string());
    }

    void patchAppliesIt_data() {
        QTest::addColumn<int>("seed");
        for (auto seed = 1; seed <= 20; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void patchAppliesIt() {
        if (QStandardPaths::findExecutable(QStringLiteral("patch")).isEmpty())
            QSKIP("patch is not installed");
        QFETCH(int, seed);
        auto state = static_cast<unsigned>(seed);
        const auto next = [&state](unsigned below) {
            return (state = state * 1664525U + 1013904223U) / 65536U % below;
        };
        std::string before;
        std::string after;
        for (auto line = 0; line < 60; ++line) {
            const auto text = "line " + std::to_string(next(12)) + '\n';
            const auto what = next(8);
            if (what != 0)
                before += text;
            if (what != 1)
                after += what == 2 ? "new " + text : text;
        }
        QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("f")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(before.c_str());
        file.close();
        QProcess patch;
        patch.start(QStringLiteral("patch"), {QStringLiteral("-s"), file.fileName()});
        patch.write(unifiedDiff("f", before, after).c_str());
        patch.closeWriteChannel();
        QVERIFY(patch.waitForFinished());
        QCOMPARE(patch.exitCode(), 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), after);
    }
};

QTEST_APPLESS_MAIN(TestDiff)
#include "tst_diff.moc"
