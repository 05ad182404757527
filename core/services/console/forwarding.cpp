#include "core/services/console/forwarding.h"

#include <QEventLoop>

#include <algorithm>

namespace etherdeck {

namespace {

constexpr int lastWait = 2000; ///< milliseconds

SyslogRecord recordOf(const netconsole::Line& line, const std::vector<netconsole::SourceInfo>& sources) {
    SyslogRecord record{line, {}, {}};
    const auto source = std::find_if(sources.begin(), sources.end(),
                                     [&line](const auto& info) { return info.id == line.source; });
    if (source == sources.end())
        return record;
    record.source = source->name;
    if (record.source.empty() && !source->endpoints.empty())
        record.source = source->endpoints.front().endpoint.addressText();
    if (source->box)
        record.box = source->box->toString();
    return record;
}

std::vector<SyslogRecord> recordsOf(const ConsoleBatch& batch) {
    std::vector<SyslogRecord> records;
    for (const auto& event : batch.events)
        if (const auto* line = std::get_if<netconsole::Line>(&event))
            records.push_back(recordOf(*line, *batch.sources));
    return records;
}

} // namespace

ConsoleForwarding::ConsoleForwarding(std::vector<SyslogTarget> targets, Changed changed) :
    m_there(new QObject) {
    m_thread.setObjectName(QStringLiteral("forwarding"));
    m_there->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_there, [&] { open(targets, changed); }, Qt::BlockingQueuedConnection);
}

ConsoleForwarding::~ConsoleForwarding() { stop(); }

void ConsoleForwarding::open(const std::vector<SyslogTarget>& targets, const Changed& changed) {
    for (const auto& target : targets) {
        auto* forwarder = new SyslogForwarder(target, {}, m_there);
        QObject::connect(forwarder, &SyslogForwarder::stateChanged, m_there,
                         [target, changed](const SyslogStatus& status) { changed(target, status); });
        m_forwarders.push_back(forwarder);
        forwarder->start();
    }
}

void ConsoleForwarding::push(const ConsoleBatchPtr& batch) {
    const auto lines = linesIn(batch->events);
    if (lines == 0)
        return;
    if (m_waiting > maxWaiting) {
        m_leftOut += lines;
        return;
    }
    m_waiting += batch->bytes;
    QMetaObject::invokeMethod(
        m_there,
        [this, batch] {
            m_waiting -= batch->bytes;
            forward(*batch);
        },
        Qt::QueuedConnection);
}

void ConsoleForwarding::forward(const ConsoleBatch& batch) {
    const auto records = recordsOf(batch);
    for (auto* forwarder : m_forwarders)
        forwarder->forward(records);
}

void ConsoleForwarding::stop() {
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_there,
        [this] {
            QEventLoop loop;
            auto open = m_forwarders.size();
            for (auto* forwarder : m_forwarders) {
                QObject::connect(forwarder, &SyslogForwarder::finished, &loop, [&] {
                    if (--open == 0)
                        loop.quit();
                });
                // Queued: it may be finished before the loop runs.
                QMetaObject::invokeMethod(
                    forwarder, [forwarder] { forwarder->finish(lastWait); }, Qt::QueuedConnection);
            }
            if (open > 0)
                loop.exec();
            for (const auto* forwarder : m_forwarders)
                m_outcomes.push_back({forwarder->target().toString(), forwarder->status()});
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace etherdeck
