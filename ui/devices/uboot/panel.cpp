#include "ui/devices/uboot/panel.h"

#include "core/plans/json.h"
#include "ui/boxes/environment/findings_list.h"
#include "ui/boxes/environment/text.h"
#include "ui/devices/base/action_buttons.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/base/text.h"
#include "ui/devices/uboot/text.h"
#include "ui/devices/uboot/variable_dialog.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr qint64 maxBackupFile = 8 << 20; ///< the largest partition in base64, and some more
constexpr int maxShownFindings = 3;
const QString ubootSplitterKey = QStringLiteral("devices/uboot-splitter");

/// A name may have any bytes.
QString keyOf(const std::string& name) { return QString::fromLatin1(QByteArray::fromStdString(name)); }
std::string nameOf(const QString& key) { return key.toLatin1().toStdString(); }

DeviceRows rowsOf(const uboot::Environment& environment) {
    DeviceRows rows;
    for (const auto& [name, value] : environment.variables()) {
        const auto text = fromWire(value);
        DeviceCell shown{text};
        shown.toolTip = text;
        rows.push_back({keyOf(name), {{fromWire(name)}, shown, {meaningOfVariable(name)}}});
    }
    return rows;
}

} // namespace

UbootPanel::UbootPanel(QWidget* parent) :
    QWidget(parent),
    m_commands(std::make_shared<DeviceCommands>()),
    m_trouble(new Banner),
    m_note(new Banner),
    m_place(plainLabel(this)),
    m_summary(headingLabel(this)),
    m_findings(new FindingsList),
    m_table(new DeviceRowTable(QStringLiteral("uboot"))),
    m_splitter(new QSplitter(Qt::Vertical)),
    m_stack(new QStackedWidget),
    m_empty(new EmptyPlaceView) {
    const std::array icons{Icon::Add, Icon::Rename, Icon::Remove, Icon::Save, Icon::Undo, Icon::Discover};
    for (std::size_t i = 0; i < m_actions.size(); ++i)
        m_actions.at(i) = new QAction(icon(icons.at(i)), {}, this);
    layOut();
    connectParts();
    retranslate();
}

void UbootPanel::layOut() {
    auto* content = new QWidget;
    auto* findings = new QVBoxLayout(content);
    findings->setContentsMargins(0, 0, metrics::grid, 0);
    findings->addWidget(m_findings);
    findings->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    m_findingsArea = scroll;
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_splitter->addWidget(scroll);
    m_splitter->addWidget(m_table);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(metrics::grid);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(actionButtons(QList<QAction*>(m_actions.begin(), m_actions.end())));
    column->addWidget(m_trouble);
    column->addWidget(m_place);
    column->addWidget(m_summary);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(page);
    m_stack->addWidget(m_empty);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(metrics::grid);
    outer->addWidget(m_note);
    outer->addWidget(m_stack, 1);
    m_trouble->clear();
    m_note->clear();
}

void UbootPanel::connectParts() {
    connect(m_actions[Add], &QAction::triggered, this, &UbootPanel::addVariable);
    connect(m_actions[Change], &QAction::triggered, this, &UbootPanel::changeVariable);
    connect(m_actions[Remove], &QAction::triggered, this, &UbootPanel::removeVariables);
    connect(m_actions[Backup], &QAction::triggered, this, &UbootPanel::saveBackup);
    connect(m_actions[Restore], &QAction::triggered, this, &UbootPanel::restoreBackup);
    connect(m_actions[Again], &QAction::triggered, this, &UbootPanel::readAgain);
    connect(m_table, &DeviceRowTable::currentKeyChanged, this, &UbootPanel::showActions);
    connect(m_table, &QTableView::doubleClicked, this, &UbootPanel::changeVariable);
    connect(m_table, &QWidget::customContextMenuRequested, this, &UbootPanel::popUpActions);
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, &UbootPanel::readAgain);
    connect(m_note, &Banner::actionTriggered, m_note, &Banner::clear);
    connect(m_findings, &FindingsList::fixRequested, this,
            [this](const std::vector<uboot::VariableChange>& fixes) {
                wishFor(fixes, tr("Fix U-Boot's environment"));
            });
}

bool UbootPanel::isConnected() const { return m_state && m_state->link == DeviceState::Link::Connected; }

std::int64_t UbootPanel::latestChange() const {
    return m_state && m_state->journal && !m_state->journal->empty() ? m_state->journal->front().entry : 0;
}

void UbootPanel::setState(const std::string& device, const DeviceStatePtr& state) {
    if (device != m_device) {
        m_device = device;
        m_reading.cancel();
        m_saving.cancel();
        m_found.reset();
        m_failure.reset();
        m_note->clear();
        m_isCurrent = false;
    }
    m_state = state;
    if (latestChange() != m_change || !isConnected())
        m_isCurrent = false;
    if (isVisible())
        readIfNeeded();
    showAll();
}

void UbootPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    readIfNeeded();
    showAll();
}

void UbootPanel::readIfNeeded() {
    if (!m_isCurrent && !m_reading.isUnderWay() && isConnected() && m_state->can("uboot-env"))
        readAgain();
}

void UbootPanel::readAgain() {
    m_isCurrent = true;
    m_change = latestChange();
    m_failure.reset();
    m_reading = m_commands->readEnvironment(
        m_device, this, [this](const Result<remote::Answer<plans::BoxEnvironment>>& answer) {
            if (answer && *answer)
                m_found = **answer;
            else
                m_failure = answer ? answer->error() : remote::Failure(remote::ConnectionError{});
            if (m_failure)
                m_found.reset();
            m_wrong = m_found && !m_found->fault
                          ? uboot::examine(m_found->environment, plans::doctorFacts(*m_found))
                          : std::vector<uboot::Finding>();
            showAll();
        });
    showAll();
}

void UbootPanel::showAll() {
    m_stack->setCurrentIndex(m_found ? 0 : 1);
    if (m_found) {
        m_place->setText(environmentPlaceText(*m_found));
        const auto trouble = environmentTrouble(*m_found);
        trouble ? m_trouble->setMessage(*trouble) : m_trouble->clear();
        showFindings();
    } else {
        showPlace();
    }
    showRows();
    showActions();
}

/// Why there is nothing to see.
void UbootPanel::showPlace() {
    EmptyPlace place;
    place.icon = Icon::Terminal;
    if (m_state && !m_state->greeting.agent.empty() && !m_state->can("uboot-env")) {
        place.title = tr("No environment of U-Boot");
        place.text =
            tr("The kernel of this box shows no raw flash memory, or its agent is too old to read it. "
               "What U-Boot prints can be checked on the page Console.");
    } else if (m_failure) {
        const auto text = failureText(*m_failure, m_device);
        place.title = tr("U-Boot's environment could not be read");
        place.text = text.why + QLatin1Char('\n') + text.advice;
        place.raw = text.raw;
        place.actions = {EmptyPlace::Action::TryAgain};
    } else if (isConnected()) {
        place.title = tr("Reading U-Boot's environment");
        place.isWaiting = true;
    } else {
        place.title = tr("Not connected");
        place.text = tr("U-Boot's environment is read from the box as soon as it is connected.");
    }
    m_empty->setPlace(place);
}

void UbootPanel::showFindings() {
    m_findings->setFixable(isConnected() && m_state->can("changes") && canEdit(*m_found));
    m_findings->setFindings(m_found->environment, m_wrong);
    m_findingsArea->setVisible(!m_wrong.empty());
    m_summary->setVisible(!m_found->fault);
    const auto summary = findingsSummary(m_wrong);
    m_summary->setText(m_wrong.empty() ? tr("%1. %2").arg(summary, netconsoleSentence(m_found->environment))
                                       : summary);
    const auto shown = static_cast<int>(std::min<std::size_t>(m_wrong.size(), maxShownFindings));
    m_findingsArea->setMinimumHeight(shown * 2 * metrics::rowHeight);
}

void UbootPanel::showRows() { m_table->setRows(m_found ? rowsOf(m_found->environment) : DeviceRows()); }

void UbootPanel::showActions() {
    const bool canChange = isConnected() && m_state->can("changes");
    const bool edits = canChange && m_found && canEdit(*m_found);
    const auto keys = m_table->selectedKeys();
    m_actions[Add]->setEnabled(edits);
    m_actions[Change]->setEnabled(edits && keys.size() == 1);
    m_actions[Remove]->setEnabled(edits && !keys.isEmpty());
    m_actions[Backup]->setEnabled(isConnected() && m_found && !m_saving.isUnderWay());
    m_actions[Restore]->setEnabled(canChange && m_found && !m_found->readOnly && m_found->badBlocks.empty());
    m_actions[Again]->setEnabled(isConnected() && m_state->can("uboot-env") && !m_reading.isUnderWay());
}

void UbootPanel::wishFor(const std::vector<uboot::VariableChange>& changes, const QString& verb) {
    emit wished({{{plans::EditEnvironment{changes}, {}}}, verb, m_device});
}

void UbootPanel::addVariable() {
    if (!m_found)
        return;
    auto* dialog = new VariableDialog(m_found->environment, {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, device = m_device] {
        const auto change = dialog->change();
        emit wished(
            {{{plans::EditEnvironment{{change}}, {}}}, tr("Add %1").arg(fromWire(change.name)), device});
    });
    dialog->open();
}

