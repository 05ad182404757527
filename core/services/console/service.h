#pragma once

#include "core/base/mac_address.h"
#include "core/box_netconsole/verification.h"
#include "core/console/values.h"
#include "core/services/calls/call.h"
#include "core/sockets/test_lines.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace etherdeck {

class ConsoleChanges;

/// Receives and stores console output: sockets, store and live state behind slots and signals. Lives in a
/// worker thread of its own: its slots are called through that thread's event loop, and changes may be
/// requested from any thread. Receiving and storing have threads of their own. Signals are limited in size
/// and rate, whatever comes in.
class ConsoleService : public QObject {
    Q_OBJECT

public:
    /// What comes in of `lines` is told to who expects it, and to nobody else.
    explicit ConsoleService(std::shared_ptr<TestLines> lines = std::make_shared<TestLines>(),
                            QObject* parent = nullptr);
    ~ConsoleService() override;

public slots:
    /// Opens store and sockets, or with other settings the ones that differ. When the store cannot be opened
    /// lines go to a temporary file; when the sockets cannot, what another program stores is still told.
    void open(const etherdeck::ConsoleSettings& settings);
    /// Tries again to listen, and to open the store if that had failed.
    void retry();
    /// Stores what was received and closes everything.
    void close();

    /// From the port that is listened on, so that the answer is heard. Answered by sendFailed(), or not at
    /// all.
    void send(const etherdeck::ConsoleAddress& to, const QByteArray& datagram);

    /// This computer slept and heard nothing: stored as a gap in the log.
    void noteSleep(etherdeck::WallTime start, etherdeck::WallTime end);
    /// Answered by bootsChanged(), and again whenever they change.
    void watchBoots(qint64 source);

public:
    /// Waits for console output of a box. Answered when it is over, and with why nothing is heard when it
    /// does not listen: the error of failed(), or Closed.
    Call verify(const box_netconsole::Verification::Question& question, Duration longest, QObject* receiver,
                Then<box_netconsole::Verification> then);

    // Changes, each answered when the boxes were told. What has begun is not cancelled.

    /// An empty name removes it.
    Call setName(qint64 source, const QString& name, QObject* receiver, Then<void> then);
    Call tieTo(qint64 source, const std::optional<MacAddress>& box, QObject* receiver, Then<void> then);
    /// All output of `from`, past and future, belongs to `into`.
    Call merge(qint64 into, qint64 from, QObject* receiver, Then<void> then);
    /// The reverse; see ConsoleStore::takeApart().
    Call takeApart(qint64 into, qint64 former, QObject* receiver, Then<void> then);
    /// With all its output. If it is heard again, it appears as a new one.
    Call forget(qint64 source, QObject* receiver, Then<void> then);
    /// The reverse, for a while; see ConsoleStore::bringBack().
    Call bringBack(qint64 source, QObject* receiver, Then<void> then);

signals:
    void storeOpened(const QString& path, bool isTemporary);
    /// Emitted once until something could be stored again.
    void storeFailed(const etherdeck::Error& error, const QString& path);
    void opened(const QStringList& where);
    /// It does not listen. `holders` keep the port, where that is the reason.
    void failed(const etherdeck::Error& error, const QString& where,
                const std::vector<etherdeck::PortHolder>& holders);
    void closed();
    void sendFailed(const etherdeck::Error& error);
    /// A change was made, whoever requested it.
    void edited();

    /// All of them, in the order of their numbers; ten times a second at most.
    void boxesChanged(const std::vector<etherdeck::ConsoleBoxState>& boxes);
    /// The latest, newest first.
    void bootsChanged(qint64 source, const std::vector<etherdeck::store::ConsoleBoot>& boots);
    /// Once a second at most.
    void tallied(const etherdeck::ConsoleTally& tally);
    /// Lines up to this one can be read from the store; thirty times a second at most.
    void stored(qint64 lastLine);
    /// The open lines of all boxes. Source and boot are the store's, the id is not.
    void openLinesChanged(const std::vector<etherdeck::netconsole::Line>& lines);
    /// Its lines can be read.
    void crashFound(const etherdeck::store::ConsoleCrash& crash);
    /// Another boot than the one that was heard first.
    void bootStarted(const etherdeck::store::ConsoleBoot& boot);
    void ubootStateChanged(qint64 source, const etherdeck::netconsole::UbootState& state);
    /// U-Boot's output as it arrived, with adjacent pieces joined. What arrived before an endpoint was
    /// recognized comes with the first piece.
    void outputHeard(qint64 source, const etherdeck::ConsoleAddress& from, const QByteArray& bytes);

private:
    class Parts;
    using Done = std::function<void(const Result<void>&)>;

    Call change(QObject* receiver, Then<void> then, std::function<void(ConsoleChanges&, Done)> make);

    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck
