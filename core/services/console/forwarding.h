#pragma once

#include "core/console/batch.h"
#include "core/services/console/syslog_forwarder.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace etherdeck {

/// Forwards the lines of batches to log servers, on a thread of its own with an event loop. Never blocks the
/// caller that passes a batch: when servers are too slow for too long, lines are dropped and counted.
class ConsoleForwarding {
public:
    static constexpr std::size_t maxWaiting = std::size_t{64} << 20; ///< bytes of batches, about

    /// The result for one server, after stop().
    struct Outcome {
        std::string target; ///< its URL
        SyslogStatus status;
    };
    /// On the thread; told whenever the state of a server is another one.
    using Changed = std::function<void(const SyslogTarget& target, const SyslogStatus& status)>;

    ConsoleForwarding(std::vector<SyslogTarget> targets, Changed changed);
    ~ConsoleForwarding();

    [[nodiscard]] ConsoleSink sink() {
        return [this](const ConsoleBatchPtr& batch) { push(batch); };
    }
    /// Sends what waits, for a moment, and ends. Stop what pushes first. What could not be sent is lost.
    void stop();
    [[nodiscard]] const std::vector<Outcome>& outcomes() const { return m_outcomes; }
    /// Lines that no server was sent, because too many waited already.
    [[nodiscard]] std::uint64_t leftOut() const { return m_leftOut; }

private:
    void open(const std::vector<SyslogTarget>& targets, const Changed& changed);
    void push(const ConsoleBatchPtr& batch);
    void forward(const ConsoleBatch& batch);

    QThread m_thread;
    QObject* m_there; ///< lives on the thread; the forwarders are its children
    std::vector<SyslogForwarder*> m_forwarders;
    std::vector<Outcome> m_outcomes;
    std::atomic<std::size_t> m_waiting = 0;
    std::atomic<std::uint64_t> m_leftOut = 0;
};

} // namespace etherdeck
