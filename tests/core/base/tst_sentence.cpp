#include "core/base/sentence.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;

/// Sentences as patterns with values.
class SentenceTest : public QObject {
    Q_OBJECT

private slots:
    void isToldInEnglish_data();
    void isToldInEnglish();
    void whatHasNoPatternIsATextOnly();
    void listsReadAsSentences();
    void equalTextsOfDifferentPatternsDiffer();
};

void SentenceTest::isToldInEnglish_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const Sentence& sentence, const char* expected) {
        QTest::newRow(name) << QByteArray::fromStdString(sentence.text()) << QByteArray(expected);
    };
    row("no value", say("Remove the file"), "Remove the file");
    row("two", say("Stop %1 on %2", "e7.3", std::string("eth0")), "Stop e7.3 on eth0");
    row("another order, and twice", say("%2, %1, %2", "a", "b"), "b, a, b");
    row("a value with a placeholder", say("%1 and %2", "%2", "%1"), "%2 and %1");
    row("one that has no value", say("%1 of %2, 5%", "a"), "a of %2, 5%");
    row("a sentence in another", say("Undo: %1.", say("Stop %1", "e7.3")), "Undo: Stop e7.3.");
}

void SentenceTest::isToldInEnglish() {
    QFETCH(QByteArray, text);
    QTEST(text, "expected");
}

void SentenceTest::whatHasNoPatternIsATextOnly() {
    const Sentence text("50 %1");
    QVERIFY(text == "50 %1" && text.pattern().empty() && text.values().empty());
    QVERIFY(Sentence().empty());
}

void SentenceTest::listsReadAsSentences() {
    QVERIFY(listed({}).empty());
    QVERIFY(listed({"a"}) == Sentence("a"));
    QVERIFY(listed({"a", "b"}) == "a and b");
    QVERIFY(listed({"a", "b", "c"}) == "a, b and c");
    QCOMPARE(listed({"a", "b", "c"}).values().size(), std::size_t(2));
}

void SentenceTest::equalTextsOfDifferentPatternsDiffer() {
    QVERIFY(say("Stop %1", "e7.3") == say("Stop %1", "e7.3"));
    QVERIFY(say("Stop %1", "e7.3") != Sentence("Stop e7.3"));
    QVERIFY(say("Stop %1", "e7.3") != say("%1 %2", "Stop", "e7.3"));
    QVERIFY((textsOf({say("Stop %1", "e7.3"), "x"}) == std::vector<std::string>{"Stop e7.3", "x"}));
}

QTEST_APPLESS_MAIN(SentenceTest)
#include "tst_sentence.moc"
