#include "ui/console/lines/text.h"

#include "ui/text/moment.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

using netconsole::CrashKind;
using netconsole::Level;
using netconsole::Line;
using store::BootEnding;

constexpr int tabWidth = 8;

struct LogTexts {
    Q_DECLARE_TR_FUNCTIONS(LogText)
};

QString seconds(std::chrono::duration<double> time) { return QString::number(time.count(), 'f', 3); }

QString sinceLine(const Line& line, const Line* before) {
    if (before == nullptr)
        return {};
    const auto time = std::chrono::duration<double>(line.time - before->time);
    return (time.count() < 0 ? QString() : QStringLiteral("+")) + seconds(time);
}

QString sinceBoot(const Line& line, const store::ConsoleBoot* boot) {
    if (line.kernelTime)
        return QString::number(std::chrono::duration<double>(*line.kernelTime).count(), 'f', 6);
    return boot == nullptr ? QString() : seconds(line.time - boot->start);
}

QString endingText(BootEnding ending) {
    switch (ending) {
    case BootEnding::Silent:
        return LogTexts::tr("ended unexpectedly");
    case BootEnding::Panic:
        return LogTexts::tr("ended in panic");
    case BootEnding::Restart:
        return LogTexts::tr("restarted");
    case BootEnding::PowerOff:
        return LogTexts::tr("powered off");
    case BootEnding::None:
        break;
    }
    return {};
}

} // namespace

QString rowText(const Line& line, int part) {
    std::string_view text = line.text;
    for (; part > 0 && !text.empty(); --part)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    text = text.substr(0, text.find('\n'));
    if (text.find('\t') == std::string_view::npos)
        return fromWire(text);
    std::string wide;
    for (const char byte : text) {
        if (byte != '\t')
            wide += byte;
        else
            wide.append(tabWidth - wide.size() % tabWidth, ' ');
    }
    return fromWire(wide);
}

QString rowTime(LogTime kind, const Line& line, const Line* before, const store::ConsoleBoot* boot) {
    switch (kind) {
    case LogTime::SinceBoot:
        return sinceBoot(line, boot);
    case LogTime::SinceLine:
        return sinceLine(line, before);
    case LogTime::Local:
        break;
    }
    return fineClockText(localTime(line.time).time());
}

QString dayText(WallTime time) { return dayClockText(time, std::chrono::system_clock::now()); }

QString dateTitle(WallTime time) {
    const QLocale locale;
    const auto date = localTime(time).date();
    return QStringLiteral("%1 %2").arg(locale.dayName(date.dayOfWeek(), QLocale::ShortFormat),
                                       locale.toString(date, QLocale::ShortFormat));
}

QString systemsOf(const store::ConsoleBoot& boot) {
    QStringList systems;
    if (!boot.uboot.empty())
        systems << QStringLiteral("U-Boot ") + fromWire(boot.uboot);
    if (!boot.linux.empty())
        systems << QStringLiteral("Linux ") + fromWire(boot.linux);
    return systems.join(QStringLiteral(" → "));
}

QString bootTitle(const Line& line, const store::ConsoleBoot* boot) {
    QStringList parts{LogTexts::tr("Boot %1").arg(static_cast<std::uint32_t>(line.boot))};
    parts << dayText(boot != nullptr ? boot->start : line.time);
    if (boot != nullptr && !systemsOf(*boot).isEmpty())
        parts << systemsOf(*boot);
    if (boot != nullptr && boot->ending != BootEnding::None)
        parts << endingText(boot->ending);
    if (boot != nullptr && boot->fromBoxLog > 0)
        parts << fromBoxLogText(boot->fromBoxLog);
    return parts.join(QStringLiteral(" · "));
}

QString fromBoxLogText(std::int64_t lines) {
    return lines == 1 ? LogTexts::tr("1 line from the box's own log")
                      : LogTexts::tr("%n lines from the box's own log", nullptr,
                                     static_cast<int>(std::min<std::int64_t>(lines, 1'000'000'000)));
}

QString fromBoxLogText() { return LogTexts::tr("did not arrive; from the box's own log"); }

QString gapTitle(std::int64_t first, std::int64_t last, std::int64_t filled) {
    const auto count = static_cast<int>(std::min<std::int64_t>(last - first + 1, 1'000'000'000));
    const auto title =
        first == last
            ? LogTexts::tr("1 record did not arrive: %1").arg(first)
            : LogTexts::tr("%n records did not arrive: %1 to %2", nullptr, count).arg(first).arg(last);
    if (filled == 0)
        return title;
    if (filled > last - first)
        return LogTexts::tr("%1 (filled from the log of the box)").arg(title);
    return LogTexts::tr("%1 (%2 of %3 filled from the log of the box)").arg(title).arg(filled).arg(count);
}

QString spanText(WallTime start, WallTime end) {
    const bool isOneDay = localTime(start).date() == localTime(end).date();
    return LogTexts::tr("%1 to %2").arg(dayText(start), isOneDay ? minuteText(end) : dayText(end));
}

QString sleepTitle(const store::SleepGap& sleep) {
    return LogTexts::tr("This computer slept and heard nothing: %1").arg(spanText(sleep.start, sleep.end));
}

QString crashKindName(CrashKind kind) {
    switch (kind) {
    case CrashKind::Panic:
        return LogTexts::tr("Kernel panic");
    case CrashKind::Oops:
        return LogTexts::tr("Kernel oops");
    case CrashKind::Bug:
        return LogTexts::tr("Kernel bug");
    case CrashKind::Warning:
        return LogTexts::tr("Kernel warning");
    case CrashKind::Ubsan:
        return LogTexts::tr("Undefined behaviour");
    case CrashKind::Kasan:
        return LogTexts::tr("Memory error");
    case CrashKind::HungTask:
        return LogTexts::tr("Hung task");
    case CrashKind::Lockup:
        return LogTexts::tr("Lockup");
    case CrashKind::OutOfMemory:
        return LogTexts::tr("Out of memory");
    case CrashKind::IoError:
        return LogTexts::tr("Disk errors");
    case CrashKind::UsbResetStorm:
        return LogTexts::tr("USB resets");
    }
    return {};
}

QString crashTitle(const store::ConsoleCrash& crash) {
    netconsole::Line line;
    line.text = crash.title;
    const auto title = rowText(line, 0);
    const auto text = crashKindName(crash.kind) + QStringLiteral(" · ") + title;
    return crash.count > 1 ? text + QStringLiteral(" · %1×").arg(crash.count) : text;
}

QString levelText(Level level) {
    switch (level) {
    case Level::Emergency:
        return LogTexts::tr("Emergency");
    case Level::Alert:
        return LogTexts::tr("Alert");
    case Level::Critical:
        return LogTexts::tr("Critical");
    case Level::Error:
        return LogTexts::tr("Error");
    case Level::Warning:
        return LogTexts::tr("Warning");
    case Level::Notice:
        return LogTexts::tr("Notice");
    case Level::Information:
        return LogTexts::tr("Information");
    case Level::Debug:
        return LogTexts::tr("Debug");
    }
    return {};
}

QString levelText(const Line& line) {
    if (!line.level)
        return {};
    const auto text = levelText(*line.level);
    return line.isLevelInferred ? LogTexts::tr("%1, because it belongs to a crash").arg(text) : text;
}

QString fullTime(WallTime time) {
    const auto when = localTime(time);
    return QLocale().toString(when.date(), QLocale::ShortFormat) + QLatin1Char(' ') +
           fineClockText(when.time());
}

} // namespace etherdeck::ui
