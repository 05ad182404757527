#pragma once

#include "core/remote/device.h"
#include "core/remote/failure.h"
#include "core/remote/stream.h"
#include "core/services/calls/call.h"
#include "core/wire/client_session.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

namespace etherdeck {

/// One request to an agent.
struct DeviceRequest {
    std::string method;
    wire::Json params = wire::Json::object();
    std::string capability; ///< what the agent must offer
    std::function<void(const wire::CallProgress&)> onProgress{};
    std::function<void(remote::Answer<wire::Json>)> onAnswer{};
    std::stop_token stop{}; ///< may be triggered in any thread; the call is then cancelled
};

/// The connection to the agent of a box: drives wire::ClientSession from an event loop and never waits. One
/// connection after the other, each opened by open().
class DeviceConnection : public QObject {
    Q_OBJECT

public:
    DeviceConnection(remote::Device device, wire::ClientIdentity identity, QObject* parent = nullptr);
    ~DeviceConnection() override;

    /// How it is reached from the next open() on.
    void setDevice(remote::Device device) { m_device = std::move(device); }
    /// Does nothing while it is open. Answered by ready() or ended().
    void open();
    /// Drops the present connection without ended(): its calls are answered as lost.
    void close();

    [[nodiscard]] bool isOpen() const { return m_open != nullptr; }
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] const wire::AgentGreeting& greeting() const { return m_greeting; }

    /// The number for cancel(); 0 when it was answered at once with an error.
    std::int64_t call(DeviceRequest request);
    /// The answer still comes.
    void cancel(std::int64_t call);

signals:
    void ready();
    void heard();
    void eventCame(const etherdeck::wire::AgentEvent& event);
    void ended(const etherdeck::remote::ConnectionError& error);

private:
    struct Open;
    struct OpenCall;
    using OpenCalls = std::map<std::int64_t, std::unique_ptr<OpenCall>>;

    void serve();
    void receive();
    void send();
    void collectErrors();
    void take(wire::ClientEvent event);
    void endSession(const wire::SessionEnded& end);
    void tellEnd(const remote::ConnectionError& error);
    static void answerAll(OpenCalls calls, const remote::ConnectionError& error);

    remote::Device m_device;
    wire::ClientIdentity m_identity;
    std::unique_ptr<Open> m_open;
    bool m_isReady = false;
    wire::AgentGreeting m_greeting;
    OpenCalls m_calls;
    Call m_ending;
    QTimer m_due;
};

} // namespace etherdeck
