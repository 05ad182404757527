#include "ui/console/page/box_text.h"

#include "ui/text/moment.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;
using netconsole::CrashKind;
using netconsole::UbootPhase;
using store::BootEnding;

struct BoxTexts {
    Q_DECLARE_TR_FUNCTIONS(BoxText)
};

constexpr auto quietAfter = 5s;
/// Pauses that are no news: a kernel has little to say, and one that starts takes its time.
constexpr auto silentAfter = 45s;

QString linesText(std::int64_t lines) {
    const int count = static_cast<int>(std::min<std::int64_t>(lines, std::numeric_limits<int>::max()));
    return count == 1 ? BoxTexts::tr("1 line") : BoxTexts::tr("%n lines", nullptr, count);
}

bool isQuiet(const ConsoleBoxState& box, WallTime now) {
    return now - box.lastHeard > quietAfter && box.linesPerSecond == 0;
}

} // namespace

BoxCondition conditionOf(const ConsoleBoxState& box, WallTime now) {
    if (box.typeTo && box.uboot.phase == UbootPhase::CountingDown)
        return {Lamp::Changed, BoxTexts::tr("counting down %1").arg(box.uboot.secondsLeft)};
    if (box.typeTo && box.uboot.phase == UbootPhase::AtPrompt)
        return {Lamp::Limited, BoxTexts::tr("at the prompt")};
    if (box.typeTo && box.uboot.phase == UbootPhase::RunningCommand)
        return {Lamp::New, BoxTexts::tr("running a command")};
    if (box.kernelStarted && isQuiet(box, now) && now - *box.kernelStarted > silentAfter)
        return {Lamp::Conflict, BoxTexts::tr("silent since its kernel started")};
    if (box.kernelStarted)
        return {Lamp::New, BoxTexts::tr("starting its kernel")};
    if (now - box.lastHeard > silentAfter && box.linesPerSecond == 0)
        return {Lamp::Off, BoxTexts::tr("last heard %1").arg(dayClockText(box.lastHeard, now))};
    if (isQuiet(box, now))
        return {Lamp::Off, BoxTexts::tr("quiet")};
    return {Lamp::On, BoxTexts::tr("talking")};
}

QString addressText(const ConsoleBoxState& box) {
    QStringList addresses;
    for (const auto& endpoint : box.addresses)
        if (const auto text = QString::fromStdString(endpoint.addressText()); !addresses.contains(text))
            addresses << text;
    if (addresses.size() <= 1)
        return addresses.join(QString());
    return BoxTexts::tr("%1 and %n more", nullptr, static_cast<int>(addresses.size() - 1))
        .arg(addresses.last());
}

QString rateText(double linesPerSecond) {
    if (linesPerSecond <= 0)
        return {};
    const int decimals = linesPerSecond < 9.95 && linesPerSecond != std::floor(linesPerSecond) ? 1 : 0;
    return BoxTexts::tr("%1/s").arg(QLocale().toString(linesPerSecond, 'f', decimals));
}

QString boxToolTip(const ConsoleBoxState& box, WallTime now) {
    QStringList lines{fromWire(box.title), conditionOf(box, now).text};
    for (const auto& endpoint : box.addresses)
        lines << BoxTexts::tr("Heard at %1").arg(QString::fromStdString(endpoint.toString()));
    if (box.box)
        lines << BoxTexts::tr("Tied to %1").arg(QString::fromStdString(box.box->toString()));
    for (const auto& endpoint : box.heardAt)
        if (!endpoint.release.empty())
            lines << BoxTexts::tr("Linux %1").arg(fromWire(endpoint.release));
    if (box.sharesAddress)
        lines << BoxTexts::tr("Two boxes send from this address");
    lines << linesText(box.lines);
    lines << (box.boots == 1 ? BoxTexts::tr("1 boot")
                             : BoxTexts::tr("%n boots", nullptr, static_cast<int>(box.boots)));
    lines << BoxTexts::tr("First heard %1").arg(dayClockText(box.firstHeard, now));
    return lines.join(QLatin1Char('\n'));
}

