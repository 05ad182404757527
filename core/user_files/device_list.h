#pragma once

#include "core/user_files/device_book.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A file of known devices that goes from one computer to another. No I/O.
namespace etherdeck::remote {

struct ListedDevice {
    NamedDeviceEntry entry;
    std::string group; ///< of its box; may be empty

    friend bool operator==(const ListedDevice&, const ListedDevice&) = default;
};

/// An entry that is none.
struct WrongEntry {
    std::size_t number = 0; ///< from 1
    std::string name;       ///< if it has one
    std::string reason;     ///< a member, or what is wrong with it

    friend bool operator==(const WrongEntry&, const WrongEntry&) = default;
};

struct DeviceList {
    std::vector<ListedDevice> devices;
    std::vector<WrongEntry> wrong;
};

/// Each entry is checked by itself: what is wrong with one costs only that one. Errors: Malformed, when it is
/// no such file; Unsupported for a later version; TooLong.
[[nodiscard]] Result<DeviceList> readDeviceList(std::string_view text);
[[nodiscard]] std::string deviceListText(const std::vector<ListedDevice>& devices);

/// What became of an entry in a book.
enum class Merged : std::uint8_t {
    Added,
    Unchanged, ///< it was there already, and is the same
    Replaced,
    Kept, ///< there is another device of that name, which stays
};
/// `replaces`: an entry takes the place of another device of its name. Errors: those of DeviceBook::add().
[[nodiscard]] Result<Merged> merge(DeviceBook& book, const NamedDeviceEntry& entry, bool replaces);

} // namespace etherdeck::remote
