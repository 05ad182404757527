#pragma once

#include "core/store/console/lines/records.h"
#include "ui/widgets/notice.h"

#include <set>
#include <vector>

class QAction;

namespace etherdeck::ui {

class LogView;

/// Tells of the crash that the current line belongs to, and leads to its box. Hidden while it belongs to
/// none; then its place stays free, so that lines do not move as the current line passes crashes.
class LogCrashBar : public Notice {
    Q_OBJECT

public:
    /// `showBox` leads to the box of the current line, whatever it tells of.
    LogCrashBar(const LogView& view, QAction& showBox, QWidget* parent);

    void setCrashes(const std::vector<store::ConsoleCrash>& crashes);
    /// Sources of which the box is known.
    void setOwned(const std::set<qint64>& sources);
    void refresh();
    /// Its place is needed no longer: other lines are shown.
    void giveUpPlace();

signals:
    /// The box of this source.
    void boxRequested(qint64 source);

private:
    /// Of the current line; 0: its box is not known.
    [[nodiscard]] qint64 source() const;
    [[nodiscard]] const store::ConsoleCrash* crash() const;
    void keepPlace(bool isKept);

    const LogView& m_view;
    QAction& m_showBox;
    std::vector<store::ConsoleCrash> m_crashes;
    std::set<qint64> m_owned;
};

} // namespace etherdeck::ui
