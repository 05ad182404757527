#include "core/setup/file_format.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::setup;

namespace {

constexpr FileFormat notes{"etherdeck-notes", 2, 200};

} // namespace

class TestFileFormat : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadAgain() {
        const auto text = fileText({{"note", "one"}}, notes);
        QVERIFY(text.ends_with("}\n"));
        const auto read = parseFile(text, notes);
        QVERIFY(read);
        QCOMPARE(read->at("note").get<std::string>(), std::string("one"));
    }

    void anotherFileIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, const QByteArray& text, ErrorCode code) {
            QTest::newRow(name) << text << code;
        };
        row("nothing", "", ErrorCode::Malformed);
        row("no object", "[]", ErrorCode::Malformed);
        row("no format", R"({"version":1})", ErrorCode::Malformed);
        row("another format", R"({"format":"etherdeck-setup","version":1})", ErrorCode::Malformed);
        row("no number", R"({"format":"etherdeck-notes","version":"1"})", ErrorCode::Malformed);
        row("a later version", R"({"format":"etherdeck-notes","version":3})", ErrorCode::Unsupported);
        row("too long", QByteArray(201, ' '), ErrorCode::TooLong);
    }
    void anotherFileIsRefused() {
        QFETCH(const QByteArray, text);
        QFETCH(const ErrorCode, code);
        const auto read = parseFile(text.toStdString(), notes);
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
    }

    void anEarlierVersionIsRead() {
        QVERIFY(parseFile(R"({"format":"etherdeck-notes","version":1})", notes));
    }

    void theBeginningOfAFileIsNone() {
        const auto text = fileText({{"note", "one"}}, notes);
        for (std::size_t size = 0; size + 1 < text.size(); ++size) // the end of its last line may be missing
            QVERIFY(!parseFile(text.substr(0, size), notes));
    }
};

QTEST_APPLESS_MAIN(TestFileFormat)
#include "tst_file_format.moc"
