#include "ui/inventory/detail/pane.h"

#include "ui/inventory/detail/away_text.h"
#include "ui/inventory/detail/box_section.h"
#include "ui/inventory/detail/config_section.h"
#include "ui/inventory/detail/conflict_view.h"
#include "ui/inventory/detail/contents_section.h"
#include "ui/inventory/detail/header.h"
#include "ui/inventory/detail/paths_section.h"
#include "ui/inventory/detail/scroll.h"
#include "ui/inventory/detail/selection_summary.h"
#include "ui/inventory/targets/claims.h"
#include "ui/inventory/targets/facts.h"
#include "ui/look/translated.h"
#include "ui/text/event.h"
#include "ui/text/link.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::size_t maxEvents = 20;
const QString tabKey = QStringLiteral("inventory/detail-tab");

} // namespace

DetailPane::DetailPane(QWidget* parent) :
    QWidget(parent),
    m_conditionOf(plainCondition),
    m_claims(new Claims(*this)),
    m_stack(new QStackedWidget(this)),
    m_hint(new SecondaryLabel(this)),
    m_summary(new SelectionSummary(*m_claims, this)),
    m_scroll(new DetailScroll(this)) {
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(metrics::groupGap);
    m_scroll->setWidget(makeTarget());
    m_scroll->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);

    auto* several = new QWidget(this);
    auto* severalLayout = new QVBoxLayout(several);
    severalLayout->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    severalLayout->addWidget(m_summary);

    m_stack->addWidget(m_hint);
    m_stack->addWidget(makeTabs());
    auto* scrolled = new QScrollArea(this); // what is not high enough for its buttons scrolls
    scrolled->setWidgetResizable(true);
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setFocusPolicy(Qt::NoFocus);
    scrolled->setWidget(several);
    scrolled->viewport()->setAutoFillBackground(false);
    several->setAutoFillBackground(false);
    m_stack->addWidget(scrolled);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setMinimumWidth(36 * metrics::grid);
    connectParts();
    keepTranslated(this, [this] { refresh(); });
}

QWidget* DetailPane::makeTarget() {
    m_body = new QWidget;
    auto* layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::groupGap);
    m_header = new TargetHeader(m_body);
    m_gone = new Notice(m_body);
    layout->addWidget(m_header);
    layout->addWidget(m_gone);
    m_config = new ConfigSection(*m_claims, m_body);
    m_access = new FactGroup(m_body);
    m_paths = new PathsSection(m_body);
    m_times = new FactGroup(m_body);
    m_disk = new FactGroup(m_body);
    m_box = new BoxSection(m_body);
    m_contents = new ContentsSection(m_body);
    m_eventGroup = new FactGroup(m_body);
    m_history = new QPushButton(m_body);
    const std::array<QList<QWidget*>, tabCount> parts{QList<QWidget*>{m_config, m_access, m_paths, m_times},
                                                      {m_disk, m_box, m_contents},
                                                      {m_eventGroup, m_history}};
    for (std::size_t tab = 0; tab < tabCount; ++tab) {
        auto* page = m_pages.at(tab) = new QWidget(m_body);
        page->setObjectName(QStringLiteral("tabPage"));
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(tab == EventsTab ? metrics::grid : metrics::groupGap);
        for (auto* part : parts.at(tab))
            column->addWidget(part, 0, part == m_history ? Qt::AlignLeft : Qt::Alignment());
        layout->addWidget(page);
    }
    layout->addStretch();
    return m_body;
}

/// The tabs stand above what scrolls, so that they can be reached from everywhere.
QWidget* DetailPane::makeTabs() {
    auto* one = new QWidget(this);
    auto* column = new QVBoxLayout(one);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new QTabBar(one);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideRight);
    for (std::size_t tab = 0; tab < tabCount; ++tab)
        m_tabs->addTab(QString());
    column->addWidget(m_tabs);
    column->addWidget(m_scroll, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &DetailPane::showTab);
    showTab(m_tabs->currentIndex());
    return one;
}

