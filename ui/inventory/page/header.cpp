#include "ui/inventory/page/header.h"

#include "ui/inventory/page/actions.h"
#include "ui/inventory/page/filter_menu.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_title.h"
#include "ui/widgets/segmented_control.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int filterWidth = 36 * metrics::grid;
constexpr int progressHeight = 3;
constexpr int progressSteps = 100;
/// Of the bar: the rest is for questions to those who have answered.
constexpr int roundsShare = 70;

/// A name without the mark of its mnemonic and without the dots that announce a dialog.
QString plainText(const QAction* action) { return QString(action->text()).remove(QLatin1Char('&')); }

} // namespace

InventoryHeader::InventoryHeader(const InventoryActions& actions, QWidget* parent) :
    QWidget(parent),
    m_actions(actions),
    m_title(pageTitle()),
    m_summary(new SecondaryLabel),
    m_filter(new FilterEdit),
    m_filters(new FilterMenu(*m_filter)),
    m_matches(new SecondaryLabel),
    m_views(new SegmentedControl),
    m_discover(new QPushButton),
    m_more(new QToolButton),
    m_menu(new QMenu(this)),
    m_progress(new QProgressBar) {
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_filter->setMaximumWidth(filterWidth);
    m_discover->setIcon(actions.discover->icon());
    connect(m_discover, &QPushButton::clicked, actions.discover, &QAction::trigger);
    m_more->setText(QStringLiteral("⋯"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setMinimumSize(metrics::controlHeight, metrics::controlHeight);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);

    const QList<QAction*> views = actions.views->actions();
    for (const QAction* view : views)
        m_views->addSegment(plainText(view));
    connect(m_views, &SegmentedControl::chosen, this, [views](int index) { views[index]->trigger(); });
    connect(actions.views, &QActionGroup::triggered, this,
            [this, views](QAction* view) { m_views->setCurrent(static_cast<int>(views.indexOf(view))); });
    makeMenu();

    auto* names = new QHBoxLayout;
    names->setSpacing(metrics::pageMargin);
    names->addWidget(m_title);
    names->addWidget(m_summary, 1);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(metrics::grid);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_filters);
    tools->addWidget(m_matches);
    tools->addStretch();
    tools->addWidget(m_views);
    tools->addWidget(m_discover);
    tools->addWidget(m_more);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::grid);
    rows->addLayout(names);
    rows->addLayout(tools);
    rows->addWidget(m_progress);
    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true); // nothing jumps when it comes and goes
    m_progress->setSizePolicy(keepsPlace);
    m_progress->hide();
    for (const QAction* view : m_actions.views->actions())
        m_viewKeys << view->shortcut();
    keepTranslated(this, [this] { retranslate(); });
}

void InventoryHeader::makeMenu() {
    m_menu->setToolTipsVisible(true);
    m_menu->addActions({m_actions.showDetail});
    m_menu->addSeparator();
    m_menu->addActions({m_actions.zoomIn, m_actions.zoomOut, m_actions.zoomReset});
    m_menu->addSeparator();
    m_menu->addActions({m_actions.claim, m_actions.release, m_actions.rename, m_actions.nameShelf});
    m_copyMenu = m_menu->addMenu(QString());
    m_copyMenu->addActions(
        {m_actions.copyText, m_actions.copyJson, m_actions.copyCommand, m_actions.copyAddress});
    m_menu->addAction(m_actions.exportInventory);
    m_menu->addSeparator();
    m_menu->addActions({m_actions.remove, m_actions.removeAll});
}

void InventoryHeader::clearFilter() {
    m_filter->clear();
    m_filter->setFocus();
}

void InventoryHeader::setSummary(const QString& text) { m_summary->setText(text); }

QString InventoryHeader::summary() const { return m_summary->text(); }

void InventoryHeader::setFilterVisible(bool isVisible) {
    m_filter->setVisible(isVisible);
    m_filters->setVisible(isVisible);
    m_matches->setVisible(isVisible);
}

void InventoryHeader::setMatches(std::size_t shown, std::size_t all) {
    m_matches->setText(shown == all ? QString()
                                    : tr("%1 of %2")
                                          .arg(QLocale().toString(static_cast<qulonglong>(shown)),
                                               QLocale().toString(static_cast<qulonglong>(all))));
}

void InventoryHeader::setDiscovering(bool isDiscovering) {
    if (isDiscovering && !m_progress->isVisible())
        m_progress->setValue(0);
    m_progress->setVisible(isDiscovering);
}

void InventoryHeader::setProgress(const discovery::Progress& progress) {
    if (progress.rounds == 0)
        return;
    const auto rounds = static_cast<int>(roundsShare * progress.roundsSent / progress.rounds);
    const auto known = progress.targets > progress.unanswered ? progress.targets - progress.unanswered : 0;
    const auto asked = progress.targets == 0
                           ? 0
                           : static_cast<int>((progressSteps - roundsShare) * known / progress.targets);
    m_progress->setValue(std::max(m_progress->value(), rounds + asked));
}

int InventoryHeader::progress() const { return m_progress->value(); }

void InventoryHeader::retranslate() {
    m_actions.retranslate();
    m_title->setText(tr("Inventory"));
    m_summary->setAccessibleName(tr("Summary"));
    m_filter->setPlaceholderText(tr("Filter by any text"));
    m_filter->setToolTip(tr("Any text, and fields: state:vanished, owner:\"desk 1\", size>500G"));
    m_filter->setAccessibleName(tr("Filter"));
    m_discover->setText(tr("Discover"));
    m_discover->setToolTip(m_actions.discover->toolTip());
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
    m_copyMenu->setTitle(tr("&Copy as"));
    m_progress->setAccessibleName(tr("Progress of the discovery"));
    const QList<QAction*> views = m_actions.views->actions();
    for (qsizetype i = 0; i < views.size(); ++i) {
        m_views->setText(static_cast<int>(i), plainText(views[i]));
        m_views->setToolTip(static_cast<int>(i), m_viewKeys[i].toString(QKeySequence::NativeText));
    }
}

} // namespace etherdeck::ui

#include "moc_header.cpp"
