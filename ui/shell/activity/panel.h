#pragma once

#include "ui/shell/activity/center.h"
#include "ui/widgets/jobs.h"

#include <QFrame>

#include <map>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace etherdeck::ui {

class SecondaryLabel;

/// Jobs with progress and cancel, and notices until they are acknowledged. A popup: it closes when something
/// else is clicked.
class ActivityPanel : public QFrame {
    Q_OBJECT

public:
    static constexpr std::size_t maxRows = 50; ///< of notices; more are counted

    explicit ActivityPanel(QWidget* parent = nullptr);
    ~ActivityPanel() override;

    /// Rows that stay keep their place in memory, and so the focus.
    void setJobs(const std::vector<Jobs::Job>& jobs);
    void setNotices(const std::vector<NoticeRow>& notices);
    /// Beside the button that opens it, on the screen of that button.
    void popUpAt(const QWidget& button);

signals:
    void jobCancelled(quint64 id);
    void noticeShown(const QString& id);
    void acknowledged(const QString& id);
    void allAcknowledged();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    class JobRow;
    class NoticeLine;

    void showHeads();
    void retranslate();
    void fit();

    std::map<quint64, JobRow*> m_jobs;
    std::map<QString, NoticeLine*> m_notices;
    std::size_t m_more = 0; ///< notices that have no row
    QScrollArea* m_scroll;
    QWidget* m_content;
    QLabel* m_jobsHead;
    QVBoxLayout* m_jobColumn;
    QLabel* m_noticesHead;
    QVBoxLayout* m_noticeColumn;
    SecondaryLabel* m_moreLabel;
    SecondaryLabel* m_nothing;
    QPushButton* m_acknowledgeAll;
};

} // namespace etherdeck::ui