QString lengthText(WallTime::duration length) {
    const auto seconds =
        std::max<std::int64_t>(std::chrono::duration_cast<std::chrono::seconds>(length).count(), 0);
    if (seconds < 60)
        return BoxTexts::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return BoxTexts::tr("%1 min").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return BoxTexts::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
    return BoxTexts::tr("%n days", nullptr, static_cast<int>(seconds / 86400));
}

QString endingText(BootEnding ending) {
    switch (ending) {
    case BootEnding::None:
        return BoxTexts::tr("still running");
    case BootEnding::Silent:
        return BoxTexts::tr("ended unexpectedly");
    case BootEnding::Panic:
        return BoxTexts::tr("panic");
    case BootEnding::Restart:
        return BoxTexts::tr("restarted");
    case BootEnding::PowerOff:
        return BoxTexts::tr("powered off");
    }
    return {};
}

QString bootText(const store::ConsoleBoot& boot, WallTime now) {
    return BoxTexts::tr("Boot %1 · %2 · %3 · %4")
        .arg(QLocale().toString(static_cast<qlonglong>(boot.number)), dayClockText(boot.start, now),
             lengthText(boot.end - boot.start), endingText(boot.ending));
}

QString bootToolTip(const store::ConsoleBoot& boot, WallTime now) {
    QStringList lines{bootText(boot, now)};
    lines << linesText(boot.lines);
    if (boot.crashes > 0)
        lines << (boot.crashes == 1 ? BoxTexts::tr("1 crash")
                                    : BoxTexts::tr("%n crashes", nullptr, static_cast<int>(boot.crashes)));
    if (boot.gaps > 0)
        lines << (boot.gaps == 1
                      ? BoxTexts::tr("1 gap in its records")
                      : BoxTexts::tr("%n gaps in its records", nullptr, static_cast<int>(boot.gaps)));
    if (!boot.lastText.empty())
        lines << BoxTexts::tr("Last line: %1").arg(fromWire(boot.lastText).left(120));
    return lines.join(QLatin1Char('\n'));
}

QString crashText(CrashKind kind) {
    switch (kind) {
    case CrashKind::Panic:
        return BoxTexts::tr("Kernel panic");
    case CrashKind::Oops:
        return BoxTexts::tr("Kernel oops");
    case CrashKind::Bug:
        return BoxTexts::tr("Kernel bug");
    case CrashKind::Warning:
        return BoxTexts::tr("Kernel warning");
    case CrashKind::Ubsan:
        return BoxTexts::tr("Undefined behaviour in the kernel");
    case CrashKind::Kasan:
        return BoxTexts::tr("Invalid memory access in the kernel");
    case CrashKind::HungTask:
        return BoxTexts::tr("A task hangs");
    case CrashKind::Lockup:
        return BoxTexts::tr("A processor is stuck");
    case CrashKind::OutOfMemory:
        return BoxTexts::tr("Out of memory");
    case CrashKind::IoError:
        return BoxTexts::tr("Disk errors");
    case CrashKind::UsbResetStorm:
        return BoxTexts::tr("A USB device keeps resetting");
    }
    return {};
}

QString summaryOf(const std::vector<ConsoleBoxState>& boxes, WallTime now) {
    if (boxes.empty())
        return {};
    int talking = 0;
    int atPrompt = 0;
    double rate = 0;
    for (const auto& box : boxes) {
        talking += isQuiet(box, now) ? 0 : 1;
        atPrompt += box.typeTo && box.uboot.phase == UbootPhase::AtPrompt ? 1 : 0;
        rate += box.linesPerSecond;
    }
    QStringList parts{boxes.size() == 1 ? BoxTexts::tr("1 box")
                                        : BoxTexts::tr("%n boxes", nullptr, static_cast<int>(boxes.size()))};
    parts << (talking > 0 ? BoxTexts::tr("%n talking", nullptr, talking) : BoxTexts::tr("all quiet"));
    if (atPrompt > 0)
        parts << BoxTexts::tr("%n at the prompt", nullptr, atPrompt);
    if (rate > 0)
        parts << BoxTexts::tr("%1 lines per second").arg(QLocale().toString(rate, 'f', rate < 9.95 ? 1 : 0));
    for (auto& part : parts)
        part.replace(QLatin1Char(' '), QChar(QChar::Nbsp)); // a row may break between facts, not inside one
    return parts.join(QStringLiteral(" · "));
}

} // namespace etherdeck::ui
