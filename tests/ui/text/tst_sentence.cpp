#include "tests/support/registered_test.h"
#include "ui/text/sentence.h"

#include <QTest>
#include <QTranslator>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

/// Of three patterns.
class ThreeSentences : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*,
                                    int) const override {
        const QByteArray pattern(source);
        if (QByteArray(context) != "Sentences")
            return {};
        if (pattern == "Stop %1 on %2")
            return QStringLiteral("Auf %2 das Target %1 stoppen");
        if (pattern == "%1 and %2")
            return QStringLiteral("%1 und %2");
        return pattern == "Remove the file" ? QStringLiteral("Datei entfernen") : QString();
    }
};

} // namespace

/// What a box says, in the language of the window.
class SentenceTextTest : public QObject {
    Q_OBJECT

private slots:
    void isToldInTheLanguageOfTheWindow_data();
    void isToldInTheLanguageOfTheWindow();
    void isToldInEnglishWithoutATranslation();
};

void SentenceTextTest::isToldInTheLanguageOfTheWindow_data() {
    QTest::addColumn<Sentence>("sentence");
    QTest::addColumn<QString>("expected");
    QTest::newRow("values") << say("Stop %1 on %2", "e7.3", "eth0") << "Auf eth0 das Target e7.3 stoppen";
    QTest::newRow("a list") << say("Stop %1 on %2", "e7.3", listed({"a", "b", "c"}))
                            << "Auf a, b und c das Target e7.3 stoppen";
    QTest::newRow("without values") << say("Remove the file") << "Datei entfernen";
    QTest::newRow("of an earlier agent, without values") << Sentence("Remove the file") << "Datei entfernen";
    QTest::newRow("of an earlier agent") << Sentence("Stop e7.3 on eth0") << "Stop e7.3 on eth0";
    QTest::newRow("of a later agent")
        << say("Polish %1 and %2", listed({"a", "b"}), "c") << "Polish a and b and c";
    QTest::newRow("values are not sentences")
        << say("Stop %1 on %2", "Remove the file", "eth0") << "Auf eth0 das Target Remove the file stoppen";
    QTest::newRow("placeholders in values")
        << say("Stop %1 on %2", "%2", "%1") << "Auf %1 das Target %2 stoppen";
    QTest::newRow("control characters") << say("Stop %1 on %2", "a\nb", "c\x1b[2J")
                                        << QStringLiteral("Auf c\\x1b[2J das Target a\u240ab stoppen");
}

void SentenceTextTest::isToldInTheLanguageOfTheWindow() {
    QFETCH(Sentence, sentence);
    ThreeSentences german;
    QCoreApplication::installTranslator(&german);
    const auto text = sentenceText(sentence);
    QCoreApplication::removeTranslator(&german);
    QTEST(text, "expected");
}

void SentenceTextTest::isToldInEnglishWithoutATranslation() {
    QCOMPARE(sentenceText(say("Stop %1 on %2", "%2", listed({"a", "b"}))),
             QStringLiteral("Stop %2 on a and b"));
    QCOMPARE(sentenceText({}), QString());
}

QTEST_GUILESS_MAIN(SentenceTextTest)
#include "tst_sentence.moc"
