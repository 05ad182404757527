#include "app/lab/network/network.h"
#include "app/lab/targets/profile.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace etherdeck;
using namespace etherdeck::lab;

namespace {

std::vector<VirtualTarget> allTargets(const Profile& profile) {
    std::vector<VirtualTarget> targets;
    for (const auto& plug : profile.plugs)
        targets.insert(targets.end(), plug.targets.begin(), plug.targets.end());
    return targets;
}

const VirtualTarget* find(const std::vector<VirtualTarget>& targets, Address address) {
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const VirtualTarget& target) { return target.address == address; });
    return found == targets.end() ? nullptr : &*found;
}

} // namespace

class TestProfile : public QObject {
    Q_OBJECT

private slots:
    void homeHasEightTargetsOfWhichSevenAnswer() {
        const auto profile = makeProfile({});
        const auto targets = allTargets(profile);
        QCOMPARE(profile.plugs.size(), 3u);
        QCOMPARE(profile.targetCount(), 8u);
        QVERIFY(!profile.isPlayed());
        const auto count = [&](auto is) { return std::count_if(targets.begin(), targets.end(), is); };
        QCOMPARE(count([&](const auto& target) { return profile.isSilent(target); }), 1);
        QCOMPARE(count([](const auto& target) { return target.readOnly; }), 1);
        QCOMPARE(count([](const auto& target) { return !target.configString.empty(); }), 1);
        std::set<std::uint64_t> sizes;
        std::set<std::uint16_t> shelves;
        for (const auto& target : targets) {
            sizes.insert(target.size.count);
            shelves.insert(target.address.shelf());
        }
        QCOMPARE(sizes.size(), 8u);
        QCOMPARE(shelves.size(), 3u);
        QVERIFY(find(targets, {7, 3}) != nullptr);
        QCOMPARE(find(targets, {7, 3})->configString, "backup-server-1");
    }

    void plugsHaveDistinctPogoplugAddresses() {
        for (const auto kind :
             {ProfileKind::Home, ProfileKind::Conflict, ProfileKind::Twins, ProfileKind::Rack}) {
            const auto profile = makeProfile({kind, 10, defaultMtu});
            std::set<MacAddress> macs{profile.mac};
            for (const auto& plug : profile.plugs) {
                QVERIFY(plug.mac.toString().starts_with("00:25:31:00:00:"));
                macs.insert(plug.mac);
            }
            QCOMPARE(macs.size(), profile.plugs.size() + 1);
        }
    }

    void conflictHasOneAddressOnTwoPlugs() {
        const auto profile = makeProfile({ProfileKind::Conflict, 1, defaultMtu});
        std::vector<std::uint64_t> sizes;
        for (const auto& plug : profile.plugs)
            for (const auto& target : plug.targets)
                if (target.address == Address(0, 0))
                    sizes.push_back(target.size.count);
        QCOMPARE(sizes.size(), 2u);
        QVERIFY(sizes[0] != sizes[1]);
        QVERIFY(profile.targetCount() > 2);
    }

    void twinsSayTheSameOfThemselves() {
        const auto profile = makeProfile({ProfileKind::Twins, 1, defaultMtu});
        QCOMPARE(profile.plugs.size(), 2u);
        QCOMPARE(profile.plugs[0].hostName(), profile.plugs[1].hostName());
        const auto left = playedTargets(profile, profile.plugs[0]);
        const auto right = playedTargets(profile, profile.plugs[1]);
        QCOMPARE(left.size(), right.size());
        for (std::size_t i = 0; i < left.size(); ++i)
            QVERIFY(left[i].identity == right[i].identity);
    }

    void rackFillsShelvesUpToSlot253() {
        const auto profile = makeProfile({ProfileKind::Rack, 600, defaultMtu});
        const auto targets = allTargets(profile);
        QVERIFY(profile.isPlayed());
        QCOMPARE(targets.size(), 600u);
        QCOMPARE(targets[253].address, Address(0, 253));
        QCOMPARE(targets[254].address, Address(1, 0));
        QCOMPARE(targets[599].address, Address(2, 91));
    }

    void countsSectorsPerFrameAsVbladeDoes_data() {
        QTest::addColumn<std::uint32_t>("mtu");
        QTest::addColumn<int>("sectors");
        QTest::newRow("smallest") << smallestMtu << 1;
        QTest::newRow("usual") << 1500u << 2;
        QTest::newRow("4200") << 4200u << 8;
        QTest::newRow("9000") << 9000u << 17;
    }
    void countsSectorsPerFrameAsVbladeDoes() {
        QFETCH(std::uint32_t, mtu);
        QFETCH(int, sectors);
        QCOMPARE(int{makeProfile({ProfileKind::Home, 1, mtu}).sectorsPerFrame()}, sectors);
    }

    void wishSurvivesTheEnvironment() {
        for (const Wish& wish :
             {Wish{}, Wish{ProfileKind::Conflict, 1, 9000}, Wish{ProfileKind::Rack, 20000, 576}})
            QCOMPARE(parseWish(wishText(wish)).value(), wish);
    }

    void refusesOtherWishes_data() {
        QTest::addColumn<std::string>("text");
        for (const char* text : {"", "home", "home:1", "house:1:1500", "home::1500", "home:1:", "home:0:1500",
                                 "rack:20001:1500", "home:1:575", "home:1:9501", "home:1:1500x",
                                 "home:-1:1500", "home:1:1500:2", "rack:99999999999999999999:1500"})
            QTest::newRow(*text == 0 ? "empty" : text) << std::string(text);
    }
    void refusesOtherWishes() {
        QFETCH(std::string, text);
        QVERIFY(!parseWish(text));
    }

    void playedTargetsCarryWhatVbladeWouldSay() {
        const auto profile = makeProfile({});
        const auto played = playedTargets(profile, profile.plugs[2]);
        QCOMPARE(played.size(), 2u);
        QCOMPARE(played[1].identity.serial, "7.3:plug3");
        QCOMPARE(played[1].identity.size.count, 625142448u);
        QCOMPARE(played[1].configString, "backup-server-1");
        QVERIFY(aoe::isVblade(played[1].firmware));
    }

    void everyCableEndsInTheSwitch() {
        const auto profile = makeProfile({ProfileKind::Conflict, 1, 9000});
        const auto text = switchBatch(profile);
        for (const char* line : {"mtu 9000 type bridge", "link set desk master ", "link set plug1 master ",
                                 "link set plug2 master "})
            QVERIFY2(text.find(line) != std::string::npos, line);
        const auto cable = cableBatch({"eth0", profile.plugs[0].mac, profile.plugs[0].ip, 9000}, "plug1", 42);
        for (const char* part : {"address 00:25:31:00:00:01 mtu 9000", "name plug1 mtu 9000 netns 42",
                                 "address add 192.168.7.11/24 dev eth0"})
            QVERIFY2(cable.find(part) != std::string::npos, part);
    }
};

QTEST_APPLESS_MAIN(TestProfile)
#include "tst_profile.moc"
