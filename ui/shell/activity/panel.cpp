#include "ui/shell/activity/panel.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_lamp.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace etherdeck::ui {

namespace {

constexpr int panelWidth = 420;

QLabel* wrappingLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPushButton* flatButton(QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setAutoDefault(false);
    return button;
}

/// Puts it at a place of the column, whether or not it is in there.
void place(QVBoxLayout& column, QWidget* row, int at) {
    if (column.indexOf(row) == at)
        return;
    column.removeWidget(row);
    column.insertWidget(at, row);
}

} // namespace

class ActivityPanel::JobRow : public QWidget {
public:
    JobRow(ActivityPanel& panel, quint64 id) :
        QWidget(panel.m_content),
        m_title(wrappingLabel(this)),
        m_text(new SecondaryLabel(this)),
        m_progress(new QProgressBar(this)),
        m_cancel(flatButton(this)) {
        m_progress->setTextVisible(false);
        m_progress->setFixedHeight(metrics::half);
        m_text->setWordWrap(true);
        auto* words = new QVBoxLayout;
        words->setSpacing(metrics::half);
        words->addWidget(m_title);
        words->addWidget(m_text);
        words->addWidget(m_progress);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(metrics::grid);
        layout->addLayout(words, 1);
        layout->addWidget(m_cancel, 0, Qt::AlignTop);
        connect(m_cancel, &QPushButton::clicked, &panel, [&panel, id] { emit panel.jobCancelled(id); });
    }

    void setJob(const Jobs::Job& job) {
        m_title->setText(job.title);
        m_text->setText(job.text);
        m_text->setVisible(!job.text.isEmpty());
        m_progress->setRange(0, job.perMille == Jobs::unknownProgress ? 0 : Jobs::allDone);
        m_progress->setValue(job.perMille);
        m_cancel->setText(ActivityPanel::tr("Cancel"));
        m_cancel->setAccessibleName(ActivityPanel::tr("Cancel: %1").arg(job.title));
        m_cancel->setVisible(static_cast<bool>(job.cancel));
    }

private:
    QLabel* m_title;
    SecondaryLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
};

class ActivityPanel::NoticeLine : public QWidget {
public:
    NoticeLine(ActivityPanel& panel, const QString& id) :
        QWidget(panel.m_content),
        m_lamp(new LampMark(Lamp::Conflict, this)),
        m_title(wrappingLabel(this)),
        m_text(new SecondaryLabel(this)),
        m_time(new SecondaryLabel(this)),
        m_show(flatButton(this)),
        m_acknowledge(flatButton(this)) {
        m_text->setWordWrap(true);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(metrics::grid);
        buttons->addWidget(m_show);
        buttons->addWidget(m_acknowledge);
        buttons->addStretch();
        buttons->addWidget(m_time);
        auto* words = new QVBoxLayout;
        words->setSpacing(metrics::half);
        words->addWidget(m_title);
        words->addWidget(m_text);
        words->addLayout(buttons);
        auto* mark = new QVBoxLayout;
        mark->setContentsMargins(0, 2, 0, 0);
        mark->addWidget(m_lamp);
        mark->addStretch();
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(metrics::grid);
        layout->addLayout(mark);
        layout->addLayout(words, 1);
        connect(m_show, &QPushButton::clicked, &panel, [&panel, id] {
            panel.hide();
            emit panel.noticeShown(id);
        });
        connect(m_acknowledge, &QPushButton::clicked, &panel, [&panel, id] { emit panel.acknowledged(id); });
    }

    void setNotice(const NoticeRow& notice) {
        m_lamp->setLamp(notice.lamp);
        m_title->setText(notice.title);
        m_text->setText(notice.text);
        m_text->setVisible(!notice.text.isEmpty());
        m_time->setText(notice.time ? timeText(*notice.time) : QString());
        m_show->setText(notice.action);
        m_acknowledge->setText(ActivityPanel::tr("Acknowledge"));
        m_show->setAccessibleName(ActivityPanel::tr("%1: %2").arg(notice.action, notice.title));
        m_acknowledge->setAccessibleName(ActivityPanel::tr("Acknowledge: %1").arg(notice.title));
    }
    void focusAcknowledge() { m_acknowledge->setFocus(); }
    [[nodiscard]] bool hasTheFocus() const { return m_show->hasFocus() || m_acknowledge->hasFocus(); }

private:
    LampMark* m_lamp;
    QLabel* m_title;
    SecondaryLabel* m_text;
    SecondaryLabel* m_time;
    QPushButton* m_show;
    QPushButton* m_acknowledge;
};

