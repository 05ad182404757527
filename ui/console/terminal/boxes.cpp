#include "ui/console/terminal/boxes.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

TerminalBoxes::TerminalBoxes(QObject* parent) : QObject(parent) {
    m_lapse.setSingleShot(true);
    connect(&m_lapse, &QTimer::timeout, this, &TerminalBoxes::noteDependents);
}

TerminalBoxes::Box& TerminalBoxes::at(qint64 source) {
    auto& box = m_boxes[source];
    if (!box.session) {
        box.session = std::make_unique<TerminalSession>();
        connect(box.session.get(), &TerminalSession::sendRequested, this, &TerminalBoxes::sendRequested);
        connect(box.session.get(), &TerminalSession::screenChanged, this,
                [this, source] { emit screenChanged(source); });
        connect(box.session.get(), &TerminalSession::changed, this, [this, source] { emit changed(source); });
    }
    if (m_settings != nullptr && std::exchange(box.isNew, false))
        box.history.restore(*m_settings, source);
    return box;
}

TerminalBoxes::Box* TerminalBoxes::find(qint64 source) {
    const auto found = m_boxes.find(source);
    return found == m_boxes.end() ? nullptr : &found->second;
}

void TerminalBoxes::set(const std::vector<ConsoleBoxState>& boxes, qint64 kept) {
    for (const auto& box : boxes)
        at(box.source).session->setBox(box);
    std::erase_if(m_boxes, [&](const auto& entry) {
        return entry.first != kept &&
               std::ranges::none_of(boxes, [&](const auto& box) { return box.source == entry.first; });
    });
    noteDependents();
}

void TerminalBoxes::hear(qint64 source, const ConsoleAddress& from, const QByteArray& bytes) {
    at(source).session->hear(from, bytes, Clock::now());
    noteDependents();
}

void TerminalBoxes::setState(qint64 source, const netconsole::UbootState& state) {
    at(source).session->setState(state);
    noteDependents();
}

QStringList TerminalBoxes::dependents() const {
    QStringList titles;
    for (const auto& [source, box] : m_boxes)
        if (box.session->dependence().dependsOnUs(Clock::now()))
            titles << box.session->title();
    return titles;
}

void TerminalBoxes::noteDependents() {
    auto next = TimePoint::max();
    for (const auto& [source, box] : m_boxes)
        if (box.session->dependence().dependsOnUs(Clock::now()))
            next = std::min(next, box.session->dependence().lapsesAt());
    if (next != TimePoint::max())
        m_lapse.start(std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()));
    const auto titles = dependents();
    if (std::exchange(m_dependents, titles) != titles)
        emit dependentsChanged(titles);
}

void TerminalBoxes::save(QSettings& settings) const {
    for (const auto& [source, box] : m_boxes)
        if (!box.isNew)
            box.history.save(settings, source);
}

void TerminalBoxes::restore(QSettings& settings) {
    m_settings = &settings;
    for (auto& [source, box] : m_boxes)
        box.history.restore(settings, source);
}

} // namespace etherdeck::ui

#include "moc_boxes.cpp"
