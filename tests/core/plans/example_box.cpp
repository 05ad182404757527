#include "tests/core/plans/example_box.h"

#include "core/exports/conf.h"

namespace etherdeck::plans {

namespace {

BoxInterface ethernet(const std::string& name, std::uint8_t last) {
    BoxInterface interface;
    interface.name = name;
    interface.mac = MacAddress({0x00, 0x25, 0x31, 0, 0, last});
    interface.mtu = 1500;
    interface.minMtu = 64;
    interface.maxMtu = 9500;
    interface.ethernet = interface.up = interface.carrier = true;
    interface.speed = 1000;
    interface.duplex = Duplex::Full;
    return interface;
}

Disk disk(const std::string& path, std::uint32_t minor, std::uint64_t bytes) {
    Disk made;
    made.path = path;
    made.number = {8, minor};
    made.bytes = bytes;
    return made;
}

ExportStatus runningExport() {
    ExportStatus status;
    status.config.address = {7, 3};
    status.config.interfaces = {"eth0"};
    status.config.path = "/srv/disk.img";
    status.config.identity = "file-1";
    status.state = ExportState::Running;
    status.processes = {{"eth0", 1234}};
    status.files = {{"eth0", "e7.3.conf"}};
    return status;
}

} // namespace

BoxState exampleBox() {
    BoxState box;
    box.hostName = "plug";
    box.interfaces = {ethernet("eth0", 1), ethernet("eth1", 2)};

    auto system = disk("/dev/sda", 0, 8'000'000'000);
    system.system = true;
    system.uses = {{UseKind::Root, {}}};

    auto free = disk("/dev/sdb", 16, 1'000'000'000'000);
    free.serial = freeSerial;
    free.stableNames = {freeDisk, "/dev/disk/by-path/usb-1"};
    free.identity = "usb-WD_Elements_57584-0:0";

    auto whole = disk("/dev/sdc", 32, 2'000'000'000);
    whole.identity = "usb-c";
    whole.stableNames = {"/dev/disk/by-id/usb-c"};
    whole.uses = {{UseKind::Part, "/dev/sdc1"}};
    auto part = disk("/dev/sdc1", 33, 1'000'000'000);
    part.kind = DiskKind::Partition;
    part.whole = "/dev/sdc";
    part.start = 1'048'576;
    part.uses = {{UseKind::Mounted, "/mnt"}};

    auto image = disk("/srv/disk.img", 0, 1'000'000'000);
    image.kind = DiskKind::File;
    image.number = {};
    image.identity = "file-1";
    image.uses = {{UseKind::Export, "e7.3"}};

    box.disks = {system, free, whole, part, image};
    box.exports = {runningExport()};
    box.files["/etc/vblade.conf.d/e7.3.conf"] =
        exports::confFiles(box.exports.front().config)->front().content;
    return box;
}

} // namespace etherdeck::plans