void UbootPanel::changeVariable() {
    const auto keys = m_table->selectedKeys();
    if (!m_found || keys.size() != 1 || !m_actions[Change]->isEnabled())
        return;
    auto* dialog = new VariableDialog(m_found->environment, nameOf(keys.front()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, device = m_device] {
        const auto change = dialog->change();
        emit wished(
            {{{plans::EditEnvironment{{change}}, {}}}, tr("Change %1").arg(fromWire(change.name)), device});
    });
    dialog->open();
}

void UbootPanel::removeVariables() {
    std::vector<uboot::VariableChange> changes;
    for (const auto& key : m_table->selectedKeys())
        changes.push_back({nameOf(key), std::nullopt});
    if (changes.size() == 1)
        wishFor(changes, tr("Remove %1").arg(fromWire(changes.front().name)));
    else if (!changes.empty())
        wishFor(changes, tr("Remove %n variables", nullptr, static_cast<int>(changes.size())));
}

void UbootPanel::saveBackup() {
    if (!m_found)
        return;
    m_note->clear();
    m_saving = m_commands->keepBackup(
        m_device, {m_found->area, {}}, this, [this](const Result<remote::Answer<std::string>>& answer) {
            if (answer && *answer) {
                m_note->setMessage({tr("A backup of the partition was saved"),
                                    QDir::toNativeSeparators(QFile::decodeName((*answer)->c_str())),
                                    {},
                                    tr("Close"),
                                    Lamp::On});
            } else {
                const auto failure = answer ? answer->error() : remote::Failure(remote::ConnectionError{});
                const auto text = failureText(failure, m_device);
                m_note->setMessage({tr("No backup was saved"), text.why, text.raw, tr("Close")});
            }
            showActions();
        });
    showActions();
}

void UbootPanel::restoreBackup() {
    auto* dialog = new QFileDialog(this, tr("Restore a backup"), QDir::homePath(), tr("Backups (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, device = m_device](const QString& path) {
        if (device == m_device)
            restoreFrom(path);
    });
    dialog->open();
}

void UbootPanel::restoreFrom(const QString& path) {
    m_note->clear();
    const auto fails = [this, path](const QString& why, const QString& details) {
        m_note->setMessage({tr("The backup cannot be restored"),
                            QDir::toNativeSeparators(path) + QLatin1Char('\n') + why, details, tr("Close")});
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        fails(tr("The file cannot be read."), file.errorString());
        return;
    }
    const auto bytes = file.read(maxBackupFile).toStdString();
    auto backup = plans::backupFrom(plans::Json::parse(bytes, nullptr, false));
    if (!backup) {
        fails(tr("This is not a backup of an environment, or it is damaged."),
              fromWire(backup.error().detail));
        return;
    }
    auto environment = plans::environmentIn(*backup);
    if (!environment) {
        fails(tr("It does not contain an environment of U-Boot."),
              QString::fromLatin1(uboot::name(environment.error()).data()));
        return;
    }
    emit wished({{{plans::RestoreEnvironment{backup->model, backup->mac, backup->area, *environment}, {}}},
                 tr("Restore the environment"),
                 m_device});
}

void UbootPanel::popUpActions(const QPoint& position) {
    auto* menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions[Add], m_actions[Change], m_actions[Remove]});
    menu->addSeparator();
    menu->addAction(icon(Icon::Copy), tr("Copy"), m_table, &DeviceRowTable::copy);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

QString UbootPanel::placeText() const { return m_place->text(); }

void UbootPanel::setFilterText(const QString& text) { m_table->setFilterText(text); }

void UbootPanel::focusContent() {
    m_found ? m_table->setFocus(Qt::ShortcutFocusReason) : m_empty->setFocus(Qt::ShortcutFocusReason);
}

void UbootPanel::saveLayout(QSettings& settings) const {
    m_table->saveLayout(settings);
    settings.setValue(ubootSplitterKey, m_splitter->saveState());
}

void UbootPanel::restoreLayout(QSettings& settings) {
    m_table->restoreLayout(settings);
    m_splitter->restoreState(settings.value(ubootSplitterKey).toByteArray());
}

void UbootPanel::retranslate() {
    m_table->setHeadings({tr("Variable"), tr("Value"), tr("Meaning")}, {18, 50, 40});
    m_table->setAccessibleName(tr("Variables of U-Boot"));
    m_actions[Add]->setText(tr("New variable…"));
    m_actions[Change]->setText(tr("Change…"));
    m_actions[Remove]->setText(tr("Remove…"));
    m_actions[Backup]->setText(tr("Save a backup"));
    m_actions[Restore]->setText(tr("Restore a backup…"));
    m_actions[Again]->setText(tr("Read again"));
    showAll();
}

} // namespace etherdeck::ui

#include "moc_panel.cpp"
