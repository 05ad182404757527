#pragma once

#include "ui/shell/activity/center.h"
#include "ui/widgets/jobs.h"

#include <QObject>
#include <QTimer>

namespace etherdeck::ui {

class ActivityButton;
class ActivityPanel;

/// Keeps the button and the panel as jobs and notices are.
class ActivityControl : public QObject {
    Q_OBJECT

public:
    /// All outlive it. The panel belongs to the button.
    ActivityControl(ActivityButton& button, ActivityCenter& center, Jobs& jobs);

    void open();
    [[nodiscard]] ActivityPanel& panel() const { return *m_panel; }

private:
    void showJobs();
    void showNotices();

    ActivityButton& m_button;
    ActivityCenter& m_center;
    Jobs& m_jobs;
    ActivityPanel* m_panel;
    QTimer m_jobsSoon; ///< a job that is over at once is not worth showing
};

} // namespace etherdeck::ui
