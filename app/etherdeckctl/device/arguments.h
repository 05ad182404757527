#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/filling.h"
#include "app/etherdeckctl/device/options.h"
#include "core/plans/refusal.h"
#include "core/plans/wish.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// The commands for a box on the command line. Add them last: with a device, `interfaces` and `watch` are
/// those of the box.
class DeviceArguments {
public:
    /// `choose` receives the command that is given.
    void addTo(CLI::App& app, ChooseCommand choose);

    using Run = std::function<ExitStatus(Output&)>;
    using MakeWish = std::function<plans::Outcome<plans::Wish>()>;

    // For commands in other groups, after addTo().
    CLI::App* add(CLI::App* parent, const char* name, const char* description, Run run);
    /// One that cannot be queued: it has to be kept within a minute, or its meaning depends on the moment.
    CLI::App* addChangeNow(CLI::App* parent, const char* name, const char* description, MakeWish makeWish);
    void addChangeOptions(CLI::App* command);
    [[nodiscard]] const DeviceOptions& options() const { return m_options; }

private:
    void addListings(CLI::App& app);
    void addKernelLog(CLI::App& app);
    void addExportCommands(CLI::App& app);
    void addExportFiles(CLI::App* exports);
    void addDiskCommands(CLI::App& app);
    void addInterfaceCommands(CLI::App& app);
    void addBoxCommands(CLI::App& app);
    void addQueueCommands(CLI::App* change);
    CLI::App* addForQueue(CLI::App* parent, const char* name, const char* description, Run run);
    void addQueueOption(CLI::App* command);
    void addQueueFile(CLI::App* command);
    CLI::App* addChange(CLI::App* parent, const char* name, const char* description, MakeWish makeWish);
    void addDevice(CLI::App* command);
    void addAddress(CLI::App* command);
    void addExportOptions(CLI::App* command, bool ofChange);
    void addSwitch(CLI::App* command, const std::string& name, const std::string& description,
                   std::optional<bool>& value, bool both);

    /// Once all is parsed: finds out which box is meant.
    void finish(const CLI::App& app);
    void resolveDevice(const char* given);
    void takeOver(const CLI::App& command, bool isExplicit);

    ChooseCommand m_choose;
    DeviceOptions m_options;
    ExportWords m_export;
    std::string m_path; ///< of a disk or a file
    std::string m_size;
    std::string m_mac;
    std::string m_interface;
    std::string m_hostName;
    bool m_full = false;
    std::uint32_t m_mtu = 0;
    std::uint16_t m_vlan = 0;
    FillOptions m_fill; ///< its `since` is also that of a listing
    std::optional<std::int64_t> m_entry;
    int m_seconds = 5;
    int m_limit = 100;
    std::vector<std::int64_t> m_queued; ///< numbers of changes
    std::int64_t m_number = 0;          ///< of one
    std::size_t m_place = 1;
    bool m_isForBox = false;   ///< one of these commands was given
    bool m_isForQueue = false; ///< one of those that concern all boxes without a device
};

} // namespace etherdeck::ctl
