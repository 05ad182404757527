#pragma once

#include "app/etherdeckctl/base/interrupt.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace etherdeck::ctl {

/// An Interrupt as a Qt signal.
class StopSignals : public QObject {
    Q_OBJECT

public:
    StopSignals();

signals:
    void stopRequested();

private:
    Interrupt m_interrupt;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace etherdeck::ctl
