#pragma once

#include <QProcess>
#include <QString>

namespace etherdeck::tests {

/// An X server without a screen, for a window under test. It listens only on an abstract socket, which
/// belongs to the network namespace: inside the lab its display number cannot clash with that of another
/// server, and no lock or socket file is left behind. Ends with the object.
class VirtualDisplay {
public:
    VirtualDisplay();
    ~VirtualDisplay();

    /// For DISPLAY; empty when the server did not start, see errors().
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] QByteArray errors();

private:
    QProcess m_server;
    QString m_name;
};

} // namespace etherdeck::tests
