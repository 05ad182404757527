#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_probe.h"
#include "ui/console/arrival/nothing_arrives_dialog.h"
#include "ui/console/arrival/row.h"
#include "ui/console/arrival/sender_setup.h"
#include "ui/console/arrival/text.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::ui;
using Code = ArrivalFinding::Code;
using State = ArrivalFinding::State;

namespace {

const auto box = netconsole::Endpoint::v4({192, 168, 1, 77}, 6666);

ArrivalFacts goodFacts() {
    ArrivalFacts facts;
    facts.nftables.state = FirewallReading::State::Read;
    link::Interface interface;
    interface.name = "eth0";
    interface.mac = MacAddress({0x02, 0, 0, 0, 0, 0x05});
    interface.ethernet = interface.adminUp = interface.carrier = true;
    interface.addresses = {{"192.168.1.2", 24}};
    facts.interfaces = {interface};
    return facts;
}

ArrivalPort openPort() {
    ArrivalPort port;
    port.isOpen = true;
    return port;
}

/// The dialog, and what it has asked for.
struct Shown {
    tests::FakeProbe probe;
    NothingArrivesDialog dialog{probe};
    std::vector<tests::FakeProbe::FactsAsked>& asked = probe.asked;
    std::vector<tests::FakeProbe::TestAsked>& tests = probe.tests;

    explicit Shown(const ArrivalPort& port = openPort()) {
        dialog.setPort(port);
        dialog.setBox("plug-a", box);
        dialog.show();
    }
    [[nodiscard]] QString testLine(std::size_t which = 0) const {
        return QString::fromUtf8(tests.at(which).datagram);
    }
    void tellFacts(const ArrivalFacts& facts) {
        asked.back().reply.answer(facts);
        tests::FakeProbe::deliver();
    }
    void tellAllSent() {
        for (const auto& test : tests)
            test.reply.part({});
        tests::FakeProbe::deliver();
    }
    void tellCame(std::size_t which) {
        tests.at(which).reply.answer({});
        tests::FakeProbe::deliver();
    }
    void tellAllCame() {
        for (std::size_t i = 0; i < tests.size(); ++i)
            tellCame(i);
    }
    [[nodiscard]] QString row(int at) const {
        return dialog.findChildren<ArrivalRow*>().at(at)->accessibleName();
    }
    [[nodiscard]] QString summary() const { return dialog.findChild<QLabel*>()->text(); }
};

} // namespace

class NothingArrivesDialogTest : public QObject {
    Q_OBJECT

private slots:
    void asksAndSendsATestLineWhenItIsShown();
    void pointsAtTheBoxWhenAllIsWellHere();
    void saysWhichLegIsBroken();
    void waitsForTheTestLineAndGivesUp();
    void testsOnceThePortOpens();
    void triesEachAddressThatBoxesAreTold();
    void triesNoOtherAddressThanTheOneItListensOn();
    void checksAgain();
    void passesOverAnswersToFormerChecks();
    void saysThatATestLineCouldNotBeSent();
    void offersACommandToCopy();
    void offersLinesForTheSender();
    void saysEverythingInWords();
};

void NothingArrivesDialogTest::asksAndSendsATestLineWhenItIsShown() {
    Shown shown;
    QCOMPARE(shown.asked.size(), std::size_t{1});
    QCOMPARE(shown.tests.size(), std::size_t{1});
    QVERIFY(shown.testLine().endsWith('\n'));
    const auto to = shown.tests[0].to;
    QCOMPARE(to.endpoint, netconsole::Endpoint::v4({127, 0, 0, 1}, 6666));
    const auto question = shown.asked[0].question;
    QVERIFY(question.packet.from == (std::array<std::uint8_t, 4>{192, 168, 1, 77}));
    QCOMPARE(shown.dialog.windowTitle(), "Nothing arrives from plug-a?");
}

