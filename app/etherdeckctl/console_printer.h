#pragma once

#include "app/etherdeckctl/console_text.h"
#include "core/services/batch_queue.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace etherdeck::ctl {

/// Prints lines on standard output, on a thread of its own: a slow terminal must not keep lines from the
/// store.
class ConsolePrinter {
public:
    enum class Form { Text, Json };

    /// `nobodyReads` is called once, on the thread, when standard output is closed.
    ConsolePrinter(Form form, BatchQueue::WhenFull whenFull, std::function<void()> nobodyReads);
    ~ConsolePrinter();

    [[nodiscard]] ConsoleSink sink() {
        return [this](const ConsoleBatchPtr& batch) { m_queue.push(batch); };
    }
    /// Prints what waits and returns.
    void stop();
    /// Lines that were not printed, for want of room.
    [[nodiscard]] std::uint64_t leftOut() const { return m_queue.linesLeftOut(); }

private:
    void run();
    void noteSources(const ConsoleBatch& batch);
    void print(const ConsoleBatch& batch);
    [[nodiscard]] std::string text(const netconsole::Line& line);

    Form m_form;
    BatchQueue m_queue;
    std::function<void()> m_nobodyReads;
    std::shared_ptr<const std::vector<netconsole::SourceInfo>> m_noted;
    std::map<netconsole::SourceId, LineOrigin> m_origins;
    std::thread m_thread;
};

} // namespace etherdeck::ctl
