#include "ui/inventory/detail/pane.h"

#include "ui/inventory/detail/box_section.h"
#include "ui/inventory/detail/config_section.h"
#include "ui/inventory/detail/conflict_view.h"
#include "ui/inventory/detail/contents_section.h"
#include "ui/inventory/detail/selection_summary.h"
#include "ui/inventory/targets/facts.h"
#include "ui/text/doubt.h"
#include "ui/text/event.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/translated.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::size_t maxEvents = 20;

} // namespace

DetailPane::DetailPane(QWidget* parent) :
    QWidget(parent),
    m_conditionOf(plainCondition),
    m_stack(new QStackedWidget(this)),
    m_hint(new SecondaryLabel(this)),
    m_summary(new SelectionSummary(this)),
    m_scroll(new QScrollArea(this)) {
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(metrics::groupGap);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeTarget());
    m_scroll->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);

    auto* several = new QWidget(this);
    auto* severalLayout = new QVBoxLayout(several);
    severalLayout->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    severalLayout->addWidget(m_summary);

    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(several);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setMinimumWidth(36 * metrics::grid);
    connectParts();
    keepTranslated(this, [this] { refresh(); });
}

QWidget* DetailPane::makeHeader() {
    auto* header = new QWidget(m_body);
    m_lamp = new LampMark(Lamp::On, header);
    m_address = plainLabel(header);
    m_address->setFont(theme::titleFont(m_address->font()));
    m_address->setWordWrap(false);
    m_rename = new QPushButton(header);
    m_name = new FactValue(header);
    QFont strong = m_name->font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    m_state = plainLabel(header);
    m_note = new FactValue(header);

    auto* line = new QHBoxLayout;
    line->setSpacing(metrics::grid);
    line->addWidget(m_lamp, 0, Qt::AlignVCenter);
    line->addWidget(m_address, 1);
    line->addWidget(m_rename);
    auto* layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::half);
    layout->addLayout(line);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    layout->addWidget(m_note);
    return header;
}

QWidget* DetailPane::makeTarget() {
    m_body = new QWidget;
    auto* layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::groupGap);
    m_gone = new Notice(m_body);
    m_disk = new FactGroup(m_body);
    m_box = new BoxSection(m_body);
    m_config = new ConfigSection(m_body);
    m_access = new FactGroup(m_body);
    auto* paths = new QWidget(m_body);
    m_pathColumn = new QVBoxLayout(paths);
    m_pathColumn->setContentsMargins(0, 0, 0, 0);
    m_pathColumn->setSpacing(metrics::groupGap);
    m_pathNote = plainLabel(paths);
    m_pathColumn->addWidget(m_pathNote);
    m_contents = new ContentsSection(m_body);
    m_times = new FactGroup(m_body);
    auto* events = new QWidget(m_body);
    auto* eventLayout = new QVBoxLayout(events);
    eventLayout->setContentsMargins(0, 0, 0, 0);
    eventLayout->setSpacing(metrics::grid);
    m_eventGroup = new FactGroup(events);
    m_history = new QPushButton(events);
    eventLayout->addWidget(m_eventGroup);
    eventLayout->addWidget(m_history, 0, Qt::AlignLeft);
    layout->addWidget(makeHeader());
    for (QWidget* part :
         {static_cast<QWidget*>(m_gone), static_cast<QWidget*>(m_disk), static_cast<QWidget*>(m_box),
          static_cast<QWidget*>(m_config), static_cast<QWidget*>(m_access), paths,
          static_cast<QWidget*>(m_contents), static_cast<QWidget*>(m_times), events})
        layout->addWidget(part);
    layout->addStretch();
    return m_body;
}

