#include "tests/support/network_namespace.h"

#include "tests/support/program.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sstream>
#include <sys/socket.h>

namespace etherdeck::tests {

namespace {

constexpr std::uint16_t aoe = 0x88a2;

tl::unexpected<Error> systemFailure(const char* what, ErrorCode code = ErrorCode::System) {
    const int error = errno;
    return fail(code, std::string(what) + ": " + std::strerror(error), error);
}

bool write(const char* path, const std::string& text) {
    std::ofstream file(path);
    file << text << std::flush;
    return file.good();
}

std::vector<std::string> split(std::string_view words) {
    std::istringstream stream{std::string(words)};
    std::vector<std::string> list;
    for (std::string word; stream >> word;)
        list.push_back(word);
    return list;
}

} // namespace

Result<void> isolateNetwork() {
    if (::unshare(CLONE_NEWNET) == 0)
        return {};
    const auto user = std::to_string(::geteuid());
    const auto group = std::to_string(::getegid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return systemFailure("unshare", ErrorCode::PermissionDenied);
    if (!write("/proc/self/setgroups", "deny") || !write("/proc/self/uid_map", "0 " + user + " 1") ||
        !write("/proc/self/gid_map", "0 " + group + " 1"))
        return systemFailure("user namespace", ErrorCode::PermissionDenied);
    return {};
}

Result<NetworkNamespace> NetworkNamespace::create() {
    int descriptor = -1;
    std::thread([&] {
        if (::unshare(CLONE_NEWNET) == 0)
            descriptor = ::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
    }).join();
    NetworkNamespace created{link::UniqueDescriptor(descriptor)};
    if (!created.m_descriptor.isOpen())
        return systemFailure("network namespace");
    if (auto up = created.ip("link set lo up"); !up)
        return fail(up.error());
    return created;
}

std::string NetworkNamespace::path() const {
    return "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(m_descriptor.get());
}

Result<void> NetworkNamespace::ip(std::string_view words) const {
    auto command = split(words);
    command.insert(command.begin(), "ip");
    auto program = Program::start(*this, command);
    if (!program)
        return fail(program.error());
    const auto status = program->waitForEnd(std::chrono::seconds(10));
    if (status != 0)
        return fail(ErrorCode::ProgramFailed, "ip " + std::string(words) + ": " + program->output());
    return {};
}

void NetworkNamespace::enter() const {
    // The namespace is open, so only a bug can make this fail; then nothing on the host may be touched.
    if (::setns(m_descriptor.get(), CLONE_NEWNET) != 0)
        std::abort();
}

Result<void> connect(const NetworkNamespace& one, const std::string& itsEnd, const NetworkNamespace& other,
                     const std::string& otherEnd) {
    auto made = one.ip("link add " + itsEnd + " type veth peer name " + otherEnd + " netns " + other.path());
    if (made)
        made = one.ip("link set " + itsEnd + " up");
    if (made)
        made = other.ip("link set " + otherEnd + " up");
    return made;
}

Result<RawSocket> RawSocket::open(const NetworkNamespace& where, const std::string& interface) {
    return where.inside([&]() -> Result<RawSocket> {
        RawSocket raw(link::UniqueDescriptor(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, htons(aoe))));
        sockaddr_ll address{};
        address.sll_family = AF_PACKET;
        address.sll_protocol = htons(aoe);
        address.sll_ifindex = static_cast<int>(::if_nametoindex(interface.c_str()));
        if (!raw.m_socket.isOpen() || address.sll_ifindex == 0 ||
            ::bind(raw.m_socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            return systemFailure(interface.c_str());
        return raw;
    });
}

bool RawSocket::send(std::span<const std::byte> frame) const {
    return ::send(m_socket.get(), frame.data(), frame.size(), 0) == static_cast<ssize_t>(frame.size());
}

std::optional<std::vector<std::byte>> RawSocket::receive(std::chrono::milliseconds timeout) const {
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    std::array<std::byte, 65536> buffer{};
    for (;;) {
        const auto rest =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd readable{m_socket.get(), POLLIN, 0};
        if (rest.count() < 0 || ::poll(&readable, 1, static_cast<int>(rest.count())) <= 0)
            return std::nullopt;
        sockaddr_ll from{};
        socklen_t size = sizeof from;
        const auto got = ::recvfrom(m_socket.get(), buffer.data(), buffer.size(), 0,
                                    reinterpret_cast<sockaddr*>(&from), &size);
        if (got > 0 && from.sll_pkttype != PACKET_OUTGOING)
            return std::vector(buffer.begin(), buffer.begin() + got);
    }
}

} // namespace etherdeck::tests
