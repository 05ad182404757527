#pragma once

#include "core/advisor/arrival_check.h"
#include "core/services/calls/call.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

namespace etherdeck {

/// Asks this machine for what ArrivalCheck wants to know, and sends the test line. Starts programs and waits
/// for them, some seconds at most: it lives in a worker thread, and may be asked from any. What is asked is
/// virtual so that tests can answer.
class ArrivalProbe : public QObject {
    Q_OBJECT

public:
    explicit ArrivalProbe(QObject* parent = nullptr);

    /// Where programs are looked for instead of the usual folders, for tests.
    void setProgramFolders(const QStringList& folders) { m_folders = folders; }

    virtual Call gather(const ArrivalQuestion& question, QObject* receiver, Then<ArrivalFacts> then);
    /// From a socket of its own, that is closed again.
    virtual Call sendTest(const ConsoleAddress& to, const QByteArray& datagram, QObject* receiver,
                          Then<void> then);

private:
    [[nodiscard]] ArrivalFacts gatherNow(const ArrivalQuestion& question) const;

    QStringList m_folders;
};

} // namespace etherdeck
