#pragma once

#include "core/advisor/arrival_check.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

namespace etherdeck {

/// Asks this machine for what ArrivalCheck wants to know, and sends the test line. Starts programs and waits
/// for them, some seconds at most: it lives in a worker thread, and is called through its event loop.
class ArrivalProbe : public QObject {
    Q_OBJECT

public:
    explicit ArrivalProbe(QObject* parent = nullptr);

    /// Where programs are looked for instead of the usual folders, for tests.
    void setProgramFolders(const QStringList& folders) { m_folders = folders; }

public slots:
    void gather(quint64 ticket, const etherdeck::ArrivalQuestion& question);
    /// From a socket of its own, that is closed again.
    void sendTest(quint64 ticket, const etherdeck::ConsoleAddress& to, const QByteArray& datagram);

signals:
    void gathered(quint64 ticket, const etherdeck::ArrivalFacts& facts);
    /// The error says nothing when it was sent.
    void testSent(quint64 ticket, const etherdeck::Error& error, bool isSent);

private:
    QStringList m_folders;
};

} // namespace etherdeck
