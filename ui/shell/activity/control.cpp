#include "ui/shell/activity/control.h"

#include "ui/look/translated.h"
#include "ui/shell/activity/button.h"
#include "ui/shell/activity/panel.h"

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr auto showDelay = std::chrono::milliseconds(300);

/// Of all jobs together; of those alone whose progress is known.
int progressOf(const std::vector<Jobs::Job>& jobs) {
    int sum = 0;
    int known = 0;
    for (const auto& job : jobs)
        if (job.perMille != Jobs::unknownProgress) {
            sum += job.perMille;
            ++known;
        }
    return known == 0 ? Jobs::unknownProgress : sum / known;
}

} // namespace

ActivityControl::ActivityControl(ActivityButton& button, ActivityCenter& center, Jobs& jobs) :
    QObject(&button), m_button(button), m_center(center), m_jobs(jobs), m_panel(new ActivityPanel(&button)) {
    m_jobsSoon.setSingleShot(true);
    m_jobsSoon.setInterval(showDelay);
    connect(&m_jobsSoon, &QTimer::timeout, this, &ActivityControl::showJobs);
    connect(&jobs, &Jobs::changed, this, [this] {
        if (!m_jobsSoon.isActive())
            m_jobsSoon.start();
    });
    connect(&center, &ActivityCenter::changed, this, &ActivityControl::showNotices);
    connect(&button, &QAbstractButton::clicked, this, &ActivityControl::open);
    connect(m_panel, &ActivityPanel::jobCancelled, &jobs, &Jobs::cancel);
    connect(m_panel, &ActivityPanel::noticeShown, &center, &ActivityCenter::show);
    connect(m_panel, &ActivityPanel::acknowledged, &center, &ActivityCenter::acknowledge);
    connect(m_panel, &ActivityPanel::allAcknowledged, &center, &ActivityCenter::acknowledgeAll);
    connect(m_panel, &ActivityPanel::closed, &button, [&button] { button.setFocus(Qt::PopupFocusReason); });
    keepTranslated(&button, [this] { showNotices(); });
}

void ActivityControl::open() {
    m_panel->setJobs(m_jobs.list());
    m_panel->setNotices(m_center.rows());
    m_panel->popUpAt(m_button);
}

void ActivityControl::showJobs() {
    m_button.setJobs(static_cast<int>(m_jobs.list().size()), progressOf(m_jobs.list()));
    if (m_panel->isVisible())
        m_panel->setJobs(m_jobs.list());
}

void ActivityControl::showNotices() {
    m_button.setNotices(m_center.count(), m_center.isAnyUrgent());
    if (m_panel->isVisible())
        m_panel->setNotices(m_center.rows());
}

} // namespace etherdeck::ui

#include "moc_control.cpp"
