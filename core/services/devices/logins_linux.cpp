#include "core/remote/secret.h"
#include "core/services/devices/logins.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace etherdeck {

LoginQuestion::LoginQuestion(remote::AskedQuestion asked) :
    m_asked(std::move(asked)), m_done(::eventfd(0, EFD_CLOEXEC)) {}

LoginQuestion::~LoginQuestion() {
    if (m_secret)
        remote::wipe(*m_secret);
}

void LoginQuestion::answer(std::string secret) { finish(std::move(secret)); }

void LoginQuestion::refuse() { finish(std::nullopt); }

bool LoginQuestion::isOver() const {
    const std::scoped_lock lock(m_mutex);
    return m_isOver;
}

void LoginQuestion::finish(std::optional<std::string> secret) {
    const std::scoped_lock lock(m_mutex);
    if (std::exchange(m_isOver, true)) {
        if (secret)
            remote::wipe(*secret);
        return;
    }
    m_secret = std::move(secret);
    const std::uint64_t one = 1;
    (void)!::write(m_done.get(), &one, sizeof one);
}

std::optional<std::string> LoginQuestion::waitForAnswer(int stop) {
    std::array<pollfd, 2> waited{pollfd{m_done.get(), POLLIN, 0}, pollfd{stop, POLLIN, 0}};
    while (::poll(waited.data(), waited.size(), -1) < 0 && errno == EINTR) {
    }
    const std::scoped_lock lock(m_mutex);
    m_isOver = true;
    return std::exchange(m_secret, std::nullopt);
}

LoginQuestions::LoginQuestions(QObject* parent) : QObject(parent) {
    auto server = remote::AskServer::startOnRequest(
        [this](const remote::AskedQuestion& asked, int stop) { return ask(asked, stop); });
    if (server)
        m_server = std::move(*server);
    else
        m_error = server.error();
}

LoginQuestions::~LoginQuestions() = default;

std::optional<std::string> LoginQuestions::ask(const remote::AskedQuestion& asked, int stop) {
    if (asked.text.find("(yes/no") != std::string::npos)
        return std::nullopt;
    const auto question = std::make_shared<LoginQuestion>(asked);
    emit this->asked(question);
    auto answer = question->waitForAnswer(stop);
    if (!answer)
        emit withdrawn(question);
    return answer;
}

} // namespace etherdeck
