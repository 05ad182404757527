#pragma once

#include "core/plans/refusal.h"

#include <string>
#include <string_view>

namespace etherdeck::agent {

/// Earlier contents of the files that the agent changes: the last ten of each.
class FileVersions {
public:
    static constexpr int maxKept = 10;

    explicit FileVersions(std::string folder) : m_folder(std::move(folder)) {}

    /// Keeps what is about to be replaced, as NAME.1; NAME.2 is the one before. Refusals: NoRoom, Failed.
    [[nodiscard]] plans::Outcome<void> keep(const std::string& path, std::string_view content) const;

private:
    std::string m_folder;
};

} // namespace etherdeck::agent
