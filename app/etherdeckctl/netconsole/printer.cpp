#include "app/etherdeckctl/netconsole/printer.h"

#include "core/discovery/target_json.h"
#include "core/system/thread_priority.h"

#include <map>
#include <string>

namespace etherdeck::ctl {

using namespace std::chrono_literals;

namespace {

LineOrigin originOf(const netconsole::Endpoint& endpoint, const std::string& name, bool needsPort) {
    const auto where = needsPort ? endpoint.toString() : endpoint.addressText();
    return {endpoint.addressText(), name, endpoint.port, name.empty() ? where : name};
}

} // namespace

ConsolePrinter::ConsolePrinter(Output& output, Form form, BatchQueue::WhenFull whenFull,
                               std::function<void(const Error&)> failed) :
    m_output(output), m_form(form), m_queue(whenFull), m_failed(std::move(failed)), m_thread([this] {
        run();
    }) {}

ConsolePrinter::~ConsolePrinter() { stop(); }

void ConsolePrinter::stop() {
    m_queue.close();
    if (m_thread.joinable())
        m_thread.join();
}

void ConsolePrinter::run() {
    lowerThreadPriority();
    while (!m_queue.isOver()) {
        for (const auto& batch : m_queue.take(1s)) {
            const bool worked = m_output.works();
            noteSources(*batch);
            print(*batch);
            if (!m_output.flush() && worked)
                m_failed(*m_output.failure());
        }
    }
}

void ConsolePrinter::noteSources(const ConsoleBatch& batch) {
    if (m_noted == batch.sources)
        return;
    m_noted = batch.sources;
    std::map<std::string, int> uses;
    for (const auto& source : *m_noted)
        if (!source.endpoints.empty())
            ++uses[source.endpoints.back().endpoint.addressText()];
    m_origins.clear();
    for (const auto& source : *m_noted)
        if (!source.endpoints.empty()) {
            const auto& endpoint = source.endpoints.back().endpoint;
            m_origins[source.id] = originOf(endpoint, source.name, uses[endpoint.addressText()] > 1);
        }
}

void ConsolePrinter::print(const ConsoleBatch& batch) {
    for (const auto& event : batch.events) {
        if (const auto* appeared = std::get_if<netconsole::SourceAppeared>(&event))
            m_origins.try_emplace(appeared->source, originOf(appeared->endpoint, {}, false));
        else if (const auto* line = std::get_if<netconsole::Line>(&event))
            print(*line);
    }
}

void ConsolePrinter::print(const netconsole::Line& line) {
    if (m_output.works())
        m_output.print(text(line) + '\n');
    else
        ++m_lost;
}

std::string ConsolePrinter::text(const netconsole::Line& line) {
    const auto& origin = m_origins[line.source];
    return m_form == Form::Json ? dump(consoleLineJson(line, origin)) : consoleLineText(line, origin);
}

} // namespace etherdeck::ctl
