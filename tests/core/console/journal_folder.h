#pragma once

#include "core/store/console/store.h"
#include "tests/core/console/journal_datagrams.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>
#include <string>
#include <vector>

namespace etherdeck::test {

std::string kernelRecord(int number);

/// A folder with a store, and with the journals that receivers have left beside it.
class JournalFolder {
public:
    /// Once, before the first test.
    void makeTemplate();
    /// Another folder, with an empty store: a copy costs a tenth of what it costs to make one.
    void begin();

    [[nodiscard]] QString folder() const { return m_folder->path(); }
    [[nodiscard]] QString file(const QString& name) const { return m_folder->filePath(name); }
    /// Of the store.
    [[nodiscard]] std::string path() const { return file(QStringLiteral("t.db")).toStdString(); }
    [[nodiscard]] QStringList runs() const;

    /// What a receiver leaves that is killed: datagrams that nobody has read.
    void leave(int first, int count) const;
    void leave(const std::vector<std::string>& datagrams) const;
    /// A receiver that hears nothing, from its start to its orderly end.
    void receive(store::ConsoleStore& store) const;
    /// All lines of the store, or those of a box.
    [[nodiscard]] std::vector<std::string> texts(const store::ConsoleFilter& filter = {}) const;

private:
    QTemporaryDir m_templates;
    std::optional<QTemporaryDir> m_folder;
};

} // namespace etherdeck::test
