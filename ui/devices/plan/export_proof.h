#pragma once

#include "ui/devices/base/san_view.h"

#include <QObject>
#include <QTimer>

#include <cstdint>

namespace etherdeck::ui {

/// Waits until a target that was started is seen by this computer, and says so, or what is missing.
class ExportProof : public QObject {
    Q_OBJECT

public:
    static constexpr int longestLooks = 30; ///< half a second each

    explicit ExportProof(SanViewer san, QObject* parent = nullptr);

    /// `allowed`: who is let in; empty: everyone.
    void start(Address address, const std::vector<MacAddress>& allowed);
    void stop();
    /// Empty unless it was started.
    [[nodiscard]] QString text() const;

signals:
    void changed();

private:
    enum class State : std::uint8_t { Off, Waiting, Seen, NotSeen, NotForUs, NoInterface };

    void look();
    void setState(State state);

    SanViewer m_san;
    Address m_address;
    State m_state = State::Off;
    int m_looks = 0;
    QTimer m_clock;
};

} // namespace etherdeck::ui
