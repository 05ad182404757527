#pragma once

#include "core/remote/device.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::remote {

/// A device that the user has given a name, and what was confirmed for it.
struct NamedDeviceEntry {
    std::string name;
    std::string device;                ///< as parseDevice() reads it
    std::vector<std::string> hostKeys; ///< fingerprints that were confirmed
    std::vector<std::string> oldServerOptions;
    std::vector<std::string> agentCommand{}; ///< as of SshDevice

    friend bool operator==(const NamedDeviceEntry&, const NamedDeviceEntry&) = default;
};

/// The known devices of the user, by name. No I/O.
class DeviceBook {
public:
    static constexpr std::size_t maxDevices = 1000;
    static constexpr std::size_t maxText = 1'048'576;

    /// Reads text(). Entries that cannot be read are left out. Errors: Malformed.
    [[nodiscard]] static Result<DeviceBook> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    [[nodiscard]] const std::vector<NamedDeviceEntry>& devices() const { return m_devices; } ///< by name
    [[nodiscard]] const NamedDeviceEntry* find(std::string_view name) const;
    /// Errors: Busy when the name is taken, Malformed for a name or a device that is none, TooLong when there
    /// are too many.
    [[nodiscard]] Result<void> add(NamedDeviceEntry entry);
    /// False when there is none of that name, or it is no command: see isAgentCommand(). Empty: the usual
    /// one.
    [[nodiscard]] bool setAgentCommand(std::string_view name, std::vector<std::string> command);
    /// False when there is none of that name.
    [[nodiscard]] bool remove(std::string_view name);

    friend bool operator==(const DeviceBook&, const DeviceBook&) = default;

private:
    std::vector<NamedDeviceEntry> m_devices;
};

/// The device of an entry, with what was confirmed for it. Errors: Malformed.
[[nodiscard]] Result<Device> deviceOf(const NamedDeviceEntry& entry);

/// The device that `text` means: by its name in the book, by a device in it, with what was confirmed, or as
/// it stands. Errors: Malformed.
[[nodiscard]] Result<Device> deviceNamed(const DeviceBook& book, std::string_view text);

/// The book in a file; an empty one when there is no file. Errors: Malformed, TooLong, System.
[[nodiscard]] Result<DeviceBook> readDeviceBook(const std::string& path);
/// Changes it, one program at a time. Errors: those of `edit` and of reading and writing, Busy.
[[nodiscard]] Result<void> editDeviceBook(const std::string& path,
                                          const std::function<Result<void>(DeviceBook&)>& edit);

} // namespace etherdeck::remote
