#include "ui/console/log/crash_bar.h"

#include "ui/console/lines/view.h"
#include "ui/text/plain.h"

#include <QAction>
#include <QLayout>

#include <algorithm>

namespace etherdeck::ui {

LogCrashBar::LogCrashBar(const LogView& view, QAction& showBox, QWidget* parent) :
    Notice(parent), m_view(view), m_showBox(showBox) {
    clear();
    const auto show = [this] {
        if (const auto wanted = source(); wanted != 0)
            emit boxRequested(wanted);
    };
    connect(&view, &LogView::currentChanged, this, &LogCrashBar::refresh);
    connect(&view, &LogView::contentChanged, this, &LogCrashBar::refresh);
    connect(this, &Notice::actionTriggered, this, show);
    connect(&showBox, &QAction::triggered, this, show);
}

void LogCrashBar::setCrashes(const std::vector<store::ConsoleCrash>& crashes) {
    m_crashes = crashes;
    refresh();
}

void LogCrashBar::setOwned(const std::set<qint64>& sources) {
    m_owned = sources;
    refresh();
}

qint64 LogCrashBar::source() const {
    const auto* const line = m_view.pager().line(m_view.placeLine());
    const auto owner = line ? static_cast<qint64>(line->source) : 0;
    return m_owned.contains(owner) ? owner : 0;
}

const store::ConsoleCrash* LogCrashBar::crash() const {
    const auto* const line = m_view.pager().line(m_view.currentLine());
    if (!line)
        return nullptr;
    const auto found = std::ranges::find(m_crashes, m_view.pager().crashAt(*line), &store::ConsoleCrash::id);
    return found == m_crashes.end() ? nullptr : &*found;
}

void LogCrashBar::refresh() {
    const auto owner = source();
    m_showBox.setEnabled(owner != 0);
    const auto* const known = crash();
    if (!known) {
        if (message() != Message())
            clear();
        return;
    }
    const bool appears = isHidden();
    setMessage({Lamp::Conflict,
                fromWire(known->title),
                timeText(known->time),
                {},
                owner != 0 ? tr("Show box") : QString(),
                -1});
    keepPlace(true);
    if (appears && parentWidget() && parentWidget()->layout())
        parentWidget()->layout()->activate(); // before the log follows its end again
}

void LogCrashBar::keepPlace(bool isKept) {
    auto policy = sizePolicy();
    policy.setRetainSizeWhenHidden(isKept);
    setSizePolicy(policy);
}

void LogCrashBar::giveUpPlace() {
    if (isHidden())
        keepPlace(false);
}

} // namespace etherdeck::ui

#include "moc_crash_bar.cpp"
