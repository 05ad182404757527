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

/// Helpers for tests that ctest runs inside etherdeck-lab.
namespace etherdeck::tests {

/// The description of the lab, from the file that ETHERDECK_LAB names.
class Lab {
public:
    Lab();

    [[nodiscard]] bool isReal() const;
    [[nodiscard]] QJsonObject target(const QString& address) const;
    [[nodiscard]] QJsonArray plugs() const { return m_description["plugs"].toArray(); }
    [[nodiscard]] QJsonObject plug(const QString& name) const;
    /// Where the lab has its files.
    [[nodiscard]] static QString folder();
    /// Kills the vblade of a target, and the agent of its plug before, which would start it again. False when
    /// one of them was not there.
    [[nodiscard]] bool endTarget(const QString& address) const;
    [[nodiscard]] QString plugMac(const QString& plug) const;
    [[nodiscard]] qint64 plugPid(const QString& plug) const;
    /// Addresses of the targets that answer this computer, sorted as text.
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

/// Runs a program to its end, within half a minute. Our own programs are named without path.
[[nodiscard]] Finished run(const QString& program, const QStringList& arguments);
[[nodiscard]] Finished ctl(const QStringList& arguments);
/// `ip` with arguments; true when it succeeded.
[[nodiscard]] bool ip(const QStringList& arguments);

/// Switches the bridge between the plugs and this computer on or off; the cables keep their carrier. True
/// when it was found.
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

/// Announces that many nonexistent targets per second, in the network namespace of a plug, until it is
/// destroyed.
class InventedTargets {
public:
    InventedTargets(qint64 plugPid, const QString& interface, int perSecond);
    ~InventedTargets();

    /// How many the kernel has accepted so far.
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

    /// The first line with this event and address that was not returned before; nothing on timeout.
    [[nodiscard]] std::optional<QJsonObject>
    waitFor(const QString& event, const QString& address,
            std::chrono::milliseconds longest = std::chrono::seconds(20));
    /// Whether such a line has arrived that was not returned before.
    [[nodiscard]] bool has(const QString& event, const QString& address) {
        return waitFor(event, address, std::chrono::milliseconds(0)).has_value();
    }
    /// Forgets the lines that have arrived and were not returned.
    void discardRead() { m_unread.clear(); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// Interrupts it (SIGINT) and returns its exit status.
    [[nodiscard]] int stop();
    [[nodiscard]] QByteArray errors();

private:
    QProcess m_process;
    std::vector<QJsonObject> m_unread;
};

} // namespace etherdeck::tests
