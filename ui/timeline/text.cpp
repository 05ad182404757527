#include "ui/timeline/text.h"

#include "ui/text/clock.h"
#include "ui/text/event.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct TimelineTexts {
    Q_DECLARE_TR_FUNCTIONS(TimelineText)
};

QString bootSentence(const store::ConsoleBoot& boot) {
    const QString number = QString::number(boot.number);
    switch (boot.ending) {
    case store::BootEnding::None:
        return TimelineTexts::tr("Boot %1 began.").arg(number);
    case store::BootEnding::Silent:
        return TimelineTexts::tr("Boot %1 began; it ended unexpectedly.").arg(number);
    case store::BootEnding::Panic:
        return TimelineTexts::tr("Boot %1 began; it ended in a panic.").arg(number);
    case store::BootEnding::Restart:
        return TimelineTexts::tr("Boot %1 began; it ended in a restart.").arg(number);
    case store::BootEnding::PowerOff:
        return TimelineTexts::tr("Boot %1 began; it ended in a power-off.").arg(number);
    }
    return {};
}

QString crashSentence(const store::ConsoleCrash& crash) {
    QString text = fromWire(crash.title);
    if (!crash.firstFrame.empty())
        text = TimelineTexts::tr("%1, in %2").arg(text, fromWire(crash.firstFrame));
    return crash.count > 1 ? TimelineTexts::tr("%1 (%2 times)")
                                 .arg(text, numberText(static_cast<std::uint64_t>(crash.count)))
                           : text;
}

} // namespace

QString timelineName(const TimelineItem& item) {
    const auto* event = std::get_if<const store::EventRecord*>(&item.what);
    return event != nullptr ? eventName(**event) : kindText(item.kind);
}

QString timelineSentence(const TimelineItem& item, const store::NameBook& names) {
    if (const auto* boot = std::get_if<const store::ConsoleBoot*>(&item.what))
        return bootSentence(**boot);
    if (const auto* crash = std::get_if<const store::ConsoleCrash*>(&item.what))
        return crashSentence(**crash);
    const auto& event = *std::get<const store::EventRecord*>(item.what);
    return eventSentence(event, fromWire(names.nameOf(event)));
}

QString timelineTime(std::int64_t time) { return dateClockText(QDateTime::fromMSecsSinceEpoch(time)); }

} // namespace etherdeck::ui
