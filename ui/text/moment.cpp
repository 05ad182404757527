#include "ui/text/moment.h"

#include "ui/text/clock.h"

#include <QCoreApplication>
#include <QLocale>

namespace etherdeck::ui {

namespace {

struct MomentTexts {
    Q_DECLARE_TR_FUNCTIONS(MomentText)
};

} // namespace

QDateTime localTime(WallTime time) {
    using std::chrono::milliseconds;
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<milliseconds>(time.time_since_epoch()).count());
}

QString minuteText(WallTime time) { return shortClockText(localTime(time).time()); }

QString fineClockText(const QTime& time) {
    // Behind the seconds, wherever the locale has them.
    const QString seconds = QStringLiteral(":%1").arg(time.second(), 2, 10, QLatin1Char('0'));
    QString text = clockText(time);
    const auto place = text.lastIndexOf(seconds);
    return text.insert(place + seconds.size(),
                       QStringLiteral(".%1").arg(time.msec(), 3, 10, QLatin1Char('0')));
}

QString dayClockText(WallTime time, WallTime now) {
    const QDate then = localTime(time).date();
    const qint64 days = then.daysTo(localTime(now).date());
    const QString clock = minuteText(time);
    if (days == 0)
        return MomentTexts::tr("today %1").arg(clock);
    if (days == 1)
        return MomentTexts::tr("yesterday %1").arg(clock);
    if (days > 1 && days < 7)
        return MomentTexts::tr("%1 %2", "day of the week, time")
            .arg(QLocale().dayName(then.dayOfWeek(), QLocale::ShortFormat), clock);
    return QStringLiteral("%1 %2").arg(QLocale().toString(then, QLocale::ShortFormat), clock);
}

} // namespace etherdeck::ui
