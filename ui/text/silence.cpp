#include "ui/text/silence.h"

#include "ui/text/link.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct SilenceTexts {
    Q_DECLARE_TR_FUNCTIONS(SilenceText)
};

QString sentText(const LinkStatus& link) {
    const QString name = interfaceName(link);
    return link.counters.sent == 1
               ? SilenceTexts::tr("Once on %1").arg(name)
               : SilenceTexts::tr("%1 times on %2").arg(numberText(link.counters.sent), name);
}

QString cameBackText(const LinkStatus& link) {
    const QString name = interfaceName(link);
    const auto dropped = link.counters.droppedByKernel + link.counters.droppedByInterface;
    if (dropped > 0)
        return SilenceTexts::tr("%1 AoE frames on %2 that could be read; %3 were dropped here first.")
            .arg(numberText(link.counters.received), name, numberText(dropped));
    if (link.counters.received == 0)
        return SilenceTexts::tr("Nothing on %1: not one AoE frame.").arg(name);
    if (link.counters.received == 1)
        return SilenceTexts::tr("One AoE frame on %1, but no target's answer.").arg(name);
    return SilenceTexts::tr("%1 AoE frames on %2, but no target's answer.")
        .arg(numberText(link.counters.received), name);
}

} // namespace

QString silenceTitle(const std::vector<LinkStatus>& links) {
    QStringList names;
    for (const auto& link : links)
        names << interfaceName(link);
    return SilenceTexts::tr("No target has answered on %1").arg(listText(names));
}

std::vector<FactLines> silenceFacts(const std::vector<LinkStatus>& links) {
    FactLines sent{SilenceTexts::tr("Asked"), {}};
    FactLines cameBack{SilenceTexts::tr("Came back"), {}};
    QStringList macs;
    for (const auto& link : links) {
        sent.lines << sentText(link);
        cameBack.lines << cameBackText(link);
        macs << QString::fromStdString(link.mac.toString());
    }
    sent.lines << SilenceTexts::tr("By broadcast, every shelf and slot: AoE Query Config, EtherType 0x88a2.");
    return {sent,
            cameBack,
            {SilenceTexts::tr("Likely causes"),
             {SilenceTexts::tr("No target is running, or it serves another interface of its box."),
              SilenceTexts::tr("It is on another segment or VLAN: AoE does not pass routers."),
              SilenceTexts::tr("Its list of allowed initiators does not include %1: then it stays silent.")
                  .arg(listText(macs)),
              SilenceTexts::tr(
                  "It runs on this very computer and interface: vblade cannot hear its own interface.")}}};
}

} // namespace etherdeck::ui
