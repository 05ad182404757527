#pragma once

#include "app/etherdeckctl/base/console_text.h"
#include "core/console/batch_queue.h"
#include "core/system/output.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace etherdeck::ctl {

/// Prints lines in a thread of its own: a slow terminal must not delay the store.
class ConsolePrinter {
public:
    enum class Form { Text, Json };

    /// `failed` is called once, in that thread, when the output fails.
    ConsolePrinter(Output& output, Form form, BatchQueue::WhenFull whenFull,
                   std::function<void(const Error&)> failed);
    ~ConsolePrinter();

    [[nodiscard]] ConsoleSink sink() {
        return [this](const ConsoleBatchPtr& batch) { m_queue.push(batch); };
    }
    /// Prints what is queued, then returns.
    void stop();
    /// Lines that were not printed because the output was too slow.
    [[nodiscard]] std::uint64_t leftOut() const { return m_queue.linesLeftOut(); }
    /// Lines that were not printed because the output had failed.
    [[nodiscard]] std::uint64_t lost() const { return m_lost; }

private:
    void run();
    void noteSources(const ConsoleBatch& batch);
    void print(const ConsoleBatch& batch);
    void print(const netconsole::Line& line);
    [[nodiscard]] std::string text(const netconsole::Line& line);

    Output& m_output;
    Form m_form;
    BatchQueue m_queue;
    std::function<void(const Error&)> m_failed;
    std::atomic<std::uint64_t> m_lost = 0;
    std::shared_ptr<const std::vector<netconsole::SourceInfo>> m_noted;
    std::map<netconsole::SourceId, LineOrigin> m_origins;
    std::thread m_thread;
};

} // namespace etherdeck::ctl