void NothingArrivesDialogTest::pointsAtTheBoxWhenAllIsWellHere() {
    Shown shown;
    shown.tellFacts(goodFacts());
    shown.tellAllSent();
    QVERIFY(shown.row(3).endsWith("checking"));
    shown.tellAllCame();
    for (int leg = 0; leg < 4; ++leg)
        QVERIFY2(shown.row(leg).endsWith("OK"), qPrintable(shown.row(leg)));
    QCOMPARE(shown.summary(), "No problem was found on this computer. Check the box and the cable.");
}

void NothingArrivesDialogTest::saysWhichLegIsBroken() {
    Shown shown;
    auto facts = goodFacts();
    facts.nftables.verdict = {FirewallVerdict::Kind::Drops, "udp dport 6666 drop", "inet/filter/input", true};
    shown.tellFacts(facts);
    shown.tellAllCame();
    QCOMPARE(shown.row(1), "Firewall: problem");
    QCOMPARE(shown.summary(), "Broken: Firewall.");
}

void NothingArrivesDialogTest::waitsForTheTestLineAndGivesUp() {
    Shown shown;
    shown.tellFacts(goodFacts());
    shown.tellAllSent();
    QTRY_COMPARE_WITH_TIMEOUT(shown.row(3), "Test line: problem", 30'000);
    QCOMPARE(shown.summary(), "Broken: Test line.");
}

void NothingArrivesDialogTest::testsOnceThePortOpens() {
    Shown shown{ArrivalPort()};
    shown.tellFacts(goodFacts());
    QCOMPARE(shown.tests.size(), std::size_t{0});
    QCOMPARE(shown.row(2), "Port: problem");
    QCOMPARE(shown.row(3), "Test line: unknown");
    shown.dialog.setPort(openPort());
    QCOMPARE(shown.tests.size(), std::size_t{2});
    QCOMPARE(shown.row(2), "Port: OK");
}

void NothingArrivesDialogTest::triesEachAddressThatBoxesAreTold() {
    Shown shown;
    auto facts = goodFacts();
    facts.interfaces.push_back(facts.interfaces.front());
    facts.interfaces.back().name = "eth1";
    facts.interfaces.back().addresses = {{"10.0.0.2", 8}};
    shown.tellFacts(facts);
    QCOMPARE(shown.tests.size(), std::size_t{3});
    QCOMPARE(shown.tests[1].to.endpoint, netconsole::Endpoint::v4({192, 168, 1, 2}, 6666));
    QCOMPARE(shown.tests[2].to.endpoint, netconsole::Endpoint::v4({10, 0, 0, 2}, 6666));
    shown.tellAllSent();
    shown.tellCame(0);
    shown.tellCame(2);
    QVERIFY(shown.row(3).endsWith("checking"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.row(3), "Test line: problem", 30'000);
    const auto* row = shown.dialog.findChildren<ArrivalRow*>().at(3);
    QVERIFY2(row->accessibleDescription().contains("192.168.1.2 did not arrive"),
             qPrintable(row->accessibleDescription()));
}

void NothingArrivesDialogTest::triesNoOtherAddressThanTheOneItListensOn() {
    auto port = openPort();
    port.address.endpoint = netconsole::Endpoint::v4({192, 168, 1, 2}, 6666);
    Shown shown(port);
    shown.tellFacts(goodFacts());
    QCOMPARE(shown.tests.size(), std::size_t{1});
    QCOMPARE(shown.tests[0].to.endpoint, port.address.endpoint);
}

void NothingArrivesDialogTest::checksAgain() {
    Shown shown;
    shown.tellFacts(goodFacts());
    const auto former = shown.testLine();
    QTest::keyClick(&shown.dialog, Qt::Key_Return);
    QCOMPARE(shown.asked.size(), std::size_t{2});
    QVERIFY(shown.testLine(shown.tests.size() - 1) != former);
    QVERIFY(shown.row(0).endsWith("checking"));
}

void NothingArrivesDialogTest::passesOverAnswersToFormerChecks() {
    Shown shown;
    QTest::keyClick(&shown.dialog, Qt::Key_Return);
    QVERIFY(!shown.asked.front().reply.isWanted());
    QVERIFY(!shown.tests.front().reply.isWanted());
    shown.asked.front().reply.answer(goodFacts());
    shown.tests.front().reply.answer(fail(ErrorCode::System, "no"));
    tests::FakeProbe::deliver();
    QVERIFY(shown.row(0).endsWith("checking"));
    QVERIFY(shown.row(3).endsWith("checking"));
}

void NothingArrivesDialogTest::saysThatATestLineCouldNotBeSent() {
    Shown shown;
    shown.tests.front().reply.answer(fail(ErrorCode::System, "no"));
    tests::FakeProbe::deliver();
    QCOMPARE(shown.row(3), "Test line: problem");
}

void NothingArrivesDialogTest::offersACommandToCopy() {
    Shown shown;
    auto facts = goodFacts();
    facts.nftables.state = FirewallReading::State::NotAllowed;
    facts.iptables.state = FirewallReading::State::NotAllowed;
    shown.tellFacts(facts);
    auto* row = shown.dialog.findChildren<ArrivalRow*>().at(1);
    QVERIFY(row->findChild<QLineEdit*>()->isVisible());
    QTest::mouseClick(row->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), "sudo nft list ruleset");
}

void NothingArrivesDialogTest::offersLinesForTheSender() {
    Shown shown;
    auto facts = goodFacts();
    facts.interfaces.push_back(facts.interfaces[0]);
    facts.interfaces[1].name = "eth1";
    facts.interfaces[1].addresses = {{"10.0.0.2", 8}};
    shown.tellFacts(facts);
    auto* setup = shown.dialog.findChild<SenderSetup*>();
    QVERIFY(setup->text().contains("setenv ncip 192.168.1.2\n"));
    auto* address = setup->findChild<QComboBox*>();
    address->setCurrentIndex(1);
    QVERIFY(setup->text().contains("setenv ncip 10.0.0.2\n"));
    shown.tellFacts(facts); // what was chosen stays
    QVERIFY(setup->text().contains("setenv ncip 10.0.0.2\n"));
    QTest::mouseClick(setup->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), setup->text());
}

void NothingArrivesDialogTest::saysEverythingInWords() {
    std::set<QString> sentences;
    for (int leg = 0; leg < 5; ++leg)
        QVERIFY(!legTitle(static_cast<ArrivalLeg>(leg)).isEmpty());
    const auto say = [&](ArrivalLeg leg, Code code) {
        const auto text = findingSentence({leg, State::Unknown, code, "<b>&x</b>", {}});
        QVERIFY(!text.isEmpty());
        QVERIFY2(sentences.insert(text).second, qPrintable(text));
    };
    for (const auto code : {Code::AddressFits, Code::AddressElsewhere, Code::NoAddress})
        say(ArrivalLeg::Address, code);
    for (const auto code :
         {Code::FirewallNone, Code::FirewallOpen, Code::FirewallMayDrop, Code::FirewallDrops,
          Code::FirewallKept, Code::FirewallHidden, Code::FirewallNoTools, Code::FirewallFailed})
        say(ArrivalLeg::Firewall, code);
    for (const auto code :
         {Code::PortOurs, Code::PortTaken, Code::PortTakenUnknown, Code::PortClosed, Code::PortFailed})
        say(ArrivalLeg::Port, code);
    for (const auto code : {Code::TestArrived, Code::TestNotSent, Code::TestLost, Code::TestNotPossible})
        say(ArrivalLeg::TestLine, code);
    for (const auto code : {Code::SenderSilent, Code::SenderHeard})
        say(ArrivalLeg::Sender, code);
}

QTEST_MAIN(NothingArrivesDialogTest)
#include "tst_nothing_arrives_dialog.moc"
