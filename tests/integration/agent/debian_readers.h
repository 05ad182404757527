#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

/// What really reads /etc/vblade.conf.d: Debian's generator, its shell, and systemd.
namespace etherdeck::tests {

/// Why this test cannot run here; empty when it can. Gives this process mounts of its own and an empty
/// /etc/vblade.conf.d. Call it before there are threads.
[[nodiscard]] QString prepareDebianReaders();

/// The units that the generator links for such files, by name, sorted.
[[nodiscard]] QStringList generatedUnits(const QMap<QString, QByteArray>& files);

struct SourcedValues {
    bool sourced = false;             ///< `sh -n` takes it
    bool reached = false;             ///< the shell is still there after it has sourced the file
    QMap<QString, QByteArray> values; ///< those that are not empty, of the variables that vblade reads
};
/// As the generator does it, without a single program that the file could run.
[[nodiscard]] SourcedValues sourcedValues(const QByteArray& content);

/// What Debian's init script starts for the conf files of a folder, as the words of its command after
/// its I/O priority as ionice(1) tells it. The script's own text, but for the program `daemon`, which records
/// instead.
[[nodiscard]] QList<QStringList> startedByInitScript(const QMap<QString, QByteArray>& files);

/// systemd's reader of environment files, by its generator for environment.d. That one replaces $, so
/// content with it gives nothing.
[[nodiscard]] std::optional<QMap<QString, QByteArray>> environmentValues(const QByteArray& content);

} // namespace etherdeck::tests
