#include "core/services/console/stream_end.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace etherdeck {

std::unique_ptr<StreamEnd> StreamEnd::of(qintptr descriptor) {
    const int own = descriptor < 0 ? -1 : ::fcntl(static_cast<int>(descriptor), F_DUPFD_CLOEXEC, 0);
    return own < 0 ? nullptr : std::unique_ptr<StreamEnd>(new StreamEnd(own));
}

StreamEnd::~StreamEnd() {
    delete m_readable; // before the descriptor that it watches
    ::close(m_descriptor);
}

void StreamEnd::begin() {
    ::shutdown(m_descriptor, SHUT_WR);
    m_readable = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(m_readable, &QSocketNotifier::activated, this, &StreamEnd::read);
}

/// What a server says is passed over.
void StreamEnd::read() {
    std::array<char, 4096> ignored{};
    const auto count = ::recv(m_descriptor, ignored.data(), ignored.size(), MSG_DONTWAIT);
    if (count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR)))
        return;
    m_readable->setEnabled(false);
    emit ended(count == 0);
}

std::uint64_t StreamEnd::unacknowledged() const {
    int bytes = 0;
    return ::ioctl(m_descriptor, SIOCOUTQ, &bytes) < 0 || bytes < 0 ? 0 : static_cast<std::uint64_t>(bytes);
}

} // namespace etherdeck
