#pragma once

#include "core/advisor/arrival_check.h"
#include "core/services/calls/call.h"
#include "core/sockets/test_lines.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <memory>

namespace etherdeck {

/// A test line is on its way.
struct TestSent {};

/// Collects from this computer what ArrivalCheck needs, and sends the test line. Starts programs and waits
/// for them, some seconds at most: it lives in a worker thread, and may be called from any. Virtual so that
/// tests can answer.
class ArrivalProbe : public QObject {
    Q_OBJECT

public:
    /// `lines` are those of the sockets that are to hear the test lines.
    explicit ArrivalProbe(std::shared_ptr<TestLines> lines = std::make_shared<TestLines>(),
                          QObject* parent = nullptr);

    /// Where to look for programs instead of the usual folders, for tests.
    void setProgramFolders(const QStringList& folders) { m_folders = folders; }

    virtual Call gather(const ArrivalQuestion& question, QObject* receiver, Then<ArrivalFacts> then);
    /// From a socket of its own, that is closed again. The answer: it has come in here, or why it could not
    /// be sent. What got lost is not answered.
    virtual Call sendTest(const ConsoleAddress& to, const QByteArray& datagram, QObject* receiver,
                          Each<TestSent> sent, Then<void> arrived);

private:
    [[nodiscard]] ArrivalFacts gatherNow(const ArrivalQuestion& question) const;

    std::shared_ptr<TestLines> m_lines;
    QStringList m_folders;
};

} // namespace etherdeck
