#pragma once

#include "app/agent/network/wire_probe.h"
#include "core/base/result.h"
#include "core/plans/box_state.h"
#include "core/system/network/packet_socket.h"
#include "core/system/poll_set.h"

#include <string>
#include <vector>

namespace etherdeck::agent {

/// A WireProbe on interfaces of this box.
class WireQuestion {
public:
    /// An interface on which nobody could be asked, or no longer: who answers there is unknown.
    struct Failure {
        std::string interface;
        Error error;
    };

    /// Asks on `interfaces`; answers from `own` MAC addresses are those of this box. Errors: those of
    /// PollSet.
    [[nodiscard]] static Result<WireQuestion> open(Address address,
                                                   const std::vector<std::string>& interfaces,
                                                   const std::set<MacAddress>& own, TimePoint now);

    /// Readable when handle() should be called.
    [[nodiscard]] int descriptor() const { return m_pollSet.descriptor(); }
    void handle(TimePoint now);
    [[nodiscard]] bool isDone() const { return m_probe.isDone(); }
    /// Sorted. That it is empty proves nothing: see WireProbe.
    [[nodiscard]] std::vector<plans::WireAnswer> answers() const;
    [[nodiscard]] const std::vector<Failure>& failures() const { return m_failures; }

private:
    struct Port {
        std::string interface;
        link::PacketSocket socket;
        bool failed = false;
    };

    WireQuestion(link::PollSet pollSet, std::vector<Port> ports, std::vector<Failure> failures,
                 WireProbe probe) :
        m_pollSet(std::move(pollSet)),
        m_ports(std::move(ports)),
        m_failures(std::move(failures)),
        m_probe(std::move(probe)) {}
    void receive(std::size_t port);
    void sendAll();
    void portFailed(Port& port, const Error& error);

    link::PollSet m_pollSet;
    std::vector<Port> m_ports;
    std::vector<Failure> m_failures;
    WireProbe m_probe;
};

} // namespace etherdeck::agent
