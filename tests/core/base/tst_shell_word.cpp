#include "core/base/is_text.h"
#include "core/base/shell_word.h"
#include "tests/support/registered_test.h"

#include <QProcess>
#include <QTest>

using namespace etherdeck;

/// Words as they are typed in a shell.
class TestShellWord : public QObject {
    Q_OBJECT

private slots:
    void quotesOnlyWhatNeedsIt() {
        QCOMPARE(shellWord("/dev/sdb,1:2@x%y=z+"), std::string("/dev/sdb,1:2@x%y=z+"));
        QCOMPARE(shellWord(""), std::string("''"));
        QCOMPARE(shellWord("a b"), std::string("'a b'"));
        QCOMPARE(shellWord("it's"), std::string("'it'\\''s'"));
        QCOMPARE(shellWord("\xc3\xbc"), std::string("'\xc3\xbc'"));
        QCOMPARE(shellWord("\xff'\\\x01"), std::string("$'\\xff\\'\\\\\\x01'"));
    }

    void aShellReadsTheSameBytes() {
        std::string all;
        for (int byte = 1; byte < 0x100; ++byte)
            all += static_cast<char>(byte);
        for (const auto& word : {all, std::string("it's $HOME `x` \"y\" \\"), std::string("\xe9t\xe9")}) {
            QProcess bash;
            bash.start("bash", {"-c", QString::fromStdString("printf %s " + shellWord(word))});
            QVERIFY(bash.waitForFinished());
            QCOMPARE(bash.readAllStandardOutput(), QByteArray::fromStdString(word));
        }
    }

    void textIsWhatJsonHoldsAsItIs() {
        for (const auto* const text : {"", "a", "a\tb", "\xc3\xbc", "\xf0\x9f\x98\x80", "\x7f"})
            QVERIFY2(isText(text), text);
        for (const auto* const bytes : {"\xff", "a\n", "\x01", "\xc3", "\xed\xa0\x80", "\xc0\x80"})
            QVERIFY2(!isText(bytes), bytes);
        QVERIFY(!isText(std::string_view("\0", 1)));
    }
};

QTEST_APPLESS_MAIN(TestShellWord)
#include "tst_shell_word.moc"
