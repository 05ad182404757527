#include "core/services/console/timeline_reader.h"

#include <QFile>

#include <utility>

namespace etherdeck {

TimelineReader::TimelineReader(QObject* parent) : QObject(parent) {}

TimelineReader::~TimelineReader() = default;

void TimelineReader::open(const QString& path) {
    close();
    if (const auto opened = openStores(QFile::encodeName(path).toStdString()); !opened)
        m_failure = opened.error();
}

Result<void> TimelineReader::openStores(const std::string& path) {
    auto events = store::Store::open(path, store::Access::Follow);
    if (!events)
        return fail(events.error());
    auto console = store::ConsoleStore::open(path, store::Access::Follow);
    if (!console)
        return fail(console.error());
    m_store.emplace(std::move(*events));
    m_console.emplace(std::move(*console));
    return {};
}

void TimelineReader::close() {
    m_store.reset();
    m_console.reset();
    m_failure = {ErrorCode::Closed, {}, 0};
}

Call TimelineReader::read(const TimelineQuery& query, QObject* receiver, Then<TimelineData> then) {
    return askInThreadOf(this, Reply<TimelineData>(receiver, std::move(then)),
                         [=, this](const auto& reply) { reply.answer(gather(query)); });
}

Result<TimelineData> TimelineReader::gather(const TimelineQuery& query) const {
    if (!m_store || !m_console)
        return fail(m_failure);
    store::ConsoleFilter lines;
    lines.from = query.from;
    store::EventQuery happened;
    happened.from = query.from;
    happened.limit = query.limit;
    TimelineData data;
    auto sources = m_console->sources();
    auto boots = m_console->boots(lines, query.limit);
    auto crashes = m_console->crashes(lines, query.limit);
    auto events = m_store->events(happened);
    if (!sources)
        return fail(sources.error());
    if (!boots)
        return fail(boots.error());
    if (!crashes)
        return fail(crashes.error());
    if (!events)
        return fail(events.error());
    data = {std::move(*sources),   std::move(*boots), std::move(*crashes), std::move(*events), false,
            query.from.has_value()};
    const auto isFull = [&](std::size_t count) { return query.limit > 0 && count >= query.limit; };
    data.isCut = isFull(data.boots.size()) || isFull(data.crashes.size()) || isFull(data.events.size());
    return data;
}

} // namespace etherdeck

#include "moc_timeline_reader.cpp"
