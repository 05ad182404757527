#pragma once

#include "app/agent/disks/device_facts.h"
#include "core/base/clock.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace etherdeck::agent {

/// What opening a disk shows, read-only.
struct Examination {
    bool exclusive = false; ///< somebody has opened it exclusively
    Signature signature;

    friend bool operator==(const Examination&, const Examination&) = default;
};

/// What is to be examined. `state` changes whenever something may have been written: only then is the disk
/// read again, so that a sleeping one is left asleep. Empty: it is always read.
struct ExaminationRequest {
    std::string path;
    plans::DeviceNumber number; ///< must be that of the node; 0:0 for a file
    bool isPartition = false;
    std::string state;
};

/// Opens disks and examines their content with libblkid, never for longer than a limit: a disk that does not
/// answer is left to a thread of its own, and is not examined again before that has ended.
class Examiner {
public:
    explicit Examiner(Duration limit = std::chrono::seconds(5));
    Examiner(const Examiner&) = delete;
    Examiner& operator=(const Examiner&) = delete;
    ~Examiner();

    /// Nothing when the disk cannot be opened, is another one than requested, or does not answer in time.
    [[nodiscard]] std::optional<Examination> examine(const ExaminationRequest& request);
    /// Forgets the results for all paths that were not asked for since the last call.
    void forgetOthers();

private:
    struct Job;
    struct Known {
        std::string state;
        std::optional<Signature> signature;
        std::shared_ptr<Job> running;
        bool isWanted = true;
    };

    Duration m_limit;
    std::map<std::string, Known> m_known;
};

} // namespace etherdeck::agent
