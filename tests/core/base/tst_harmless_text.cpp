#include "core/base/harmless_text.h"
#include "core/netconsole/kernel/escapes.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <random>

using namespace etherdeck;

namespace {

QString codeName(char32_t code) {
    return QStringLiteral("U+%1").arg(static_cast<uint>(code), 4, 16, QLatin1Char('0'));
}

std::string utf8(char32_t code) { return QString::fromUcs4(&code, 1).toStdString(); }

/// Each byte as \xNN.
std::string escaped(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes)
        text += "\\x" + QByteArray(1, byte).toHex().toStdString();
    return text;
}

std::string randomBytes(std::mt19937& random) {
    static constexpr std::string_view likely = "a\t\n\\x\x1b\xe2\x80\xae\xf3\xa0\x81\xc2\x9b\xed\xef\xbb\xbf";
    std::string bytes(random() % 40, '\0');
    for (auto& byte : bytes)
        byte = random() % 2 == 0 ? likely[random() % likely.size()] : static_cast<char>(random());
    return bytes;
}

} // namespace

class TestHarmlessText : public QObject {
    Q_OBJECT

private slots:
    void showsWhatIsHarmful_data();
    void showsWhatIsHarmful();
    void leavesWhatIsHarmless_data();
    void leavesWhatIsHarmless();
    void showsEachHarmfulCharacter_data();
    void showsEachHarmfulCharacter();
    void agreesWithUnicode();
    void showsWhatUnicodeHasNotAssigned();
    void keepsOneLineOnOneLine();
    void hasNoHarmInItWhateverComes();
    void canBeReadBack();
    void cutsBetweenCharacters_data();
    void cutsBetweenCharacters();
    void readsCharacters();
    void knowsPlainText();
};

void TestHarmlessText::showsWhatIsHarmful_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("escape sequence") << QByteArray("\x1b[2Jx") << QByteArray("\\x1b[2Jx");
    QTest::newRow("title of a terminal")
        << QByteArray("\x1b]0;x\x07\r\x7f") << QByteArray("\\x1b]0;x\\x07\\x0d\\x7f");
    QTest::newRow("nul") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
    QTest::newRow("C1 control") << QByteArray("\xc2\x9b"
                                              "31m")
                                << QByteArray("\\xc2\\x9b"
                                              "31m");
    QTest::newRow("C1 control, bare") << QByteArray("\x9b"
                                                    "31m")
                                      << QByteArray("\\x9b"
                                                    "31m");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf\xe0\x80\xaf")
                              << QByteArray("\\xc0\\xaf\\xe0\\x80\\xaf");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QByteArray("\\xed\\xa0\\x80");
    QTest::newRow("past Unicode") << QByteArray("\xf4\x90\x80\x80") << QByteArray("\\xf4\\x90\\x80\\x80");
    QTest::newRow("cut character") << QByteArray("\xf0\x9f\x90") << QByteArray("\\xf0\\x9f\\x90");
    QTest::newRow("good beside broken") << QByteArray("\xc3\xbc\xff") << QByteArray("\xc3\xbc\\xff");
    QTest::newRow("joined") << QByteArray("a\xe2\x80\x8d"
                                          "b")
                            << QByteArray("a\\xe2\\x80\\x8d"
                                          "b");
}

void TestHarmlessText::showsWhatIsHarmful() {
    QFETCH(QByteArray, bytes);
    QTEST(QByteArray::fromStdString(harmlessText(bytes.toStdString())), "text");
}

void TestHarmlessText::leavesWhatIsHarmless_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("tab and line feed") << QByteArray("a\tb\nc");
    QTest::newRow("letters") << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                           "e, \xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e");
    QTest::newRow("Hebrew and Arabic")
        << QByteArray("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85");
    QTest::newRow("combining accent") << QByteArray("e\xcc\x81");
    QTest::newRow("picture") << QByteArray("\xf0\x9f\x90\xa7");
    QTest::newRow("replacement character") << QByteArray("\xef\xbf\xbd");
    QTest::newRow("what looks like an escape") << QByteArray("\\x41 \\");
}

