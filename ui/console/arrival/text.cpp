#include "ui/console/arrival/text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct ArrivalTexts {
    Q_DECLARE_TR_FUNCTIONS(ArrivalText)
};

using Code = ArrivalFinding::Code;
using State = ArrivalFinding::State;

QString addressSentence(const ArrivalFinding& finding) {
    const QString detail = fromWire(finding.detail);
    switch (finding.code) {
    case Code::AddressFits:
        return ArrivalTexts::tr("The box can send to %1.").arg(detail);
    case Code::AddressElsewhere:
        return ArrivalTexts::tr("This computer is at %1, and the box's address is in another network. "
                                "Netconsole does not find a router by itself: give one of the two an address "
                                "in the other's network, or set the router's MAC address as the target MAC.")
            .arg(detail);
    default:
        return ArrivalTexts::tr("No active interface of this computer has an IPv4 address. Connect one to "
                                "the box's network, or give it an address there.");
    }
}

QString firewallSentence(const ArrivalFinding& finding) {
    const QString detail = fromWire(finding.detail);
    switch (finding.code) {
    case Code::FirewallNone:
        return ArrivalTexts::tr("This computer has no firewall rules for incoming traffic.");
    case Code::FirewallOpen:
        return ArrivalTexts::tr("The firewall rules of this computer allow the port.");
    case Code::FirewallMayDrop:
        return ArrivalTexts::tr("A firewall rule of this computer may drop traffic to the port; its "
                                "conditions cannot be checked from here: %1")
            .arg(detail);
    case Code::FirewallDrops:
        return ArrivalTexts::tr("This computer drops traffic to the port: %1").arg(detail);
    case Code::FirewallKept:
        return ArrivalTexts::tr(
            "A firewall is active, and it does not list the port as allowed. To allow it:");
    case Code::FirewallNoTools:
        return ArrivalTexts::tr(
            "Neither nft nor iptables is installed, so the rules cannot be listed. Most likely "
            "there are none.");
    case Code::FirewallFailed:
        return ArrivalTexts::tr("The rules could not be read: %1").arg(detail);
    default:
        return ArrivalTexts::tr("Reading the rules requires administrator rights. To see them:");
    }
}

QString portSentence(const ArrivalFinding& finding) {
    const QString detail = fromWire(finding.detail);
    switch (finding.code) {
    case Code::PortOurs:
        return ArrivalTexts::tr("Etherdeck listens on UDP port %1.").arg(detail);
    case Code::PortTaken:
        return ArrivalTexts::tr("Another program uses the port: %1. Stop it, or let Etherdeck listen on "
                                "another port and set that port on the boxes.")
            .arg(detail);
    case Code::PortTakenUnknown:
        return ArrivalTexts::tr("Another user's program uses the port. To see which one:");
    case Code::PortFailed:
        return ArrivalTexts::tr("The port could not be opened: %1").arg(detail);
    default:
        return ArrivalTexts::tr("Nothing is listening on UDP port %1. Switch the console on.").arg(detail);
    }
}

/// What such a line can show: it goes by loopback, whatever address it is sent to.
QString testSentence(const ArrivalFinding& finding) {
    const QString detail = fromWire(finding.detail);
    switch (finding.code) {
    case Code::TestArrived:
        return ArrivalTexts::tr("Test lines that this computer sent to itself at %1 arrived. They never left "
                                "the computer: this shows that Etherdeck listens at each address, but says "
                                "nothing about the cable, the interface and its firewall rules.")
            .arg(detail);
    case Code::TestNotSent:
        return ArrivalTexts::tr("The test line could not be sent: %1").arg(detail);
    case Code::TestLost:
        return ArrivalTexts::tr("Test lines that this computer sent to itself at %1 did not arrive within %2 "
                                "seconds: its firewall rules drop even these, or Etherdeck cannot keep up.")
            .arg(detail)
            .arg(ArrivalCheck::patience.count());
    case Code::TestPartlyLost:
        return ArrivalTexts::tr(
                   "A test line that this computer sent to itself at %1 did not arrive within %2 seconds; "
                   "one sent to another address did. A firewall rule drops traffic to this address.")
            .arg(detail)
            .arg(ArrivalCheck::patience.count());
    default:
        return ArrivalTexts::tr("No test line can be sent until the port is open.");
    }
}

QString senderSentence(const ArrivalFinding& finding) {
    if (finding.code == Code::SenderHeard) {
        const auto count = QString::fromStdString(finding.detail).toULongLong();
        return count == 1 ? ArrivalTexts::tr("One datagram has arrived since the port was opened.")
                          : ArrivalTexts::tr("%1 datagrams have arrived since the port was opened.")
                                .arg(numberText(count));
    }
    return ArrivalTexts::tr("No datagram from a box has arrived yet. Check the box: is its console set to "
                            "this computer's IP and MAC address? Is its interface up? Does its driver "
                            "support netconsole? Is the kernel's log level high enough?");
}

} // namespace

QString legTitle(ArrivalLeg leg) {
    switch (leg) {
    case ArrivalLeg::Address:
        return ArrivalTexts::tr("This computer's address");
    case ArrivalLeg::Firewall:
        return ArrivalTexts::tr("Firewall");
    case ArrivalLeg::Port:
        return ArrivalTexts::tr("Port");
    case ArrivalLeg::TestLine:
        return ArrivalTexts::tr("Test line");
    case ArrivalLeg::Sender:
        return ArrivalTexts::tr("The box and the cable");
    }
    return {};
}

Lamp findingLamp(State state) {
    switch (state) {
    case State::Waiting:
        return Lamp::New;
    case State::Good:
        return Lamp::On;
    case State::Problem:
        return Lamp::Conflict;
    case State::Unknown:
        return Lamp::Limited;
    }
    return Lamp::Off;
}

QString findingWord(State state) {
    switch (state) {
    case State::Waiting:
        return ArrivalTexts::tr("checking");
    case State::Good:
        return ArrivalTexts::tr("OK");
    case State::Problem:
        return ArrivalTexts::tr("problem");
    case State::Unknown:
        return ArrivalTexts::tr("unknown");
    }
    return {};
}

QString findingSentence(const ArrivalFinding& finding) {
    if (finding.code == Code::Looking)
        return ArrivalTexts::tr("Checking…");
    switch (finding.leg) {
    case ArrivalLeg::Address:
        return addressSentence(finding);
    case ArrivalLeg::Firewall:
        return firewallSentence(finding);
    case ArrivalLeg::Port:
        return portSentence(finding);
    case ArrivalLeg::TestLine:
        return testSentence(finding);
    case ArrivalLeg::Sender:
        return senderSentence(finding);
    }
    return {};
}

QString arrivalSummary(const ArrivalCheck& check) {
    if (!check.isComplete())
        return ArrivalTexts::tr("Checking each step from a box to this window…");
    const auto broken = check.brokenLeg();
    if (!broken)
        return ArrivalTexts::tr("Everything works: lines arrive.");
    QStringList problems;
    for (const auto& found : check.findings())
        if (found.state == State::Problem)
            problems << legTitle(found.leg);
    if (!problems.isEmpty())
        return ArrivalTexts::tr("Broken: %1.").arg(listText(problems));
    if (*broken == ArrivalLeg::Sender)
        return ArrivalTexts::tr("No problem was found on this computer. Check the box and the cable.");
    return ArrivalTexts::tr("Nothing is known to be broken. Unknown: %1.").arg(legTitle(*broken));
}

} // namespace etherdeck::ui
