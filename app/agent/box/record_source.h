#pragma once

#include "core/base/result.h"

#include <memory>
#include <optional>
#include <string>

namespace etherdeck::agent {

/// Where records of a kernel's log are read from, one by one.
class RecordSource {
public:
    virtual ~RecordSource() = default;

    [[nodiscard]] virtual int descriptor() const = 0;
    /// Goes back to the oldest record.
    virtual void rewind() = 0;
    /// The next record, or nothing at the end. Errors: System.
    [[nodiscard]] virtual Result<std::optional<std::string>> next() = 0;
    /// The oldest record, without a change of the place; nothing when there is none.
    [[nodiscard]] virtual std::optional<std::string> oldest() = 0;
};

/// /dev/kmsg. Errors: PermissionDenied, System.
[[nodiscard]] Result<std::unique_ptr<RecordSource>> openKernelDevice();
/// A file in a folder, which must exist. Errors: PermissionDenied, System.
[[nodiscard]] Result<std::unique_ptr<RecordSource>> openKernelFile(const std::string& folder,
                                                                   const std::string& name);

} // namespace etherdeck::agent
