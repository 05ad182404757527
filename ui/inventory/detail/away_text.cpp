#include "ui/inventory/detail/away_text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct AwayTexts {
    Q_DECLARE_TR_FUNCTIONS(etherdeck::ui::DetailPane)
};

} // namespace

Notice::Message awayMessage(const discovery::Target& target, const InterfaceNames& interfaceName,
                            const std::vector<LinkStatus>& links, const Moment& now) {
    const QString since = timeText(now.toWall(target.lastSeen));
    const QString remove = AwayTexts::tr("Remove from the list");
    if (target.isStopped)
        return {Lamp::Stopped,
                AwayTexts::tr("Its export is stopped"),
                AwayTexts::tr("It answers again when the export is started on its box. It last answered at "
                              "%1; the values below are from then.")
                    .arg(since),
                {},
                remove,
                -1};
    switch (target.state) {
    case discovery::TargetState::Missing:
        return {Lamp::Missing,
                AwayTexts::tr("Missing since %1").arg(since),
                AwayTexts::tr(
                    "It was seen in an earlier run and has not answered since Etherdeck started. The values "
                    "below are from its last answer. The box may be off, its export stopped, or its network "
                    "not connected."),
                {},
                remove,
                -1};
    case discovery::TargetState::NotWatched:
        return {
            Lamp::Unwatched,
            AwayTexts::tr("Not watched: %1").arg(notWatchedReason(target, interfaceName, links)),
            AwayTexts::tr(
                "It last answered %1. The values below are from then. Whether it answers now is not known.")
                .arg(since),
            {},
            remove,
            -1};
    case discovery::TargetState::Vanished:
    case discovery::TargetState::Up:
        break;
    }
    return {Lamp::Off,
            AwayTexts::tr("It stopped answering %1").arg(agoText(now.steady - target.lastSeen)),
            AwayTexts::tr(
                "It last answered at %1. The values below are from then. The box may be off, its export "
                "stopped, or a cable unplugged.")
                .arg(since),
            {},
            remove,
            -1};
}

} // namespace etherdeck::ui