void DetailPane::showTab(int tab) {
    for (std::size_t i = 0; i < tabCount; ++i)
        m_pages.at(i)->setVisible(static_cast<int>(i) == tab);
    m_scroll->verticalScrollBar()->setValue(0);
}

void DetailPane::saveLayout(QSettings& settings) const { settings.setValue(tabKey, m_tabs->currentIndex()); }

void DetailPane::restoreLayout(QSettings& settings) {
    m_tabs->setCurrentIndex(std::clamp(settings.value(tabKey).toInt(), 0, m_tabs->count() - 1));
}

void DetailPane::connectParts() {
    const auto address = [this] { return m_targets.front().address; };
    connect(m_header, &TargetHeader::renameRequested, this,
            [this, address] { emit renameRequested(address()); });
    connect(m_history, &QPushButton::clicked, this, [this, address] { emit historyRequested(address()); });
    connect(m_gone, &Notice::actionTriggered, this, [this, address] { emit forgetRequested(address()); });
}

void DetailPane::setTargets(const std::vector<const discovery::Target*>& selected, const Known& known) {
    const bool wasOne = m_targets.size() == 1;
    const auto before = wasOne ? m_targets.front().address : Address();
    m_targets.clear();
    for (const auto* target : selected)
        m_targets.push_back(*target);
    m_known = known;
    const bool isAnother = m_targets.size() != 1 || !wasOne || m_targets.front().address != before;
    if (isAnother) {
        m_events.clear();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    refresh();
}

void DetailPane::setLinks(const std::vector<LinkStatus>& links) {
    std::map<discovery::LinkId, QString> interfaces = m_interfaces; // paths of closed links keep their names
    std::vector<MacAddress> macs;
    for (const auto& link : links) {
        interfaces[link.id] = fromWire(link.interface);
        if (!link.mac.isZero())
            macs.push_back(link.mac);
    }
    const bool isSameReason = std::equal(m_links.begin(), m_links.end(), links.begin(), links.end(),
                                         [](const LinkStatus& a, const LinkStatus& b) {
                                             return a.interface == b.interface && a.state == b.state;
                                         });
    m_links = links;
    if (interfaces == m_interfaces && macs == m_ownMacs && isSameReason)
        return;
    m_interfaces = std::move(interfaces);
    m_ownMacs = std::move(macs);
    refresh();
}

void DetailPane::setLinkNames(const std::vector<LinkName>& names) {
    for (const auto& name : names)
        m_interfaces.try_emplace(name.id, fromWire(name.interface));
}

void DetailPane::setEvents(const std::vector<store::EventRecord>& events) {
    m_events.assign(events.begin(),
                    events.begin() + static_cast<std::ptrdiff_t>(std::min(events.size(), maxEvents)));
    refresh();
}

void DetailPane::setTime(const Moment& now) {
    m_now = now;
    refresh();
}

void DetailPane::setConditionOf(ConditionOf conditionOf) {
    m_conditionOf = conditionOf ? std::move(conditionOf) : plainCondition;
    refresh();
}

void DetailPane::setOwnClaim(const QString& claim) {
    m_claims->setOwnClaim(claim);
    refresh();
}

void DetailPane::setBoxOf(TargetBoxOf boxOf) {
    m_boxOf = std::move(boxOf);
    if (m_targets.size() == 1)
        m_box->setBox(m_targets.front().address, m_boxOf(m_targets.front().address));
}

void DetailPane::setCommands(const InventoryCommandsPtr& commands) {
    m_commands = commands;
    m_claims->setCommands(commands);
    m_contents->setCommands(commands);
    m_box->setCommands(commands);
}

void DetailPane::setSelectionActions(const SelectionActions& actions) const {
    m_summary->setActions(actions);
}

TargetCondition DetailPane::condition(const discovery::Target& target) const { return m_conditionOf(target); }

void DetailPane::refresh() {
    m_hint->setText(tr("Select a target to see its details."));
    m_tabs->setTabText(TargetTab, tr("Target"));
    m_tabs->setTabText(DiskTab, tr("Disk and box"));
    m_tabs->setTabText(EventsTab, tr("Events"));
    m_tabs->setAccessibleName(tr("Details"));
    if (m_targets.empty())
        return m_stack->setCurrentIndex(0);
    if (m_targets.size() > 1)
        return refreshSummary();
    const auto& target = m_targets.front();
    m_header->setTarget(target, condition(target), m_known.label);
    refreshGone(target);
    m_disk->setTitle(tr("Disk"));
    m_disk->setFacts(diskFacts(target));
    m_box->setBox(target.address, m_boxOf(target.address));
    m_config->setTarget(target);
    m_access->setTitle(tr("Access"));
    m_access->setFacts(accessFacts(target, m_ownMacs));
    m_paths->setTarget(target, interfacePlaces(), m_now);
    m_contents->setTarget(target);
    m_times->setTitle(tr("Seen"));
    m_times->setFacts(timeFacts(target, m_known.firstSeen, m_now));
    refreshEvents();
    takeColors();
    m_scroll->orderTabs(*m_tabs);
    m_stack->setCurrentIndex(1);
}

void DetailPane::refreshGone(const discovery::Target& target) {
    if (target.state == discovery::TargetState::Up)
        m_gone->clear();
    else
        m_gone->setMessage(awayMessage(target, interfaceNames(), m_links, m_now));
    if (!target.hasConflict() && !target.hasPossibleConflict()) {
        delete m_conflict;
        m_conflict = nullptr;
        return;
    }
    if (m_conflict == nullptr) {
        m_conflict = new ConflictView(target, m_body);
        static_cast<QVBoxLayout*>(m_body->layout())->insertWidget(2, m_conflict);
        m_conflict->setInterfaceNames(interfaceNames());
        connect(m_conflict, &ConflictView::compareRequested, this,
                [this] { m_commands->compare(m_targets.front().address); });
    } else {
        m_conflict->setTarget(target);
    }
}

InterfaceNames DetailPane::interfaceNames() const {
    return [this](discovery::LinkId link) {
        const auto known = m_interfaces.find(link);
        return known == m_interfaces.end() ? QString() : known->second;
    };
}

InterfaceNames DetailPane::interfacePlaces() const {
    return [this, name = interfaceNames()](discovery::LinkId link) {
        return interfacePlace(name(link), m_links);
    };
}

void DetailPane::lookInside() {
    if (m_targets.size() != 1)
        return;
    m_tabs->setCurrentIndex(DiskTab);
    m_contents->look();
    m_body->layout()->activate();
    m_scroll->verticalScrollBar()->setValue(m_contents->mapTo(m_body, QPoint()).y());
}

void DetailPane::refreshEvents() {
    std::vector<Fact> facts;
    for (const auto& event : m_events)
        facts.push_back({timeText(event.time), eventSentence(event), false});
    if (facts.empty())
        facts.push_back({tr("Nothing"), tr("No events since it was first seen."), false});
    m_eventGroup->setTitle(tr("What happened"));
    m_eventGroup->setFacts(facts);
    m_history->setText(tr("Show all in History"));
}

void DetailPane::refreshSummary() {
    std::vector<TargetCondition> conditions;
    for (const auto& target : m_targets)
        conditions.push_back(condition(target));
    m_summary->setTargets(m_targets, conditions);
    m_stack->setCurrentIndex(2);
}

/// What a target said that does not answer now is shown fainter: it may not be true any more.
void DetailPane::takeColors() {
    const bool isGone = m_targets.size() == 1 && m_targets.front().state != discovery::TargetState::Up;
    QPalette colors;
    if (isGone)
        for (const auto role : {QPalette::Text, QPalette::WindowText})
            colors.setColor(role, theme::secondaryText(palette()));
    for (QWidget* part :
         {static_cast<QWidget*>(m_disk), static_cast<QWidget*>(m_access), static_cast<QWidget*>(m_paths)})
        if (part->palette().color(QPalette::Text) != (isGone ? colors : palette()).color(QPalette::Text))
            part->setPalette(colors);
}

void DetailPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_body != nullptr)
        takeColors();
    QWidget::changeEvent(event);
}

} // namespace etherdeck::ui

#include "moc_pane.cpp"
