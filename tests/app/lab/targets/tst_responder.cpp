#include "app/lab/targets/profile.h"
#include "app/lab/targets/responder.h"
#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::lab;

namespace {

const MacAddress us({2, 0, 0, 0, 0, 1});
const MacAddress neighbour({2, 0, 0, 0, 0, 2});
const MacAddress plug({0x00, 0x25, 0x31, 0, 0, 1});

aoe::Route routeTo(Address address, MacAddress source = us, MacAddress destination = plug) {
    return {destination, source, address, aoe::Tag(77)};
}

PlayedTarget target(Address address, std::uint64_t sectors = 1000) {
    PlayedTarget made;
    made.address = address;
    made.identity.model = "Disk";
    made.identity.serial = address.toString();
    made.identity.size.count = sectors;
    made.identity.lba48 = true;
    made.sectorsPerFrame = 2;
    return made;
}

/// Replies to one request, parsed; they own the bytes that Ata::data points to.
class Replies {
public:
    Replies(Responder& responder, std::span<const std::byte> request) {
        responder.frameReceived(request, m_queue);
        for (const auto& bytes : m_queue.front(m_queue.size())) {
            auto frame = aoe::parse(bytes);
            QVERIFY2(frame, "the reply does not parse");
            m_sizes.push_back(bytes.size());
            m_frames.push_back(std::move(*frame));
        }
    }
    [[nodiscard]] std::size_t count() const { return m_frames.size(); }
    [[nodiscard]] const aoe::Frame& frame(std::size_t i = 0) const { return m_frames.at(i); }
    [[nodiscard]] std::size_t size(std::size_t i = 0) const { return m_sizes.at(i); }
    template <class Body>
    [[nodiscard]] const Body& body(std::size_t i = 0) const {
        return std::get<Body>(m_frames.at(i).body);
    }

private:
    FrameQueue m_queue;
    std::vector<aoe::Frame> m_frames;
    std::vector<std::size_t> m_sizes;
};

Replies ask(Responder& responder, const Result<aoe::Bytes>& request) { return {responder, request.value()}; }

std::set<Address> addresses(const Replies& replies) {
    std::set<Address> found;
    for (std::size_t i = 0; i < replies.count(); ++i)
        found.insert(replies.frame(i).header.address);
    return found;
}

aoe::Bytes ataRequest(std::uint8_t command, std::uint8_t count, std::uint64_t lba) {
    aoe::Frame frame = *aoe::parse(aoe::buildIdentifyRequest(routeTo({7, 3})));
    frame.body = aoe::Ata{aoe::ata::flagLba48, 0, count, command, lba, {}};
    return aoe::build(frame).value();
}

} // namespace

class TestResponder : public QObject {
    Q_OBJECT

private slots:
    void answersConfigQueryWithoutPadding() {
        Responder responder(plug, {target({7, 3})});
        const auto replies = ask(responder, aoe::buildConfigQuery(routeTo({7, 3})));
        QCOMPARE(replies.count(), 1u);
        const auto& header = replies.frame().header;
        QCOMPARE(header.destination, us);
        QCOMPARE(header.source, plug);
        QCOMPARE(header.address, Address(7, 3));
        QCOMPARE(header.tag, aoe::Tag(77));
        QCOMPARE(header.version, 1);
        QVERIFY(header.response);
        QVERIFY(!header.error);
        QCOMPARE(replies.size(), 32u);
        QCOMPARE(replies.body<aoe::Config>().firmware, 0x4019);
        QCOMPARE(replies.body<aoe::Config>().buffers, 16);
        QCOMPARE(replies.body<aoe::Config>().sectorsPerFrame, 2);
    }

