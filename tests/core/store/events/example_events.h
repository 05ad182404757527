#pragma once

#include "core/store/events/store.h"
#include "tests/support/must.h"

#include <QtGlobal>

#include <chrono>
#include <string>
#include <utility>

namespace etherdeck::tests {

inline const WallTime start(std::chrono::seconds(1'700'000'000));

inline store::EventRecord eventOf(discovery::EventKind kind, Address address, int seconds = 0) {
    store::EventRecord event;
    event.time = start + std::chrono::seconds(seconds);
    event.kind = kind;
    event.address = address;
    return event;
}

/// Every member has a value.
inline store::EventRecord fullEvent() {
    auto full = eventOf(discovery::EventKind::Changed, {7, 3});
    full.time += std::chrono::milliseconds(250);
    full.changes = discovery::Change::Size | discovery::Change::ConfigString;
    full.mac = MacAddress({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xfe});
    full.interface = "san0";
    full.size = Sectors{1'953'525'168};
    full.model = "Coraid EtherDrive vblade";
    full.serial = "7.3:plug-a";
    full.configString = std::string("back\0up 100%\xff", 13);
    full.disk = "disk\n1\nmodel\n7.3:plug-a";
    full.differences = {{discovery::Change::Size, "1000", "2000"},
                        {discovery::Change::ConfigString, "", std::string("de\0sk-1", 7)}};
    full.count = 312;
    full.isOurs = true;
    full.isStop = true;
    return full;
}

} // namespace etherdeck::tests
