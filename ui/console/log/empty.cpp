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
        place.title = EmptyLog::tr("No line passes the filter");
        place.text = EmptyLog::tr("The lines are still there: the filter hides them.");
        place.actions = {EmptyPlace::Action::ClearFilter};
        return place;
    }
    place.icon = Icon::Terminal;
    place.title = EmptyLog::tr("Nothing was said yet");
    place.text = EmptyLog::tr("What the box writes on its netconsole appears here as it comes, and is kept.");
    return place;
}

EmptyPlace emptyLogSoFar(WallTime lookedBackTo) {
    EmptyPlace place;
    place.icon = Icon::Filter;
    place.title = EmptyLog::tr("Looking for lines that pass the filter");
    place.text = EmptyLog::tr("None so far. What is found appears at once.");
    place.facts = {{EmptyLog::tr("Looked back to"), {dayText(lookedBackTo)}}};
    place.actions = {EmptyPlace::Action::ClearFilter};
    return place;
}

} // namespace etherdeck::ui