    void understandsEveryWildcard() {
        Responder responder(plug, {target({0, 0}), target({0, 1}), target({1, 0}), target({1, 1})});
        const auto everyone = MacAddress::broadcast();
        const auto answering = [&](Address address) {
            return addresses(ask(responder, aoe::buildConfigQuery(routeTo(address, us, everyone))));
        };
        QCOMPARE(answering(Address::everyone()).size(), 4u);
        QCOMPARE(answering({1, Address::anySlot}), (std::set<Address>{{1, 0}, {1, 1}}));
        QCOMPARE(answering({Address::anyShelf, 1}), (std::set<Address>{{0, 1}, {1, 1}}));
        QCOMPARE(answering({1, 0}), (std::set<Address>{{1, 0}}));
        QCOMPARE(answering({2, 0}), (std::set<Address>{}));
    }

    void keepsSilentForWhatIsNotForIt() {
        Responder responder(plug, {target({7, 3})});
        auto reply = *aoe::parse(aoe::buildConfigQuery(routeTo({7, 3})));
        reply.header.response = true;
        auto tagged = *aoe::parse(aoe::buildConfigQuery(routeTo({7, 3})));
        tagged.header.vlan = 5;
        const aoe::Bytes silent[] = {
            aoe::buildConfigQuery(routeTo({7, 4})),
            aoe::buildConfigQuery(routeTo({7, 3}, us, neighbour)),
            aoe::buildConfigQuery(routeTo({7, 3}, MacAddress::broadcast())),
            aoe::build(reply).value(),
            aoe::build(tagged).value(),
            {},
        };
        for (const auto& request : silent)
            QCOMPARE(ask(responder, request).count(), 0u);
    }

    void survivesEveryTruncation() {
        Responder responder(plug, {target({7, 3})});
        const auto whole = aoe::buildConfigRequest(routeTo({7, 3}), aoe::ConfigCommand::ForceSet, "name");
        FrameQueue replies;
        for (std::size_t size = 0; size < 36; ++size)
            responder.frameReceived(std::span(*whole).first(size), replies);
        QVERIFY(replies.isEmpty());
        QVERIFY(responder.targets()[0].configString.empty());
    }

    void testsConfigStrings() {
        auto named = target({7, 3});
        named.configString = "backup-server-1";
        Responder responder(plug, {named});
        const auto answers = [&](aoe::ConfigCommand command, std::string_view string) {
            return ask(responder, aoe::buildConfigRequest(routeTo({7, 3}), command, string)).count();
        };
        QCOMPARE(answers(aoe::ConfigCommand::TestExact, "backup-server-1"), 1u);
        QCOMPARE(answers(aoe::ConfigCommand::TestExact, "backup"), 0u);
        QCOMPARE(answers(aoe::ConfigCommand::TestPrefix, "backup"), 1u);
        QCOMPARE(answers(aoe::ConfigCommand::TestPrefix, ""), 1u);
        QCOMPARE(answers(aoe::ConfigCommand::TestPrefix, "server"), 0u);
    }

    void setsAConfigStringOnceAndByForce() {
        Responder responder(plug, {target({7, 3})});
        const auto set = [&](aoe::ConfigCommand command, std::string_view string) {
            return ask(responder, aoe::buildConfigRequest(routeTo({7, 3}), command, string));
        };
        QCOMPARE(set(aoe::ConfigCommand::SetIfEmpty, "mine").body<aoe::Config>().string, "mine");
        QVERIFY(!set(aoe::ConfigCommand::SetIfEmpty, "mine").frame().header.error);

        const auto refused = set(aoe::ConfigCommand::SetIfEmpty, "yours");
        QVERIFY(refused.frame().header.error);
        QCOMPARE(refused.frame().header.targetError, aoe::TargetError::ConfigStringPresent);
        QCOMPARE(refused.body<aoe::Config>().string, "mine");

        QCOMPARE(set(aoe::ConfigCommand::ForceSet, "yours").body<aoe::Config>().string, "yours");
        QCOMPARE(set(aoe::ConfigCommand::Read, "").body<aoe::Config>().string, "yours");
        QCOMPARE(set(static_cast<aoe::ConfigCommand>(9), "").frame().header.targetError,
                 aoe::TargetError::BadArgument);
    }

