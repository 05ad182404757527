#include "ui/console/page/box_data.h"

#include "ui/console/page/box_text.h"
#include "ui/text/moment.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::int64_t maxBadge = 1'000'000;

struct DataTexts {
    Q_DECLARE_TR_FUNCTIONS(etherdeck::ui::BoxModel)
};

WallTime presently() { return std::chrono::system_clock::now(); }

} // namespace

QVariant severalData(const std::vector<const ConsoleBoxState*>& sources, const SeveralBoxes& what,
                     const BoxAttention& attention, int role) {
    const bool isGroup = what.kind == BoxEntry::Kind::Group;
    const auto sum = [&sources](const auto& of) {
        int all = 0;
        for (const auto* const one : sources)
            all += of(*one);
        return all;
    };
    const auto text = [&] {
        if (isGroup)
            return what.count == 1 ? DataTexts::tr("1 box") : DataTexts::tr("%n boxes", nullptr, what.count);
        return DataTexts::tr("%n sources", nullptr, what.count);
    };
    switch (role) {
    case Qt::ToolTipRole:
        return asToolTip(what.title + QLatin1Char('\n') + text());
    case Qt::AccessibleTextRole:
        return DataTexts::tr("%1, %2").arg(what.title, text());
    case BoxStateRole:
        return text();
    case BoxSourceRole:
    case BoxBootRole:
        return qlonglong{0};
    case BoxLampRole: {
        const auto latest = std::ranges::max_element(
            sources, {}, [](const ConsoleBoxState* source) { return source->lastHeard; });
        return isGroup ? QVariant() : static_cast<int>(conditionOf(**latest, presently()).lamp);
    }
    case BoxRateRole: {
        double rate = 0;
        for (const auto* const one : sources)
            rate += one->linesPerSecond;
        return rateText(rate);
    }
    case BoxUnreadRole:
        return sum([&attention](const auto& source) { return attention.unread(source); });
    case BoxCrashesRole:
        return sum([&attention](const auto& source) { return attention.crashes(source); });
    default:
        return {};
    }
}

QVariant sourceData(const ConsoleBoxState& box, const QString& title, const BoxAttention& attention,
                    int role) {
    switch (role) {
    case Qt::ToolTipRole:
        return asToolTip(boxToolTip(box, presently()));
    case Qt::AccessibleTextRole: {
        QStringList parts{title, conditionOf(box, presently()).text};
        if (const int count = attention.crashes(box); count > 0)
            parts << (count == 1 ? DataTexts::tr("1 new crash")
                                 : DataTexts::tr("%n new crashes", nullptr, count));
        if (const int count = attention.unread(box); count > 0)
            parts << (count == 1 ? DataTexts::tr("1 unread line")
                                 : DataTexts::tr("%n unread lines", nullptr, count));
        return parts.join(QStringLiteral(", "));
    }
    case BoxSourceRole:
        return qlonglong{box.source};
    case BoxBootRole:
        return qlonglong{0};
    case BoxLampRole:
        return static_cast<int>(conditionOf(box, presently()).lamp);
    case BoxStateRole:
        return conditionOf(box, presently()).text;
    case BoxAddressRole:
        return addressText(box);
    case BoxRateRole:
        return rateText(box.linesPerSecond);
    case BoxUnreadRole:
        return attention.unread(box);
    case BoxCrashesRole:
        return attention.crashes(box);
    default:
        return {};
    }
}

QVariant bootData(const store::ConsoleBoot& boot, int role) {
    switch (role) {
    case Qt::DisplayRole:
        return dayClockText(boot.start, presently());
    case Qt::AccessibleTextRole:
        return bootText(boot, presently());
    case Qt::ToolTipRole:
        return asToolTip(bootToolTip(boot, presently()));
    case BoxSourceRole:
        return qlonglong{boot.source};
    case BoxBootRole:
        return qlonglong{boot.number};
    case BoxStateRole:
        return DataTexts::tr("%1 · %2").arg(lengthText(boot.end - boot.start), endingText(boot.ending));
    case BoxCrashesRole:
        return static_cast<int>(std::min<std::int64_t>(boot.crashes, maxBadge));
    default:
        return {};
    }
}

} // namespace etherdeck::ui
