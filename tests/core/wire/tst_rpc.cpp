#include "core/wire/line_reader.h"
#include "core/wire/rpc.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <string>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::wire;

namespace {

std::vector<std::string> linesIn(LineReader& reader) {
    std::vector<std::string> lines;
    while (true) {
        const auto line = reader.take();
        if (!line || !*line)
            return lines;
        lines.emplace_back(**line);
    }
}

} // namespace

class TestRpc : public QObject {
    Q_OBJECT

private slots:
    void cutsLinesWhereverTheStreamIsSplit() {
        const std::string stream = "one\ntwo\r\n\nthree";
        for (std::size_t split = 0; split <= stream.size(); ++split) {
            LineReader reader(16);
            reader.feed(std::string_view(stream).substr(0, split));
            auto lines = linesIn(reader);
            reader.feed(std::string_view(stream).substr(split));
            for (auto& line : linesIn(reader))
                lines.push_back(std::move(line));
            QCOMPARE(lines, (std::vector<std::string>{"one", "two", ""}));
            QCOMPARE(reader.rest(), std::string_view("three"));
        }
    }

    void refusesALineThatIsTooLong() {
        LineReader reader(4);
        reader.feed("1234\n12345");
        QCOMPARE(linesIn(reader), (std::vector<std::string>{"1234"}));
        QCOMPARE(reader.take().error().code, ErrorCode::TooLong);
        reader.feed("\nok\n");
        QCOMPARE(reader.take().error().code, ErrorCode::TooLong);
    }

    void readsWhatItWrites() {
        const std::vector<RpcMessage> messages{
            Request{std::int64_t(7), "exports.list", Json::object()},
            Request{std::string("a"), "change.plan", {{"wish", {{"kind", "reboot"}}}}},
            Notification{"cancel", {{"id", 7}}},
            Reply{std::int64_t(7), Json{{"exports", Json::array()}}},
            Reply{std::int64_t(8), tl::unexpected(RpcError{RpcCode::Refused, "No.", {{"code", "busy"}}})},
            LineError{RpcError{RpcCode::ParseError, "What?", {{"code", "bad-request"}}}},
        };
        for (const auto& message : messages) {
            auto line = toLine(message);
            QCOMPARE(line.back(), '\n');
            QCOMPARE(line.find('\n'), line.size() - 1);
            line.pop_back();
            const auto read = parseRpc(line);
            QVERIFY(read);
            QVERIFY(*read == message);
        }
    }

    void writesOneObjectALine() {
        QCOMPARE(toLine(Request{std::int64_t(1), "hello", {{"client", "a\nb"}}}),
                 std::string(R"({"id":1,"jsonrpc":"2.0","method":"hello","params":{"client":"a\nb"}})") +
                     '\n');
    }

    void replacesBytesThatAreNotUtf8() {
        QCOMPARE(toLine(Notification{"event", {{"text", "a\xff"}}}),
                 std::string(
                     "{\"jsonrpc\":\"2.0\",\"method\":\"event\",\"params\":{\"text\":\"a\xef\xbf\xbd\"}}\n"));
    }

    void rejectsEveryTruncation() {
        auto line = toLine(Request{std::int64_t(1), "change.plan", {{"wish", {{"kind", "reboot"}}}}});
        line.pop_back();
        for (std::size_t length = 0; length < line.size(); ++length)
            QCOMPARE(parseRpc(std::string_view(line).substr(0, length)).error().code, ErrorCode::Malformed);
    }

    void rejectsWhatIsNotAMessage_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        const auto unsupported = static_cast<int>(ErrorCode::Unsupported);
        QTest::newRow("batch") << QByteArray(R"([{"jsonrpc":"2.0","method":"a"}])") << unsupported;
        QTest::newRow("number") << QByteArray("7") << unsupported;
        QTest::newRow("version 1") << QByteArray(R"({"id":1,"method":"a"})") << unsupported;
        QTest::newRow("method is a number")
            << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":2})") << unsupported;
        QTest::newRow("params is an array")
            << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"a","params":[]})") << unsupported;
        QTest::newRow("id is an object")
            << QByteArray(R"({"jsonrpc":"2.0","id":{},"method":"a"})") << unsupported;
        QTest::newRow("id is a fraction")
            << QByteArray(R"({"jsonrpc":"2.0","id":1.5,"method":"a"})") << unsupported;
        QTest::newRow("neither") << QByteArray(R"({"jsonrpc":"2.0","id":1})") << unsupported;
        QTest::newRow("deep") << QByteArray(33, '[') + QByteArray(33, ']')
                              << static_cast<int>(ErrorCode::TooLong);
    }
    void rejectsWhatIsNotAMessage() {
        QFETCH(QByteArray, line);
        QFETCH(int, code);
        const auto message = parseRpc(line.toStdString());
        QVERIFY(!message);
        QCOMPARE(static_cast<int>(message.error().code), code);
    }

    void bracketsInTextsAreNotDepth() {
        auto line = toLine(Notification{"a", {{"t", std::string(100, '[') + "\"["}}});
        line.pop_back();
        QVERIFY(parseRpc(line));
    }
};

QTEST_APPLESS_MAIN(TestRpc)
#include "tst_rpc.moc"
