#include "core/sockets/socket_linux.h"
#include "core/sockets/transport.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace etherdeck {

namespace {

class LinuxTransport final : public ConsoleTransport {
public:
    Result<std::unique_ptr<ConsoleSocket>> open(const ConsoleAddress& address, std::size_t buffer) override {
        return openLinuxSocket(address, buffer);
    }
    Result<void> prepareWait() override;
    void wait(const ConsoleSocketList& sockets, Duration patience) override;
    void wake() override {
        const std::uint64_t one = 1;
        (void)!::write(m_bell.get(), &one, sizeof one);
    }

private:
    link::UniqueDescriptor m_bell;
};

Result<void> LinuxTransport::prepareWait() {
    if (m_bell.isOpen())
        return {};
    m_bell = link::UniqueDescriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!m_bell.isOpen())
        return fail(ErrorCode::System, std::strerror(errno), errno);
    return {};
}

void LinuxTransport::wait(const ConsoleSocketList& sockets, Duration patience) {
    std::vector<pollfd> readable{{m_bell.get(), POLLIN, 0}};
    for (const auto& socket : sockets)
        readable.push_back({socket->descriptor(), POLLIN, 0});
    const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(patience).count();
    (void)::poll(readable.data(), readable.size(),
                 static_cast<int>(std::clamp<long>(milliseconds, 0, 60'000)));
    std::uint64_t rung = 0;
    if (readable[0].revents != 0)
        (void)!::read(m_bell.get(), &rung, sizeof rung);
}

} // namespace

std::shared_ptr<ConsoleTransport> makeConsoleTransport() { return std::make_shared<LinuxTransport>(); }

BufferLimit receiveBufferLimit() {
    BufferLimit limit{0, "net.core.rmem_max"};
    std::ifstream file("/proc/sys/net/core/rmem_max");
    file >> limit.bytes;
    return limit;
}

} // namespace etherdeck
