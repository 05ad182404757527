#include "tests/support/fake_link.h"

#include <chrono>
#include <sys/eventfd.h>
#include <unistd.h>

namespace etherdeck::tests {

FakeWire::FakeWire() : m_wakeUp(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

FakeWire::~FakeWire() { ::close(m_wakeUp); }

void FakeWire::tell(link::LinkEvent event) {
    m_events.push_back(std::move(event));
    eventfd_write(m_wakeUp, 1);
}

void FakeWire::open(LinkState state) { tell(link::Opened{"fake0", ownMac(), 1500, state}); }

void FakeWire::receive(std::vector<std::byte> frame) {
    tell(link::Received{std::chrono::system_clock::now(), std::move(frame)});
}

void FakeWire::end(ErrorCode code) { tell(link::Ended{{code, {}, 0}}); }

int FakeLink::descriptor() const { return m_wire->m_ended ? -1 : m_wire->m_wakeUp; }

void FakeLink::serve() {
    eventfd_t count = 0;
    eventfd_read(m_wire->m_wakeUp, &count);
}

std::optional<link::LinkEvent> FakeLink::takeEvent() {
    if (m_wire->m_events.empty())
        return std::nullopt;
    auto event = std::move(m_wire->m_events.front());
    m_wire->m_events.pop_front();
    m_wire->m_ended = std::holds_alternative<link::Ended>(event);
    return event;
}

Result<void> FakeLink::send(std::span<const std::byte> frame) {
    if (m_wire->isBusy)
        return fail(ErrorCode::Busy);
    m_wire->sent.emplace_back(frame.begin(), frame.end());
    m_wire->onSend(m_wire->sent.back());
    return {};
}

} // namespace etherdeck::tests
