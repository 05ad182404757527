#include "core/services/console/open_store.h"

#include <QFile>
#include <QTemporaryDir>

#include <utility>

namespace etherdeck {

OpenStore::OpenStore(Hooks hooks) : m_hooks(std::move(hooks)) {}
OpenStore::~OpenStore() = default;

bool OpenStore::open(const std::string& path, const store::Retention& retention) {
    if (openAt(path, retention))
        return true;
    m_temporary = std::make_unique<QTemporaryDir>();
    return openAt(QFile::encodeName(m_temporary->filePath(QStringLiteral("console.sqlite"))).toStdString(),
                  retention);
}

bool OpenStore::openAt(const std::string& path, const store::Retention& retention) {
    const auto shown = QFile::decodeName(path.c_str());
    auto store = store::ConsoleStore::open(path);
    if (!store) {
        m_hooks.failed(store.error(), shown);
        return false;
    }
    m_path = path;
    m_work = std::make_shared<StoreWork>(std::move(*store), path, retention, Clock::now(), m_hooks.wake);
    m_thread = std::make_unique<StoreThread>(
        StoreThread::Store{
            [work = m_work](auto batches, TimePoint now) { return work->append(batches, now); },
            [work = m_work] { work->beginRun(); },
            [work = m_work](TimePoint now) { return work->tidy(now); },
        },
        [failed = m_hooks.failed, shown](const Error& error) { failed(error, shown); });
    m_hooks.opened(shown, isTemporary());
    return true;
}

void OpenStore::stop(std::optional<Duration> patience) {
    if (m_thread)
        m_thread->stop(patience);
}

void OpenStore::close() {
    m_thread.reset();
    m_work.reset();
    m_temporary.reset();
}

OpenedJournals OpenStore::journals() const {
    // By a connection of its own: the keeper's is the writer's.
    const auto store = store::ConsoleStore::open(m_path, store::Access::Follow);
    return store ? openJournals(m_path, *store) : OpenedJournals();
}

void OpenStore::post(StoreWork::Task task, StoreWork::Done done) {
    if (m_work) {
        m_work->post(std::move(task), Clock::now(), std::move(done));
        m_thread->wake();
    } else if (done) {
        done(fail(ErrorCode::Closed, "no store"));
    }
}

void OpenStore::watchBoots(std::int64_t source) {
    m_work->watchBoots(source);
    m_thread->wake();
}

} // namespace etherdeck
