#include "ui/inventory/targets/change_flash.h"

#include "ui/inventory/targets/model.h"

#include <QStyle>
#include <QTimerEvent>
#include <QWidget>

namespace etherdeck::ui {

namespace {

constexpr Duration fadeLasts = std::chrono::milliseconds(600);
constexpr int frameInterval = 50;
constexpr std::size_t crowd = 32;

} // namespace

ChangeFlash::ChangeFlash(const TargetModel& targets, QWidget& view) :
    QObject(&view), m_targets(targets), m_view(view) {
    connect(&targets, &TargetModel::targetsChanged, this, &ChangeFlash::begin);
}

void ChangeFlash::begin(int first, int last) {
    if (!m_view.isVisible() ||
        m_view.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &m_view) == 0)
        return;
    if (static_cast<std::size_t>(last - first) + m_begun.size() >= crowd)
        return;
    const TimePoint now = Clock::now();
    for (int row = first; row <= last; ++row)
        if (const auto* target = m_targets.target(m_targets.index(row, 0)))
            m_begun[target->address] = now;
    if (!m_timer.isActive())
        m_timer.start(frameInterval, this);
}

double ChangeFlash::strength(Address address) const {
    const auto begun = m_begun.find(address);
    if (begun == m_begun.end())
        return 0;
    const std::chrono::duration<double> age = Clock::now() - begun->second;
    return std::max(0.0, 1 - age / std::chrono::duration<double>(fadeLasts));
}

void ChangeFlash::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_timer.timerId())
        return;
    std::vector<Address> addresses;
    addresses.reserve(m_begun.size());
    for (const auto& entry : m_begun)
        addresses.push_back(entry.first);
    const TimePoint now = Clock::now();
    std::erase_if(m_begun, [now](const auto& entry) { return now - entry.second >= fadeLasts; });
    if (m_begun.empty())
        m_timer.stop();
    emit faded(addresses);
}

} // namespace etherdeck::ui

#include "moc_change_flash.cpp"
