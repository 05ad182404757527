#include "app/lab/targets/simulated_link.h"
#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::lab;

namespace {

std::vector<wire::LinkMessage> said(SimulatedLink& link) {
    wire::LinkMessageReader reader;
    reader.feed(link.takeOutput());
    std::vector<wire::LinkMessage> messages;
    for (auto message = reader.take(); message && *message; message = reader.take())
        messages.push_back(std::move(**message));
    return messages;
}

std::vector<std::byte> sending(const aoe::Bytes& frame) {
    return wire::encode(wire::SendFrame{frame}).value();
}

aoe::Bytes queryFrom(MacAddress source) {
    return aoe::buildConfigQuery({MacAddress::broadcast(), source, Address::everyone(), aoe::Tag(1)});
}

} // namespace

class TestSimulatedLink : public QObject {
    Q_OBJECT

private slots:
    void greets() {
        SimulatedLink link(makeProfile({ProfileKind::Home, 1, 9000}), "san0");
        const auto messages = said(link);
        QCOMPARE(messages.size(), 1u);
        const auto& hello = std::get<wire::Hello>(messages[0]);
        QCOMPARE(hello.version, wire::linkProtocolVersion);
        QCOMPARE(hello.interface, "san0");
        QCOMPARE(hello.mtu, 9000u);
        QVERIFY(!link.hasEnded());
    }

    void knowsNoOtherInterface() {
        SimulatedLink link(makeProfile({}), "eth0");
        const auto messages = said(link);
        QCOMPARE(messages.size(), 1u);
        QCOMPARE(std::get<wire::LinkError>(messages[0]).error.code, ErrorCode::NoSuchInterface);
        QVERIFY(link.hasEnded());
    }

    void sevenOfEightAnswer() {
        const auto profile = makeProfile({});
        SimulatedLink link(profile, "san0");
        (void)said(link);
        QVERIFY(link.feed(sending(queryFrom(profile.mac)), WallTime()));
        std::set<Address> answered;
        for (const auto& message : said(link))
            answered.insert(aoe::parse(std::get<wire::FrameReceived>(message).frame)->header.address);
        QCOMPARE(answered.size(), 7u);
        QVERIFY(!answered.contains({1, 2}));
    }

    void twoAnswerInAConflict() {
        const auto profile = makeProfile({ProfileKind::Conflict, 1, defaultMtu});
        SimulatedLink link(profile, "san0");
        (void)said(link);
        const aoe::Route route{MacAddress::broadcast(), profile.mac, {0, 0}, aoe::Tag(1)};
        QVERIFY(link.feed(sending(aoe::buildConfigQuery(route)), WallTime()));
        std::set<MacAddress> macs;
        for (const auto& message : said(link))
            macs.insert(aoe::parse(std::get<wire::FrameReceived>(message).frame)->header.source);
        QCOMPARE(macs.size(), 2u);
    }

    void remembersWhatIsSet() {
        const auto profile = makeProfile({});
        SimulatedLink link(profile, "san0");
        (void)said(link);
        const aoe::Route route{profile.plugs[0].mac, profile.mac, {0, 0}, aoe::Tag(1)};
        const auto set = aoe::buildConfigRequest(route, aoe::ConfigCommand::ForceSet, "mine").value();
        QVERIFY(link.feed(sending(set), WallTime()));
        QVERIFY(link.feed(sending(aoe::buildConfigQuery(route)), WallTime()));
        const auto messages = said(link);
        QCOMPARE(messages.size(), 2u);
        const auto reply = aoe::parse(std::get<wire::FrameReceived>(messages[1]).frame);
        QCOMPARE(std::get<aoe::Config>(reply->body).string, "mine");
    }

    void letsOutOnlyWhatTheRealOneDoes() {
        const auto profile = makeProfile({});
        SimulatedLink link(profile, "san0");
        (void)said(link);
        const MacAddress stranger({2, 0, 0, 0, 0, 9});
        QVERIFY(link.feed(sending(queryFrom(stranger)), WallTime()));
        const auto messages = said(link);
        QCOMPARE(messages.size(), 1u);
        QCOMPARE(std::get<wire::LinkError>(messages[0]).error.code, ErrorCode::FrameRefused);
        QVERIFY(!link.hasEnded());
    }

    void tellsStatisticsWhenTheyChange() {
        const auto profile = makeProfile({});
        SimulatedLink link(profile, "san0");
        (void)said(link);
        link.secondPassed();
        QVERIFY(said(link).empty());
        QVERIFY(link.feed(sending(queryFrom(profile.mac)), WallTime()));
        (void)said(link);
        link.secondPassed();
        const auto messages = said(link);
        QCOMPARE(messages.size(), 1u);
        QCOMPARE(std::get<wire::LinkStatistics>(messages[0]).sent, 1u);
        QCOMPARE(std::get<wire::LinkStatistics>(messages[0]).received, 7u);
        link.secondPassed();
        QVERIFY(said(link).empty());
    }

    void givesUpOnABrokenStream() {
        SimulatedLink link(makeProfile({}), "san0");
        const std::vector<std::byte> nonsense(64, std::byte{0xff});
        QVERIFY(!link.feed(nonsense, WallTime()));
        SimulatedLink other(makeProfile({}), "san0");
        QVERIFY(!other.feed(wire::encode(wire::Hello{}).value(), WallTime()));
    }
};

QTEST_APPLESS_MAIN(TestSimulatedLink)
#include "tst_simulated_link.moc"