    void identifiesItself() {
        Responder responder(plug, {target({7, 3}, 123456)});
        const auto replies = ask(responder, aoe::buildIdentifyRequest(routeTo({7, 3})));
        const auto& ata = replies.body<aoe::Ata>();
        QCOMPARE(ata.statusOrCommand, aoe::ata::statusDeviceReady);
        QCOMPARE(ata.data.size(), 512u);
        QCOMPARE(*aoe::decodeIdentify(ata.data), target({7, 3}, 123456).identity);
        QCOMPARE(ask(responder, ataRequest(aoe::ata::identifyDevice, 0, 0)).frame().header.targetError,
                 aoe::TargetError::BadArgument);
    }

    void readsZeroes() {
        Responder responder(plug, {target({7, 3}, 1000)});
        const auto replies = ask(responder, aoe::buildReadRequest(routeTo({7, 3}), Sectors{998}, 2));
        const auto data = replies.body<aoe::Ata>().data;
        QCOMPARE(data.size(), 1024u);
        QVERIFY(std::all_of(data.begin(), data.end(), [](std::byte byte) { return byte == std::byte{0}; }));
        QCOMPARE(replies.body<aoe::Ata>().statusOrCommand, aoe::ata::statusDeviceReady);
    }

    void refusesImpossibleReads() {
        Responder responder(plug, {target({7, 3}, 1000)});
        const auto beyond = ask(responder, aoe::buildReadRequest(routeTo({7, 3}), Sectors{999}, 2));
        QVERIFY((beyond.body<aoe::Ata>().statusOrCommand & aoe::ata::statusError) != 0);
        QVERIFY(beyond.body<aoe::Ata>().data.empty());
        const auto tooMany = ask(responder, aoe::buildReadRequest(routeTo({7, 3}), Sectors{0}, 3));
        QCOMPARE(tooMany.frame().header.targetError, aoe::TargetError::BadArgument);
    }

    void abortsWrites() {
        constexpr std::uint8_t writeSectorsExt = 0x34;
        Responder responder(plug, {target({7, 3})});
        const auto replies = ask(responder, ataRequest(writeSectorsExt, 1, 0));
        QVERIFY((replies.body<aoe::Ata>().statusOrCommand & aoe::ata::statusError) != 0);
    }

    void listsMasksAndRefusesToEditThem() {
        auto masked = target({7, 3});
        masked.masks = {us, neighbour};
        Responder responder(plug, {target({7, 2}), masked});
        QVERIFY(
            ask(responder, aoe::buildMaskListRequest(routeTo({7, 2}))).body<aoe::Mask>().directives.empty());
        const auto list = ask(responder, aoe::buildMaskListRequest(routeTo({7, 3})));
        QCOMPARE(list.body<aoe::Mask>().directives.size(), 2u);
        QCOMPARE(list.body<aoe::Mask>().directives[1].mac, neighbour);
        const aoe::MaskDirective add{aoe::MaskDirectiveKind::Add, plug};
        const auto edited = ask(responder, aoe::buildMaskEditRequest(routeTo({7, 3}), {&add, 1}));
        QVERIFY(edited.body<aoe::Mask>().error != 0);
        QCOMPARE(edited.body<aoe::Mask>().directives.size(), 2u);
    }

    void isSilentForWhoIsNotInItsMask() {
        auto masked = target({7, 3});
        masked.masks = {neighbour};
        Responder responder(plug, {masked});
        QCOMPARE(ask(responder, aoe::buildConfigQuery(routeTo({7, 3}))).count(), 0u);
        QCOMPARE(ask(responder, aoe::buildIdentifyRequest(routeTo({7, 3}))).count(), 0u);
        QCOMPARE(ask(responder, aoe::buildConfigQuery(routeTo({7, 3}, neighbour))).count(), 1u);
    }

