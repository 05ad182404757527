#include "core/finder/found_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::finder;

namespace {

constexpr MacAddress plugA({0x00, 0x25, 0x31, 0, 0, 0x01});
constexpr MacAddress plugB({0x00, 0x25, 0x31, 0, 0, 0x02});
constexpr MacAddress shared({0x52, 0x3b, 0x20, 0x9c, 0x11, 0x51});
constexpr MacAddress nas({0x00, 0x11, 0x32, 0, 0, 0x01});
constexpr MacAddress phone({0x12, 0x34, 0x56, 0, 0, 0x01});

Ipv4Address at(std::uint8_t last) { return Ipv4Address(0xc0a80100U + last); }

std::vector<FoundBox> found(const std::vector<Station>& stations) {
    return foundBoxes(stations, [](Ipv4Address, const MacAddress& mac) -> StationFacts {
        if (mac == nas)
            return {"Synology", "OpenSSH_8.2", "nas.lan"};
        if (mac == plugB)
            return {"Cloud Engines", "dropbear_2015.67", "Pogoplug"};
        return {};
    });
}

QStringList told(const std::vector<FoundBox>& boxes) {
    QStringList list;
    for (const auto& box : boxes)
        list << QString::fromStdString(box.address.toString()) + ' ' +
                    QString::fromUtf8(name(box.likeness).data());
    return list;
}

} // namespace

class FoundBoxTest : public QObject {
    Q_OBJECT

private slots:
    void theMostLikelyPlugsComeFirst() {
        const auto boxes =
            found({{at(1), {phone}}, {at(2), {nas}}, {at(9), {plugB}}, {at(10), {shared}}, {at(4), {plugA}}});
        QCOMPARE(told(boxes),
                 QStringList({"192.168.1.4 pogoplug", "192.168.1.9 pogoplug", "192.168.1.10 shared-mac",
                              "192.168.1.2 ssh", "192.168.1.1 other"}));
        QCOMPARE(boxes[1].name, std::string("Pogoplug"));
        QCOMPARE(boxes[1].ssh, std::string("dropbear_2015.67"));
        QCOMPARE(boxes[3].vendor, std::string("Synology"));
    }

    void aSmallSshServerIsASmallBox() {
        const auto boxes = foundBoxes({{at(3), {phone}}}, [](auto, const auto&) {
            return StationFacts{{}, "dropbear_2020.81", {}};
        });
        QCOMPARE(boxes[0].likeness, Likeness::SmallBox);
    }

    void twoBoxesWithOneAddressAreTold() {
        const auto boxes = found({{at(3), {phone, plugA}}});
        QCOMPARE(boxes.size(), std::size_t{1});
        QCOMPARE(boxes[0].mac, plugA);
        QCOMPARE(boxes[0].likeness, Likeness::Pogoplug);
        QCOMPARE(boxes[0].otherMacs, std::vector{phone});
    }

    void theSharedAddressOfTwoBoxesIsTold() {
        const auto boxes = found({{at(3), {shared}}, {at(7), {shared}}});
        QCOMPARE(boxes[0].otherAddresses, std::vector{at(7)});
        QCOMPARE(boxes[1].otherAddresses, std::vector{at(3)});
    }

    void oneThatAnswersForEverythingIsBounded() {
        std::vector<Station> stations;
        for (std::uint32_t i = 1; i < 60'000; ++i)
            stations.push_back({Ipv4Address(0x0a000000U + i), {phone}});
        const auto boxes = found(stations);
        QCOMPARE(boxes.size(), stations.size());
        QCOMPARE(boxes.back().otherAddresses.size(), FoundBox::maxOthers);
    }

    void aStationWithoutAMacAddressIsNone() { QVERIFY(found({{at(3), {}}}).empty()); }
};

QTEST_APPLESS_MAIN(FoundBoxTest)
#include "tst_found_box.moc"
