#pragma once

#include "core/console/journals.h"
#include "core/console/store_thread.h"
#include "core/console/store_work.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>

class QTemporaryDir;

namespace etherdeck {

/// A store and the thread that works on it: the store that is asked for or, when that cannot be opened, one
/// in a temporary folder.
class OpenStore {
public:
    struct Hooks {
        std::function<void(const QString& path, bool isTemporary)> opened;
        /// Also from its thread, as is the next.
        std::function<void(const Error& error, const QString& path)> failed;
        std::function<void()> wake; ///< there is news to take
    };

    explicit OpenStore(Hooks hooks);
    ~OpenStore();

    /// False when neither can be opened.
    bool open(const std::string& path, const store::Retention& retention);
    /// See StoreThread::stop(). News can be taken until close().
    void stop(std::optional<Duration> patience);
    void close();
    [[nodiscard]] bool isOpen() const { return m_work != nullptr; }
    [[nodiscard]] bool isTemporary() const { return m_temporary != nullptr; }

    // While it is open.
    void setRetention(const store::Retention& retention) { m_work->setRetention(retention); }
    void watchBoots(std::int64_t source);
    [[nodiscard]] ConsoleSink sink() { return m_thread->sink(); }
    [[nodiscard]] StoreNews take() { return m_work->take(); }
    [[nodiscard]] StoreThread::Counts counts() const { return m_thread->counts(); }
    /// For a receiver that stores into it.
    [[nodiscard]] OpenedJournals journals() const;

    /// See StoreWork::post(). Where it is not open, the task is done with Closed.
    void post(StoreWork::Task task, StoreWork::Done done);

private:
    bool openAt(const std::string& path, const store::Retention& retention);

    Hooks m_hooks;
    std::string m_path;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::shared_ptr<StoreWork> m_work;
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace etherdeck
