#pragma once

#include "core/plans/change_queue.h"
#include "core/services/calls/call.h"

#include <QObject>

#include <functional>
#include <string>

class QFileSystemWatcher;

namespace etherdeck {

/// Keeps the queue of changes in its file, and tells when another program has changed it. Lives in a worker
/// thread; edits may be asked for from any thread.
class QueueKeeper : public QObject {
    Q_OBJECT

public:
    using Edit = std::function<Result<void>(plans::ChangeQueue& queue)>;

    explicit QueueKeeper(std::string path, QObject* parent = nullptr);

    /// Edits the file, and tells the new queue before it answers. Errors: those of editChangeQueue().
    Call edit(Edit edit, QObject* receiver, Then<void> then);

public slots:
    /// Reads the file, in this object's thread. Call it once.
    void start();

signals:
    void changed(const etherdeck::plans::ChangeQueue& queue);
    /// The file cannot be read, and is left as it is.
    void unreadable(const etherdeck::Error& error);

private:
    void look();
    void watch();

    std::string m_path;
    QFileSystemWatcher* m_watcher = nullptr;
    plans::ChangeQueue m_queue;
};

} // namespace etherdeck