void TestHarmlessText::leavesWhatIsHarmless() {
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(harmlessText(text.toStdString())), text);
}

void TestHarmlessText::showsEachHarmfulCharacter_data() {
    QTest::addColumn<uint>("first");
    QTest::addColumn<uint>("last");
    const auto add = [](const char* what, uint first, uint last) { QTest::newRow(what) << first << last; };
    add("C0", 0x00, 0x08);
    add("C0 past line feed", 0x0b, 0x1f);
    add("DEL and C1", 0x7f, 0x9f);
    add("soft hyphen", 0xad, 0xad);
    add("grapheme joiner", 0x34f, 0x34f);
    add("Arabic letter mark", 0x61c, 0x61c);
    add("Hangul fillers", 0x115f, 0x1160);
    add("vowel separator", 0x180e, 0x180e);
    add("zero width and marks of direction", 0x200b, 0x200f);
    add("separators, embeddings, overrides", 0x2028, 0x202e);
    add("word joiner, isolates and others", 0x2060, 0x206f);
    add("private use", 0xe000, 0xf8ff);
    add("noncharacters", 0xfdd0, 0xfdef);
    add("variation selectors", 0xfe00, 0xfe0f);
    add("byte order mark", 0xfeff, 0xfeff);
    add("annotations", 0xfff9, 0xfffb);
    add("last of a plane", 0xfffe, 0xffff);
    add("last of the next", 0x1fffe, 0x1ffff);
    add("planes without characters", 0x40000, 0x40010);
    add("tags", 0xe0000, 0xe007f);
    add("more variation selectors", 0xe0100, 0xe01ef);
    add("private planes", 0xf0000, 0xf0010);
    add("last of all", 0x10fffe, 0x10ffff);
}

void TestHarmlessText::showsEachHarmfulCharacter() {
    QFETCH(uint, first);
    QFETCH(uint, last);
    for (auto code = char32_t(first); code <= char32_t(last); ++code) {
        const auto bytes = utf8(code);
        QVERIFY2(isHarmful(code), qPrintable(codeName(code)));
        QVERIFY2(harmlessText("a" + bytes + "b") == "a" + escaped(bytes) + "b", qPrintable(codeName(code)));
    }
}

/// All that Unicode calls a control, a format character, a surrogate, private, or a separator of lines. Marks
/// before a number in Arabic and Indic scripts are of that category, too, and can be seen.
void TestHarmlessText::agreesWithUnicode() {
    const auto isPrependedMark = [](char32_t code) {
        return (code >= 0x600 && code <= 0x605) || code == 0x6dd || code == 0x70f || code == 0x890 ||
               code == 0x891 || code == 0x8e2 || code == 0x110bd || code == 0x110cd;
    };
    for (char32_t code = 0; code <= 0x10ffff; ++code) {
        const auto kind = QChar::category(code);
        const bool isHidden = kind == QChar::Other_Control || kind == QChar::Other_Format ||
                              kind == QChar::Other_Surrogate || kind == QChar::Other_PrivateUse ||
                              kind == QChar::Separator_Line || kind == QChar::Separator_Paragraph ||
                              QChar::isNonCharacter(code);
        QVERIFY2(!isHidden || isPrependedMark(code) || isHarmful(code), qPrintable(codeName(code)));
        const bool isLetter = QChar::isLetterOrNumber(code) && kind != QChar::Letter_Other;
        QVERIFY2(!isLetter || !isHarmful(code), qPrintable(codeName(code)));
    }
}

