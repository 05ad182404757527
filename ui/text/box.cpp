#include "ui/text/box.h"

#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QStringList>

namespace etherdeck::ui {

namespace {

struct BoxTexts {
    Q_DECLARE_TR_FUNCTIONS(BoxTexts)
};

QString macText(const std::optional<MacAddress>& mac) {
    return mac ? QString::fromStdString(mac->toString()) : QString();
}

} // namespace

QString proofSentence(const boxes::Belonging& belonging) {
    const auto mac = macText(belonging.by);
    switch (belonging.proof) {
    case boxes::Proof::None:
        return {};
    case boxes::Proof::Itself:
        return BoxTexts::tr("Nothing else is known of it.");
    case boxes::Proof::User:
        return BoxTexts::tr("You tied it to the box.");
    case boxes::Proof::AgentInterface:
        return BoxTexts::tr("It is an interface of the box.");
    case boxes::Proof::Path:
        return belonging.box && belonging.box->isStored()
                   ? BoxTexts::tr("It answers from %1, an interface of the box.").arg(mac)
                   : BoxTexts::tr("It answers from this MAC address.");
    case boxes::Proof::Neighbour:
        return BoxTexts::tr("This computer's neighbour table has %1 for its address.").arg(mac);
    case boxes::Proof::AgentAddress:
        return BoxTexts::tr("The agent of the box has its address.");
    }
    return {};
}

QString disputeSentence(const boxes::Boxes& boxes, const boxes::Belonging& belonging) {
    QStringList titles;
    for (const auto& claimant : belonging.claimants)
        if (const auto* const box = boxes.find(claimant))
            titles << fromWire(box->title());
        else
            titles << QString::fromStdString(claimant.mac.toString());
    if (titles.size() < 2)
        return {};
    const auto last = titles.takeLast();
    return BoxTexts::tr("It may belong to %1 or %2: nothing proves which.")
        .arg(titles.join(QStringLiteral(", ")), last);
}

} // namespace etherdeck::ui
