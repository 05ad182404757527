#pragma once

#include "ui/widgets/jobs.h"

#include <QAbstractButton>

namespace etherdeck::ui {

/// The way to what is under way and what needs attention, at the foot of the list of pages: how many notices
/// stand, and how far the jobs have come.
class ActivityButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit ActivityButton(QWidget* parent = nullptr);

    void setNotices(int count, bool isAnyUrgent);
    /// `perMille`: of all of them together, or Jobs::unknownProgress.
    void setJobs(int count, int perMille);
    /// Folds to the icon and the badge.
    void setFolded(bool isFolded);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void showTexts();
    void paintProgress(QPainter& painter, const QRectF& box) const;

    int m_notices = 0;
    bool m_isAnyUrgent = false;
    int m_jobs = 0;
    int m_perMille = Jobs::unknownProgress;
    bool m_isFolded = false;
};

} // namespace etherdeck::ui
