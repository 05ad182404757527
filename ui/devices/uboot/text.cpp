#include "ui/devices/uboot/text.h"

#include "ui/devices/base/text.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace etherdeck::ui {

namespace {

struct UbootTexts {
    Q_DECLARE_TR_FUNCTIONS(DeviceUboot)
};

constexpr qsizetype maxVariableName = 64;

QString offsetText(std::uint64_t offset) { return QStringLiteral("0x%1").arg(offset, 0, 16); }

QString checksumText(std::optional<uboot::EnvironmentFault> fault) {
    if (!fault)
        return UbootTexts::tr("checksum right");
    switch (*fault) {
    case uboot::EnvironmentFault::Blank:
        return UbootTexts::tr("erased");
    case uboot::EnvironmentFault::Checksum:
        return UbootTexts::tr("checksum wrong");
    case uboot::EnvironmentFault::TooShort:
    case uboot::EnvironmentFault::Content:
    case uboot::EnvironmentFault::TooLarge:
        break;
    }
    return UbootTexts::tr("no variables");
}

QString faultSentence(uboot::EnvironmentFault fault) {
    switch (fault) {
    case uboot::EnvironmentFault::TooShort:
        return UbootTexts::tr("The partition is too short for an environment.");
    case uboot::EnvironmentFault::Blank:
        return UbootTexts::tr("The flash memory is erased there: U-Boot uses its built-in defaults.");
    case uboot::EnvironmentFault::Checksum:
        return UbootTexts::tr(
            "Its checksum is wrong: it is damaged, or it is elsewhere in the flash memory.");
    case uboot::EnvironmentFault::Content:
        return UbootTexts::tr("Its checksum is right, but it does not hold variables.");
    case uboot::EnvironmentFault::TooLarge:
        break;
    }
    return UbootTexts::tr("It is too large.");
}

QString badBlocksText(const std::vector<std::uint64_t>& offsets) {
    QStringList all;
    for (const auto offset : offsets)
        all << offsetText(offset);
    return all.join(QStringLiteral(", "));
}

} // namespace

QString environmentPlaceText(const plans::BoxEnvironment& found) {
    const auto bad = static_cast<int>(found.badBlocks.size());
    QStringList parts{UbootTexts::tr("“%1” (%2) at %3")
                          .arg(fromWire(found.area.partition.name), fromWire(found.area.device()),
                               offsetText(found.area.offset)),
                      UbootTexts::tr("%1 KB").arg(found.area.size / 1024), checksumText(found.fault),
                      bad == 0   ? UbootTexts::tr("no bad block")
                      : bad == 1 ? UbootTexts::tr("1 bad block")
                                 : UbootTexts::tr("%n bad blocks", nullptr, bad)};
    if (found.readOnly)
        parts << UbootTexts::tr("read only");
    if (!found.fault)
        parts << UbootTexts::tr("%n variables", nullptr,
                                static_cast<int>(found.environment.variables().size()));
    return parts.join(QStringLiteral(" · "));
}

std::optional<Banner::Message> environmentTrouble(const plans::BoxEnvironment& found) {
    if (!found.unfinished.empty())
        return Banner::Message{UbootTexts::tr("The environment was not written completely"),
                               UbootTexts::tr("Do not restart the box. What was there before is in %1 on the "
                                              "box, and its agent goes back to it.")
                                   .arg(fromWire(found.unfinished)),
                               {},
                               {}};
    if (found.fault)
        return Banner::Message{UbootTexts::tr("There is no environment that can be changed"),
                               faultSentence(*found.fault) + QLatin1Char(' ') +
                                   UbootTexts::tr("A backup of this box can be restored."),
                               {},
                               {},
                               Lamp::Conflict};
    if (!found.badBlocks.empty())
        return Banner::Message{UbootTexts::tr("Its partition has bad blocks"),
                               UbootTexts::tr("At %1. What U-Boot does then depends on how it was built, so "
                                              "nothing is changed.")
                                   .arg(badBlocksText(found.badBlocks)),
                               {},
                               {},
                               Lamp::Doubt};
    if (found.readOnly)
        return Banner::Message{UbootTexts::tr("It can only be read"),
                               UbootTexts::tr("The kernel of the box lets nobody write to its partition."),
                               {},
                               {},
                               Lamp::Limited};
    return std::nullopt;
}

bool canEdit(const plans::BoxEnvironment& found) {
    return !found.fault && !found.readOnly && found.badBlocks.empty() && found.unfinished.empty();
}

QString wrongVariableName(const QString& name, const uboot::Environment& environment) {
    static const QRegularExpression usual(QStringLiteral("^[A-Za-z0-9_.:+-]+$"));
    if (name.isEmpty())
        return UbootTexts::tr("Enter a name.");
    if (name.size() > maxVariableName || !usual.match(name).hasMatch())
        return UbootTexts::tr("A name may only contain letters, digits and _ . : + -.");
    if (environment.find(name.toStdString()) != nullptr)
        return UbootTexts::tr("This variable is there already.");
    return {};
}

} // namespace etherdeck::ui
