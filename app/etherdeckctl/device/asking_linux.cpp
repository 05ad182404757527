#include "app/etherdeckctl/device/asking.h"
#include "core/base/harmless_text.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace etherdeck::ctl {

namespace {

constexpr std::size_t longestQuestionShown = 2000;

/// ssh's question about a host key; what is typed then is no secret.
bool isAboutHostKey(const std::string& question) { return question.find("(yes/no") != std::string::npos; }

/// Switches the echo of a terminal off while it lives.
class NoEcho {
public:
    explicit NoEcho(int terminal) : m_terminal(terminal), m_isOff(::tcgetattr(terminal, &m_before) == 0) {
        auto without = m_before;
        without.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isOff = m_isOff && ::tcsetattr(terminal, TCSAFLUSH, &without) == 0;
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    ~NoEcho() {
        if (m_isOff)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }

private:
    int m_terminal;
    termios m_before{};
    bool m_isOff;
};

/// ssh's question about a host key has several lines.
std::string shown(std::string_view question) {
    auto rest = question.substr(0, longestQuestionShown);
    std::string text;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        text += harmlessText(rest.substr(0, end)) + '\n';
        rest.remove_prefix(end + 1);
    }
    return text + harmlessText(rest);
}

void say(int terminal, std::string_view text) { (void)!::write(terminal, text.data(), text.size()); }

std::optional<std::string> readLine(int terminal, int stop) {
    std::string line;
    while (line.size() <= remote::longestSecret) {
        std::array<pollfd, 2> waited{pollfd{terminal, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
        if (::poll(waited.data(), waited.size(), -1) <= 0 || waited[1].revents != 0)
            return std::nullopt;
        char character = '\0';
        if (::read(terminal, &character, 1) != 1)
            return std::nullopt;
        if (character == '\n')
            return line;
        line += character;
    }
    return std::nullopt;
}

} // namespace

bool canAskTerminal() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0; }

std::optional<std::string> readTypedLine() {
    std::array<char, 4096> bytes{}; // a terminal hands out whole lines
    const auto got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (got <= 0)
        return std::nullopt;
    const std::string line(bytes.data(), static_cast<std::size_t>(got));
    return line.substr(0, line.find('\n'));
}

std::optional<std::string> askTerminal(const std::string& question, int stop) {
    const link::UniqueDescriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!terminal.isOpen())
        return std::nullopt;
    say(terminal.get(), shown(question));
    if (isAboutHostKey(question))
        return readLine(terminal.get(), stop);
    const NoEcho hidden(terminal.get());
    auto line = readLine(terminal.get(), stop);
    say(terminal.get(), "\n");
    return line;
}

bool asksForPasswordOf(const std::vector<std::string>& logins, std::string_view question) {
    return std::ranges::any_of(logins, [question](const std::string& login) {
        // The rest of the second one is the server's: it can be a host on the way that names another one.
        return question.starts_with(login + "'s password:") ||
               (question.starts_with('(' + login + ") ") &&
                question.find("assword", login.size() + 3) != std::string_view::npos);
    });
}

remote::AskServer::Answer answerPasswordWith(std::string password, std::vector<std::string> logins) {
    return [left = std::optional(std::move(password)),
            logins = std::move(logins)](const std::string& question, int) mutable {
        return asksForPasswordOf(logins, question) ? std::exchange(left, std::nullopt) : std::nullopt;
    };
}

std::optional<std::string> readPassword(int descriptor) {
    std::string password;
    std::array<char, 1> byte{};
    while (password.size() <= remote::longestSecret) {
        const auto count = ::read(descriptor, byte.data(), byte.size());
        if (count < 0)
            return std::nullopt;
        if (count == 0 || byte[0] == '\n')
            return password;
        password += byte[0];
    }
    return std::nullopt;
}

std::unique_ptr<remote::AskServer> answerAtTerminal() {
    if (!canAskTerminal())
        return nullptr;
    auto server = remote::AskServer::start(askTerminal);
    return server ? std::move(*server) : nullptr; // ssh asks nothing then
}

} // namespace etherdeck::ctl
