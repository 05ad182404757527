#include "core/remote/ask_server.h"
#include "core/remote/askpass.h"
#include "core/remote/control_folder.h"
#include "core/remote/secret.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

// The client sends the device, a NUL and the question, for a notice another NUL, and shuts its side down. The
// answer is "=" and a text, up to the end; nothing at all when there is none.
namespace etherdeck::remote {

namespace {

using link::UniqueDescriptor;

constexpr char answerMark = '=';
constexpr char questionMark = '\0';
constexpr std::size_t longestDevice = 512;
constexpr int readPatienceMs = 5000;

bool addressOf(const std::string& path, sockaddr_un& address) {
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return false;
    path.copy(address.sun_path, path.size());
    return true;
}

bool isOfThisUser(int socket) {
    ucred peer{};
    socklen_t length = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 && peer.uid == ::geteuid();
}

/// All that comes until the end; nothing when that is too much, or does not come. patienceMs -1: no limit.
std::optional<std::string> readAll(int socket, std::size_t longest, int patienceMs) {
    std::string text;
    std::array<char, 1024> bytes{};
    while (true) {
        pollfd waited{socket, POLLIN, 0};
        if (::poll(&waited, 1, patienceMs) <= 0)
            return std::nullopt;
        const auto count = ::read(socket, bytes.data(), bytes.size());
        if (count < 0)
            return std::nullopt;
        if (count == 0)
            return text;
        text.append(bytes.data(), static_cast<std::size_t>(count));
        if (text.size() > longest)
            return std::nullopt;
    }
}

bool sendAll(int socket, std::string_view text) {
    while (!text.empty()) {
        const auto count = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// Becomes readable when `stop` does, or when the client has gone: ssh has given up.
UniqueDescriptor endOfWaiting(int stop, int client) {
    UniqueDescriptor both(::epoll_create1(EPOLL_CLOEXEC));
    epoll_event stops{EPOLLIN, {}};
    epoll_event goes{EPOLLHUP, {}}; // not EPOLLRDHUP: it has sent all of its question
    if (!both.isOpen() || ::epoll_ctl(both.get(), EPOLL_CTL_ADD, stop, &stops) != 0 ||
        ::epoll_ctl(both.get(), EPOLL_CTL_ADD, client, &goes) != 0)
        return {};
    return both;
}

AskedQuestion questionIn(const std::string& message) {
    const auto end = message.find(questionMark);
    if (end == std::string::npos)
        return {{}, message, false};
    const auto last = message.find(questionMark, end + 1);
    return {message.substr(0, end), message.substr(end + 1, last - end - 1), last != std::string::npos};
}

} // namespace

Result<std::unique_ptr<AskServer>> AskServer::start(Answer answer) {
    return startWith(AnswerQuestion([answer = std::move(answer)](const AskedQuestion& question, int stop) {
        return answer(question.text, stop);
    }));
}

Result<std::unique_ptr<AskServer>> AskServer::startOnRequest(AnswerQuestion answer) {
    auto server = startWith(std::move(answer));
    if (server)
        ::setenv(askOnRequestVariable, "yes", 1);
    return server;
}

Result<std::unique_ptr<AskServer>> AskServer::startWith(AnswerQuestion answer) {
    const auto program = findAskpass();
    if (program.empty())
        return fail(ErrorCode::ProgramMissing, "etherdeck-askpass");
    const auto folder = controlFolder();
    if (folder.empty())
        return fail(ErrorCode::PermissionDenied, "no private folder");
    const auto path = folder + "/ask-" + std::to_string(::getpid());
    sockaddr_un address{};
    UniqueDescriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    UniqueDescriptor stop(::eventfd(0, EFD_CLOEXEC));
    ::unlink(path.c_str()); // of a process that had this number before
    if (!addressOf(path, address) || !listener.isOpen() || !stop.isOpen() ||
        ::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::chmod(path.c_str(), 0600) != 0 || ::listen(listener.get(), 8) != 0)
        return fail(ErrorCode::System, path + ": " + std::strerror(errno), errno);
    ::setenv(askSocketVariable, path.c_str(), 1);
    ::setenv("SSH_ASKPASS", program.c_str(), 1);
    ::setenv("SSH_ASKPASS_REQUIRE", "force", 1);
    return std::unique_ptr<AskServer>(
        new AskServer(path, std::move(listener), std::move(stop), std::move(answer)));
}

AskServer::AskServer(std::string path, UniqueDescriptor listener, UniqueDescriptor stop,
                     AnswerQuestion answer) :
    m_path(std::move(path)),
    m_listener(std::move(listener)),
    m_stop(std::move(stop)),
    m_answer(std::move(answer)),
    m_thread([this] { serve(); }) {}

AskServer::~AskServer() {
    const std::uint64_t one = 1;
    (void)!::write(m_stop.get(), &one, sizeof one);
    m_thread.join();
    ::unlink(m_path.c_str());
    ::unsetenv(askSocketVariable);
    ::unsetenv(askOnRequestVariable);
    ::unsetenv("SSH_ASKPASS");
    ::unsetenv("SSH_ASKPASS_REQUIRE");
}

void AskServer::serve() {
    while (true) {
        std::array<pollfd, 2> waited{pollfd{m_listener.get(), POLLIN, 0}, pollfd{m_stop.get(), POLLIN, 0}};
        if (::poll(waited.data(), waited.size(), -1) < 0 && errno != EINTR)
            return;
        if (waited[1].revents != 0)
            return;
        if (waited[0].revents != 0)
            serveOne();
    }
}

void AskServer::serveOne() {
    const UniqueDescriptor client(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!client.isOpen() || !isOfThisUser(client.get()))
        return;
    const auto question = readAll(client.get(), longestDevice + 1 + longestQuestion + 1, readPatienceMs);
    if (!question)
        return;
    const auto end = endOfWaiting(m_stop.get(), client.get());
    if (!end.isOpen())
        return;
    auto answer = m_answer(questionIn(*question), end.get());
    if (!answer)
        return;
    if (answer->size() <= longestSecret && sendAll(client.get(), {&answerMark, 1}))
        static_cast<void>(sendAll(client.get(), *answer));
    wipe(*answer);
}

std::optional<std::string> askServerAt(const std::string& path, std::string_view question,
                                       std::string_view device, bool isNotice) {
    sockaddr_un address{};
    const UniqueDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!addressOf(path, address) || !socket.isOpen() ||
        ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        !sendAll(socket.get(), device.substr(0, longestDevice)) ||
        !sendAll(socket.get(), {&questionMark, 1}) ||
        !sendAll(socket.get(), question.substr(0, longestQuestion)) ||
        (isNotice && !sendAll(socket.get(), {&questionMark, 1})) || ::shutdown(socket.get(), SHUT_WR) != 0)
        return std::nullopt;
    auto answer = readAll(socket.get(), longestSecret + 1, -1); // a person types it
    if (!answer || !answer->starts_with(answerMark))
        return std::nullopt;
    answer->erase(0, 1);
    return answer;
}

} // namespace etherdeck::remote
