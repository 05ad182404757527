#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace etherdeck::tests {

inline constexpr int runTimeout = 60'000; // ms

enum class As { Self, OrdinaryUser };

struct Outcome {
    int status = -1;
    QByteArray output;
    QByteArray errors;

    [[nodiscard]] QList<QByteArray> lines() const {
        auto lines = output.trimmed().split('\n');
        lines.removeAll(QByteArray());
        return lines;
    }
};

[[nodiscard]] QByteArray contents(const QString& path);
[[nodiscard]] QStringList namesIn(const QString& folder);

/// etherdeck-lab as different users run it. Its processes are known by a mark in their environment.
class LabProgram {
public:
    /// Once, before the first test: to where every user can reach them.
    void copyPrograms();
    void begin();
    /// Fails when processes of a lab are left.
    void end() const;

    /// Rows for who runs it: this user, and if that is root, an ordinary one.
    static void users();
    [[nodiscard]] QString program(const QString& name) const { return m_folder.filePath(name); }
    void prepare(QProcess& process, As as) const;
    [[nodiscard]] Outcome run(const QStringList& arguments, As as = As::Self) const {
        return run(program("etherdeck-lab"), arguments, as);
    }
    [[nodiscard]] Outcome run(const QString& path, const QStringList& arguments, As as) const;
    /// Remaining processes of the labs of the present test.
    [[nodiscard]] QStringList processes() const;
    /// True when there are none, after a short wait.
    [[nodiscard]] bool nothingRuns() const;
    /// False where a kernel forbids ordinary users what the lab needs.
    [[nodiscard]] bool namespacesAllowed(As as) const {
        return run({"--", "sh", "-c", "grep -q '\"simulated\": false' \"$ETHERDECK_LAB\""}, as).status == 0;
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_mark;
};

} // namespace etherdeck::tests

#define REQUIRE_NAMESPACES(as)                                                                               \
    if (!namespacesAllowed(as))                                                                              \
    QSKIP("this system does not let this user make network namespaces")
