#pragma once

#include "core/base/clock.h"
#include "core/services/calls/call.h"
#include "core/store/console/lines/log_page.h"

#include <QObject>

#include <cstdint>
#include <optional>

namespace etherdeck::ui {

class LogFilterBar;
class LogScope;
class LogView;

/// Reads the pages that the view asks for. A filter may let few lines through: then it shows how far the look
/// for them has come.
class LogPageLoader : public QObject {
    Q_OBJECT

public:
    /// All live longer.
    LogPageLoader(LogView& view, LogFilterBar& filter, const LogScope& scope, QObject* parent);

    /// Other lines are shown.
    void restart();
    /// Asks again, if the view waits and nothing is under way: there was no store before.
    void retry();
    /// First and last of the lines that there are: what a look goes through.
    void setFirst(std::int64_t line) { m_first = line; }
    void noteStored(std::int64_t last) { m_last = last; }
    /// Lines that pass are looked for, and so far it has come.
    [[nodiscard]] const std::optional<WallTime>& lookedTo() const { return m_lookedTo; }

signals:
    void lookedFurther();
    void failed(const etherdeck::Error& error);

private:
    void ask();
    void take(const store::LogPage& page);

    LogView& m_view;
    LogFilterBar& m_filter;
    const LogScope& m_scope;
    Call m_call;
    std::uint64_t m_serial = 0; ///< of the page that is asked for
    store::Page m_page;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
    std::optional<WallTime> m_lookedTo;
};

} // namespace etherdeck::ui
