#include "app/lab/plugs/folder.h"
#include "app/lab/voices/voice_plan.h"
#include "app/lab/voices/voices.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

sockaddr_in addressOf(const std::string& ip, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    (void)::inet_pton(AF_INET, ip.c_str(), &address.sin_addr);
    return address;
}

UniqueDescriptor openSocket(std::uint16_t port) {
    UniqueDescriptor udp(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    auto address = addressOf("0.0.0.0", port);
    if (::bind(udp.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        udp.reset();
    return udp;
}

/// A voice's two ports, and where it sends: like a box whose `ncip` is set, it accepts nothing from anyone
/// else.
class VoiceSockets {
public:
    explicit VoiceSockets(const std::string& listener) :
        m_uboot(openSocket(consolePort)), m_kernel(openSocket(kernelPort)), m_listener(listener) {}

    [[nodiscard]] bool isOpen() const { return m_uboot.isOpen() && m_kernel.isOpen(); }
    [[nodiscard]] int descriptor() const { return m_uboot.get(); }

    /// It does not matter whether anyone is listening.
    void send(const VoiceDatagram& datagram) const {
        const auto& udp = datagram.fromPort == kernelPort ? m_kernel : m_uboot;
        auto to = addressOf(m_listener, consolePort);
        (void)!::sendto(udp.get(), datagram.bytes.data(), datagram.bytes.size(), 0,
                        reinterpret_cast<sockaddr*>(&to), sizeof to);
    }

    /// Nothing when no more is waiting.
    std::optional<std::string> receive() const {
        std::array<char, 2048> buffer{};
        for (;;) {
            sockaddr_in from{};
            socklen_t length = sizeof from;
            const auto size = ::recvfrom(m_uboot.get(), buffer.data(), buffer.size(), 0,
                                         reinterpret_cast<sockaddr*>(&from), &length);
            if (size < 0 && errno != EINTR)
                return std::nullopt;
            const auto allowed = addressOf(m_listener, consolePort).sin_addr.s_addr;
            if (size >= 0 && from.sin_addr.s_addr == allowed)
                return std::string(buffer.data(), static_cast<std::size_t>(size));
        }
    }

private:
    UniqueDescriptor m_uboot;
    UniqueDescriptor m_kernel;
    std::string m_listener;
};

/// The kernel's log as the plug's agent reads it: a new file for each kernel.
class KernelLogFile {
public:
    explicit KernelLogFile(PlugFolder folder) : m_folder(std::move(folder)) {}

    void write(const KernelLogEntry& entry) {
        if (entry.startsKernel)
            begin();
        else if (m_file.isOpen())
            (void)writeAll(m_file.get(), entry.record);
    }

private:
    /// The first kernel is the one that the agent has been running on since the lab's start.
    void begin() {
        if (m_kernels++ > 0)
            (void)m_folder.noteBoot();
        m_file = UniqueDescriptor(
            ::open(m_folder.kernelLog().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644));
    }

    PlugFolder m_folder;
    UniqueDescriptor m_file;
    unsigned m_kernels = 0;
};

int speak(const VoiceSockets& sockets, Voice voice, KernelLogFile log) {
    for (;;) {
        voice.timeReached(Clock::now());
        while (const auto entry = voice.takeLogEntry())
            log.write(*entry);
        while (const auto datagram = voice.takeDatagram())
            sockets.send(*datagram);
        pollfd wanted{sockets.descriptor(), POLLIN, 0};
        if (::poll(&wanted, 1, millisecondsUntil(voice.nextDeadline())) < 0 && errno != EINTR)
            return 1;
        while (const auto typed = sockets.receive())
            voice.received(*typed, Clock::now());
    }
}

} // namespace

Result<pid_t> startVoice(const Profile& profile, std::size_t plug, const Box& box,
                         const std::string& directory, TimePoint deadline) {
    auto ready = makePipe();
    if (!ready)
        return fail(ready.error());
    const auto body = [&] {
        (void)::prctl(PR_SET_NAME, "voice");
        const VoiceSockets sockets(profile.ip);
        if (!sockets.isOpen())
            return 1;
        (void)writeAll(ready->writer.get(), "1");
        return speak(sockets, Voice(voicePlan(profile, plug), Clock::now()),
                     KernelLogFile(PlugFolder(directory, profile.plugs[plug])));
    };
    const auto pid = startCopy(body, box.process.get());
    if (!pid)
        return fail(pid.error());
    ready->writer.reset();
    const auto what = "voice of " + profile.plugs[plug].name;
    char mark = 0;
    if (auto readable = waitReadable(ready->reader.get(), deadline); !readable)
        return fail(readable.error().code, what);
    if (::read(ready->reader.get(), &mark, 1) != 1)
        return fail(ErrorCode::ProgramFailed, what);
    return *pid;
}

Result<std::vector<pid_t>> startVoices(const Profile& profile, const Wire& wire, const std::string& directory,
                                       TimePoint deadline) {
    std::vector<pid_t> pids(profile.plugs.size(), -1);
    for (std::size_t i = 0; i < pids.size(); ++i) {
        if (profile.plugs[i].voice == VoiceKind::None)
            continue;
        const auto pid = startVoice(profile, i, wire.plugs[i], directory, deadline);
        if (!pid)
            return fail(pid.error());
        pids[i] = *pid;
    }
    return pids;
}

} // namespace etherdeck::lab
