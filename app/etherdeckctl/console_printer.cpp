#include "app/etherdeckctl/console_printer.h"

#include "core/services/target_json.h"
#include "core/services/thread_priority.h"

#include <iostream>

namespace etherdeck::ctl {

using namespace std::chrono_literals;

ConsolePrinter::ConsolePrinter(Form form, BatchQueue::WhenFull whenFull, std::function<void()> nobodyReads) :
    m_form(form), m_queue(whenFull), m_nobodyReads(std::move(nobodyReads)), m_thread([this] { run(); }) {}

ConsolePrinter::~ConsolePrinter() { stop(); }

void ConsolePrinter::stop() {
    m_queue.close();
    if (m_thread.joinable())
        m_thread.join();
}

void ConsolePrinter::run() {
    yieldToOthers();
    bool isRead = true;
    while (!m_queue.isOver()) {
        for (const auto& batch : m_queue.take(1s)) {
            if (!isRead)
                continue;
            noteSources(*batch);
            print(*batch);
            isRead = static_cast<bool>(std::cout << std::flush);
            if (!isRead)
                m_nobodyReads();
        }
    }
}

void ConsolePrinter::noteSources(const ConsoleBatch& batch) {
    if (m_noted == batch.sources)
        return;
    m_noted = batch.sources;
    m_origins.clear();
    for (const auto& source : *m_noted)
        m_origins[source.id] = originOf(source);
}

void ConsolePrinter::print(const ConsoleBatch& batch) {
    for (const auto& event : batch.events) {
        if (const auto* appeared = std::get_if<netconsole::SourceAppeared>(&event))
            m_origins.try_emplace(appeared->source, LineOrigin{appeared->endpoint.toString(), {}});
        else if (const auto* line = std::get_if<netconsole::Line>(&event))
            std::cout << text(*line) << '\n';
    }
}

std::string ConsolePrinter::text(const netconsole::Line& line) {
    const auto& origin = m_origins[line.source];
    return m_form == Form::Json ? dump(consoleLineJson(line, origin)) : consoleLineText(line, origin);
}

LineOrigin originOf(const netconsole::SourceInfo& source) {
    return {source.endpoints.empty() ? std::string() : source.endpoints.front().endpoint.toString(),
            source.name};
}

} // namespace etherdeck::ctl
