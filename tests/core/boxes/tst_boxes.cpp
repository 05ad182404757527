#include "core/boxes/boxes.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <random>

using namespace etherdeck;
using namespace etherdeck::boxes;

class TestBoxes : public QObject {
    Q_OBJECT

private slots:
    void tiesATargetByTheMacOfTheAgent();
    void tiesASourceByTheNeighbourTable();
    void tiesASourceByTheAddressOfAnAgent();
    void neverTiesBecauseTwoAgentsHaveOneAddress();
    void believesTheMacWhereTwoAgentsHaveOneAddress();
    void neverTiesWhereTheNeighbourTableContradictsTheAgent();
    void neverTiesWhereTwoMacsShareAnAddress();
    void makesABoxOfAMacThatNobodyHas();
    void listsNoBoxForAMacWithoutAnything();
    void tellsThatTwoAgentsHaveOneMac();
    void takesAFactoryMacForNoProof();
    void tiesWhatTheUserTies();
    void letsAnUntieWinUntilItIsTiedAgain();
    void untiesAMacWithAllThatItProves();
    void followsTheMacThatTheUserHasGivenASource();
    void doesNotChooseBetweenPathsToTwoBoxes();
    void keepsTiesOfWhatIsNotHeard();
    void forgetsWhatIsGone();
    void countsAnAgentOnlyForABoxWithItsDevice();
    void findsABoxByItsName();
    void givesABoxATitle();
    void isBoundedWhoeverSends();
    void neverMergesWhateverIsTold();
};

namespace {

constexpr MacAddress macOf(std::uint8_t last) { return MacAddress({0x00, 0x25, 0x31, 0, 0, last}); }
constexpr MacAddress a = macOf(0xa);
constexpr MacAddress b = macOf(0xb);
constexpr MacAddress factory({0x52, 0x3b, 0x20, 0x9c, 0x11, 0x51});
constexpr Address e73(7, 3);
constexpr Address e74(7, 4);
constexpr SourceId console{1};
constexpr SourceId other{2};
constexpr BoxKey plug{BoxId{1}, {}};
constexpr BoxKey attic{BoxId{2}, {}};
const std::string plugDevice = "root@plug";
const std::string atticDevice = "root@attic";

const std::vector<Box> twoBoxes{{BoxId{1}, "plug", "", "", plugDevice},
                                {BoxId{2}, "attic", "", "", atticDevice}};

/// Two boxes with agents, the first with MAC a, the second with MAC b.
Boxes withAgents() {
    Boxes boxes;
    boxes.setBoxes(twoBoxes, {});
    boxes.setAgent(plugDevice, std::vector{a});
    boxes.setAgent(atticDevice, std::vector{b});
    return boxes;
}

Belonging tied(const BoxKey& box, Proof proof, std::optional<MacAddress> by = {}) {
    return {box, proof, by, {}};
}
Belonging claimed(std::vector<BoxKey> claimants) { return {{}, Proof::None, {}, std::move(claimants)}; }

} // namespace

void TestBoxes::tiesATargetByTheMacOfTheAgent() {
    auto boxes = withAgents();
    boxes.setTarget(e73, std::vector{a});
    QVERIFY(boxes.of(a) == tied(plug, Proof::AgentInterface));
    QVERIFY(boxes.of(e73) == tied(plug, Proof::Path, a));
    QVERIFY(boxes.find(plug)->all<Address>() == std::vector{e73});
    QVERIFY(boxes.withDevice(plugDevice) == plug);
}

void TestBoxes::tiesASourceByTheNeighbourTable() {
    auto boxes = withAgents();
    boxes.setSource(console, {{}, {b}, {}});
    QVERIFY(boxes.of(console) == tied(attic, Proof::Neighbour, b));
}

void TestBoxes::tiesASourceByTheAddressOfAnAgent() {
    auto boxes = withAgents();
    boxes.setSource(console, {{}, {}, {atticDevice}});
    QVERIFY(boxes.of(console) == tied(attic, Proof::AgentAddress));
}

void TestBoxes::neverTiesBecauseTwoAgentsHaveOneAddress() {
    auto boxes = withAgents();
    boxes.setSource(console, {{}, {}, {plugDevice, atticDevice}});
    QVERIFY(boxes.of(console) == claimed({plug, attic}));
    QVERIFY(boxes.disputes() == (std::vector<Dispute>{{console, {plug, attic}, false}}));
}