    void letsOneReserveIt() {
        Responder responder(plug, {target({7, 3})});
        const auto reserve = [&](MacAddress who, aoe::ReserveCommand command, std::vector<MacAddress> macs) {
            return ask(responder, aoe::buildReserveRequest(routeTo({7, 3}, who), command, macs));
        };
        QVERIFY(reserve(us, aoe::ReserveCommand::Read, {}).body<aoe::Reserve>().macs.empty());
        QCOMPARE(reserve(us, aoe::ReserveCommand::Set, {us}).body<aoe::Reserve>().macs,
                 std::vector<MacAddress>{us});
        QCOMPARE(reserve(neighbour, aoe::ReserveCommand::Set, {neighbour}).frame().header.targetError,
                 aoe::TargetError::TargetReserved);

        const auto read = aoe::buildReadRequest(routeTo({7, 3}, neighbour), Sectors{0}, 1);
        QCOMPARE(ask(responder, read).frame().header.targetError, aoe::TargetError::TargetReserved);
        QVERIFY(!ask(responder, aoe::buildIdentifyRequest(routeTo({7, 3}, neighbour))).frame().header.error);
        QVERIFY(!ask(responder, aoe::buildConfigQuery(routeTo({7, 3}, neighbour))).frame().header.error);

        QVERIFY(!reserve(neighbour, aoe::ReserveCommand::ForceSet, {neighbour}).frame().header.error);
        QVERIFY(!ask(responder, read).frame().header.error);
        QVERIFY(reserve(neighbour, aoe::ReserveCommand::Set, {}).body<aoe::Reserve>().macs.empty());
    }

    void namesWhatItDoesNotKnow() {
        Responder responder(plug, {target({7, 3})});
        auto vendor = *aoe::parse(aoe::buildConfigQuery(routeTo({7, 3})));
        vendor.header.command = 0xf0;
        vendor.body = aoe::NoArguments{};
        QCOMPARE(ask(responder, aoe::build(vendor)).frame().header.targetError,
                 aoe::TargetError::UnrecognisedCommand);
        auto old = *aoe::parse(aoe::buildConfigQuery(routeTo({7, 3})));
        old.header.version = 0;
        const auto refused = ask(responder, aoe::build(old));
        QCOMPARE(refused.frame().header.targetError, aoe::TargetError::UnsupportedVersion);
        QCOMPARE(refused.frame().header.version, 1);
    }

    void letsTheFirstOfTwoWithOneAddressAnswer() {
        Responder responder(plug, {target({7, 3}, 1), target({7, 3}, 2)});
        const auto replies = ask(responder, aoe::buildIdentifyRequest(routeTo(Address::everyone())));
        QCOMPARE(replies.count(), 1u);
        QCOMPARE(aoe::decodeIdentify(replies.body<aoe::Ata>().data)->size.count, 1u);
    }

    void answersForTwentyThousandThatAllDiffer() {
        const auto profile = makeProfile({ProfileKind::Rack, largestRack, defaultMtu});
        Responder responder(plug, playedTargets(profile, profile.plugs.front()));
        const auto everyone = routeTo(Address::everyone(), us, MacAddress::broadcast());
        QCOMPARE(addresses(ask(responder, aoe::buildConfigQuery(everyone))).size(), largestRack);

        std::set<std::string> serials;
        std::set<std::string> models;
        std::set<std::uint64_t> sizes;
        const auto replies = ask(responder, aoe::buildIdentifyRequest(everyone));
        for (std::size_t i = 0; i < replies.count(); ++i) {
            const auto identity = aoe::decodeIdentify(replies.body<aoe::Ata>(i).data);
            serials.insert(identity->serial);
            models.insert(identity->model);
            sizes.insert(identity->size.count);
        }
        QCOMPARE(serials.size(), largestRack);
        QCOMPARE(models.size(), largestRack);
        QCOMPARE(sizes.size(), largestRack);
    }

    void buildsTwentyThousandReplies() {
        const auto profile = makeProfile({ProfileKind::Rack, largestRack, defaultMtu});
        Responder responder(plug, playedTargets(profile, profile.plugs.front()));
        const auto request = aoe::buildConfigQuery(routeTo(Address::everyone(), us, MacAddress::broadcast()));
        FrameQueue replies;
        QBENCHMARK {
            replies.clear();
            responder.frameReceived(request, replies);
        }
        QCOMPARE(replies.size(), largestRack);
    }
};

QTEST_APPLESS_MAIN(TestResponder)
#include "tst_responder.moc"
