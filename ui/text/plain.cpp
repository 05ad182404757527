#include "ui/text/plain.h"

#include "core/base/harmless_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace etherdeck::ui {

namespace {

struct PlainTexts {
    Q_DECLARE_TR_FUNCTIONS(PlainText)
};

} // namespace

Moment Moment::now() { return {Clock::now(), std::chrono::system_clock::now()}; }

QString linesFromWire(std::string_view bytes) { return QString::fromStdString(harmlessText(bytes)); }

QString fromWire(std::string_view bytes) {
    QString text = linesFromWire(bytes);
    text.replace(QLatin1Char('\t'), QChar(u'\u2409'));
    text.replace(QLatin1Char('\n'), QChar(u'\u240a'));
    return text;
}

QString asToolTip(const QString& text) {
    return QStringLiteral("<p style='white-space:pre'>%1</p>").arg(text.toHtmlEscaped());
}

QString numberText(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

QString sizeText(Sectors size) {
    return QLocale().formattedDataSize(static_cast<qint64>(size.bytes()), 1, QLocale::DataSizeSIFormat);
}

QString fullSizeText(Sectors size) {
    const QString binary =
        QLocale().formattedDataSize(static_cast<qint64>(size.bytes()), 1, QLocale::DataSizeIecFormat);
    return PlainTexts::tr("%1 (%2) · %3 sectors").arg(sizeText(size), binary, numberText(size.count));
}

QString agoText(Duration age) {
    using namespace std::chrono;
    const auto seconds = duration_cast<std::chrono::seconds>(age).count();
    if (seconds < 5)
        return PlainTexts::tr("just now");
    if (seconds < 60)
        return PlainTexts::tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return PlainTexts::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return PlainTexts::tr("%1 h ago").arg(seconds / 3600);
    return PlainTexts::tr("%1 days ago").arg(seconds / 86400);
}

QString timeText(WallTime time) {
    const auto sinceEpoch = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()), QLocale::ShortFormat);
}

QString listText(const QStringList& items) {
    if (items.size() < 2)
        return items.join(QString());
    return PlainTexts::tr("%1 and %2")
        .arg(items.mid(0, items.size() - 1).join(PlainTexts::tr(", ")), items.last());
}

} // namespace etherdeck::ui
