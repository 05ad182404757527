#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace etherdeck::ctl {

/// Turns SIGINT, SIGTERM and SIGHUP into a Qt signal while it exists. Only one may exist in a process.
class StopSignals : public QObject {
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

signals:
    void stopRequested();

private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace etherdeck::ctl
