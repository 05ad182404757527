#include "core/system/output.h"

#include "core/base/harmless_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace etherdeck {

namespace {

constexpr std::size_t maxGathered = std::size_t{64} << 10;
constexpr std::size_t longestStyle = 8;

/// The length of a style ("\033[1;31m") at the start of `text`; 0 when there is none.
std::size_t styleLength(std::string_view text) {
    if (!text.starts_with("\033["))
        return 0;
    const auto end = text.find_first_not_of("0123456789;", 2);
    return end < longestStyle && end < text.size() && text[end] == 'm' ? end + 1 : 0;
}

bool isReady(int descriptor) {
    pollfd writable{descriptor, POLLOUT, 0};
    return ::poll(&writable, 1, -1) >= 0 || errno == EINTR;
}

} // namespace

Output::Output(int descriptor, Styles styles) : m_descriptor(descriptor), m_styles(styles) {}

Output::~Output() { flush(); }

void Output::print(std::string_view text) {
    if (m_failure)
        return;
    append(text);
    if (m_gathered.size() >= maxGathered)
        flush();
}

void Output::append(std::string_view text) {
    if (m_styles == Styles::Escape) {
        appendHarmless(m_gathered, text);
        return;
    }
    while (!text.empty()) {
        const auto style = styleLength(text);
        const auto end = style > 0 ? style : std::min(text.find('\033', 1), text.size());
        if (style > 0)
            m_gathered += text.substr(0, style);
        else
            appendHarmless(m_gathered, text.substr(0, end));
        text.remove_prefix(end);
    }
}

bool Output::flush() {
    std::string_view rest = m_gathered;
    while (!rest.empty() && !m_failure) {
        const auto written = ::write(m_descriptor, rest.data(), rest.size());
        if (written > 0)
            rest.remove_prefix(static_cast<std::size_t>(written));
        else if (written == 0)
            fail(EIO);
        else if (errno == EAGAIN ? !isReady(m_descriptor) : errno != EINTR)
            fail(errno);
    }
    m_gathered.clear();
    return works();
}

bool Output::close() {
    flush();
    if (m_descriptor >= 0 && ::close(m_descriptor) != 0 && !m_failure && errno != EINTR)
        fail(errno);
    m_descriptor = -1;
    return works();
}

void Output::fail(int systemError) {
    const auto code = systemError == EPIPE ? ErrorCode::Closed : ErrorCode::System;
    m_failure = Error{code, std::strerror(systemError), systemError};
}

void openMissingDescriptors() {
    // Read-only, so that writing fails and the failure is reported as for any other output.
    constexpr std::array flags{O_WRONLY, O_RDONLY, O_RDONLY};
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) < 0)
            (void)::open("/dev/null", flags[static_cast<std::size_t>(descriptor)]);
}

bool wantsStyles() {
    const char* noColour = std::getenv("NO_COLOR");
    return ::isatty(STDOUT_FILENO) == 1 && (!noColour || *noColour == '\0');
}

} // namespace etherdeck
