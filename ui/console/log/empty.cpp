#include "ui/console/log/empty.h"

#include "ui/console/lines/text.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct EmptyLog {
    Q_DECLARE_TR_FUNCTIONS(EmptyLog)
};

} // namespace

EmptyPlace emptyLog(bool isFiltered) {
    EmptyPlace place;
    if (isFiltered) {
        place.icon = Icon::Filter;
        place.title = EmptyLog::tr("No line matches the filter");
        place.text = EmptyLog::tr("The lines are still there: the filter hides them.");
        place.actions = {EmptyPlace::Action::ClearFilter};
        return place;
    }
    place.icon = Icon::Terminal;
    place.title = EmptyLog::tr("No output yet");
    place.text =
        EmptyLog::tr("What the box sends over netconsole appears here as it arrives, and is stored.");
    return place;
}

EmptyPlace emptyLogSoFar(WallTime lookedBackTo) {
    EmptyPlace place;
    place.icon = Icon::Filter;
    place.title = EmptyLog::tr("Searching for lines that match the filter");
    place.text = EmptyLog::tr("None so far. Matches appear as they are found.");
    place.facts = {{EmptyLog::tr("Searched back to"), {dayText(lookedBackTo)}}};
    place.actions = {EmptyPlace::Action::ClearFilter};
    return place;
}

} // namespace etherdeck::ui