void TestBoxes::believesTheMacWhereTwoAgentsHaveOneAddress() {
    auto boxes = withAgents();
    boxes.setSource(console, {{}, {b}, {plugDevice, atticDevice}});
    QVERIFY(boxes.of(console) == tied(attic, Proof::Neighbour, b));
}

/// A third machine has the agent's address, too.
void TestBoxes::neverTiesWhereTheNeighbourTableContradictsTheAgent() {
    auto boxes = withAgents();
    boxes.setSource(console, {{}, {macOf(0xc)}, {plugDevice}});
    QVERIFY(boxes.of(console) == claimed({{{}, macOf(0xc)}, plug}));
}

void TestBoxes::neverTiesWhereTwoMacsShareAnAddress() {
    auto boxes = withAgents();
    boxes.setSource(console, {{}, {a, b}, {}});
    QVERIFY(boxes.of(console) == claimed({plug, attic}));
}

void TestBoxes::makesABoxOfAMacThatNobodyHas() {
    Boxes boxes;
    boxes.setTarget(e73, std::vector{a});
    boxes.setTarget(e74, std::vector{a});
    boxes.setSource(console, {{}, {a}, {}});
    const BoxKey key{{}, a};
    QVERIFY(boxes.of(e73) == tied(key, Proof::Path, a));
    QVERIFY(boxes.of(console) == tied(key, Proof::Neighbour, a));
    QCOMPARE(boxes.all().size(), 1u);
    QVERIFY((boxes.find(key)->all<Address>() == std::vector{e73, e74}));
    QVERIFY(boxes.disputes().empty());
}

void TestBoxes::listsNoBoxForAMacWithoutAnything() {
    auto boxes = withAgents();
    boxes.setSource(console, {{}, {a, macOf(0xc)}, {}});
    QCOMPARE(boxes.all().size(), 2u);
}

/// Two plugs that were flashed alike. Each is told apart by its address as long as only one has it.
void TestBoxes::tellsThatTwoAgentsHaveOneMac() {
    auto boxes = withAgents();
    boxes.setAgent(atticDevice, std::vector{a});
    boxes.setTarget(e73, std::vector{a});
    boxes.setSource(console, {{}, {a}, {plugDevice}});
    boxes.setSource(other, {{}, {a}, {}});
    QVERIFY(boxes.of(a) == claimed({plug, attic}));
    QVERIFY(boxes.of(e73) == claimed({plug, attic}));
    QVERIFY(boxes.of(other) == claimed({plug, attic}));
    QVERIFY(boxes.of(console) == tied(plug, Proof::AgentAddress));
    QCOMPARE(boxes.disputes().size(), 3u);
    QVERIFY(boxes.disputes().front() == (Dispute{a, {plug, attic}, false}));
    QVERIFY(boxes.find(plug)->all<MacAddress>().empty());
}

void TestBoxes::takesAFactoryMacForNoProof() {
    auto boxes = withAgents();
    boxes.setAgent(plugDevice, std::vector{factory});
    boxes.setTarget(e73, std::vector{factory});
    boxes.setSource(console, {{}, {factory}, {plugDevice}});
    boxes.setSource(other, {{}, {factory}, {atticDevice}});
    QVERIFY(boxes.of(e73) == claimed({plug}));
    QVERIFY(boxes.of(console) == tied(plug, Proof::AgentAddress)); // which has that MAC
    QVERIFY(!boxes.of(other).box);                                 // which has another one
    QVERIFY(boxes.disputes().front() == (Dispute{factory, {plug}, true}));
    boxes.setAgent(plugDevice, {});
    QVERIFY(boxes.of(e73) == Belonging());
    QCOMPARE(boxes.all().size(), 2u);
}

void TestBoxes::tiesWhatTheUserTies() {
    auto boxes = withAgents();
    boxes.setTarget(e73, std::vector{a});
    boxes.setTarget(e74, std::vector{factory});
    boxes.setSource(console, {{}, {a}, {plugDevice}});
    boxes.setBoxes(twoBoxes, {{attic.id, console, true}, {attic.id, e73, true}, {plug.id, factory, true}});
    QVERIFY(boxes.of(console) == tied(attic, Proof::User));
    QVERIFY(boxes.of(e73) == tied(attic, Proof::User));
    QVERIFY(boxes.of(e74) == tied(plug, Proof::Path, factory));
}

