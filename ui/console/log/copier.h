#pragma once

#include "core/netconsole/base/line.h"
#include "core/services/calls/call.h"

#include <QObject>

#include <vector>

namespace etherdeck::ui {

class LogScope;
class LogView;

/// Puts what is selected on the clipboard; reads it from the store where the view does not hold all of it.
class LogCopier : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t maxLines = 50'000;

    /// All live longer.
    LogCopier(LogView& view, const LogScope& scope, QObject* parent) :
        QObject(parent), m_view(view), m_scope(scope) {}

    void copy(bool withTimes);

signals:
    /// Only the first maxLines were copied.
    void wasCut();
    void failed(const etherdeck::Error& error);

private:
    void finish(const std::vector<netconsole::Line>& lines, bool withTimes);

    LogView& m_view;
    const LogScope& m_scope;
    Call m_asks;
};

} // namespace etherdeck::ui
