#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// Tests that ctest runs inside etherdeck-lab look around and act with these.
namespace etherdeck::tests {

/// What the lab says of itself in the file that ETHERDECK_LAB names.
class Lab {
public:
    Lab();

    [[nodiscard]] bool isReal() const;
    [[nodiscard]] QJsonObject target(const QString& address) const;
    [[nodiscard]] QString plugMac(const QString& plug) const;
    [[nodiscard]] qint64 plugPid(const QString& plug) const;
    /// Addresses of the targets that answer this machine, sorted as text.
    [[nodiscard]] QStringList audible() const;

private:
    QJsonObject m_description;
};

struct Finished {
    int status = -1;
    QByteArray output;
    QByteArray errors;

    [[nodiscard]] QJsonArray array() const;
    [[nodiscard]] QJsonObject object() const;
};

/// Runs a program to its end, within half a minute. Programs of ours are named without path.
[[nodiscard]] Finished run(const QString& program, const QStringList& arguments);
[[nodiscard]] Finished ctl(const QStringList& arguments);
/// `ip` with arguments; true when it succeeded.
[[nodiscard]] bool ip(const QStringList& arguments);

/// Switches the bridge between the plugs and this machine on or off; the cables keep their carrier. True when
/// it was found.
[[nodiscard]] bool setSwitch(bool on);

/// A vblade started in the network namespace of a plug; ends with the object.
class Vblade {
public:
    Vblade(qint64 plugPid, const QString& shelf, const QString& slot, const QString& interface,
           const QString& file, const QStringList& options = {});
    ~Vblade();

    [[nodiscard]] bool isServing() const { return m_serving; }

private:
    QProcess m_process;
    bool m_serving = false;
};

/// Announces as many targets a second that are not there, in the network namespace of a plug, until the
/// object goes.
class InventedTargets {
public:
    InventedTargets(qint64 plugPid, const QString& interface, int perSecond);
    ~InventedTargets();

    /// How many the kernel took so far.
    [[nodiscard]] int sent();

private:
    QProcess m_process;
    int m_sent = 0;
};

/// `etherdeckctl watch --json`, read line by line.
class Watch {
public:
    explicit Watch(const QStringList& arguments = {"-i", "san0", "--poll", "1"});
    ~Watch();

    /// The first line of this event and address that was not asked for yet; nothing when it has not come in
    /// time.
    [[nodiscard]] std::optional<QJsonObject>
    waitFor(const QString& event, const QString& address,
            std::chrono::milliseconds longest = std::chrono::seconds(20));
    /// Such a line has come and was not asked for yet.
    [[nodiscard]] bool has(const QString& event, const QString& address) {
        return waitFor(event, address, std::chrono::milliseconds(0)).has_value();
    }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// Ends it as a person would (SIGINT) and tells its exit status.
    [[nodiscard]] int stop();
    [[nodiscard]] QByteArray errors();

private:
    QProcess m_process;
    std::vector<QJsonObject> m_unread;
};

} // namespace etherdeck::tests
