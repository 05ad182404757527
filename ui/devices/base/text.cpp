#include "ui/devices/base/text.h"

#include "ui/text/error.h"
#include "ui/text/plain.h"
#include "ui/text/sentence.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct DeviceTexts {
    Q_DECLARE_TR_FUNCTIONS(Devices)
};

QString useText(const plans::DiskUse& use) {
    const QString what = fromWire(use.what);
    switch (use.kind) {
    case plans::UseKind::Mounted:
        return DeviceTexts::tr("mounted at %1").arg(what);
    case plans::UseKind::Swap:
        return DeviceTexts::tr("swap");
    case plans::UseKind::Holder:
        return DeviceTexts::tr("part of %1").arg(what);
    case plans::UseKind::Loop:
        return DeviceTexts::tr("loop device %1").arg(what);
    case plans::UseKind::Export:
        return DeviceTexts::tr("export %1").arg(what);
    case plans::UseKind::Root:
        return DeviceTexts::tr("the running system");
    case plans::UseKind::Exclusive:
        return DeviceTexts::tr("opened by a program");
    case plans::UseKind::Part:
        return DeviceTexts::tr("%1 is in use").arg(what);
    }
    return what;
}

QString commented(const QString& lines) {
    QStringList all;
    for (const auto& line : lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        all << QStringLiteral("# ") + line;
    return all.join(QLatin1Char('\n'));
}

} // namespace

QString titleOf(const KnownDevice& known, const DeviceState* state) {
    if (!known.name.empty())
        return fromWire(known.name);
    if (state && state->box && !state->box->hostName.empty())
        return fromWire(state->box->hostName);
    return fromWire(known.device);
}

Lamp lampOf(const DeviceState* state) {
    if (!state || state->link == DeviceState::Link::Connecting)
        return Lamp::New;
    return state->link == DeviceState::Link::Connected ? Lamp::On : Lamp::Missing;
}

QString linkText(const DeviceState* state, WallTime now) {
    if (!state || state->link == DeviceState::Link::Connecting)
        return DeviceTexts::tr("Connecting …");
    if (state->link == DeviceState::Link::Connected)
        return DeviceTexts::tr("Connected");
    if (!state->known)
        return DeviceTexts::tr("Not connected");
    return DeviceTexts::tr("Not connected · last known %1").arg(agoText(now - *state->known));
}

QString durationText(std::uint64_t seconds) {
    constexpr std::uint64_t minute = 60;
    constexpr std::uint64_t hour = 60 * minute;
    constexpr std::uint64_t day = 24 * hour;
    if (seconds >= day)
        return DeviceTexts::tr("%1 d %2 h").arg(seconds / day).arg(seconds % day / hour);
    if (seconds >= hour)
        return DeviceTexts::tr("%1 h %2 min").arg(seconds / hour).arg(seconds % hour / minute);
    return DeviceTexts::tr("%1 min").arg(seconds / minute);
}

QString diskSizeText(std::uint64_t bytes) { return sizeText(Sectors{bytes / Sectors::bytesEach}); }

QString throughputText(double bytes) {
    constexpr double longest = 1e15;
    return DeviceTexts::tr("%1/s").arg(QLocale().formattedDataSize(
        static_cast<qint64>(std::clamp(bytes, 0.0, longest)), 1, QLocale::DataSizeSIFormat));
}

QString factsText(const DeviceState& state) {
    QStringList facts;
    const auto add = [&facts](const QString& fact) {
        if (!fact.isEmpty())
            facts << fact;
    };
    if (const auto& box = state.box) {
        add(fromWire(box->model));
        add(fromWire(box->distribution));
        add(box->kernel.empty() ? QString() : DeviceTexts::tr("Linux %1").arg(fromWire(box->kernel)));
        add(DeviceTexts::tr("up %1").arg(durationText(box->uptime)));
        QStringList load;
        for (std::size_t i = 0; i < std::min<std::size_t>(box->load.size(), 3); ++i)
            load << QLocale().toString(box->load[i], 'f', 2);
        add(load.isEmpty() ? QString() : DeviceTexts::tr("load %1").arg(load.join(QLatin1Char(' '))));
        if (box->memoryTotal > 0)
            add(DeviceTexts::tr("%1 of %2 memory free")
                    .arg(diskSizeText(box->memoryAvailable), diskSizeText(box->memoryTotal)));
        for (std::size_t i = 0; i < std::min<std::size_t>(box->temperatures.size(), 2); ++i)
            add(DeviceTexts::tr("%1 °C").arg(QLocale().toString(box->temperatures[i].celsius, 'f', 0)));
        add(box->vblade.empty() ? DeviceTexts::tr("vblade is not installed")
                                : DeviceTexts::tr("vblade %1").arg(fromWire(box->vblade)));
    }
    add(state.greeting.agent.empty() ? QString()
                                     : DeviceTexts::tr("agent %1").arg(fromWire(state.greeting.agent)));
    return facts.join(QChar(QChar::Nbsp) + QStringLiteral("· ")); // no row begins with the mark
}

QString usesText(const plans::Disk& disk) {
    QStringList uses;
    for (const auto& use : disk.uses)
        uses << useText(use);
    return uses.join(QStringLiteral(", "));
}

QString verifiedText(const remote::Verified& verified) {
    const QString result = fromWire(verified.result);
    const QString what = fromWire(verified.what);
    if (verified.what == "outside" && verified.result == "not-checked")
        return DeviceTexts::tr(
            "Not checked from the box: whether the target answers outside. The inventory shows it.");
    if (verified.result == "advertised")
        return DeviceTexts::tr("%1: runs and has announced itself").arg(what);
    if (verified.result == "running")
        return DeviceTexts::tr("%1: runs; its announcement was not seen").arg(what);
    if (verified.result == "read-back")
        return DeviceTexts::tr("%1: reads back as written").arg(what);
    return DeviceTexts::tr("%1: %2").arg(what, result);
}

QString commandsOf(const plans::Plan& plan) {
    QStringList lines;
    for (const auto& step : plan.steps) {
        lines << commented(sentenceText(step.text));
        if (!step.diff.empty())
            lines << commented(linesFromWire(step.diff));
        if (step.argv.empty())
            continue;
        QStringList words;
        for (const auto& word : step.argv)
            words << shellQuoted(fromWire(word));
        lines << words.join(QLatin1Char(' '));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace etherdeck::ui
