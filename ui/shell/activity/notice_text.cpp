#include "ui/shell/activity/notice_text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

using Kind = StandingNotice::Kind;

struct NoticeTexts {
    Q_DECLARE_TR_FUNCTIONS(NoticeTexts)
};

QString targetOf(const StandingNotice& notice) {
    const QString address = QString::fromStdString(notice.address.toString());
    return notice.name.empty() ? address : NoticeTexts::tr("%1 “%2”").arg(address, fromWire(notice.name));
}

QString conflictTitle(const StandingNotice& notice) {
    const bool isOver = notice.end.has_value();
    const QString target = targetOf(notice);
    if (notice.kind == Kind::Conflict)
        return isOver ? NoticeTexts::tr("Different disks answered as %1").arg(target)
                      : NoticeTexts::tr("Different disks answer as %1").arg(target);
    return isOver ? NoticeTexts::tr("%1 may have been two disks").arg(target)
                  : NoticeTexts::tr("%1 may be two disks").arg(target);
}

QString conflictText(const StandingNotice& notice) {
    if (notice.end)
        return notice.kind == Kind::Conflict
                   ? NoticeTexts::tr("This ended at %1. Until then, an initiator that used both may have "
                                     "destroyed data.")
                         .arg(timeText(*notice.end))
                   : NoticeTexts::tr("This ended at %1.").arg(timeText(*notice.end));
    if (notice.isFromBefore)
        return NoticeTexts::tr("This was the case when Etherdeck was last open; it has not been seen since.");
    return notice.kind == Kind::Conflict
               ? NoticeTexts::tr("An initiator that uses both destroys data. Stop one of the two exports, or "
                                 "give it another address.")
               : NoticeTexts::tr("Two boxes answer, and nothing proves that they hold the same disk.");
}

QString failureText(const StandingNotice& notice) {
    const QString reason = fromWire(notice.detail);
    if (notice.end)
        return NoticeTexts::tr("This ended at %1. The reason was: %2").arg(timeText(*notice.end), reason);
    if (notice.isFromBefore)
        return NoticeTexts::tr("This was the case when Etherdeck was last open. The reason was: %1")
            .arg(reason);
    return reason;
}

} // namespace

Lamp noticeLamp(const StandingNotice& notice) {
    if (notice.end)
        return Lamp::On;
    return notice.kind == Kind::PossibleConflict ? Lamp::Doubt : Lamp::Conflict;
}

QString noticeTitle(const StandingNotice& notice) {
    switch (notice.kind) {
    case Kind::Conflict:
    case Kind::PossibleConflict:
        return conflictTitle(notice);
    case Kind::Crash:
        return NoticeTexts::tr("%1: %2").arg(fromWire(notice.name), fromWire(notice.detail));
    case Kind::FailedExport:
        return NoticeTexts::tr("Export %1 of %2 failed")
            .arg(QString::fromStdString(notice.address.toString()), fromWire(notice.name));
    }
    return {};
}

QString noticeText(const StandingNotice& notice) {
    switch (notice.kind) {
    case Kind::Conflict:
    case Kind::PossibleConflict:
        return conflictText(notice);
    case Kind::Crash:
        return notice.count > 1
                   ? NoticeTexts::tr("The first of %1 crashes in this boot.").arg(numberText(notice.count))
                   : QString();
    case Kind::FailedExport:
        return failureText(notice);
    }
    return {};
}

} // namespace etherdeck::ui
