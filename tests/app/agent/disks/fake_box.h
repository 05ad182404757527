#pragma once

#include "app/agent/disks/sources.h"
#include "core/plans/disk.h"

#include <QTemporaryDir>

#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::tests {

/// A folder that looks like /sys, /proc and /dev of a box. Regular files stand for its disks.
class FakeBox {
public:
    FakeBox();

    [[nodiscard]] agent::DiskSources sources() const;
    /// The absolute path of something in it: "dev/sda".
    [[nodiscard]] std::string at(const std::string& path) const;
    void write(const std::string& path, std::string_view content) const;
    void link(const std::string& path, const std::string& target) const;
    void remove(const std::string& path) const;

    /// A block device: its folder in /sys, with links from /sys/class/block, and its node, full of zeros.
    /// `folder` is below /sys/devices and ends in the name: "virtual/block/loop0".
    void addDevice(const std::string& folder, const std::string& number, std::uint64_t sectors) const;
    /// A USB stick with two partitions, on the port that a Pogoplug has in front: sda, sda1, sda2.
    void addStick(const std::string& serial) const;
    /// A SATA disk behind a PCI controller: sdb.
    void addSataDisk() const;

private:
    QTemporaryDir m_folder;
};

/// The disk with this path, or one without a path.
[[nodiscard]] plans::Disk diskAt(const std::vector<plans::Disk>& disks, std::string_view path);
[[nodiscard]] std::vector<plans::UseKind> kindsOf(const plans::Disk& disk);

} // namespace etherdeck::tests
