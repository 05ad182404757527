#include "tests/app/agent/disks/fake_box.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace etherdeck::tests {

/// In memory where that can be: a busy disk takes seconds for a tree of small files.
FakeBox::FakeBox() :
    m_folder((QDir("/dev/shm").exists() ? "/dev/shm" : QDir::tempPath()) + "/fake-box-XXXXXX") {
    write("proc/swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
    write("proc/self/mountinfo", "22 27 0:21 / /proc rw,relatime - proc proc rw\n");
    QDir(QString::fromStdString(at(""))).mkpath("proc/self/ns");
    link("proc/self/ns/mnt", "mnt:[1]");
    QDir(QString::fromStdString(at(""))).mkpath("dev");
    QDir(QString::fromStdString(at(""))).mkpath("sys/class/block");
}

agent::DiskSources FakeBox::sources() const { return {at("sys"), at("proc"), at("dev"), true}; }

std::string FakeBox::at(const std::string& path) const {
    return m_folder.path().toStdString() + (path.empty() ? "" : "/" + path);
}

void FakeBox::write(const std::string& path, std::string_view content) const {
    const auto full = QString::fromStdString(at(path));
    QDir().mkpath(full.left(full.lastIndexOf('/')));
    QFile file(full);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        file.write(content.data(), static_cast<qint64>(content.size())) !=
            static_cast<qint64>(content.size()))
        qFatal("cannot write %s", qPrintable(full));
}

void FakeBox::link(const std::string& path, const std::string& target) const {
    const auto full = QString::fromStdString(at(path));
    QDir().mkpath(full.left(full.lastIndexOf('/')));
    if (!QFile::link(QString::fromStdString(target), full))
        qFatal("cannot link %s", qPrintable(full));
}

void FakeBox::remove(const std::string& path) const { QFile::remove(QString::fromStdString(at(path))); }

void FakeBox::addDevice(const std::string& folder, const std::string& number, std::uint64_t sectors) const {
    const auto name = folder.substr(folder.find_last_of('/') + 1);
    const auto top = "sys/devices/" + folder;
    write(top + "/dev", number + "\n");
    write(top + "/size", std::to_string(sectors) + "\n");
    write(top + "/ro", "0\n");
    write(top + "/removable", "0\n");
    write(top + "/stat", " 10 0 80 1 0 0 0 0 0 1 1 0 0 0 0 0 0\n");
    link("sys/class/block/" + name, "../../devices/" + folder);
    write("dev/" + name, "");
    QFile(QString::fromStdString(at("dev/" + name))).resize(static_cast<qint64>(sectors * 512));
}

void FakeBox::addStick(const std::string& serial) const {
    const std::string usb = "platform/mbus@f1000000/f1050000.ehci/usb1/1-1/1-1.2";
    const std::string scsi = usb + "/1-1.2:1.0/host0/target0:0:0/0:0:0:0";
    write("sys/devices/" + usb + "/serial", serial + "\n");
    addDevice(scsi + "/block/sda", "8:0", 16384);
    write("sys/devices/" + scsi + "/vendor", "SanDisk \n");
    write("sys/devices/" + scsi + "/model", "Cruzer Blade    \n");
    write("sys/devices/" + scsi + "/wwid", "naa.3000000000000001\n");
    link("sys/devices/" + scsi + "/block/sda/device", "../../../0:0:0:0");
    write("sys/devices/" + scsi + "/block/sda/removable", "1\n");
    for (const std::string number : {"1", "2"}) {
        const auto part = scsi + "/block/sda/sda" + number;
        addDevice(part, "8:" + number, 4096);
        write("sys/devices/" + part + "/partition", number + "\n");
        write("sys/devices/" + part + "/start", number == "1" ? "2048\n" : "8192\n");
    }
}

void FakeBox::addSataDisk() const {
    const std::string scsi = "pci0000:00/0000:00:1f.2/ata1/host1/target1:0:0/1:0:0:0";
    addDevice(scsi + "/block/sdb", "8:16", 32768);
    write("sys/devices/" + scsi + "/vendor", "ATA     \n");
    write("sys/devices/" + scsi + "/model", "WDC WD10EZEX-08W\n");
    write("sys/devices/" + scsi + "/wwid", "naa.50014ee2b1a2c3d4\n");
    link("sys/devices/" + scsi + "/block/sdb/device", "../../../1:0:0:0");
    std::string page("\0\x83\0\x48\x02\x01\0\x44", 8);
    page += "ATA     WDC WD10EZEX-08WN4A0                         WD-WCC6Y0123456";
    page.resize(8 + 68, ' ');
    write("sys/devices/" + scsi + "/vpd_pg83", page);
}

plans::Disk diskAt(const std::vector<plans::Disk>& disks, std::string_view path) {
    const auto found = std::ranges::find(disks, path, &plans::Disk::path);
    return found == disks.end() ? plans::Disk{} : *found;
}

std::vector<plans::UseKind> kindsOf(const plans::Disk& disk) {
    std::vector<plans::UseKind> kinds;
    for (const auto& use : disk.uses)
        kinds.push_back(use.kind);
    return kinds;
}

} // namespace etherdeck::tests
