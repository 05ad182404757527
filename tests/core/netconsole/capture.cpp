#include "tests/core/netconsole/capture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace etherdeck::netconsole::test {

namespace {

CapturedDatagram::Direction directionOf(const QString& name) {
    if (name == "tx")
        return CapturedDatagram::Direction::Sent;
    return name == "mark" ? CapturedDatagram::Direction::Mark : CapturedDatagram::Direction::Received;
}

} // namespace

QByteArray loadFile(const QString& name) {
    QFile file(ETHERDECK_TEST_DATA "/netconsole/" + name);
    const auto contents = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return name.endsWith(".zz") ? qUncompress(contents) : contents;
}

std::vector<CapturedDatagram> loadCapture(const QString& name) {
    std::vector<CapturedDatagram> rows;
    for (const auto& line : loadFile(name).split('\n')) {
        if (line.isEmpty())
            continue;
        const auto row = QJsonDocument::fromJson(line).object();
        rows.push_back({row["t"].toDouble(), directionOf(row["dir"].toString()),
                        row.contains("dport") ? row["dport"].toInt() : row["port"].toInt(),
                        row["sport"].toInt(), QByteArray::fromHex(row["hex"].toString().toLatin1())});
    }
    return rows;
}

} // namespace etherdeck::netconsole::test
