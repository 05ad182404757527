#include "core/wire/link_protocol.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <chrono>
#include <initializer_list>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::wire;

namespace {

using Bytes = std::vector<std::byte>;

Bytes hex(std::string_view text) {
    const auto raw = QByteArray::fromHex(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    Bytes bytes;
    for (const char c : raw)
        bytes.push_back(static_cast<std::byte>(c));
    return bytes;
}

constexpr MacAddress mac({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xde});

Hello hello() {
    return {linkProtocolVersion, "etherdeck-link 0.1.0", "eth0", mac, 1500, LinkState::NoCarrier};
}

FrameReceived frameReceived() {
    return {WallTime(std::chrono::nanoseconds(1'700'000'000'123'456'789)),
            hex("ffffffffffff0025310abcde88a2")};
}

std::vector<LinkMessage> oneOfEach() {
    return {hello(),
            frameReceived(),
            LinkStatistics{1, 2, 3, 4, 0x1122334455667788},
            LinkStateChanged{LinkState::Down, mac, 9000},
            LinkError{{ErrorCode::PermissionDenied, "no CAP_NET_RAW", 1}},
            SendFrame{hex("0025310abcde88a2")},
            EchoReply{0x0102030405060708},
            EchoRequest{7}};
}

Bytes streamOf(const std::vector<LinkMessage>& messages) {
    Bytes stream;
    for (const auto& message : messages) {
        const auto encoded = encode(message);
        stream.insert(stream.end(), encoded->begin(), encoded->end());
    }
    return stream;
}

/// What comes out of a whole stream that is fed in pieces of `step` bytes; a failure ends it.
struct Reading {
    std::vector<LinkMessage> messages;
    std::optional<Error> error;
    bool atBoundary = false;
};

Reading read(std::span<const std::byte> stream, std::size_t step) {
    Reading reading;
    LinkMessageReader reader;
    while (!stream.empty() && !reading.error) {
        const auto piece = stream.first(std::min(step, stream.size()));
        stream = stream.subspan(piece.size());
        reader.feed(piece);
        for (;;) {
            auto message = reader.take();
            if (!message)
                reading.error = message.error();
            if (!message || !*message)
                break;
            reading.messages.push_back(std::move(**message));
        }
    }
    reading.atBoundary = reader.atBoundary();
    return reading;
}

Result<std::optional<LinkMessage>> takeOne(const Bytes& bytes) {
    LinkMessageReader reader;
    reader.feed(bytes);
    return reader.take();
}

/// The length that `content` needs, and `content`.
Bytes framed(std::string_view contentHex) {
    const auto content = hex(contentHex);
    Bytes bytes = hex("00000000");
    bytes[2] = static_cast<std::byte>(content.size() >> 8);
    bytes[3] = static_cast<std::byte>(content.size());
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

} // namespace

class TestLinkProtocol : public QObject {
    Q_OBJECT

private slots:
    void writesTheBytesOfTheDocument_data();
    void writesTheBytesOfTheDocument();
    void readsBackWhatItWrites();
    void appendsTheSameBytesAsEncode();
    void givesTheSameMessagesForAnySplit();
    void waitsOnEveryTruncationOfTheStream();
    void refusesEveryTruncatedBody();
    void refusesBytesBehindABody();
    void refusesBadMessages_data();
    void refusesBadMessages();
    void staysBroken();
    void readsOnlyTheVersionOfAnotherVersion();
    void takesAnUnknownErrorNameForSystem();
    void cutsTextsThatAreTooLong();
    void refusesToWriteOverTheLargestMessage();
    void readsTheLargestMessage();
    void copesWithABacklog();
};

void TestLinkProtocol::writesTheBytesOfTheDocument_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("hello") << 0
                           << QByteArray("0000002a 01 0001 01 0025310abcde 000005dc"
                                         "0014 65746865726465636b2d6c696e6b20302e312e30 0004 65746830");
    QTest::newRow("frame received") << 1
                                    << QByteArray(
                                           "00000017 02 17979cfe3d85cd15 ffffffffffff0025310abcde88a2");
    QTest::newRow("statistics") << 2
                                << QByteArray("00000029 03 0000000000000001 0000000000000002 0000000000000003"
                                              "0000000000000004 1122334455667788");
    QTest::newRow("state changed") << 3 << QByteArray("0000000c 04 02 0025310abcde 00002328");
    QTest::newRow("error") << 4
                           << QByteArray("00000028 05 00000001 0011 7065726d697373696f6e2d64656e696564"
                                         "000e 6e6f204341505f4e45545f524157");
    QTest::newRow("send frame") << 5 << QByteArray("00000009 81 0025310abcde88a2");
    QTest::newRow("echo reply") << 6 << QByteArray("00000009 06 0102030405060708");
    QTest::newRow("echo request") << 7 << QByteArray("00000009 82 0000000000000007");
}

void TestLinkProtocol::writesTheBytesOfTheDocument() {
    QFETCH(int, which);
    QFETCH(QByteArray, expected);
    const auto encoded = encode(oneOfEach()[static_cast<std::size_t>(which)]);
    QVERIFY(encoded);
    const QByteArray bytes(reinterpret_cast<const char*>(encoded->data()),
                           static_cast<qsizetype>(encoded->size()));
    QCOMPARE(bytes.toHex(), QByteArray::fromHex(expected).toHex());
}

void TestLinkProtocol::readsBackWhatItWrites() {
    for (const auto& message : oneOfEach()) {
        const auto taken = takeOne(*encode(message));
        QVERIFY(taken && *taken);
        QVERIFY(**taken == message);
    }
}

void TestLinkProtocol::appendsTheSameBytesAsEncode() {
    Bytes out = hex("aa");
    QVERIFY(appendFrameReceived(out, frameReceived().time, frameReceived().frame));
    QVERIFY(appendSendFrame(out, frameReceived().frame));
    Bytes expected = hex("aa");
    const auto rest = streamOf({frameReceived(), SendFrame{frameReceived().frame}});
    expected.insert(expected.end(), rest.begin(), rest.end());
    QVERIFY(out == expected);
}

void TestLinkProtocol::givesTheSameMessagesForAnySplit() {
    const auto messages = oneOfEach();
    const auto stream = streamOf(messages);
    for (std::size_t step = 1; step <= stream.size(); ++step) {
        const auto reading = read(stream, step);
        QVERIFY(!reading.error);
        QVERIFY(reading.messages == messages);
        QVERIFY(reading.atBoundary);
    }
}

void TestLinkProtocol::waitsOnEveryTruncationOfTheStream() {
    for (const auto& message : oneOfEach()) {
        const auto whole = *encode(message);
        for (std::size_t size = 1; size < whole.size(); ++size) {
            const auto reading = read(std::span(whole).first(size), size);
            QVERIFY(!reading.error);
            QVERIFY(reading.messages.empty());
            QVERIFY(!reading.atBoundary);
        }
    }
}

void TestLinkProtocol::refusesEveryTruncatedBody() {
    for (const auto& message : oneOfEach()) {
        const auto whole = *encode(message);
        // Any length is right for the part of a frame that ends its message.
        std::size_t longest = whole.size() - 1;
        if (std::holds_alternative<SendFrame>(message))
            continue;
        if (std::holds_alternative<FrameReceived>(message))
            longest = 4 + 1 + 8 - 1;
        for (std::size_t size = 4 + 1; size <= longest; ++size) {
            auto cut = Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            cut[3] = static_cast<std::byte>(size - 4);
            const auto taken = takeOne(cut);
            QVERIFY(!taken);
            QCOMPARE(taken.error().code, ErrorCode::Malformed);
        }
    }
}

void TestLinkProtocol::refusesBytesBehindABody() {
    for (const auto& message : oneOfEach()) {
        if (std::holds_alternative<SendFrame>(message) || std::holds_alternative<FrameReceived>(message))
            continue;
        auto longer = *encode(message);
        longer.push_back(std::byte{0});
        longer[3] = static_cast<std::byte>(longer.size() - 4);
        const auto taken = takeOne(longer);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Malformed);
    }
}

