#include "tests/app/link/link_under_test.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <csignal>

using namespace etherdeck;
using namespace etherdeck::link;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

/// What the real programs hear of what is put on the wire.
class TestCapture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { addLinkPrograms(); }
    void init();
    void cleanup();

    void deliversATaggedFrameWithItsTag();
    void deliversFramesShorterThan60Bytes();
    void deliversOnlyAoe();
    void deliversNothingThatItSent();
    void stampsFramesWithTheKernelsTime();
    void losesNothingOfABurst();
    void dropsWhatIsLongerThanItsRing();

private:
    /// Hears on v0, whose cable ends at m_wire.
    LinkUnderTest open() { return LinkUnderTest(*m_here, linkCommand({"v0"})); }

    std::optional<NetworkNamespace> m_here;
    std::optional<NetworkNamespace> m_there;
    std::optional<RawSocket> m_wire;
};

void TestCapture::init() {
    auto here = NetworkNamespace::create();
    auto there = NetworkNamespace::create();
    QVERIFY(here && there);
    m_here.emplace(std::move(*here));
    m_there.emplace(std::move(*there));
    QVERIFY(tests::connect(*m_here, "v0", *m_there, "v1"));
    auto wire = RawSocket::open(*m_there, "v1");
    QVERIFY(wire);
    m_wire.emplace(std::move(*wire));
}

void TestCapture::cleanup() {
    m_wire.reset();
    m_here.reset();
    m_there.reset();
}

void TestCapture::deliversATaggedFrameWithItsTag() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    const auto tagged = reply(stranger, 101);
    QVERIFY(m_wire->send(tagged));
    const auto received = link.next<Received>();
    QVERIFY(received);
    QVERIFY(received->frame == tagged);
    QCOMPARE(aoe::parse(received->frame)->header.vlan, std::optional(std::uint16_t{101}));
    const auto largest = reply(stranger, 101, std::string(1024, 'x'));
    QVERIFY(m_wire->send(largest));
    const auto second = link.next<Received>();
    QVERIFY(second);
    QVERIFY(second->frame == largest);
}

void TestCapture::deliversFramesShorterThan60Bytes() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    auto frame = reply(stranger, {}, "");
    frame.resize(32);
    QVERIFY(m_wire->send(frame));
    const auto received = link.next<Received>();
    QVERIFY(received);
    QVERIFY(received->frame == frame);
}

void TestCapture::deliversOnlyAoe() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    for (const unsigned type : {0x0806U, 0x0800U, 0x88a3U}) {
        auto other = reply(stranger);
        other[12] = static_cast<std::byte>(type >> 8);
        other[13] = static_cast<std::byte>(type);
        QVERIFY(m_wire->send(other));
    }
    QVERIFY(m_wire->send(reply(stranger)));
    const auto received = link.next<Received>();
    QVERIFY(received);
    QVERIFY(received->frame == reply(stranger));
}

void TestCapture::deliversNothingThatItSent() {
    auto link = open();
    const auto opened = link.next<Opened>();
    QVERIFY(opened);
    QVERIFY(link->send(aoe::buildConfigQuery(routeFrom(opened->mac))));
    link->serve();
    QVERIFY(m_wire->receive(10s));
    QVERIFY(m_wire->send(reply(stranger)));
    const auto received = link.next<Received>();
    QVERIFY(received);
    QVERIFY(received->frame == reply(stranger));
}

void TestCapture::stampsFramesWithTheKernelsTime() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    bool finerThanMicroseconds = false;
    for (int i = 0; i < 20; ++i) {
        const auto before = std::chrono::system_clock::now();
        QVERIFY(m_wire->send(reply(stranger)));
        const auto after = std::chrono::system_clock::now();
        const auto received = link.next<Received>();
        QVERIFY(received);
        // The frame is taken while it is sent; the clocks may differ by a little.
        QVERIFY(received->time > before - 10ms && received->time < after + 10ms);
        finerThanMicroseconds |=
            std::chrono::nanoseconds(received->time.time_since_epoch()).count() % 1000 != 0;
    }
    QVERIFY(finerThanMicroseconds);
}

void TestCapture::losesNothingOfABurst() {
    constexpr std::size_t count = 10'000;
    auto link = open();
    QVERIFY(link.next<Opened>());
    // The child does not get to run while they arrive: the ring has to hold them all.
    QCOMPARE(::kill(link->processId(), SIGSTOP), 0);
    auto frame = reply(stranger);
    for (std::size_t i = 0; i < count; ++i) {
        frame[22] = static_cast<std::byte>(i >> 8);
        frame[23] = static_cast<std::byte>(i);
        QVERIFY(m_wire->send(frame));
    }
    QCOMPARE(::kill(link->processId(), SIGCONT), 0);
    for (std::size_t i = 0; i < count; ++i) {
        const auto received = link.next<Received>();
        QVERIFY2(received, qPrintable(QString::number(i)));
        QCOMPARE(std::to_integer<std::size_t>(received->frame[22]) << 8 |
                     std::to_integer<std::size_t>(received->frame[23]),
                 i);
    }
    const auto statistics = link.next<LinkStatistics>();
    QVERIFY(statistics);
    QCOMPARE(statistics->received, count);
    QCOMPARE(statistics->droppedByKernel, std::uint64_t{0});
}

void TestCapture::dropsWhatIsLongerThanItsRing() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    QVERIFY(m_here->ip("link set v0 mtu 9000"));
    QVERIFY(m_there->ip("link set v1 mtu 9000"));
    auto jumbo = reply(stranger);
    jumbo.resize(4000);
    QVERIFY(m_wire->send(jumbo));
    QVERIFY(m_wire->send(reply(stranger)));
    const auto received = link.next<Received>();
    QVERIFY(received);
    QVERIFY(received->frame == reply(stranger));
    const auto statistics = link.next<LinkStatistics>();
    QVERIFY(statistics);
    QCOMPARE(statistics->droppedByKernel, std::uint64_t{1});

    auto anew = open();
    QVERIFY(anew.next<Opened>());
    QVERIFY(m_wire->send(jumbo));
    const auto whole = anew.next<Received>();
    QVERIFY(whole);
    QVERIFY(whole->frame == jumbo);
}

NAMESPACE_TEST_MAIN(TestCapture)
#include "tst_capture.moc"
