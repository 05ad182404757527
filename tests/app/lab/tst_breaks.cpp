#include "app/lab/breaks.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::lab;

class TestLabBreaks : public QObject {
    Q_OBJECT

private slots:
    void readsEachFault() {
        const auto is = [](const std::vector<std::string>& words, const Break& expected) {
            const auto read = parseBreak(words);
            return read && *read == expected;
        };
        QVERIFY(is({"kill", "plug1"}, {BreakKind::KillPlug, "plug1", {}, {}, 0}));
        QVERIFY(is({"kill", "plug1", "agent"}, {BreakKind::KillAgent, "plug1", {}, {}, 0}));
        QVERIFY(is({"kill", "plug1", "e7.3"}, {BreakKind::KillVblade, "plug1", {}, Address(7, 3), 0}));
        QVERIFY(is({"unplug", "p", "a.img"}, {BreakKind::Unplug, "p", "a.img", {}, 0}));
        QVERIFY(is({"plug", "p", "a.img"}, {BreakKind::PlugIn, "p", "a.img", {}, 0}));
        QVERIFY(is({"loss", "p", "100"}, {BreakKind::Loss, "p", {}, {}, 100}));
        QVERIFY(is({"delay", "p", "0"}, {BreakKind::Delay, "p", {}, {}, 0}));
        QVERIFY(is({"no-jumbo", "p"}, {BreakKind::NoJumbo, "p", {}, {}, 0}));
        QVERIFY(is({"fill", "p"}, {BreakKind::Fill, "p", {}, {}, 0}));
        QVERIFY(is({"heal", "p"}, {BreakKind::Heal, "p", {}, {}, 0}));
    }

    void saysWhatItExpected_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("expected");
        const auto all = "--break takes one of kill, unplug, plug, loss, delay, no-jumbo, fill, heal";
        QTest::newRow("nothing") << QStringList{} << all;
        QTest::newRow("another word") << QStringList{"Kill", "p"} << all;
        QTest::newRow("no plug") << QStringList{"heal"} << "expected --break heal PLUG";
        QTest::newRow("an empty plug") << QStringList{"heal", ""} << "expected --break heal PLUG";
        QTest::newRow("too much") << QStringList{"heal", "p", "x"} << "expected --break heal PLUG";
        QTest::newRow("kill what") << QStringList{"kill", "p", "x"}
                                   << "expected --break kill PLUG [agent|ADDRESS]";
        QTest::newRow("no disk") << QStringList{"unplug", "p"} << "expected --break unplug PLUG DISK";
        for (const auto* number : {"-1", "101", "5x", "", "1.5", "99999999999"})
            QTest::addRow("percent '%s'", number)
                << QStringList{"loss", "p", number} << "expected --break loss PLUG PERCENT, 0 to 100";
        QTest::newRow("too slow") << QStringList{"delay", "p", "10001"}
                                  << "expected --break delay PLUG MS, 0 to 10000";
    }

    void saysWhatItExpected() {
        QFETCH(QStringList, words);
        QFETCH(QString, expected);
        std::vector<std::string> list;
        for (const auto& word : words)
            list.push_back(word.toStdString());
        const auto read = parseBreak(list);
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error()), expected);
    }
};

QTEST_APPLESS_MAIN(TestLabBreaks)
#include "tst_breaks.moc"
