#include "app/etherdeckctl/base/stop_signals.h"

namespace etherdeck::ctl {

StopSignals::StopSignals() {
    if (m_interrupt.descriptor() < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_interrupt.descriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        if (m_interrupt.take())
            emit stopRequested();
    });
}

} // namespace etherdeck::ctl

#include "moc_stop_signals.cpp"
