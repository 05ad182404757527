#include "tests/core/plans/example_box.h"

#include "core/base/byte_reader.h"
#include "core/base/sha256.h"
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

BoxEnvironment exampleEnvironment() {
    BoxEnvironment found;
    found.board = {"Cloud Engines Pogoplug E02", MacAddress({0x00, 0x25, 0x31, 0, 0, 1}), true, true};
    found.area = {{0, "u-boot", 0x100000, 0x20000}, 0xc0000, 0x20000};
    found.source = PlaceSource::KnownPlace;
    for (const auto& [name, value] :
         {std::pair("bootcmd", "run bootcmd_usb; reset"), std::pair("bootcmd_usb", "usb start"),
          std::pair("bootdelay", "10"), std::pair("ethaddr", "00:25:31:00:00:01"),
          std::pair("ipaddr", "192.168.1.100"), std::pair("serverip", "192.168.1.2"),
          std::pair("if_netconsole", "ping $serverip"),
          std::pair("start_netconsole", "setenv ncip $serverip; setenv stdout nc; setenv stdin nc"),
          std::pair("preboot", "run if_netconsole start_netconsole")})
        found.environment.set(name, value);
    return found;
}

std::string contentOf(const BoxEnvironment& found) {
    std::string content(found.area.partition.bytes, '\xff');
    const auto image = found.environment.build(found.area.size);
    return content.replace(found.area.offset, found.area.size, asText(*image));
}

} // namespace

FlashBackup exampleBackup() {
    const auto found = exampleEnvironment();
    const auto content = contentOf(found);
    return {found.board.model, found.board.mac, found.area, sha256(content), content};
}

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
    auto environment = exampleEnvironment();
    environment.sha256 = exampleBackup().sha256;
    environment.addresses = {"192.168.1.5/24"};
    box.environment = std::move(environment);
    return box;
}

} // namespace etherdeck::plans
