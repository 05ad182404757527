#include "ui/console/page/header.h"

#include "ui/console/page/actions.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_title.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace etherdeck::ui {

namespace {

QPushButton* buttonOf(QAction* action) {
    auto* button = new QPushButton(action->icon(), QString());
    button->setCheckable(action->isCheckable());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::toggled, button, &QPushButton::setChecked);
    return button;
}

} // namespace

ConsoleHeader::ConsoleHeader(const ConsoleActions& actions, QWidget* parent) :
    QWidget(parent),
    m_actions(actions),
    m_title(pageTitle()),
    m_summary(new SecondaryLabel),
    m_search(buttonOf(actions.search)),
    m_nothingArrives(buttonOf(actions.nothingArrives)),
    m_more(new QToolButton),
    m_menu(new QMenu(this)) {
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setWordWrap(true); // two rows of it are as high as the buttons
    m_more->setText(QStringLiteral("⋯"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setMinimumSize(metrics::controlHeight, metrics::controlHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_title);
    row->addSpacing(metrics::grid);
    row->addWidget(m_summary, 1);
    row->addWidget(m_search);
    row->addWidget(m_nothingArrives);
    row->addWidget(m_more);
    keepTranslated(this, [this] { retranslate(); });
}

void ConsoleHeader::setSummary(const QString& text) { m_summary->setText(text); }

QString ConsoleHeader::summary() const { return m_summary->text(); }

void ConsoleHeader::retranslate() {
    m_actions.retranslate();
    m_title->setText(tr("Console"));
    m_summary->setAccessibleName(tr("Summary"));
    m_search->setText(tr("Search everywhere"));
    m_search->setToolTip(m_actions.search->toolTip());
    m_nothingArrives->setText(tr("Nothing arrives?"));
    m_nothingArrives->setToolTip(m_actions.nothingArrives->toolTip());
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
}

} // namespace etherdeck::ui

#include "moc_header.cpp"
