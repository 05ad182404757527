#pragma once

#include "core/plans/change_queue.h"
#include "core/services/calls/call.h"
#include "core/system/unique_descriptor.h"

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

    /// Edits the file, and tells the new queue before it answers. It is done even when the call is destroyed:
    /// a change that was applied must leave the queue. Errors: those of editChangeQueue().
    Call edit(Edit edit, QObject* receiver, Then<void> then);
    /// Before a change is applied: no other program applies changes of the queue until release(). Answered
    /// with the queue as it is in the file now. Errors: those of holdForApplying() and of reading.
    Call hold(QObject* receiver, Then<plans::ChangeQueue> then);

public slots:
    /// Reads the file, in this object's thread. Call it once.
    void start();
    void release();

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
    bool m_isUnreadable = false; ///< and that was told
    link::UniqueDescriptor m_held;
};

} // namespace etherdeck
