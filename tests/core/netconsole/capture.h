#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace etherdeck::netconsole::test {

/// A row of a capture in tests/data/netconsole.
struct CapturedDatagram {
    enum class Direction { Received, Sent, Mark };

    double seconds = 0;
    Direction direction = Direction::Received;
    int toPort = 0;   ///< of the sink: it tells the kernel's targets apart
    int fromPort = 0; ///< 0 where the capture does not say
    QByteArray bytes; ///< of a mark: its words
};

/// All rows; none when the file cannot be read. Names ending in .zz are compressed for qUncompress().
[[nodiscard]] std::vector<CapturedDatagram> loadCapture(const QString& name);

/// A file of tests/data/netconsole as it is.
[[nodiscard]] QByteArray loadFile(const QString& name);

} // namespace etherdeck::netconsole::test