void DetailPane::connectParts() {
    const auto address = [this] { return m_targets.front().address; };
    connect(m_rename, &QPushButton::clicked, this, [this, address] { emit renameRequested(address()); });
    connect(m_history, &QPushButton::clicked, this, [this, address] { emit historyRequested(address()); });
    connect(m_gone, &Notice::actionTriggered, this, [this, address] { emit forgetRequested(address()); });
    connect(m_box, &BoxSection::deviceRequested, this, &DetailPane::deviceRequested);
    connect(m_summary, &SelectionSummary::copyRequested, this, &DetailPane::copyRequested);
    connect(m_summary, &SelectionSummary::forgetRequested, this, &DetailPane::forgetRequested);
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

void DetailPane::setOwnClaim(const QString& claim) { m_config->setOwnClaim(claim); }

void DetailPane::setBoxOf(TargetBoxOf boxOf) {
    m_boxOf = std::move(boxOf);
    if (m_targets.size() == 1)
        m_box->setBox(m_boxOf(m_targets.front().address));
}

void DetailPane::setCommands(const InventoryCommandsPtr& commands) {
    m_commands = commands;
    m_config->setCommands(commands);
    m_contents->setCommands(commands);
}

TargetCondition DetailPane::condition(const discovery::Target& target) const { return m_conditionOf(target); }

void DetailPane::refresh() {
    m_hint->setText(tr("Select a target to see its details."));
    if (m_targets.empty())
        return m_stack->setCurrentIndex(0);
    if (m_targets.size() > 1)
        return refreshSummary();
    const auto& target = m_targets.front();
    refreshHeader(target);
    refreshGone(target);
    m_disk->setTitle(tr("Disk"));
    m_disk->setFacts(diskFacts(target));
    m_box->setBox(m_boxOf(target.address));
    m_config->setTarget(target);
    m_access->setTitle(tr("Access"));
    m_access->setFacts(accessFacts(target, m_ownMacs));
    refreshPaths(target);
    m_contents->setTarget(target);
    m_times->setTitle(tr("Seen"));
    m_times->setFacts(timeFacts(target, m_known.firstSeen, m_now));
    refreshEvents();
    takeColors();
    m_stack->setCurrentIndex(1);
}

void DetailPane::refreshHeader(const discovery::Target& target) {
    const auto setText = [](QLabel* label, const QString& text) {
        if (label->text() != text)
            label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    const auto setValue = [](FactValue* value, const QString& text) {
        value->setValue(text);
        value->setVisible(!text.isEmpty());
    };
    const auto shown = condition(target);
    m_lamp->setLamp(conditionLamp(shown));
    setText(m_address, addressText(target.address));
    setValue(m_name, fromWire(m_known.label.name));
    const bool isConflict = target.hasConflict() || target.hasPossibleConflict();
    if (isPast(shown))
        setText(m_state, {}); // the notice below says it in full
    else if (isConflict || shown == TargetCondition::Up)
        setText(m_state, conditionText(shown, target)); // a conflict is told by the comparison
    else
        setText(m_state, tr("%1. %2").arg(conditionText(shown, target), conditionExplained(shown, target)));
    setValue(m_note, linesFromWire(m_known.label.note));
    m_name->setAccessibleName(tr("Name"));
    m_note->setAccessibleName(tr("Note"));
    m_rename->setText(m_known.label.isEmpty() ? tr("Name…") : tr("Rename…"));
    m_rename->setToolTip(tr("Give this target a name and a note"));
}

void DetailPane::refreshGone(const discovery::Target& target) {
    if (target.state == discovery::TargetState::Up)
        m_gone->clear();
    else
        m_gone->setMessage(awayMessage(target));
    if (!target.hasConflict() && !target.hasPossibleConflict()) {
        delete m_conflict;
        m_conflict = nullptr;
        return;
    }
    if (m_conflict == nullptr) {
        m_conflict = new ConflictView(target, m_body);
        static_cast<QVBoxLayout*>(m_body->layout())->insertWidget(2, m_conflict);
        m_conflict->setInterfaceNames([this](discovery::LinkId id) { return nameOf(id); });
        connect(m_conflict, &ConflictView::compareRequested, this,
                [this] { m_commands->compare(m_targets.front().address); });
    } else {
        m_conflict->setTarget(target);
    }
}

Notice::Message DetailPane::awayMessage(const discovery::Target& target) const {
    const QString since = timeText(m_now.toWall(target.lastSeen));
    const QString remove = tr("Remove from the list");
    switch (target.state) {
    case discovery::TargetState::Missing:
        return {Lamp::Missing,
                tr("Missing since %1").arg(since),
                tr("It was seen in an earlier run and has not answered since Etherdeck started. The values "
                   "below are from its last answer. The box may be off, its export stopped, or its network "
                   "not connected."),
                {},
                remove,
                -1};
    case discovery::TargetState::NotWatched:
        return {
            Lamp::Unwatched,
            tr("Not watched: %1")
                .arg(notWatchedReason(
                    target, [this](discovery::LinkId id) { return nameOf(id); }, m_links)),
            tr("It last answered %1. The values below are from then. Whether it answers now is not known.")
                .arg(since),
            {},
            remove,
            -1};
    case discovery::TargetState::Vanished:
    case discovery::TargetState::Up:
        break;
    }
    return {Lamp::Off,
            tr("It stopped answering %1").arg(agoText(m_now.steady - target.lastSeen)),
            tr("It last answered at %1. The values below are from then. The box may be off, its export "
               "stopped, or a cable unplugged.")
                .arg(since),
            {},
            remove,
            -1};
}

QString DetailPane::nameOf(discovery::LinkId link) const {
    const auto known = m_interfaces.find(link);
    return known == m_interfaces.end() ? QString() : known->second;
}

void DetailPane::refreshPaths(const discovery::Target& target) {
    while (m_paths.size() > target.paths.size()) {
        delete m_paths.back();
        m_paths.pop_back();
    }
    while (m_paths.size() < target.paths.size()) {
        m_paths.push_back(new FactGroup(m_body));
        m_pathColumn->addWidget(m_paths.back());
    }
    QStringList notes{oneDiskText(target), unlistedText(target)};
    notes.removeAll(QString());
    m_pathNote->setText(notes.join(QLatin1Char('\n')));
    m_pathNote->setVisible(!notes.isEmpty());
    const auto interfaceName = [this](discovery::LinkId id) { return nameOf(id); };
    for (std::size_t i = 0; i < m_paths.size(); ++i) {
        m_paths[i]->setTitle(m_paths.size() == 1 ? tr("Path")
                                                 : tr("Path %1 of %2").arg(i + 1).arg(m_paths.size()));
        m_paths[i]->setFacts(pathFacts(target.paths[i], target.state, interfaceName, m_now));
    }
}

void DetailPane::lookInside() {
    if (m_targets.size() != 1)
        return;
    m_contents->look();
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
         {static_cast<QWidget*>(m_disk), static_cast<QWidget*>(m_access), m_pathColumn->parentWidget()})
        if (part->palette().color(QPalette::Text) != (isGone ? colors : palette()).color(QPalette::Text))
            part->setPalette(colors);
}

void DetailPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_body != nullptr)
        takeColors();
    QWidget::changeEvent(event);
}

} // namespace etherdeck::ui
