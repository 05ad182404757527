#include "app/agent/box/record_source.h"
#include "core/system/unique_descriptor.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

constexpr const char* kernelDevice = "/dev/kmsg";

int openDevice() { return ::open(kernelDevice, O_RDONLY | O_NONBLOCK | O_CLOEXEC); }

tl::unexpected<Error> kmsgFailure(int error) {
    const auto code = error == EACCES || error == EPERM ? ErrorCode::PermissionDenied : ErrorCode::System;
    return fail(code, std::string(kernelDevice) + ": " + std::strerror(error), error);
}

/// Each read() returns one record. Where records were overwritten it fails with EPIPE, and the next read()
/// continues with the oldest record (Documentation/ABI/testing/dev-kmsg).
class KernelDevice : public RecordSource {
public:
    explicit KernelDevice(link::UniqueDescriptor device) : m_device(std::move(device)) {}

    int descriptor() const override { return m_device.get(); }
    void rewind() override { (void)::lseek(m_device.get(), 0, SEEK_SET); }

    Result<std::optional<std::string>> next() override { return readFrom(m_device.get()); }

    std::optional<std::string> oldest() override {
        // A separate descriptor, which starts with the oldest record and leaves the position of this one
        // alone.
        const link::UniqueDescriptor second(openDevice());
        auto record = second.isOpen() ? readFrom(second.get()) : kmsgFailure(errno);
        return record ? std::move(*record) : std::nullopt;
    }

private:
    static Result<std::optional<std::string>> readFrom(int device) {
        std::array<char, 16384>
            buffer; // NOLINT: filled by read(); the kernel's records are half of it at most
        for (;;) {
            const auto size = ::read(device, buffer.data(), buffer.size());
            if (size > 0)
                return std::string(buffer.data(), static_cast<std::size_t>(size));
            if (size == 0 || errno == EAGAIN)
                return std::nullopt;
            if (errno != EPIPE && errno != EINTR)
                return kmsgFailure(errno);
        }
    }

    link::UniqueDescriptor m_device;
};

} // namespace

Result<std::unique_ptr<RecordSource>> openKernelDevice() {
    link::UniqueDescriptor device(openDevice());
    if (!device.isOpen())
        return kmsgFailure(errno);
    return std::make_unique<KernelDevice>(std::move(device));
}

} // namespace etherdeck::agent
