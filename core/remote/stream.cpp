#include "core/remote/stream.h"

#include "core/remote/askpass.h"
#include "core/remote/control_folder.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace etherdeck::remote {

namespace {

constexpr Duration graceOfProgram = std::chrono::seconds(1);

tl::unexpected<Failure> cannotConnect(ConnectionFault fault, std::string said) {
    return tl::unexpected<Failure>(ConnectionError{fault, std::move(said), {}, {}});
}

ConnectionFault faultOf(int systemError) {
    switch (systemError) {
    case ENOENT:
    case ECONNREFUSED:
        return ConnectionFault::NoAgent;
    case EACCES:
    case EPERM:
        return ConnectionFault::NotAllowed;
    default:
        return ConnectionFault::NotReachable;
    }
}

Answer<link::UniqueDescriptor> connectTo(const UnixDevice& device) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (device.path.size() >= sizeof address.sun_path)
        return cannotConnect(ConnectionFault::NotReachable, std::strerror(ENAMETOOLONG));
    device.path.copy(address.sun_path, device.path.size());
    link::UniqueDescriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (!socket.isOpen() || ::fcntl(socket.get(), F_SETFD, FD_CLOEXEC) != 0 ||
        ::fcntl(socket.get(), F_SETFL, O_NONBLOCK) != 0 ||
        ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        const auto error = errno;
        return cannotConnect(faultOf(error), std::strerror(error));
    }
    return socket;
}

Answer<link::ChildProcess> startProgram(const std::vector<std::string>& command,
                                        const std::vector<std::string>& environment) {
    auto program = link::ChildProcess::start(command, environment);
    if (program)
        return std::move(*program);
    const auto fault = program.error().code == ErrorCode::System ? ConnectionFault::NotReachable
                                                                 : ConnectionFault::ProgramMissing;
    return tl::unexpected<Failure>(ConnectionError{fault, program.error().detail, command.front(), {}});
}

} // namespace

SshConnection connectionTo(const SshDevice& device) {
    return {device, device.sharesConnection ? controlFolder() : std::string(), findAskpass(),
            isAskingAnswered() && (device.mayAsk || !isAskingOnRequest())};
}

Answer<Stream> Stream::open(const Device& device) {
    if (const auto* const unixDevice = std::get_if<UnixDevice>(&device)) {
        auto socket = connectTo(*unixDevice);
        if (!socket)
            return tl::unexpected(socket.error());
        return Stream(std::move(*socket));
    }
    const auto* const ssh = std::get_if<SshDevice>(&device);
    const auto connection = ssh ? connectionTo(*ssh) : SshConnection();
    if (!canCheckHostKeys(connection))
        return tl::unexpected<Failure>(
            ConnectionError{ConnectionFault::ProgramMissing, {}, "etherdeck-askpass", {}});
    auto program = startProgram(ssh ? sshCommand(connection) : std::get<ExecDevice>(device).command,
                                askEnvironment(connection));
    if (!program)
        return tl::unexpected(program.error());
    return Stream(std::move(*program), ssh != nullptr);
}

int Stream::descriptor() const {
    const auto* const program = std::get_if<link::ChildProcess>(&m_way);
    return program ? program->descriptor() : std::get<link::UniqueDescriptor>(m_way).get();
}

int Stream::errorDescriptor() const {
    const auto* const program = std::get_if<link::ChildProcess>(&m_way);
    return program ? program->errorDescriptor() : -1;
}

std::optional<std::size_t> Stream::read(std::span<char> bytes) {
    const auto got = ::read(descriptor(), bytes.data(), bytes.size());
    if (got >= 0)
        return static_cast<std::size_t>(got);
    if (errno == EAGAIN || errno == EINTR)
        return std::nullopt;
    return 0;
}

bool Stream::write(std::string_view bytes, std::size_t& taken) {
    taken = 0;
    const auto sent = ::send(descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0)
        taken = static_cast<std::size_t>(sent);
    return sent >= 0 || errno == EAGAIN || errno == EINTR;
}

void Stream::collectErrors() {
    if (auto* const program = std::get_if<link::ChildProcess>(&m_way))
        program->collectErrors();
}

std::string Stream::errors() const {
    const auto* const program = std::get_if<link::ChildProcess>(&m_way);
    return program ? program->errors() : std::string();
}

ConnectionError Stream::end(const std::string& noise) {
    auto* const program = std::get_if<link::ChildProcess>(&m_way);
    if (!program) {
        std::get<link::UniqueDescriptor>(m_way).reset();
        return ConnectionError{ConnectionFault::Lost, noise, {}, {}};
    }
    const auto how = program->end(graceOfProgram);
    return connectionError({how, program->errors(), noise}, m_viaSsh);
}

} // namespace etherdeck::remote
