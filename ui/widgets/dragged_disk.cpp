#include "ui/widgets/dragged_disk.h"

#include "ui/look/icons.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDrag>
#include <QIODevice>
#include <QMimeData>
#include <QWidget>

namespace etherdeck::ui {

namespace {

const QString diskFormat = QStringLiteral("application/x-etherdeck-disk");
constexpr qsizetype longestDisk = 16'384;

} // namespace

QMimeData* mimeOf(const DraggedDisk& disk) {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << QCoreApplication::applicationPid() << QByteArray::fromStdString(disk.device)
           << QByteArray::fromStdString(disk.path);
    auto* mime = new QMimeData;
    mime->setData(diskFormat, bytes);
    return mime;
}

/// Another window has other boxes.
std::optional<DraggedDisk> draggedDisk(const QMimeData* mime) {
    const QByteArray bytes = mime ? mime->data(diskFormat) : QByteArray();
    if (bytes.isEmpty() || bytes.size() > longestDisk)
        return std::nullopt;
    QDataStream stream(bytes);
    qint64 program = 0;
    QByteArray device;
    QByteArray path;
    stream >> program >> device >> path;
    if (stream.status() != QDataStream::Ok || program != QCoreApplication::applicationPid() ||
        device.isEmpty() || path.isEmpty())
        return std::nullopt;
    return DraggedDisk{device.toStdString(), path.toStdString()};
}

void dragFrom(QWidget& source, QMimeData* mime) {
    auto* drag = new QDrag(&source);
    drag->setMimeData(mime);
    constexpr int size = 24;
    drag->setPixmap(icon(Icon::Disk).pixmap(size));
    drag->exec(Qt::CopyAction);
}

} // namespace etherdeck::ui
