#include "ui/shell/notices/console.h"

#include "ui/console/page/box_text.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

#include <algorithm>

namespace etherdeck::ui {

namespace {

using Kind = ConsolePlace::Kind;

struct ConsoleNoticesTexts {
    Q_DECLARE_TR_FUNCTIONS(ConsoleNotices)
};

constexpr std::size_t maxGathered = 1000;

bool isSevere(netconsole::CrashKind kind) {
    using netconsole::CrashKind;
    return kind == CrashKind::Panic || kind == CrashKind::Oops || kind == CrashKind::Bug;
}

QString titleOfOne(Kind kind, const QString& name, const QString& what) {
    switch (kind) {
    case Kind::Crash:
        return ConsoleNoticesTexts::tr("%1: %2").arg(name, what);
    case Kind::Boot:
        return ConsoleNoticesTexts::tr("%1 starts").arg(name);
    case Kind::Silence:
        return ConsoleNoticesTexts::tr("%1 has been silent since its kernel started").arg(name);
    case Kind::Sleep: // told at once, and not gathered
        break;
    }
    return {};
}

QString titleOfMany(Kind kind, int count) {
    switch (kind) {
    case Kind::Crash:
        return ConsoleNoticesTexts::tr("%n boxes crashed", nullptr, count);
    case Kind::Boot:
        return ConsoleNoticesTexts::tr("%n boxes start", nullptr, count);
    case Kind::Silence:
        return ConsoleNoticesTexts::tr("%n boxes have been silent since their kernels started", nullptr,
                                       count);
    case Kind::Sleep:
        break;
    }
    return {};
}

} // namespace

void ConsoleNotices::setWindowInFront(bool isInFront) {
    m_isInFront = isInFront;
    if (!isInFront)
        return;
    m_gathered.clear();
    m_rounds.clear();
}

void ConsoleNotices::crashFound(const store::ConsoleCrash& crash, const QString& name, TimePoint now) {
    gather({name,
            crashText(crash.kind),
            {Kind::Crash, crash.source, crash.boot, crash.firstLine},
            isSevere(crash.kind)},
           now);
}

void ConsoleNotices::bootStarted(const store::ConsoleBoot& boot, const QString& name, TimePoint now) {
    gather({name, {}, {Kind::Boot, boot.source, boot.number, 0}, false}, now);
}

void ConsoleNotices::boxesChanged(const std::vector<ConsoleBoxState>& boxes, WallTime wall, TimePoint now) {
    std::map<std::int64_t, Started> started;
    for (const auto& box : boxes) {
        if (!box.kernelStarted)
            continue;
        const auto before = m_started.find(box.source);
        const auto age = std::max(wall - *box.kernelStarted, WallTime::duration::zero());
        started[box.source] = before != m_started.end()
                                  ? before->second
                                  : Started{fromWire(box.title), now + kernelPatience - age, false};
    }
    m_started = std::move(started);
    noteSilence(now);
}

void ConsoleNotices::noteSilence(TimePoint now) {
    for (auto& [source, started] : m_started)
        if (started.deadline <= now && !std::exchange(started.isTold, true))
            gather({started.name, {}, {Kind::Silence, source, 0, 0}, true}, now);
}

void ConsoleNotices::gather(const Thing& thing, TimePoint now) {
    if (!m_settings.isOn || m_isInFront || !m_settings.kinds.contains(thing.place.kind))
        return;
    Things& things = m_gathered[thing.place.kind];
    // The first crash of a box says most; later ones often follow from it.
    if (things.size() < maxGathered && things.emplace(thing.place.source, thing).second)
        m_rounds.expect(now);
}

void ConsoleNotices::timeReached(TimePoint now) {
    noteSilence(now);
    if (!m_rounds.begins(now))
        return;
    // What matters most comes last, and so stands on top.
    for (const auto kind : {Kind::Boot, Kind::Silence, Kind::Crash})
        if (const auto things = m_gathered.extract(kind))
            m_rounds.add(messageOf(kind, things.mapped()));
}

TimePoint ConsoleNotices::nextDeadline() const {
    TimePoint next = m_rounds.deadline();
    for (const auto& [source, started] : m_started)
        if (!started.isTold)
            next = std::min(next, started.deadline);
    return next;
}

DesktopMessage ConsoleNotices::messageOf(Kind kind, const Things& things) {
    const Thing& first = things.begin()->second;
    DesktopMessage message;
    message.place = first.place;
    message.urgency = DesktopMessage::Urgency::Normal;
    if (kind == Kind::Boot)
        message.urgency = DesktopMessage::Urgency::Low;
    else if (std::ranges::any_of(things, [](const auto& one) { return one.second.isSevere; }))
        message.urgency = DesktopMessage::Urgency::Critical;
    if (things.size() == 1) {
        message.title = titleOfOne(kind, first.name.left(longestNoticeName), first.what);
        return message;
    }
    message.title = titleOfMany(kind, static_cast<int>(things.size()));
    // Desktops take the text for markup, so no name of a box stands there.
    return message;
}

} // namespace etherdeck::ui
