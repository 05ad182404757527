#pragma once

#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <string>

namespace etherdeck::agent {

/// Tells when a file in a folder was written, renamed or removed.
class FolderWatch {
public:
    /// Creates the folder when it is missing. Errors: System.
    [[nodiscard]] static Result<FolderWatch> start(const std::string& folder);

    /// Readable when there may be something; then call takeChanges().
    [[nodiscard]] int descriptor() const { return m_events.get(); }
    /// Whether anything has changed since the last call. Does not wait.
    [[nodiscard]] bool takeChanges() const;

private:
    explicit FolderWatch(link::UniqueDescriptor events) : m_events(std::move(events)) {}

    link::UniqueDescriptor m_events;
};

} // namespace etherdeck::agent
