#pragma once

#include "core/base/clock.h"

#include <QEvent>
#include <QObject>

#include <functional>

/// Helpers for the figures of painted frames.
namespace etherdeck::bench {

/// Milliseconds.
inline double took(const std::function<void()>& work) {
    const auto begin = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// An event filter that counts the paint events of a widget.
class PaintCounter : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace etherdeck::bench
