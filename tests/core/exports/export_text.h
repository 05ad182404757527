#pragma once

#include "core/exports/conf.h"
#include "core/exports/fault.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace etherdeck::tests {

/// An export with a value in every field.
inline exports::Export fullExport() {
    exports::Export config;
    config.address = Address(7, 3);
    config.interfaces = {"eth0", "eth1"};
    config.path = "/dev/disk/by-id/usb-WD_Elements_575-0:0";
    config.identity = "WD Elements 575\\0:0 100%";
    config.readOnly = config.direct = config.sync = true;
    config.buffers = 32;
    config.offset = Sectors{63};
    config.length = Sectors{2048};
    config.allowed = {*MacAddress::parse("00:25:31:0a:bc:de"), *MacAddress::parse("00:25:31:0a:bc:df")};
    config.priority = exports::IoPriority::Idle;
    return config;
}
inline exports::Export plainExport() {
    exports::Export config;
    config.address = Address(7, 3);
    config.interfaces = {"eth0"};
    config.path = "/srv/disk.img";
    return config;
}

/// Problems and faults as "kind line text", to compare and to read in a failure.
inline QString text(const exports::ConfProblem& problem) {
    return QString("%1 %2 %3")
        .arg(QString::fromStdString(std::string(name(problem.kind))))
        .arg(problem.line)
        .arg(QString::fromStdString(problem.text))
        .trimmed();
}
inline QString text(const exports::Fault& fault) {
    return QString("%1 %2")
        .arg(QString::fromStdString(std::string(name(fault.kind))), QString::fromStdString(fault.value))
        .trimmed();
}
template <class T>
QString texts(const std::vector<T>& values) {
    QStringList all;
    for (const auto& value : values)
        all.push_back(text(value));
    return all.join("; ");
}

} // namespace etherdeck::tests
