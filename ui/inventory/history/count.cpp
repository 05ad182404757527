#include "ui/inventory/history/count.h"

#include "ui/text/plain.h"

namespace etherdeck::ui {

void HistoryCount::count(const store::EventQuery& matching) {
    const auto into = [this](std::optional<std::size_t>& number) {
        return [this, &number](const Result<std::size_t>& count) {
            number = count ? std::optional(*count) : std::nullopt;
            emit changed();
        };
    };
    m_matching.reset();
    m_countAll = m_commands->countEvents({}, this, into(m_all));
    m_countMatching = m_commands->countEvents(matching, this, into(m_matching));
    emit changed();
}

void HistoryCount::add(std::size_t events, std::size_t matching) {
    if (m_all)
        *m_all += events;
    if (m_matching)
        *m_matching += matching;
    emit changed();
}

QString HistoryCount::text() const {
    return m_all && m_matching ? tr("%1 of %2").arg(numberText(*m_matching), numberText(*m_all)) : QString();
}

} // namespace etherdeck::ui

#include "moc_count.cpp"
