#include "ui/wizards/search_page.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/text/target.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolling.h"
#include "ui/wizards/found_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

enum Column { AddressColumn, SizeColumn, StateColumn, ConfigColumn, columnCount };

QIcon lampIcon(Lamp lamp, const QPalette& palette, double ratio) {
    QPixmap pixmap(QSize(metrics::lampSize, metrics::lampSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintLamp(painter, QRectF(0, 0, metrics::lampSize, metrics::lampSize), lamp, palette);
    return QIcon(pixmap);
}

/// Sorted by shelf and slot as numbers.
class TargetItem : public QTreeWidgetItem {
public:
    explicit TargetItem(Address address) : m_address(address) {}
    bool operator<(const QTreeWidgetItem& other) const override {
        return m_address < static_cast<const TargetItem&>(other).m_address;
    }

private:
    Address m_address;
};

} // namespace

SearchPage::SearchPage(const WizardFindings& findings, QString linkProgram, QWidget* parent) :
    WizardPage(parent),
    m_findings(findings),
    m_linkProgram(std::move(linkProgram)),
    m_status(plainLabel(this)),
    m_progress(new QProgressBar(this)),
    m_button(new QPushButton(this)),
    m_list(new QTreeWidget(this)),
    m_obstacle(new FindingCard(this)),
    m_repair(new QPushButton(icon(Icon::Locked), {}, this)) {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_status->setFont(strong);
    m_status->setFocusPolicy(Qt::NoFocus);
    m_status->setMinimumHeight(metrics::controlHeight);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(metrics::half + 2);
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing jumps when the search ends
    m_progress->setSizePolicy(policy);
    m_button->setAutoDefault(false);
    m_button->setObjectName(QStringLiteral("search"));
    m_repair->setAutoDefault(false);
    m_repair->setObjectName(QStringLiteral("repairPermission"));

    m_list->setColumnCount(columnCount);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setSectionsClickable(false);
    m_list->header()->setStretchLastSection(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    takeHeightThatIsLeft(*m_list);

    auto* head = new QHBoxLayout;
    head->addWidget(m_status, 1);
    head->addWidget(m_button);
    content().addLayout(head);
    content().addWidget(m_progress);
    content().addWidget(m_obstacle);
    content().addWidget(m_repair, 0, Qt::AlignLeft);
    content().addWidget(m_list, 1);
    connect(m_button, &QPushButton::clicked, this, &SearchPage::startOrStop);
    connect(m_repair, &QPushButton::clicked, this, &SearchPage::repairRequested);
    retranslate();
}

QString SearchPage::stepName() const { return tr("Search"); }

bool SearchPage::isComplete() const {
    return m_state == State::Stopped || m_state == State::Settled || m_isBlocked;
}

void SearchPage::retranslate() {
    setHeading(tr("Searching for targets"), tr("Every shelf and slot is asked by broadcast, a few times, "
                                               "because a busy network may lose a frame."));
    m_list->setHeaderLabels({tr("Target"), tr("Size"), tr("State"), tr("Config string")});
    m_list->setAccessibleName(tr("Targets that have answered"));
    m_progress->setAccessibleName(tr("Searching"));
    m_repair->setText(tr("&Grant permission…"));
    for (const auto& [address, target] : m_findings.targets)
        showTarget(target);
    refresh();
}

void SearchPage::search() {
    setState(State::Searching);
    m_commands->discover();
}

void SearchPage::startOrStop() {
    if (m_state == State::Searching && !m_isBlocked)
        setState(State::Stopped);
    else
        search();
}

void SearchPage::noteSettled() {
    if (m_state == State::Searching)
        setState(State::Settled);
}

void SearchPage::setState(State state) {
    m_state = state;
    refresh();
    emit completeChanged();
}

void SearchPage::applyInventory(const InventoryChange& change) {
    for (const auto& target : change.updated)
        isFound(target) ? showTarget(target) : removeTarget(target.address);
    for (const auto address : change.removed)
        removeTarget(address);
    m_list->sortItems(AddressColumn, Qt::AscendingOrder);
    if (m_list->header()->sectionSize(AddressColumn) < 100) {
        m_list->header()->resizeSection(AddressColumn, 110);
        m_list->header()->resizeSection(SizeColumn, 90);
        m_list->header()->resizeSection(StateColumn, 110);
    }
    refresh();
}

void SearchPage::showTarget(const discovery::Target& target) {
    QTreeWidgetItem*& item = m_items[target.address];
    if (item == nullptr) {
        item = new TargetItem(target.address);
        item->setSizeHint(AddressColumn, QSize(0, metrics::denseRowHeight));
        m_list->addTopLevelItem(item);
    }
    const auto condition = plainCondition(target);
    const auto& path = target.principal();
    item->setIcon(AddressColumn, lampIcon(conditionLamp(condition), palette(), devicePixelRatioF()));
    item->setText(AddressColumn, QString::fromStdString(target.address.toString()));
    item->setText(SizeColumn, path.identity ? sizeText(path.identity->size) : QString());
    item->setTextAlignment(SizeColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setText(StateColumn, conditionText(condition, target));
    item->setText(ConfigColumn, fromWire(path.configString));
}

void SearchPage::removeTarget(Address address) {
    if (const auto found = m_items.find(address); found != m_items.end()) {
        delete found->second;
        m_items.erase(found);
    }
}

void SearchPage::linksChanged() { refresh(); }

void SearchPage::refresh() {
    const auto finding = obstacle(m_findings, m_linkProgram);
    const bool wasBlocked = m_isBlocked;
    m_isBlocked = finding.has_value();
    m_obstacle->setVisible(m_isBlocked);
    if (finding && *finding != m_obstacle->finding())
        m_obstacle->setFinding(*finding);
    m_repair->setVisible(lacksPermission(m_findings));
    const bool isAsking = m_state == State::Searching && !m_isBlocked;
    m_progress->setVisible(isAsking);
    m_button->setText(isAsking ? tr("&Stop") : tr("&Search again"));
    m_status->setText(statusText());
    if (wasBlocked != m_isBlocked)
        emit completeChanged();
}

QString SearchPage::statusText() const {
    const QString found = foundText(m_findings);
    const bool isEmpty = m_findings.targets.empty();
    if (m_isBlocked && isEmpty)
        return tr("Nobody can be asked yet");
    switch (m_state) {
    case State::Idle:
        return {};
    case State::Searching:
        return isEmpty ? tr("Searching…") : tr("%1 so far").arg(found);
    case State::Stopped:
        return tr("Stopped. %1 so far").arg(found);
    case State::Settled:
        return isEmpty ? tr("Nobody has answered") : found;
    }
    return {};
}

} // namespace etherdeck::ui

#include "moc_search_page.cpp"
