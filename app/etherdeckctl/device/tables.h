#pragma once

#include "core/remote/answers.h"

#include <string>
#include <vector>

/// Answers of an agent as tables, for people.
namespace etherdeck::ctl {

[[nodiscard]] std::string diskTable(const std::vector<plans::Disk>& disks);
[[nodiscard]] std::string exportTable(const std::vector<plans::ExportStatus>& exports);
[[nodiscard]] std::string interfaceTable(const remote::InterfaceList& list);
[[nodiscard]] std::string userTable(const remote::UserList& list);
[[nodiscard]] std::string journalTable(const std::vector<remote::JournalEntry>& entries);
[[nodiscard]] std::string boxFacts(const remote::Box& box, const std::string& agentVersion);
/// "[   12.500000] err     text": one record, without line feed.
[[nodiscard]] std::string recordText(const remote::KernelRecord& record);

/// "running", "stopped", "failed".
[[nodiscard]] std::string_view stateName(plans::ExportState state);
/// "mounted on /srv", "exported as e7.3", …; empty when nothing uses it.
[[nodiscard]] std::string usesText(const plans::Disk& disk);
/// "up", "down", "no carrier".
[[nodiscard]] std::string_view stateName(const plans::BoxInterface& interface);

} // namespace etherdeck::ctl
