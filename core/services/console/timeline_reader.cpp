#include "core/services/console/timeline_reader.h"

#include <QFile>

#include <utility>

namespace etherdeck {

TimelineReader::TimelineReader(QObject* parent) : QObject(parent) {}

TimelineReader::~TimelineReader() = default;

void TimelineReader::open(const QString& path) {
    close();
    const auto name = QFile::encodeName(path).toStdString();
    auto events = store::Store::open(name, store::Access::Follow);
    if (!events) {
        emit failed(events.error());
        return;
    }
    auto console = store::ConsoleStore::open(name, store::Access::Follow);
    if (!console) {
        emit failed(console.error());
        return;
    }
    m_store.emplace(std::move(*events));
    m_console.emplace(std::move(*console));
    emit opened();
}

void TimelineReader::close() {
    m_store.reset();
    m_console.reset();
}

void TimelineReader::read(quint64 ticket, const TimelineQuery& query) {
    TimelineData data;
    if (m_store && m_console) {
        auto gathered = gather(query);
        if (gathered)
            data = std::move(*gathered);
        else
            emit failed(gathered.error());
    }
    data.isAddition = query.from.has_value();
    emit found(ticket, data);
}

Result<TimelineData> TimelineReader::gather(const TimelineQuery& query) const {
    store::ConsoleFilter lines;
    lines.from = query.from;
    store::EventQuery happened;
    happened.from = query.from;
    happened.limit = query.most;
    TimelineData data;
    auto sources = m_console->sources();
    auto boots = m_console->boots(lines, query.most);
    auto crashes = m_console->crashes(lines, query.most);
    auto events = m_store->events(happened);
    if (!sources)
        return fail(sources.error());
    if (!boots)
        return fail(boots.error());
    if (!crashes)
        return fail(crashes.error());
    if (!events)
        return fail(events.error());
    data = {std::move(*sources), std::move(*boots), std::move(*crashes), std::move(*events), false, false};
    const auto isFull = [&](std::size_t count) { return query.most > 0 && count >= query.most; };
    data.isCut = isFull(data.boots.size()) || isFull(data.crashes.size()) || isFull(data.events.size());
    return data;
}

} // namespace etherdeck
