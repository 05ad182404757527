#pragma once

#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <string>
#include <utility>

namespace etherdeck::link {

/// Reports that something has changed in some folders; not in folders within them.
class FolderWatch {
public:
    enum class Changes : std::uint8_t {
        Written, ///< a file was written and closed, renamed or removed: what is read then is never half of it
        Any      ///< also: something was created, or its permissions were changed
    };

    /// Errors: System.
    [[nodiscard]] static Result<FolderWatch> create(Changes changes);
    /// Errors: System.
    [[nodiscard]] Result<void> add(const std::string& folder) const;

    /// Readable when there may be something; then call takeChanges().
    [[nodiscard]] int descriptor() const { return m_events.get(); }
    /// Whether anything has changed since the last call. Does not wait.
    [[nodiscard]] bool takeChanges() const;

private:
    FolderWatch(UniqueDescriptor events, std::uint32_t mask) : m_events(std::move(events)), m_mask(mask) {}

    UniqueDescriptor m_events;
    std::uint32_t m_mask;
};

} // namespace etherdeck::link
