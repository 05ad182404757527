#include "app/agent/disks/examination.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <blkid/blkid.h>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <system_error>
#include <thread>

namespace etherdeck::agent {

namespace {

constexpr std::size_t longestValue = 256;
constexpr int maxTableEntries = 128;
constexpr std::uint64_t tableUnit = 512;

std::string copyOf(const char* text) {
    return text == nullptr ? std::string() : std::string(text, strnlen(text, longestValue));
}

std::string lookUp(blkid_probe probe, const char* name) {
    const char* text = nullptr;
    return blkid_probe_lookup_value(probe, name, &text, nullptr) == 0 ? copyOf(text) : std::string();
}

void readTable(blkid_probe probe, Signature& signature) {
    const auto list = blkid_probe_get_partitions(probe);
    if (list == nullptr)
        return;
    const int count = std::min(blkid_partlist_numof_partitions(list), maxTableEntries);
    for (int i = 0; i < count; ++i) {
        const auto entry = blkid_partlist_get_partition(list, i);
        if (entry == nullptr)
            continue;
        signature.partitions.push_back(
            {static_cast<std::uint32_t>(std::max(0, blkid_partition_get_partno(entry))),
             static_cast<std::uint64_t>(std::max<blkid_loff_t>(0, blkid_partition_get_start(entry))) *
                 tableUnit,
             copyOf(blkid_partition_get_uuid(entry))});
    }
}

Signature signatureOf(int file, bool isPartition) {
    Signature signature;
    const std::unique_ptr<std::remove_pointer_t<blkid_probe>, decltype(&blkid_free_probe)> probe(
        blkid_new_probe(), &blkid_free_probe);
    if (probe == nullptr || blkid_probe_set_device(probe.get(), file, 0, 0) != 0)
        return signature;
    blkid_probe_enable_superblocks(probe.get(), 1);
    blkid_probe_set_superblocks_flags(probe.get(), BLKID_SUBLKS_TYPE | BLKID_SUBLKS_LABEL |
                                                       BLKID_SUBLKS_UUID | BLKID_SUBLKS_USAGE);
    if (blkid_do_safeprobe(probe.get()) == 0) {
        signature.fileSystem = lookUp(probe.get(), "TYPE");
        signature.label = lookUp(probe.get(), "LABEL");
        signature.uuid = lookUp(probe.get(), "UUID");
        signature.usage = lookUp(probe.get(), "USAGE");
    }
    if (isPartition)
        return signature;
    blkid_reset_probe(probe.get());
    blkid_probe_enable_superblocks(probe.get(), 0);
    blkid_probe_enable_partitions(probe.get(), 1);
    readTable(probe.get(), signature);
    return signature;
}

bool isTheRequested(int file, const ExaminationRequest& request) {
    struct stat status {};
    if (::fstat(file, &status) != 0)
        return false;
    if (S_ISBLK(status.st_mode))
        return request.number == plans::DeviceNumber{major(status.st_rdev), minor(status.st_rdev)};
    return S_ISREG(status.st_mode) && request.number == plans::DeviceNumber{};
}

} // namespace

/// What a thread works on; shared, so that it may outlive the examiner.
struct Examiner::Job {
    ExaminationRequest request;
    std::optional<Signature> knownSignature;

    std::mutex mutex;
    std::condition_variable ended;
    bool hasEnded = false;
    std::optional<Examination> result;

    [[nodiscard]] std::optional<Examination> work() const {
        Examination found;
        constexpr int how = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
        link::UniqueDescriptor file(::open(request.path.c_str(), how));
        if (!file.isOpen() || !isTheRequested(file.get(), request))
            return std::nullopt;
        if (request.number != plans::DeviceNumber{}) {
            const link::UniqueDescriptor alone(::open(request.path.c_str(), how | O_EXCL));
            found.exclusive = !alone.isOpen() && errno == EBUSY;
        }
        found.signature = knownSignature ? *knownSignature : signatureOf(file.get(), request.isPartition);
        return found;
    }

    void run() {
        auto found = work();
        const std::scoped_lock lock(mutex);
        result = std::move(found);
        hasEnded = true;
        ended.notify_all();
    }
};

Examiner::Examiner(Duration limit) : m_limit(limit) {}
Examiner::~Examiner() = default;

std::optional<Examination> Examiner::examine(const ExaminationRequest& request) {
    auto& known = m_known[request.path];
    known.isWanted = true;
    if (known.running) {
        const std::scoped_lock lock(known.running->mutex);
        if (!known.running->hasEnded)
            return std::nullopt;
    }
    auto job = std::make_shared<Job>();
    job->request = request;
    if (!request.state.empty() && known.state == request.state)
        job->knownSignature = known.signature;
    known.running = job;
    try {
        std::thread([job] { job->run(); }).detach();
    } catch (const std::system_error&) { // no thread to be had
        known.running.reset();
        return std::nullopt;
    }
    std::unique_lock lock(job->mutex);
    if (!job->ended.wait_for(lock, m_limit, [&job] { return job->hasEnded; }))
        return std::nullopt;
    known.running.reset();
    known.state = request.state;
    known.signature = job->result ? std::optional(job->result->signature) : std::nullopt;
    return job->result;
}

void Examiner::forgetOthers() {
    std::erase_if(m_known, [](const auto& entry) { return !entry.second.isWanted && !entry.second.running; });
    for (auto& [path, known] : m_known)
        known.isWanted = false;
}

} // namespace etherdeck::agent
