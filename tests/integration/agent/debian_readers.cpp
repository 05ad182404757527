#include "tests/integration/agent/debian_readers.h"

#include "tests/support/network_namespace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <sched.h>
#include <sys/mount.h>

namespace etherdeck::tests {

namespace {

constexpr int patience = 30'000;
const QString confFolder = QStringLiteral("/etc/vblade.conf.d");
const QString generator = QStringLiteral("/lib/systemd/system-generators/vblade-generator");
const QString environmentGenerator =
    QStringLiteral("/lib/systemd/user-environment-generators/30-systemd-environment-d-generator");
const QStringList variables{"shelf", "slot", "netif", "filename", "options", "ionice"};

/// The generator's own beginning and end around one file.
constexpr const char* sourcing = R"(set -eu
sh -n "$CONFIG" 2>/dev/null || { echo syntax; exit 0; }
PATH=/nonexistent
shelf=
slot=
netif=
filename=
options=
for CONFIG in "$CONFIG"; do
. "$CONFIG" >/dev/null 2>&1
printf 'reached\n%s\0%s\0%s\0%s\0%s\0%s\0' "$shelf" "$slot" "$netif" "$filename" "${options-}" "${ionice-}"
done
)";

const QString initScript = QStringLiteral("/etc/init.d/vblade");

/// In the place of daemon(1): says that nothing runs, and records what would be run, with its I/O priority.
constexpr const char* recorder = R"sh(#!/bin/sh
case "$*" in *--running*) [ -e "$RECORD.$3" ]; exit ;; esac
: >"$RECORD.$3"
while [ "$1" != -- ]; do shift; done
shift
{ printf '%s\0' "$(ionice -p $$)" "$@"; printf '\n'; } >>"$RECORD"
)sh";

bool write(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray outputOf(const QString& program, const QStringList& arguments, const QStringList& environment) {
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start();
    return process.waitForFinished(patience) ? process.readAllStandardOutput() : QByteArray();
}

/// A value as systemd prints it: in double quotes with escapes, or as it is.
QByteArray unquoted(const QByteArray& text) {
    if (!text.startsWith('"'))
        return text;
    QByteArray value;
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        auto c = text[i];
        if (c == '\\') {
            c = text[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
        value += c;
    }
    return value;
}

bool putConfs(const QMap<QString, QByteArray>& files) {
    QDir folder(confFolder);
    for (const auto& old : folder.entryList(QDir::Files | QDir::Hidden))
        folder.remove(old);
    for (auto at = files.begin(); at != files.end(); ++at) {
        if (!write(folder.filePath(at.key()), at.value()))
            return false;
    }
    return true;
}

} // namespace

QString prepareDebianReaders() {
    for (const auto& file : {generator, initScript, environmentGenerator, confFolder}) {
        if (!QFile::exists(file))
            return file + " is missing";
    }
    if (const auto isolated = isolateNetwork(); !isolated)
        return QString::fromStdString(isolated.error().detail);
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("none", QFile::encodeName(confFolder).constData(), "tmpfs", 0, nullptr) != 0)
        return QStringLiteral("no mounts of our own");
    return {};
}

QStringList generatedUnits(const QMap<QString, QByteArray>& files) {
    if (!putConfs(files))
        return {"cannot write"};
    const QTemporaryDir units;
    (void)outputOf(generator, {units.path(), units.path(), units.path()},
                   {"PATH=/usr/sbin:/usr/bin:/sbin:/bin"});
    return QDir(units.filePath("vblade.service.wants")).entryList(QDir::Files | QDir::System, QDir::Name);
}

SourcedValues sourcedValues(const QByteArray& content) {
    const QTemporaryDir folder;
    const auto file = folder.filePath("x.conf");
    if (!write(file, content))
        return {};
    const auto output =
        outputOf("/bin/sh", {"-c", sourcing, "sh", "/units"}, {"PATH=/usr/bin:/bin", "CONFIG=" + file});
    SourcedValues found;
    found.sourced = output != "syntax\n";
    const QByteArray mark("reached\n");
    found.reached = output.startsWith(mark);
    const auto values = output.mid(mark.size()).split('\0');
    for (qsizetype i = 0; found.reached && i < variables.size(); ++i) {
        if (!values.value(i).isEmpty())
            found.values[variables[i]] = values.value(i);
    }
    return found;
}

QList<QStringList> startedByInitScript(const QMap<QString, QByteArray>& files) {
    putConfs(files);
    const QTemporaryDir folder;
    QFile original(initScript);
    if (!original.open(QIODevice::ReadOnly))
        return {};
    auto text = original.readAll();
    text.replace("DAEMON=/usr/bin/daemon\n", "DAEMON=" + folder.filePath("daemon").toUtf8() + '\n');
    text.replace("/var/run/vblade/", folder.filePath("run/").toUtf8());
    text.replace("    sleep 1\n", "");
    const auto record = folder.filePath("record");
    if (!write(folder.filePath("daemon"), recorder) || !write(folder.filePath("script"), text) ||
        !QFile::setPermissions(folder.filePath("daemon"), QFile::ReadOwner | QFile::ExeOwner))
        return {};
    (void)outputOf("/bin/sh", {folder.filePath("script"), "start"},
                   {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "RECORD=" + record});
    QFile recorded(record);
    QList<QStringList> started;
    if (!recorded.open(QIODevice::ReadOnly))
        return {};
    for (const auto& line : recorded.readAll().split('\n')) {
        QStringList words;
        for (const auto& word : line.split('\0'))
            words.push_back(QString::fromUtf8(word));
        words.removeLast(); // after the last end of a word
        if (!words.isEmpty())
            started.push_back(words);
    }
    return started;
}

std::optional<QMap<QString, QByteArray>> environmentValues(const QByteArray& content) {
    if (content.contains('$'))
        return std::nullopt;
    const QTemporaryDir home;
    if (!QDir(home.path()).mkpath("environment.d") || !write(home.filePath("environment.d/x.conf"), content))
        return std::nullopt;
    const auto output = outputOf(environmentGenerator, {}, {"XDG_CONFIG_HOME=" + home.path()});
    QMap<QString, QByteArray> found;
    for (const auto& line : output.split('\n')) {
        const auto name = QString::fromUtf8(line.left(line.indexOf('=')));
        const auto value = unquoted(line.mid(line.indexOf('=') + 1));
        if (variables.contains(name) && !value.isEmpty())
            found[name] = value;
    }
    return found;
}

} // namespace etherdeck::tests
