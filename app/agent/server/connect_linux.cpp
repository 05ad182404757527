#include "app/agent/server/connect.h"
#include "core/system/unique_descriptor.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

using link::UniqueDescriptor;

/// Copies what is there now. False at the end of either side.
bool copySome(int from, int to) {
    std::array<char, 65536> bytes;
    const auto count = ::read(from, bytes.data(), bytes.size());
    if (count < 0)
        return errno == EINTR || errno == EAGAIN;
    std::string_view left(bytes.data(), static_cast<std::size_t>(count));
    while (!left.empty()) {
        const auto written = ::write(to, left.data(), left.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    return count > 0;
}

} // namespace

Result<void> connectToDaemon(const std::string& socketPath) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socketPath.size() >= sizeof address.sun_path)
        return fail(ErrorCode::TooLong, socketPath);
    std::memcpy(address.sun_path, socketPath.c_str(), socketPath.size());
    const UniqueDescriptor daemon(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(daemon.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return fail(errno == EACCES ? ErrorCode::PermissionDenied : ErrorCode::Closed, socketPath, errno);
    while (true) {
        std::array<pollfd, 2> waited{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{daemon.get(), POLLIN, 0}};
        if (::poll(waited.data(), waited.size(), -1) < 0 && errno != EINTR)
            return fail(ErrorCode::System, "poll", errno);
        // What the daemon sent before its end is still copied.
        if (waited[1].revents != 0 && !copySome(daemon.get(), STDOUT_FILENO))
            return {};
        if (waited[0].revents != 0 && !copySome(STDIN_FILENO, daemon.get()))
            return {};
    }
}

} // namespace etherdeck::agent
