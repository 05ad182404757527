#pragma once

#include "ui/devices/base/commands.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace etherdeck::ui {

class Banner;

/// What has to be said about a box above its tables: why it is not connected, settings that wait to be kept,
/// its warnings, and why its log could not be shown.
class DeviceBoxBanners : public QWidget {
    Q_OBJECT

public:
    explicit DeviceBoxBanners(QWidget* parent = nullptr);

    void setCommands(const DeviceCommandsPtr& commands) { m_commands = commands; }
    /// `hasFacts`: tables of the box show; without them, their place says why not.
    void show(const KnownDevice& known, const DeviceStatePtr& state, bool hasFacts);
    [[nodiscard]] Banner& logFailure() const { return *m_logFailure; }

signals:
    /// What helps to reach the box.
    void remedyRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showConnection(bool hasFacts);
    void showWarnings(bool hasFacts);
    void showPending();
    void keepPending();

    DeviceCommandsPtr m_commands;
    KnownDevice m_known;
    DeviceStatePtr m_state;
    Call m_keeping;
    std::optional<remote::Failure> m_keepFailure;
    Banner* m_connection = nullptr;
    Banner* m_logFailure = nullptr;
    Banner* m_pending = nullptr;
    Banner* m_warnings = nullptr;
    QTimer m_clock;
};

} // namespace etherdeck::ui
