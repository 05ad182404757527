#include "tests/support/registered_test.h"
#include "ui/inventory/targets/departure_text.h"
#include "ui/inventory/targets/departures.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

class DeparturesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void whatGoesTogetherIsOneNotice();
    void interfacesAndMomentsAreNoticesOfTheirOwn();
    void aSlowStreamEndsANotice();
    void staysUntilItIsAcknowledged();
    void saysHowLongItWasAway();
    void theNewestAbsenceCounts();
    void oneThatIsRemovedFromTheListIsAwayNoMore();
    void isBounded();
    void lastsOverARestart();
    void readsNothingFromWhatIsBroken_data();
    void readsNothingFromWhatIsBroken();
    void saysWhatItLooksLike_data();
    void saysWhatItLooksLike();
    void namesTheTargets();
    void tellsTheMissingAsOne();
};

namespace {

const WallTime start(1'700'000'000s);

MacAddress box(std::uint8_t last) { return MacAddress({0x52, 0x54, 0, 0, 0, last}); }
DepartedFrom from(std::uint8_t mac, const char* interface = "eth1") { return {box(mac), interface}; }
Address slot(int number) { return {7, static_cast<std::uint8_t>(number)}; }
QString nobody(Address) { return {}; }

QString titleOf(const Departures& departures, const NameOf& nameOf = nobody) {
    return departureMessage(departures.standing().front(), {}, nameOf, 1, 1).title;
}

} // namespace

void DeparturesTest::whatGoesTogetherIsOneNotice() {
    Departures departures;
    departures.vanished(slot(1), from(1), start);
    departures.vanished(slot(2), from(1), start + 3s);
    departures.vanished(slot(3), from(2), start + 7s);
    QCOMPARE(departures.standing().size(), 1U);
    QCOMPARE(departures.standing().front().targets.size(), 3U);
    QCOMPARE(departures.standing().front().time, start);
    QCOMPARE(departures.awayCount(), 3U);
}

void DeparturesTest::interfacesAndMomentsAreNoticesOfTheirOwn() {
    Departures departures;
    departures.vanished(slot(1), from(1, "eth1"), start);
    departures.vanished(slot(2), from(1, "eth2"), start + 1s);
    departures.vanished(slot(3), from(1, "eth1"), start + 2s);
    departures.vanished(slot(4), from(1, "eth1"), start + 8s);
    QCOMPARE(departures.standing().size(), 3U);
    QCOMPARE(departures.awayCount(), 4U);
}

void DeparturesTest::aSlowStreamEndsANotice() {
    Departures departures;
    for (int i = 0; i < 100; ++i)
        departures.vanished({static_cast<std::uint16_t>(i), 0}, from(1), start + i * 4s);
    QVERIFY(departures.standing().size() > 4);
}

void DeparturesTest::staysUntilItIsAcknowledged() {
    Departures departures;
    departures.vanished(slot(1), from(1), start);
    departures.vanished(slot(2), from(1, "eth2"), start);
    departures.cameBack(slot(1), start + 180s);
    QCOMPARE(departures.standing().size(), 2U);
    QCOMPARE(departures.awayCount(), 1U);
    departures.acknowledge(departures.standing().front().id);
    QCOMPARE(departures.standing().size(), 1U);
    QVERIFY(departures.isAway(slot(2)) && !departures.isAway(slot(1)));
}

void DeparturesTest::saysHowLongItWasAway() {
    Departures departures;
    departures.vanished(slot(3), from(1), start);
    departures.cameBack(slot(3), start + 190s);
    departures.cameBack(slot(3), start + 900s); // told again: it has been there all the time
    QCOMPARE(titleOf(departures), "e7.3 was away for 3 min");
    departures.vanished(slot(4), from(1, "eth2"), start);
    departures.vanished(slot(5), from(1, "eth2"), start);
    departures.cameBack(slot(4), start + 20s);
    const auto message = departureMessage(departures.standing().back(), {}, nobody, 1, 1);
    QVERIFY(message.title.startsWith("e7.5 stopped answering at "));
    QVERIFY(message.text.contains("e7.4 was away for 20 s."));
}

void DeparturesTest::theNewestAbsenceCounts() {
    Departures departures;
    departures.vanished(slot(1), from(1), start);
    departures.cameBack(slot(1), start + 60s);
    departures.vanished(slot(1), from(1), start + 600s);
    QCOMPARE(departures.standing().size(), 1U);
    QCOMPARE(departures.standing().front().time, start + 600s);
}

void DeparturesTest::oneThatIsRemovedFromTheListIsAwayNoMore() {
    Departures departures;
    departures.vanished(slot(1), from(1), start);
    departures.forgotten(slot(1));
    QCOMPARE(departures.awayCount(), 0U);
    QVERIFY(departures.standing().empty());
}

void DeparturesTest::isBounded() {
    Departures departures;
    for (int i = 0; i < 50'000; ++i)
        departures.vanished({static_cast<std::uint16_t>(i / 250), static_cast<std::uint8_t>(i % 250)},
                            from(1), start);
    QCOMPARE(departures.awayCount(), Departures::maxTargets);
    QVERIFY(departures.save().size() < 200'000);
    Departures many;
    for (int i = 0; i < 100; ++i)
        many.vanished({static_cast<std::uint16_t>(i), 0}, from(1), start + i * 3600s);
    QCOMPARE(many.standing().size(), Departures::limit);
    QVERIFY(many.isAway({99, 0}));
}

void DeparturesTest::lastsOverARestart() {
    Departures departures;
    departures.vanished(slot(1), from(1), start);
    departures.vanished(slot(2), from(2), start);
    departures.vanished(slot(3), from(1, "en ö\"p"), start + 60s);
    departures.cameBack(slot(2), start + 70s);
    Departures next;
    next.restore(departures.save());
    QCOMPARE(next.save(), departures.save());
    QCOMPARE(next.awayCount(), 2U);
    next.cameBack(slot(1), start + 3h);
    QVERIFY(titleOf(next).contains("were away for up to 3 h"));
}

void DeparturesTest::readsNothingFromWhatIsBroken_data() {
    QTest::addColumn<QByteArray>("saved");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no list") << QByteArray("{\"a\": 1}");
    QTest::newRow("numbers") << QByteArray("[1, 2, null, \"x\", []]");
    QTest::newRow("no targets") << QByteArray(R"([{"interface": "eth1", "time": 1}])");
    QTest::newRow("bad address") << QByteArray(
        R"([{"targets": [{"address": "e1", "mac": "52:54:00:00:00:01"}]}])");
    QTest::newRow("bad MAC") << QByteArray(R"([{"targets": [{"address": "e1.1", "mac": "52:54"}]}])");
    QTest::newRow("cut") << QByteArray(R"([{"targets": [{"address": "e1.1", "mac")");
    QTest::newRow("a flood") << QByteArray(5'000'000, '[');
}

void DeparturesTest::readsNothingFromWhatIsBroken() {
    QFETCH(QByteArray, saved);
    Departures departures;
    departures.restore(saved);
    QVERIFY(departures.standing().empty());
}

void DeparturesTest::saysWhatItLooksLike_data() {
    QTest::addColumn<int>("targets");
    QTest::addColumn<int>("boxes");
    QTest::addColumn<int>("boxesThere");
    QTest::addColumn<bool>("isInterfaceThere");
    QTest::addColumn<QString>("words");
    QTest::newRow("an export") << 1 << 1 << 1 << true << "still answers for other targets, so an export";
    QTest::newRow("a box of one") << 1 << 1 << 0 << true << "Its box 52:54:00:00:00:00 may be off";
    QTest::newRow("a box") << 3 << 1 << 0 << true << "They are all the targets of box 52:54:00:00:00:00";
    QTest::newRow("boxes") << 4 << 2 << 0 << true << "do these share a switch, a cable or a power outlet?";
    QTest::newRow("parts of boxes") << 4 << 2 << 1 << true << "some of which still answer";
    QTest::newRow("a cable") << 5 << 3 << 0 << false << "Nothing answers on eth1 any more: check its cable";
}

void DeparturesTest::saysWhatItLooksLike() {
    QFETCH(int, targets);
    QFETCH(int, boxes);
    QFETCH(int, boxesThere);
    QFETCH(bool, isInterfaceThere);
    QFETCH(QString, words);
    Departures departures;
    for (int i = 0; i < targets; ++i)
        departures.vanished(slot(i), from(static_cast<std::uint8_t>(i % boxes)), start);
    StillThere there;
    for (int i = 0; i < boxesThere; ++i)
        there.macs.insert(box(static_cast<std::uint8_t>(i)));
    if (isInterfaceThere)
        there.interfaces.insert("eth1");
    const auto message = departureMessage(departures.standing().front(), there, nobody, 2, 3);
    QVERIFY2(message.text.contains(words), qPrintable(message.text));
    QVERIFY(message.text.contains("notice 2 of 3"));
    QCOMPARE(message.action, "Show");
    QCOMPARE(message.secondAction, "Acknowledge");
}

void DeparturesTest::namesTheTargets() {
    Departures departures;
    departures.vanished(slot(3), from(1), start);
    const auto named = [](Address address) { return address == slot(3) ? QString("backup") : QString(); };
    QVERIFY(titleOf(departures, named).startsWith("e7.3 “backup” stopped answering at "));
    for (int i = 4; i < 20; ++i)
        departures.vanished(slot(i), from(1), start);
    const QString title = titleOf(departures, named);
    QVERIFY2(title.startsWith("17 targets stopped answering together at "), qPrintable(title));
    QVERIFY(title.endsWith(": e7.3 “backup”, e7.4, e7.5, e7.6, e7.7, e7.8 and 11 more"));
}

void DeparturesTest::tellsTheMissingAsOne() {
    QCOMPARE(missingMessage(8000, 10'000).title, "8,000 of 10,000 known targets do not answer");
    QCOMPARE(missingMessage(8000, 10'000).action, "Show them");
    QCOMPARE(missingMessage(1, 7).title, "1 of 7 known targets does not answer");
    QCOMPARE(missingMessage(1, 1).title, "The only known target does not answer");
    QCOMPARE(spanText(47h), "47 h");
    QCOMPARE(spanText(49h), "2 days");
}

QTEST_MAIN(DeparturesTest)
#include "tst_departures.moc"
