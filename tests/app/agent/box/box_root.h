#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <string>

namespace etherdeck::tests {

/// A folder with files of a box.
class BoxRoot {
public:
    [[nodiscard]] std::string path() const { return m_folder.path().toStdString(); }
    [[nodiscard]] QString at(const QString& path) const { return m_folder.filePath(path); }

    bool write(const QString& path, const QByteArray& content) const {
        return put(path, content, QIODevice::WriteOnly);
    }
    bool append(const QString& path, const QByteArray& content) const {
        return put(path, content, QIODevice::Append);
    }
    [[nodiscard]] QByteArray read(const QString& path) const {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    bool put(const QString& path, const QByteArray& content, QIODevice::OpenMode mode) const {
        QFile file(at(path));
        return QDir().mkpath(QFileInfo(file).path()) && file.open(mode) &&
               file.write(content) == content.size();
    }

    QTemporaryDir m_folder;
};

} // namespace etherdeck::tests
