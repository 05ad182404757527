#include "ui/console/arrival/text.h"

#include "ui/widgets/plain_text.h"

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
        return ArrivalTexts::tr(
                   "This computer is at %1; the box's address is in another network. Netconsole does not "
                   "ask a router by itself: give one of the two an address in the other's network, or "
                   "set the router's MAC address as the target's.")
            .arg(detail);
    default:
        return ArrivalTexts::tr(
            "No interface of this computer that is switched on has an IPv4 address. Connect it to "
            "the box's network, or give it an address there.");
    }
}

QString firewallSentence(const ArrivalFinding& finding) {
    const QString detail = fromWire(finding.detail);
    switch (finding.code) {
    case Code::FirewallNone:
        return ArrivalTexts::tr("This computer has no rules for what comes in.");
    case Code::FirewallOpen:
        return ArrivalTexts::tr("The rules of this computer let the port in.");
    case Code::FirewallMayDrop:
        return ArrivalTexts::tr(
                   "A rule of this computer may drop what comes to the port; it depends on what cannot be "
                   "seen from here: %1")
            .arg(detail);
    case Code::FirewallDrops:
        return ArrivalTexts::tr("This computer drops what comes to the port: %1").arg(detail);
    case Code::FirewallKept:
        return ArrivalTexts::tr("A firewall is on, and it does not say that it lets the port in. Let it in:");
    case Code::FirewallNoTools:
        return ArrivalTexts::tr(
            "Neither nft nor iptables is installed, so the rules cannot be listed. Most likely "
            "there are none.");
    case Code::FirewallFailed:
        return ArrivalTexts::tr("The rules could not be read: %1").arg(detail);
    default:
        return ArrivalTexts::tr("The rules cannot be read without administrator's rights. To see them:");
    }
}

QString portSentence(const ArrivalFinding& finding) {
    const QString detail = fromWire(finding.detail);
    switch (finding.code) {
    case Code::PortOurs:
        return ArrivalTexts::tr("Etherdeck listens on UDP port %1.").arg(detail);
    case Code::PortTaken:
        return ArrivalTexts::tr(
                   "Another program has the port: %1. End it, or let Etherdeck listen on another port "
                   "and tell the boxes.")
            .arg(detail);
    case Code::PortTakenUnknown:
        return ArrivalTexts::tr("A program of another user has the port. To see which one:");
    case Code::PortFailed:
        return ArrivalTexts::tr("The port could not be opened: %1").arg(detail);
    default:
        return ArrivalTexts::tr("Nobody listens on UDP port %1. Switch the console on.").arg(detail);
    }
}

/// What such a line can show: it goes by loopback, whatever address it is sent to.
QString testSentence(const ArrivalFinding& finding) {
    const QString detail = fromWire(finding.detail);
    switch (finding.code) {
    case Code::TestArrived:
        return ArrivalTexts::tr(
                   "Lines that this computer sent to itself came in, at %1. They never left the "
                   "computer: this shows that the window listens at each address, but nothing about "
                   "the cable, the interface and the firewall rules for it.")
            .arg(detail);
    case Code::TestNotSent:
        return ArrivalTexts::tr("The test line could not be sent: %1").arg(detail);
    case Code::TestLost:
        return ArrivalTexts::tr(
                   "Lines that this computer sent to itself, at %1, did not come in within %2 seconds: its "
                   "rules drop even these, or this window cannot keep up.")
            .arg(detail)
            .arg(ArrivalCheck::patience.count());
    case Code::TestPartlyLost:
        return ArrivalTexts::tr(
                   "A line that this computer sent to itself at %1 did not come in within %2 seconds; at "
                   "another address one did. A rule drops what is sent to this address.")
            .arg(detail)
            .arg(ArrivalCheck::patience.count());
    default:
        return ArrivalTexts::tr("No test line can be sent before the port is open.");
    }
}

QString senderSentence(const ArrivalFinding& finding) {
    if (finding.code == Code::SenderHeard) {
        const auto count = QString::fromStdString(finding.detail).toULongLong();
        return count == 1 ? ArrivalTexts::tr("One datagram came in since the port was opened.")
                          : ArrivalTexts::tr("%1 datagrams came in since the port was opened.")
                                .arg(numberText(count));
    }
    return ArrivalTexts::tr(
        "No datagram of a box came in so far. Look at the box: is its console set to this computer's "
        "address and MAC, is its interface up, does its driver support netconsole, is the "
        "kernel's log level high enough?");
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
        return ArrivalTexts::tr("looking");
    case State::Good:
        return ArrivalTexts::tr("fine");
    case State::Problem:
        return ArrivalTexts::tr("problem");
    case State::Unknown:
        return ArrivalTexts::tr("cannot be known");
    }
    return {};
}

QString findingSentence(const ArrivalFinding& finding) {
    if (finding.code == Code::Looking)
        return ArrivalTexts::tr("Looking…");
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
        return ArrivalTexts::tr("Looking at each leg of the way from a box to this window…");
    const auto broken = check.brokenLeg();
    if (!broken)
        return ArrivalTexts::tr("Every leg is fine: lines do come in.");
    QStringList problems;
    for (const auto& found : check.findings())
        if (found.state == State::Problem)
            problems << legTitle(found.leg);
    if (!problems.isEmpty())
        return (problems.size() == 1 ? ArrivalTexts::tr("This leg is broken: %1.")
                                     : ArrivalTexts::tr("These legs are broken: %1."))
            .arg(listText(problems));
    if (*broken == ArrivalLeg::Sender)
        return ArrivalTexts::tr("All is well on this computer. Look at the box and the cable.");
    return ArrivalTexts::tr("No leg is known to be broken. Not known: %1.").arg(legTitle(*broken));
}

} // namespace etherdeck::ui
