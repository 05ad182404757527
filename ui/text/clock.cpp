#include "ui/text/clock.h"

#include <QLocale>

namespace etherdeck::ui {

QString shortClockText(const QTime& time) {
    const QLocale locale;
    QString format = locale.timeFormat(QLocale::ShortFormat);
    return locale.toString(time, format.remove(QLatin1String(":ss")));
}

QString clockText(const QTime& time) {
    const QLocale locale;
    QString format = locale.timeFormat(QLocale::ShortFormat);
    if (!format.contains(QLatin1Char('s')))
        format.replace(QLatin1String("mm"), QLatin1String("mm:ss"));
    return locale.toString(time, format);
}

QString dateClockText(const QDateTime& time) {
    return QStringLiteral("%1 %2").arg(QLocale().toString(time.date(), QLocale::ShortFormat),
                                       clockText(time.time()));
}

} // namespace etherdeck::ui