void TestBoxes::letsAnUntieWinUntilItIsTiedAgain() {
    auto boxes = withAgents();
    boxes.setTarget(e73, std::vector{a});
    boxes.setSource(console, {{}, {a}, {plugDevice}});
    boxes.setBoxes(twoBoxes, {{plug.id, e73, false}, {plug.id, console, false}});
    QVERIFY(boxes.of(e73) == Belonging());
    QVERIFY(boxes.of(console) == Belonging());
    boxes.setAgent(plugDevice, std::vector{a, b}); // the proof comes again, with more
    boxes.setTarget(e73, std::vector{a, b});
    QVERIFY(!boxes.of(e73).box);
    boxes.setBoxes(twoBoxes, {{plug.id, e73, true}});
    QVERIFY(boxes.of(e73) == tied(plug, Proof::User));
    QVERIFY(boxes.of(console) == tied(plug, Proof::Neighbour, a));
}

void TestBoxes::untiesAMacWithAllThatItProves() {
    auto boxes = withAgents();
    boxes.setTarget(e73, std::vector{a});
    boxes.setBoxes(twoBoxes, {{plug.id, a, false}});
    QVERIFY(boxes.of(a) == tied({{}, a}, Proof::Itself));
    QVERIFY(boxes.of(e73) == tied({{}, a}, Proof::Path, a));
}

void TestBoxes::followsTheMacThatTheUserHasGivenASource() {
    auto boxes = withAgents();
    boxes.setSource(console, {b, {a}, {plugDevice}});
    QVERIFY(boxes.of(console) == tied(attic, Proof::User, b));
    QVERIFY(boxes.ofUnchosen(console) == tied(plug, Proof::Neighbour, a));
    boxes.setBoxes(twoBoxes, {{attic.id, console, false}});
    QVERIFY(boxes.of(console) == tied(plug, Proof::Neighbour, a));
    boxes.setBoxes(twoBoxes, {{plug.id, console, true}});
    QVERIFY(boxes.of(console) == tied(plug, Proof::User));
    QVERIFY(boxes.ofUnchosen(console) == tied(plug, Proof::User));
    QVERIFY(!boxes.ofUnchosen(other).box);
}

void TestBoxes::doesNotChooseBetweenPathsToTwoBoxes() {
    auto boxes = withAgents();
    boxes.setTarget(e73, std::vector{a, b});
    QVERIFY(boxes.of(e73) == claimed({plug, attic}));
    boxes.setAgent(plugDevice, std::vector{a, b});
    boxes.setAgent(atticDevice, {});
    QVERIFY(boxes.of(e73) == tied(plug, Proof::Path, a));
}

void TestBoxes::keepsTiesOfWhatIsNotHeard() {
    Boxes boxes;
    boxes.setBoxes(twoBoxes, {{plug.id, e73, true}, {BoxId{9}, e74, true}});
    QVERIFY(boxes.of(e73) == tied(plug, Proof::User));
    QVERIFY(boxes.of(e74) == Belonging()); // of a box that is not there
}

void TestBoxes::forgetsWhatIsGone() {
    auto boxes = withAgents();
    boxes.setTarget(e73, std::vector{a});
    boxes.setSource(console, {{}, {a}, {}});
    boxes.setTarget(e73, {});
    boxes.forgetSource(console);
    const auto version = boxes.version();
    QVERIFY(boxes.of(e73) == Belonging());
    QVERIFY(boxes.of(console) == Belonging());
    boxes.setTarget(e73, {});
    boxes.setAgent(plugDevice, std::vector{a, a});
    QCOMPARE(boxes.version(), version); // nothing new
}

void TestBoxes::countsAnAgentOnlyForABoxWithItsDevice() {
    auto boxes = withAgents();
    boxes.setBoxes({{BoxId{1}, "plug", "", "", "root@another"}}, {});
    QVERIFY(boxes.of(a) == Belonging());
    boxes.setTarget(e73, std::vector{a});
    QVERIFY(boxes.of(e73) == tied({{}, a}, Proof::Path, a));
}

