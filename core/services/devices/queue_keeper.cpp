#include "core/services/devices/queue_keeper.h"

#include "core/user_files/change_queue_file.h"

#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>

#include <utility>

namespace etherdeck {

QueueKeeper::QueueKeeper(std::string path, QObject* parent) : QObject(parent), m_path(std::move(path)) {}

void QueueKeeper::start() {
    m_watcher = new QFileSystemWatcher(this);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, &QueueKeeper::look);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &QueueKeeper::look);
    look();
}

/// The file is replaced with each change, and the watch ends with the old one.
void QueueKeeper::watch() {
    const auto path = QFile::decodeName(QByteArray::fromStdString(m_path));
    const auto folder = QFileInfo(path).path();
    if (QFileInfo::exists(path))
        m_watcher->addPath(path);
    if (m_watcher->directories().isEmpty())
        m_watcher->addPath(folder); // where the file appears
}

void QueueKeeper::look() {
    watch();
    auto queue = remote::readChangeQueue(m_path);
    if (!queue) {
        m_isUnreadable = true;
        emit unreadable(queue.error());
        return;
    }
    if (!std::exchange(m_isUnreadable, false) && *queue == m_queue)
        return;
    m_queue = std::move(*queue);
    emit changed(m_queue);
}

Call QueueKeeper::edit(Edit edit, QObject* receiver, Then<void> then) {
    const Reply<void> reply(receiver, std::move(then));
    QMetaObject::invokeMethod(
        this,
        [this, reply, edit = std::move(edit)] {
            auto edited = remote::editChangeQueue(m_path, edit);
            if (edited && m_watcher)
                look();
            reply.answer(std::move(edited));
        },
        Qt::QueuedConnection);
    return reply.call();
}

Call QueueKeeper::hold(QObject* receiver, Then<plans::ChangeQueue> then) {
    return askInThreadOf(this, Reply<plans::ChangeQueue>(receiver, std::move(then)),
                         [this](const Reply<plans::ChangeQueue>& reply) {
                             auto held = remote::holdForApplying(m_path);
                             if (!held) {
                                 reply.answer(tl::unexpected(held.error()));
                                 return;
                             }
                             m_held = std::move(*held);
                             reply.answer(remote::readChangeQueue(m_path));
                         });
}

void QueueKeeper::release() { m_held.reset(); }

} // namespace etherdeck

#include "moc_queue_keeper.cpp"
