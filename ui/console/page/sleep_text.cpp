#include "ui/console/page/sleep_text.h"

#include "ui/console/lines/text.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct SleepTexts {
    Q_DECLARE_TR_FUNCTIONS(SleepText)
};

constexpr qsizetype maxNamed = 4;
constexpr qsizetype longestDependent = 40;

/// "plug-1, plug-2 and 3 more": a desktop has a line for it.
QString namesOf(const QStringList& boxes) {
    QStringList names;
    for (const auto& box : boxes.mid(0, maxNamed))
        names << box.left(longestDependent);
    if (boxes.size() > maxNamed)
        names << SleepTexts::tr("%1 more").arg(
            numberText(static_cast<std::uint64_t>(boxes.size() - maxNamed)));
    return listText(names);
}

} // namespace

QString sleepRefusal(const QStringList& boxes) {
    return boxes.size() == 1
               ? SleepTexts::tr("The console of %1 depends on this computer").arg(namesOf(boxes))
               : SleepTexts::tr("The consoles of %1 depend on this computer").arg(namesOf(boxes));
}

Banner::Message sleepWarning(const QStringList& boxes) {
    return {(boxes.size() == 1 ? SleepTexts::tr("This computer goes to sleep while %1 prints to it")
                               : SleepTexts::tr("This computer goes to sleep while %1 print to it"))
                .arg(namesOf(boxes)),
            SleepTexts::tr("While this computer does not answer, each output of U-Boot blocks for up to 25 "
                           "seconds, and the output of boxes is lost."),
            {},
            SleepTexts::tr("Close")};
}

Banner::Message sleptMessage(WallTime start, WallTime end, const QStringList& boxes) {
    return {SleepTexts::tr("This computer slept: %1").arg(spanText(start, end)),
            SleepTexts::tr("What boxes sent meanwhile is lost; the log shows the gap. U-Boot on %1 may have "
                           "hung at each output, and continues now.")
                .arg(namesOf(boxes)),
            {},
            SleepTexts::tr("Close")};
}

} // namespace etherdeck::ui