ActivityPanel::ActivityPanel(QWidget* parent) :
    QFrame(parent, Qt::Popup),
    m_scroll(new QScrollArea(this)),
    m_content(new QWidget),
    m_jobsHead(headingLabel(m_content)),
    m_jobColumn(new QVBoxLayout),
    m_noticesHead(headingLabel(m_content)),
    m_noticeColumn(new QVBoxLayout),
    m_moreLabel(new SecondaryLabel(m_content)),
    m_nothing(new SecondaryLabel(m_content)),
    m_acknowledgeAll(flatButton(m_content)) {
    setFrameShape(QFrame::StyledPanel);
    m_nothing->setWordWrap(true);
    m_jobColumn->setSpacing(metrics::grid);
    m_noticeColumn->setSpacing(metrics::pageMargin);
    auto* noticesHead = new QHBoxLayout;
    noticesHead->addWidget(m_noticesHead, 1);
    noticesHead->addWidget(m_acknowledgeAll);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin,
                               metrics::pageMargin);
    column->setSpacing(metrics::grid);
    column->addWidget(m_jobsHead);
    column->addLayout(m_jobColumn);
    column->addLayout(noticesHead);
    column->addLayout(m_noticeColumn);
    column->addWidget(m_moreLabel);
    column->addWidget(m_nothing);
    column->addStretch();
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_scroll);
    connect(m_acknowledgeAll, &QPushButton::clicked, this, &ActivityPanel::allAcknowledged);
    keepTranslated(this, [this] { retranslate(); });
}

ActivityPanel::~ActivityPanel() = default;

void ActivityPanel::setJobs(const std::vector<Jobs::Job>& jobs) {
    std::set<quint64> wanted;
    for (const auto& job : jobs)
        wanted.insert(job.id);
    std::erase_if(m_jobs, [&](const auto& row) {
        const bool isOver = !wanted.contains(row.first);
        if (isOver) {
            row.second->hide();
            row.second->deleteLater(); // its button may have ended the job
        }
        return isOver;
    });
    int at = 0;
    for (const auto& job : jobs) {
        JobRow*& row = m_jobs[job.id];
        if (row == nullptr)
            row = new JobRow(*this, job.id);
        row->setJob(job);
        place(*m_jobColumn, row, at++);
        row->show();
    }
    showHeads();
}

void ActivityPanel::setNotices(const std::vector<NoticeRow>& notices) {
    const auto shown = std::min(notices.size(), maxRows);
    m_more = notices.size() - shown;
    std::set<QString> wanted;
    for (std::size_t i = 0; i < shown; ++i)
        wanted.insert(notices[i].id);
    bool hadFocus = false;
    std::erase_if(m_notices, [&](const auto& row) {
        const bool isOver = !wanted.contains(row.first);
        if (isOver) {
            hadFocus = hadFocus || row.second->hasTheFocus();
            row.second->hide();
            row.second->deleteLater(); // its button may have acknowledged it
        }
        return isOver;
    });
    for (std::size_t i = 0; i < shown; ++i) {
        NoticeLine*& row = m_notices[notices[i].id];
        if (row == nullptr)
            row = new NoticeLine(*this, notices[i].id);
        row->setNotice(notices[i]);
        place(*m_noticeColumn, row, static_cast<int>(i));
        row->show();
    }
    if (hadFocus && shown > 0)
        m_notices[notices.front().id]->focusAcknowledge();
    showHeads();
}

void ActivityPanel::showHeads() {
    m_jobsHead->setVisible(!m_jobs.empty());
    m_noticesHead->setVisible(!m_notices.empty());
    m_acknowledgeAll->setVisible(m_notices.size() > 1);
    m_moreLabel->setVisible(m_more > 0);
    m_moreLabel->setText(tr("%1 more").arg(numberText(m_more)));
    m_nothing->setVisible(m_jobs.empty() && m_notices.empty());
    if (isVisible())
        fit();
}

void ActivityPanel::retranslate() {
    setAccessibleName(tr("Activity"));
    m_jobsHead->setText(tr("Under way"));
    m_noticesHead->setText(tr("Needs attention"));
    m_acknowledgeAll->setText(tr("Acknowledge all"));
    m_nothing->setText(tr("Nothing is under way, and nothing needs attention. Conflicts, vanished targets, "
                          "crashes and failed exports stay here until you acknowledge them."));
    showHeads();
}

/// As high as its content, as far as the screen allows.
void ActivityPanel::fit() {
    const QRect screen = this->screen()->availableGeometry();
    const int width = std::min(panelWidth, screen.width());
    m_content->layout()->activate();
    const int edges = 2 * (frameWidth() + 1);
    const int inside = width - edges;
    const int wanted = m_content->layout()->hasHeightForWidth() ? m_content->layout()->heightForWidth(inside)
                                                                : m_content->sizeHint().height();
    const int bottom = geometry().bottom();
    const int height = std::min(wanted + edges, screen.height() * 3 / 4);
    setGeometry(x(), std::max(screen.top(), bottom - height + 1), width, height);
}

void ActivityPanel::popUpAt(const QWidget& button) {
    const QRect screen = button.screen()->availableGeometry();
    const QPoint corner = button.mapToGlobal(QPoint(button.width() + 2 * metrics::grid, button.height()));
    setGeometry(std::min(corner.x(), screen.right() - panelWidth), corner.y() - metrics::grid, panelWidth,
                metrics::grid);
    fit();
    show();
    fit();
    if (!m_notices.empty() || !m_jobs.empty())
        focusNextChild();
}

void ActivityPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void ActivityPanel::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    emit closed();
}

} // namespace etherdeck::ui

#include "moc_panel.cpp"
