// Draws the search, the helper and the timeline, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/drawing.h"
#include "ui/console/nothing_arrives_dialog.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

ArrivalFacts factsOf(bool isGood) {
    ArrivalFacts facts;
    facts.nftables.state = isGood ? FirewallReading::State::NotAllowed : FirewallReading::State::Read;
    facts.iptables.state = FirewallReading::State::NotAllowed;
    facts.nftables.verdict = {FirewallVerdict::Kind::Drops, "udp dport 6000-7000 counter drop",
                              "inet/filter/input", true};
    facts.keeper = isGood ? FirewallKeeper::None : FirewallKeeper::Ufw;
    facts.holders = {{4711, "socat"}};
    for (const auto& [name, address] :
         {std::pair{"enp3s0", "192.168.1.2"}, std::pair{"wlan0", "10.20.0.17"}}) {
        link::Interface interface;
        interface.name = name;
        interface.mac = MacAddress({0x02, 0x1a, 0x4b, 0, 0, 0x05});
        interface.ethernet = interface.adminUp = interface.carrier = true;
        interface.addresses = {{address, 24}};
        facts.interfaces.push_back(interface);
    }
    return facts;
}

bool drawHelper(const QString& path, bool isGood) {
    NothingArrivesDialog dialog;
    quint64 ticket = 0;
    QByteArray line;
    QObject::connect(&dialog, &NothingArrivesDialog::factsWanted, &dialog,
                     [&](quint64 asked) { ticket = asked; });
    QObject::connect(&dialog, &NothingArrivesDialog::testWanted, &dialog,
                     [&](quint64, const ConsoleAddress&, const QByteArray& sent) { line = sent; });
    ArrivalPort port;
    port.isOpen = isGood;
    dialog.setPort(port);
    dialog.setBox("plug-a", netconsole::Endpoint::v4({192, 168, 1, 77}, 6666));
    dialog.show();
    const bool isShown = QTest::qWaitForWindowActive(&dialog);
    dialog.showFacts(ticket, factsOf(isGood));
    dialog.noteTestSent(ticket, {}, true);
    dialog.noteLineText(QString::fromUtf8(line));
    QTest::qWait(50);
    return isShown && dialog.grab().save(path);
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        const auto path = [&](const char* name) { return demo::picturePath(folder, name, choice); };
        bool isGood = drawHelper(path("helper-good"), true);
        isGood &= drawHelper(path("helper-broken"), false);
        return isGood;
    });
}