void TestHarmlessText::showsWhatUnicodeHasNotAssigned() {
    QCOMPARE(harmlessText("a" + utf8(0x378) + "b"), std::string("a\\xcd\\xb8"
                                                                "b"));
    QCOMPARE(harmlessText(utf8(0x2fe0)), std::string("\\xe2\\xbf\\xa0"));
    QCOMPARE(harmlessText(utf8(0x1f8ff)), std::string("\\xf0\\x9f\\xa3\\xbf"));
    // Unicode 15, which the table is of, has 4,489 characters more than 14, which Qt may know.
    int shown = 0;
    for (char32_t code = 0; code <= 0x10ffff; ++code)
        shown += QChar::category(code) == QChar::Other_NotAssigned && !isHarmful(code) ? 1 : 0;
    QVERIFY2(shown <= 4489, qPrintable(QString::number(shown)));
}

void TestHarmlessText::keepsOneLineOnOneLine() {
    QCOMPARE(harmlessLine("a\tb\nc\rd"), std::string("a\\x09b\\x0ac\\x0dd"));
    QCOMPARE(harmlessLine("Gr\xc3\xbc\xc3\x9f"), std::string("Gr\xc3\xbc\xc3\x9f"));
}

void TestHarmlessText::hasNoHarmInItWhateverComes() {
    std::mt19937 random(3);
    for (int round = 0; round < 5000; ++round) {
        const auto text = harmlessText(randomBytes(random));
        for (std::string_view rest = text; !rest.empty();) {
            const auto character = firstCharacter(rest);
            QVERIFY(character.has_value());
            QVERIFY(character->code == '\t' || character->code == '\n' || !isHarmful(character->code));
            rest.remove_prefix(character->length);
        }
        QCOMPARE(harmlessText(text), text);
    }
}

void TestHarmlessText::canBeReadBack() {
    std::mt19937 random(4);
    for (int round = 0; round < 5000; ++round) {
        auto bytes = randomBytes(random);
        std::erase(bytes, '\\'); // what looks like an escape already cannot be told from one
        std::string again;
        netconsole::appendUnescaped(again, harmlessLine(bytes));
        QCOMPARE(again, bytes);
    }
}

void TestHarmlessText::cutsBetweenCharacters_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QByteArray("") << 4 << "";
    QTest::newRow("fits") << QByteArray("four") << 4 << "four";
    QTest::newRow("too long") << QByteArray("fiver") << 4 << "fiv…";
    QTest::newRow("letters of two bytes fit") << QByteArray("üüüü") << 4 << "üüüü";
    QTest::newRow("too many of them") << QByteArray("üüüüü") << 4 << "üüü…";
    QTest::newRow("an escape is not split") << QByteArray("ab\x1b[0m") << 5 << "ab…";
    QTest::newRow("an escape fits") << QByteArray("ab\x1b") << 6 << "ab\\x1b";
    QTest::newRow("on one line") << QByteArray("a\nb") << 9 << "a\\x0ab";
}

void TestHarmlessText::cutsBetweenCharacters() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, limit);
    QTEST(QString::fromStdString(harmlessStart(bytes.toStdString(), static_cast<std::size_t>(limit))),
          "text");
}

void TestHarmlessText::readsCharacters() {
    const auto read = [](std::string_view bytes) { return firstCharacter(bytes); };
    QVERIFY(read("a")->code == U'a' && read("a")->length == 1);
    QVERIFY(read("\xe2\x82\xac.")->code == U'€' && read("\xe2\x82\xac.")->length == 3);
    QVERIFY(read("\xf4\x8f\xbf\xbf")->code == 0x10ffff);
    for (const std::string_view broken :
         {"", "\x80", "\xc3", "\xc3(", "\xc1\x81", "\xed\xbf\xbf", "\xf5\x80\x80\x80"})
        QVERIFY(!read(broken));
}

void TestHarmlessText::knowsPlainText() {
    QVERIFY(isPlain("plain ~ text"));
    QVERIFY(!isPlain("a\tb"));
    QVERIFY(!isPlain("\xc3\xbc"));
}

QTEST_APPLESS_MAIN(TestHarmlessText)
#include "tst_harmless_text.moc"
