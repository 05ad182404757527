#pragma once

#include "ui/text/lamp.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace etherdeck {
struct DeviceState;
}

namespace etherdeck::ui {

/// A box of the picture of disks.
struct DiskMapNode {
    enum class Kind : std::uint8_t {
        Disk,   ///< a disk, or a part of one; the key is its path, empty when the box does not see it
        Export, ///< the key is its address
        Access, ///< who may use an export; the key is the address
    };

    Kind kind = Kind::Disk;
    QString key;
    QString title;
    QString text;
    std::optional<Lamp> lamp;
    QString toolTip; ///< plain text
    int column = 0;
    int row = 0;
    int parent = -1; ///< its place in the list, before this one; -1: none

    friend bool operator==(const DiskMapNode&, const DiskMapNode&) = default;
};

/// The disks of a box from left to right: disk, its parts and what is built on them, export, who may use it.
struct DiskMap {
    std::vector<DiskMapNode> nodes; ///< parents first
    int columns = 0;
    int rows = 0;

    friend bool operator==(const DiskMap&, const DiskMap&) = default;
};
[[nodiscard]] DiskMap diskMapOf(const DeviceState& state);

} // namespace etherdeck::ui