void TestLinkProtocol::refusesBadMessages_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("length 0") << QByteArray("00000000") << ErrorCode::Malformed;
    QTest::newRow("one over the largest") << QByteArray("00010001") << ErrorCode::Malformed;
    QTest::newRow("length of all ones") << QByteArray("ffffffff") << ErrorCode::Malformed;
    QTest::newRow("kind 0") << QByteArray("00000001 00") << ErrorCode::Unsupported;
    QTest::newRow("kind 7") << QByteArray("00000002 07 00") << ErrorCode::Unsupported;
    QTest::newRow("kind 255") << QByteArray("00000001 ff") << ErrorCode::Unsupported;
    QTest::newRow("state 4") << QByteArray("0000000c 04 04 0025310abcde 00002328") << ErrorCode::Malformed;
    QTest::newRow("text over its cap")
        << QByteArray("00000112 01 0001 01 0025310abcde 000005dc 0100") + QByteArray(512, '6') + "0000"
        << ErrorCode::Malformed;
    QTest::newRow("text beyond its message")
        << QByteArray("00000011 01 0001 01 0025310abcde 000005dc 00ff 65") << ErrorCode::Malformed;
}

void TestLinkProtocol::refusesBadMessages() {
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const auto taken =
        takeOne(hex(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, code);
}

void TestLinkProtocol::staysBroken() {
    LinkMessageReader reader;
    reader.feed(hex("00000001 ff"));
    const auto first = reader.take();
    QVERIFY(!first);
    reader.feed(*encode(hello()));
    const auto second = reader.take();
    QVERIFY(!second);
    QVERIFY(first.error() == second.error());
}

void TestLinkProtocol::readsOnlyTheVersionOfAnotherVersion() {
    const auto taken = takeOne(framed("01 0002 cafe"));
    QVERIFY(taken && *taken);
    QCOMPARE(std::get<Hello>(**taken).version, std::uint16_t{2});
}

void TestLinkProtocol::takesAnUnknownErrorNameForSystem() {
    const auto taken = takeOne(framed("05 00000005 0003 6e6577 0002 6f68"));
    QVERIFY(taken && *taken);
    QVERIFY(std::get<LinkError>(**taken).error == (Error{ErrorCode::System, "oh", 5}));
}

void TestLinkProtocol::cutsTextsThatAreTooLong() {
    const LinkError message{{ErrorCode::System, std::string(70'000, 'x'), 0}};
    const auto taken = takeOne(*encode(message));
    QVERIFY(taken && *taken);
    QCOMPARE(std::get<LinkError>(**taken).error.detail.size(), std::size_t{4096});
}

void TestLinkProtocol::refusesToWriteOverTheLargestMessage() {
    Bytes out;
    const Bytes frame(largestMessage);
    QCOMPARE(appendFrameReceived(out, {}, frame).error().code, ErrorCode::TooLong);
    QCOMPARE(appendSendFrame(out, frame).error().code, ErrorCode::TooLong);
    QCOMPARE(encode(SendFrame{frame}).error().code, ErrorCode::TooLong);
    QVERIFY(out.empty());
}

void TestLinkProtocol::readsTheLargestMessage() {
    const SendFrame largest{Bytes(largestMessage - 1, std::byte{7})};
    const auto taken = takeOne(*encode(largest));
    QVERIFY(taken && *taken);
    QVERIFY(std::get<SendFrame>(**taken) == largest);
}

void TestLinkProtocol::copesWithABacklog() {
    // A second's worth of a full rack in one feed: quadratic work would take minutes.
    constexpr int count = 40'000;
    Bytes stream;
    const Bytes frame(1000, std::byte{1});
    for (int i = 0; i < count; ++i)
        QVERIFY(appendFrameReceived(stream, {}, frame));
    const auto start = Clock::now();
    const auto reading = read(stream, stream.size());
    QCOMPARE(reading.messages.size(), std::size_t{count});
    QVERIFY(Clock::now() - start < std::chrono::seconds(5));
}

QTEST_APPLESS_MAIN(TestLinkProtocol)
#include "tst_link_protocol.moc"
