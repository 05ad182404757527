#pragma once

#include "core/finder/sweep.h"
#include "core/link/frame_link.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace etherdeck {

/// A sweep on one interface: carries its frames between the link and the event loop.
class ArpWire : public QObject {
    Q_OBJECT

public:
    ArpWire(std::unique_ptr<link::FrameLink> link, std::vector<link::Ipv4Network> networks,
            std::uint8_t shortestPrefix);

    /// Tells nothing before it returns.
    void start();
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] finder::SweepProgress progress() const;
    [[nodiscard]] std::size_t stationCount() const { return m_sweep ? m_sweep->stationCount() : 0; }
    [[nodiscard]] std::vector<finder::Station> stations() const;

signals:
    void progressed();
    void done();

private:
    void serve();
    void take(const link::LinkEvent& event);
    void begin(const link::Opened& opened);
    void advance();
    void end(std::optional<Error> error);

    std::unique_ptr<link::FrameLink> m_link;
    std::vector<link::Ipv4Network> m_networks;
    std::uint8_t m_shortestPrefix;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    std::optional<finder::Sweep> m_sweep;
    std::deque<std::vector<std::byte>> m_kept; ///< the link had no room for them
    QTimer m_deadline;
    std::optional<Error> m_error;
    bool m_isDone = false;
};

} // namespace etherdeck
