#pragma once

#include "core/remote/rates.h"
#include "core/services/devices/confirmed.h"
#include "core/services/devices/connection.h"
#include "core/services/devices/values.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// Keeps what is known of one box up to date: connects, connects again when that fails or ends, reads the
/// lists, and watches them.
class DeviceBox : public QObject {
    Q_OBJECT

public:
    DeviceBox(const std::string& device, ConfirmedDevice confirmed, const wire::ClientIdentity& identity,
              QObject* parent = nullptr);

    [[nodiscard]] const DeviceState& state() const { return m_state; }
    /// Null when the text is not a device.
    [[nodiscard]] DeviceConnection* connection() const { return m_connection.get(); }
    /// Whether the box counts what its exports carry, and tells it each second.
    void watchRates(bool isOn);
    /// Connects now, unless it is connected; ssh may ask for a password.
    void connectNow();
    /// Gives the attempt up in which ssh asks.
    void cancelLogin();
    /// Connects now, unless it is connected.
    void setConfirmed(ConfirmedDevice confirmed);
    /// A change that is being applied stops after the present step and is undone.
    void cancelApply();
    void noteApply(std::int64_t call) { m_applying = call; }

signals:
    /// At most ten times a second.
    void changed();
    /// About once a second, while they are watched: for exports of the box only.
    void ratesCame(const std::vector<etherdeck::remote::ExportRate>& rates);

private:
    void start(const wire::ClientIdentity& identity);
    void retry();
    void tellSoon();
    void noteReady();
    void noteEnded(const remote::ConnectionError& error);
    void endAttempt(const remote::ConnectionError& error);
    void wait(const remote::ConnectionError& error);
    [[nodiscard]] bool asksForFingerprint(const remote::ConnectionError& error) const;
    void prepare(bool reportsHostKey);
    void noteEvent(const wire::AgentEvent& event);
    void noteRates(const wire::Json& json);
    void tellRates();
    void watch();
    void readAll();
    void readChanges();
    /// Asks for `method`, where the agent offers it, and gives the answer to `take`.
    void read(const std::string& method, const std::string& capability, wire::Json params,
              std::function<void(const wire::Json&)> take);
    template <class Value>
    void keep(const std::string& method, Result<Value> read, std::optional<Value>& to);
    void takeBox(const wire::Json& json);
    void takeExports(const wire::Json& json);
    void takeDisks(const wire::Json& json);
    void takeInterfaces(const wire::Json& json);
    void takeJournal(const wire::Json& json);
    void takePending(const wire::Json& json);

    DeviceState m_state;
    ConfirmedDevice m_confirmed;
    /// A host key was refused; the next connection fails as well, but reports its fingerprint.
    std::optional<remote::ConnectionError> m_refusedKey;
    bool m_mayAsk = false; ///< in the present attempt: somebody is there
    bool m_watchesRates = false;
    std::optional<std::vector<remote::ExportRate>> m_rates; ///< that are not told yet
    int m_failures = 0;
    std::int64_t m_applying = 0;
    QTimer m_retry;
    QTimer m_refresh;
    QTimer m_tell;
    QTimer m_ratesTold;                             ///< while it runs, none are told
    std::unique_ptr<DeviceConnection> m_connection; ///< the first to go: its calls are answered then
};

} // namespace etherdeck
