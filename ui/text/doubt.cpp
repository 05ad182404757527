#include "ui/text/doubt.h"

#include "core/discovery/same_disk/serial_proof.h"
#include "ui/text/plain.h"
#include "ui/text/target.h"

#include <QCoreApplication>
#include <QStringList>

namespace etherdeck::ui {

namespace {

struct DoubtTexts {
    Q_DECLARE_TR_FUNCTIONS(DoubtText)
};

using discovery::Doubt;
using discovery::OneDiskBy;
using discovery::SerialKind;
using discovery::Target;

QString serialText(const Target& target) {
    const auto& identity = target.principal().identity;
    if (!identity)
        return {};
    const QString serial = fromWire(identity->serial);
    switch (discovery::serialKind(identity->serial)) {
    case SerialKind::Empty:
        return DoubtTexts::tr("They report no serial number.");
    case SerialKind::Placeholder:
        return DoubtTexts::tr(
                   "The serial number that they report, “%1”, is a placeholder that others report too.")
            .arg(serial);
    case SerialKind::HostName:
        return DoubtTexts::tr("The serial number that they report, “%1”, is only a host name: boxes with the "
                              "same image share it.")
            .arg(serial);
    case SerialKind::Cut:
        return DoubtTexts::tr("The serial number that they report, “%1”, may have been cut short.")
            .arg(serial);
    case SerialKind::Own:
        return target.serialIsShared
                   ? DoubtTexts::tr(
                         "The serial number that they report, “%1”, appears at other addresses too.")
                         .arg(serial)
                   : QString();
    }
    return {};
}

QString whyNotCompared(Doubt doubt) {
    switch (doubt) {
    case Doubt::None:
        return {};
    case Doubt::NotCompared:
        return DoubtTexts::tr("Their content has not been compared yet.");
    case Doubt::Waiting:
        return DoubtTexts::tr("Their content has not been compared yet, because many others are waiting.");
    case Doubt::Blank:
        return DoubtTexts::tr("What was read from them is empty.");
    case Doubt::Changing:
        return DoubtTexts::tr("What was read from them kept changing.");
    case Doubt::Reserved:
        return DoubtTexts::tr("They are reserved by others, so this computer cannot read them.");
    case Doubt::Unreadable:
        return DoubtTexts::tr("They refuse reads.");
    case Doubt::NoAnswer:
        return DoubtTexts::tr("One of them does not answer reads.");
    case Doubt::NotIdentified:
        return DoubtTexts::tr("One of them does not say which disk it is.");
    }
    return {};
}

} // namespace

QString doubtTitle(const Target& target) {
    const auto boxes = discovery::claimants(target).size();
    if (boxes == 2)
        return DoubtTexts::tr("%1 answers from two boxes, and nothing proves that they hold the same disk")
            .arg(addressText(target));
    return DoubtTexts::tr("%1 answers from %2 boxes, and nothing proves that they hold the same disk")
        .arg(addressText(target))
        .arg(boxes);
}

QString doubtReason(const Target& target) {
    QStringList sentences{serialText(target), whyNotCompared(target.doubt)};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString doubtDecider(const Target& target) {
    switch (target.doubt) {
    case Doubt::None:
        return {};
    case Doubt::NotCompared:
    case Doubt::Waiting:
        return DoubtTexts::tr("This is being checked.");
    case Doubt::Blank:
        return DoubtTexts::tr("A partition table or a file system on it will tell.");
    case Doubt::Changing:
        return DoubtTexts::tr("Stop what writes to it, and compare again.");
    case Doubt::Reserved:
        return DoubtTexts::tr("Release the reservation, or compare on the computer that holds it.");
    case Doubt::Unreadable:
    case Doubt::NotIdentified:
        return DoubtTexts::tr("Find the boxes by their MAC addresses, and check what they export.");
    case Doubt::NoAnswer:
        return DoubtTexts::tr("Wait until the disk has spun up, add this computer to its allowed initiators, "
                              "and compare again.");
    }
    return {};
}

DoubtText doubtText(const std::vector<const Target*>& targets) {
    const Target& first = *targets.front();
    DoubtText text{doubtTitle(first),
                   DoubtTexts::tr("%1 One box with two network ports is not a conflict; two boxes are, and "
                                  "using both destroys data. %2 Do not mount %3 until this is clear.")
                       .arg(doubtReason(first), doubtDecider(first), addressText(first))};
    if (targets.size() == 1)
        return text;
    QStringList others;
    for (std::size_t i = 1; i < targets.size() && others.size() < 8; ++i)
        others << addressText(*targets[i]);
    if (const auto more = targets.size() - 1 - static_cast<std::size_t>(others.size()); more > 0)
        others << DoubtTexts::tr("%1 more").arg(more);
    text.consequence += QLatin1Char('\n') + DoubtTexts::tr("The same is true of %1.").arg(listText(others));
    return text;
}

QString oneDiskText(const Target& target) {
    switch (target.oneDiskBy) {
    case OneDiskBy::Nothing:
        return {};
    case OneDiskBy::OneBox:
        return DoubtTexts::tr("One MAC address, heard on several interfaces.");
    case OneDiskBy::Serial:
        return DoubtTexts::tr("All paths report the same serial number.");
    case OneDiskBy::Content:
        return DoubtTexts::tr("All paths returned the same data where it was compared.");
    }
    return {};
}

QString unlistedText(const Target& target) {
    const auto& unlisted = target.unlisted;
    if (unlisted.count == 0)
        return {};
    if (unlisted.isAtLeast)
        return DoubtTexts::tr("At least %1 more MAC addresses answer as %2 but are not listed.")
            .arg(numberText(unlisted.count), addressText(target));
    return unlisted.count == 1 ? DoubtTexts::tr("One more MAC address answers as %1 but is not listed.")
                                     .arg(addressText(target))
                               : DoubtTexts::tr("%1 more MAC addresses answer as %2 but are not listed.")
                                     .arg(numberText(unlisted.count), addressText(target));
}

} // namespace etherdeck::ui
