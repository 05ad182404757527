#pragma once

#include "core/base/address.h"
#include "core/disks/disk_contents.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/notice.h"

#include <vector>

/// What is on a disk, in words.
namespace etherdeck::ui {

struct ContentsGroup {
    QString title;
    std::vector<Fact> facts;

    friend bool operator==(const ContentsGroup&, const ContentsGroup&) = default;
};

/// "No partitions and no file system that is known." and such.
[[nodiscard]] QString contentsSentence(const DiskContents& contents);
/// The file system of the whole disk, if there is one, then one group for each partition.
[[nodiscard]] std::vector<ContentsGroup> contentsGroups(const DiskContents& contents);
[[nodiscard]] Notice::Message peekBusy(std::uint64_t bytesRead, std::uint64_t bytesWanted);
/// What went wrong; for another outcome than Done and Cancelled.
[[nodiscard]] Notice::Message peekProblem(Address address, const PeekOutcome& outcome);
[[nodiscard]] QString bytesText(std::uint64_t bytes);

} // namespace etherdeck::ui
