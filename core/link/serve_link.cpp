#include "core/link/serve_link.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <unistd.h>

namespace etherdeck::link {

namespace {

/// How long a program that does not read may delay the exit of a link that has ended.
constexpr auto lastWordsTimeout = std::chrono::seconds(2);
constexpr auto busyRetry = std::chrono::milliseconds(1);

class Session {
public:
    Session(FrameLink& link, const std::string& program, int input, int output, const EgressRules& rules) :
        m_link(link), m_server(program, {}, rules), m_input(input), m_output(output) {}

    Result<void> run() {
        while (!m_programGone && !m_server.failure()) {
            takeEvents();
            sendFrames();
            write();
            if (!m_programGone && !m_server.failure())
                waitAndServe();
        }
        if (!m_server.failure())
            return {};
        writeLastWords();
        return fail(*m_server.failure());
    }

private:
    void takeEvents() {
        while (auto event = m_link.takeEvent())
            m_server.linkSaid(std::move(*event), Clock::now());
    }

    void sendFrames() {
        m_linkIsBusy = false;
        for (;;) {
            if (!m_unsent)
                m_unsent = m_server.takeFrame();
            if (!m_unsent)
                return;
            const auto sent = m_link.send(*m_unsent);
            if (!sent && sent.error().code == ErrorCode::Busy) {
                m_linkIsBusy = true;
                return;
            }
            // Any other error counts as loss on the wire: the link reports its own state.
            m_unsent.reset();
        }
    }

    void write() {
        while (!m_server.output().empty() && !m_programGone) {
            const auto rest = m_server.output();
            const auto written = ::write(m_output, rest.data(), rest.size());
            if (written >= 0)
                m_server.outputWritten(static_cast<std::size_t>(written));
            else if (errno == EAGAIN)
                return;
            else if (errno != EINTR)
                m_programGone = true;
        }
    }

    void read() {
        std::array<std::byte, 65536> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
        const auto got = ::read(m_input, piece.data(), piece.size());
        if (got > 0)
            m_server.programSaid(std::span(piece).first(static_cast<std::size_t>(got)), Clock::now());
        else if (got == 0 || (errno != EAGAIN && errno != EINTR))
            m_programGone = true;
    }

    void waitAndServe() {
        const bool reads = m_server.wantsInput() && !m_unsent;
        const bool writes = !m_server.output().empty();
        std::array<pollfd, 3> set{};
        set[0] = {reads ? m_input : -1, POLLIN, 0};
        // With no events requested, it still reports that the program is gone.
        set[1] = {m_output, static_cast<short>(writes ? POLLOUT : 0), 0};
        set[2] = {m_link.descriptor(), static_cast<short>(POLLIN | (m_link.wantsToWrite() ? POLLOUT : 0)), 0};
        if (::poll(set.data(), set.size(), timeout()) < 0 && errno != EINTR)
            m_programGone = true;
        // After a hang-up there may still be data to read.
        if ((set[1].revents & POLLERR) != 0 || (!reads && (set[1].revents & POLLHUP) != 0))
            m_programGone = true;
        if (set[0].revents != 0)
            read();
        if (set[2].revents != 0)
            m_link.serve();
        m_server.timeReached(Clock::now());
    }

    [[nodiscard]] int timeout() const {
        const auto deadline = m_server.nextDeadline();
        if (m_linkIsBusy)
            return static_cast<int>(busyRetry.count());
        if (deadline == TimePoint::max())
            return -1;
        const auto now = Clock::now();
        if (deadline <= now)
            return 0;
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(deadline - now);
        return static_cast<int>(std::min(rest, std::chrono::milliseconds(1000)).count());
    }

    void writeLastWords() {
        const auto deadline = Clock::now() + lastWordsTimeout;
        for (write(); !m_server.output().empty() && !m_programGone && Clock::now() < deadline; write()) {
            pollfd writable{m_output, POLLOUT, 0};
            ::poll(&writable, 1, 100);
        }
    }

    FrameLink& m_link;
    LinkServer m_server;
    int m_input;
    int m_output;
    std::optional<std::vector<std::byte>> m_unsent;
    bool m_linkIsBusy = false;
    bool m_programGone = false;
};

void makeNonBlocking(int descriptor) {
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

} // namespace

Result<void> serveLink(FrameLink& link, const std::string& program, int input, int output,
                       const EgressRules& rules) {
    std::signal(SIGPIPE, SIG_IGN);
    makeNonBlocking(input);
    makeNonBlocking(output);
    return Session(link, program, input, output, rules).run();
}

void refuseLink(const Error& error, int output) {
    const auto message = wire::encode(wire::LinkError{error}).value_or(std::vector<std::byte>());
    // Shorter than any pipe's buffer, so one write takes it whole. Nothing to do if the program is gone.
    (void)!::write(output, message.data(), message.size());
}

} // namespace etherdeck::link