void TestBoxes::findsABoxByItsName() {
    auto boxes = withAgents();
    boxes.setTarget(e73, std::vector{macOf(0xc)});
    QVERIFY(boxes.called("attic")->key == attic);
    QVERIFY(boxes.called(macOf(0xc).toString())->key == (BoxKey{{}, macOf(0xc)}));
    QVERIFY(!boxes.called(""));
    QVERIFY(!boxes.called("cellar"));
}

void TestBoxes::givesABoxATitle() {
    QCOMPARE((KnownBox{plug, {plug.id, "plug", "", "", "root@x"}, {}}.title()), std::string("plug"));
    QCOMPARE((KnownBox{plug, {plug.id, "", "", "", "root@x"}, {}}.title()), std::string("root@x"));
    QCOMPARE((KnownBox{plug, {}, {{a, Proof::User, {}}}}.title()), a.toString());
    QCOMPARE((KnownBox{plug, {}, {}}.title()), std::string("box 1"));
    QCOMPARE((KnownBox{{{}, b}, {}, {}}.title()), b.toString());
}

void TestBoxes::isBoundedWhoeverSends() {
    Boxes boxes;
    const auto macOfNumber = [](std::size_t number) {
        return MacAddress({2, 0, 0, static_cast<std::uint8_t>(number >> 16),
                           static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)});
    };
    std::vector<MacAddress> many;
    for (std::size_t i = 0; i < 200; ++i)
        many.push_back(macOfNumber(i));
    boxes.setBoxes({{BoxId{1}, "", "", "", plugDevice}}, {});
    boxes.setAgent(plugDevice, many);
    for (std::size_t i = 0; i < Boxes::maxTargets + 500; ++i)
        boxes.setTarget({static_cast<std::uint16_t>(i >> 8), static_cast<std::uint8_t>(i % 255)}, many);
    for (std::size_t i = 0; i < Boxes::maxSources + 500; ++i)
        boxes.setSource(SourceId(static_cast<std::int64_t>(i)), {{}, many, {}});
    QCOMPARE(boxes.find(plug)->all<MacAddress>().size(), Boxes::maxMacs);
    std::size_t members = 0;
    for (const auto& box : boxes.all())
        members += box.members.size();
    QVERIFY(members <= Boxes::maxTargets + Boxes::maxSources + Boxes::maxMacs + Boxes::maxPaths);
    boxes.setAgent(atticDevice, std::vector{MacAddress(), MacAddress::broadcast()});
    QVERIFY(boxes.of(MacAddress()) == Belonging());
    QVERIFY(boxes.of(MacAddress::broadcast()) == Belonging());
}

/// Nothing is ever listed in two boxes, and nothing is tied without the agreement of all proofs.
void TestBoxes::neverMergesWhateverIsTold() {
    std::minstd_rand random(1);
    const auto some = [&random](std::size_t count) {
        std::vector<MacAddress> macs;
        for (std::size_t i = random() % count; i > 0; --i)
            macs.push_back(random() % 8 == 0 ? factory : macOf(static_cast<std::uint8_t>(random() % 6)));
        return macs;
    };
    const std::vector<std::string> devices{plugDevice, atticDevice, "root@unknown"};
    for (int round = 0; round < 500; ++round) {
        Boxes boxes;
        std::vector<Tie> ties;
        for (std::size_t i = random() % 4; i > 0; --i)
            ties.push_back({random() % 2 ? plug.id : attic.id,
                            random() % 2 ? Thing(e73) : Thing(macOf(static_cast<std::uint8_t>(random() % 6))),
                            random() % 2 == 0});
        boxes.setBoxes(twoBoxes, ties);
        for (const auto& device : devices)
            boxes.setAgent(device, some(4));
        boxes.setTarget(e73, some(4));
        boxes.setTarget(e74, some(4));
        boxes.setSource(console, {{}, some(3), {devices[random() % 3]}});
        std::set<Thing> seen;
        for (const auto& box : boxes.all())
            for (const auto& member : box.members) {
                QVERIFY(seen.insert(member.thing).second);
                QVERIFY(boxes.of(member.thing).box == box.key);
                QVERIFY(boxes.of(member.thing).claimants.empty());
                if (member.by)
                    QVERIFY(*member.by != factory || boxes.of(factory).proof == Proof::User);
            }
        for (const auto& dispute : boxes.disputes())
            QVERIFY(!seen.contains(dispute.thing));
    }
}

QTEST_GUILESS_MAIN(TestBoxes)
#include "tst_boxes.moc"
