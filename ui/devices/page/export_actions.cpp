#include "ui/devices/page/export_actions.h"

#include "ui/look/icons.h"
#include "ui/widgets/input_dialog.h"

#include <QAction>
#include <QWidget>

#include <algorithm>
#include <iterator>
#include <utility>

namespace etherdeck::ui {

namespace {

QString addressOf(const plans::ExportStatus& status) {
    return QString::fromStdString(status.config.address.toString());
}

bool isManaged(const plans::ExportStatus& status) { return status.managed; }
bool isForeign(const plans::ExportStatus& status) { return !status.managed; }
bool canStart(const plans::ExportStatus& status) {
    return status.managed && status.state != plans::ExportState::Running;
}
bool canStop(const plans::ExportStatus& status) {
    return status.managed && status.state != plans::ExportState::Stopped;
}
bool canRestart(const plans::ExportStatus& status) {
    return status.managed && status.state == plans::ExportState::Running;
}
bool canDeny(const plans::ExportStatus& status) { return status.managed && !status.config.allowed.empty(); }

bool lists(const plans::ExportStatus& status, MacAddress mac) {
    return std::ranges::find(status.config.allowed, mac) != status.config.allowed.end();
}

/// Lets these in, besides those that are allowed already.
plans::Wish allowanceOf(const plans::ExportStatus& status, const std::vector<MacAddress>& macs) {
    if (macs.size() == 1)
        return plans::AllowInitiator{status.config.address, macs.front(), true};
    auto allowed = status.config.allowed;
    std::ranges::copy_if(macs, std::back_inserter(allowed),
                         [&status](MacAddress mac) { return !lists(status, mac); });
    std::ranges::sort(allowed);
    plans::ExportEdit edit;
    edit.allowed = std::move(allowed);
    return plans::ChangeExport{status.config.address, edit};
}

} // namespace

ExportActions::ExportActions(QWidget* window) :
    QObject(window),
    m_window(window),
    m_newExport(new QAction(icon(Icon::Add), {}, this)),
    m_change(new QAction(icon(Icon::Rename), {}, this)),
    m_start(new QAction(icon(Icon::Start), {}, this)),
    m_stop(new QAction(icon(Icon::Stop), {}, this)),
    m_remove(new QAction(icon(Icon::Delete), {}, this)),
    m_users(new QAction(icon(Icon::Search), {}, this)),
    m_restart(new QAction(icon(Icon::Discover), {}, this)),
    m_allowOwn(new QAction(icon(Icon::Owner), {}, this)),
    m_allow(new QAction(icon(Icon::Add), {}, this)),
    m_deny(new QAction(icon(Icon::Remove), {}, this)),
    m_showTarget(new QAction(icon(Icon::Inventory), {}, this)),
    m_adopt(new QAction(icon(Icon::Done), {}, this)),
    m_import(new QAction(icon(Icon::Export), {}, this)),
    m_save(new QAction(icon(Icon::Save), {}, this)),
    m_load(new QAction(icon(Icon::Open), {}, this)) {
    m_newExport->setShortcut(Qt::Key_Insert);
    m_newExport->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connectAll();
    connectFiles();
}

QList<QAction*> ExportActions::all() const {
    return {m_newExport, m_change, m_start,      m_stop,  m_remove, m_users, m_restart, m_allowOwn,
            m_allow,     m_deny,   m_showTarget, m_adopt, m_import, m_save,  m_load};
}

void ExportActions::connectAll() {
    connect(m_start, &QAction::triggered, this, [this] {
        wishFor(
            selected(canStart), [](const Status& one) { return plans::StartExport{one.config.address}; },
            tr("Start export %1"), tr("Start %1 exports"));
    });
    connect(m_stop, &QAction::triggered, this, [this] {
        wishFor(
            selected(canStop), [](const Status& one) { return plans::StopExport{one.config.address}; },
            tr("Stop export %1"), tr("Stop %1 exports"));
    });
    connect(m_restart, &QAction::triggered, this, [this] {
        wishFor(
            selected(canRestart), [](const Status& one) { return plans::RestartExport{one.config.address}; },
            tr("Restart export %1"), tr("Restart %1 exports"));
    });
    connect(m_remove, &QAction::triggered, this, [this] {
        wishFor(
            selected(isManaged), [](const Status& one) { return plans::RemoveExport{one.config.address}; },
            tr("Remove export %1"), tr("Remove %1 exports"));
    });
    connect(m_newExport, &QAction::triggered, this, &ExportActions::newExportRequested);
    connect(m_users, &QAction::triggered, this, [this] {
        if (const auto* const status = single())
            emit usersRequested(status->config.address);
    });
    connect(m_change, &QAction::triggered, this, [this] {
        if (const auto* const status = single())
            emit changeRequested(status->config.address);
    });
    connect(m_allow, &QAction::triggered, this, [this] { askForMac(true); });
    connect(m_deny, &QAction::triggered, this, [this] { askForMac(false); });
    connect(m_showTarget, &QAction::triggered, this, [this] {
        if (const auto address = Address::parse(m_keys.value(0).toStdString()))
            emit targetRequested(*address);
    });
    connect(m_allowOwn, &QAction::triggered, this, &ExportActions::allowThisComputer);
}

void ExportActions::connectFiles() {
    connect(m_adopt, &QAction::triggered, this, [this] {
        wishFor(
            selected(isForeign), [](const Status& one) { return plans::AdoptExport{one.config.address}; },
            tr("Take over the vblade of %1"), tr("Take over %1 vblades"));
    });
    connect(m_import, &QAction::triggered, this, [this] {
        emit wished({{{plans::ImportExports(), {}}}, tr("Take over the exports")});
    });
    connect(m_save, &QAction::triggered, this, [this] {
        QStringList addresses;
        for (const auto* const status : selected(isManaged))
            addresses << addressOf(*status);
        emit saveRequested(addresses);
    });
    connect(m_load, &QAction::triggered, this, &ExportActions::loadRequested);
}

void ExportActions::wishFor(const Statuses& statuses, const WishOf& wishOf, const QString& one,
                            const QString& several) {
    DeviceWish wish;
    for (const auto* const status : statuses)
        wish.changes.push_back({wishOf(*status), addressOf(*status)});
    if (wish.changes.empty())
        return;
    wish.device = m_state->device;
    wish.verb = statuses.size() == 1 ? one.arg(addressOf(*statuses.front())) : several.arg(statuses.size());
    emit wished(wish);
}

void ExportActions::askForMac(bool isAllowed) {
    const auto statuses = selected(isAllowed ? Matches(isManaged) : Matches(canDeny));
    if (statuses.empty())
        return;
    const auto& listed = statuses.front()->config.allowed;
    InputDialog::Question question;
    question.title = isAllowed ? tr("Allow an initiator") : tr("Deny an initiator");
    question.text =
        isAllowed
            ? tr("Once an export has a list of allowed initiators, it answers nobody else. The MAC address "
                 "is that of the interface by which the initiator reaches the SAN, for example "
                 "52:54:00:12:34:56.")
            : tr("The initiator is taken off the list of those that are allowed. The last one stays: an "
                 "empty list would let everyone in.");
    question.label = tr("MAC address");
    question.value = isAllowed ? QString() : QString::fromStdString(listed.front().toString());
    question.verb = tr("Make the plan");
    question.wrong = [](const QString& value) {
        return MacAddress::parse(value.toStdString()) ? QString() : tr("This is not a MAC address.");
    };
    auto* dialog = new InputDialog(question, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // What was selected when it was asked for, at the box that was chosen then.
    connect(dialog, &QDialog::accepted, this, [this, dialog, isAllowed, keys = m_keys, state = m_state] {
        const auto mac = MacAddress::parse(dialog->value().toStdString());
        const bool isSameBox = m_state && m_state->device == state->device;
        const auto keysNow = std::exchange(m_keys, keys);
        const auto stateNow = std::exchange(m_state, isSameBox ? m_state : state);
        if (mac)
            allow(*mac, isAllowed);
        m_keys = keysNow;
        m_state = stateNow;
    });
    dialog->open();
}

/// Exports that it would not change are left out, unless that is all of them: then the box says why.
void ExportActions::allow(MacAddress mac, bool isAllowed) {
    auto statuses = selected(
        [mac, isAllowed](const Status& status) { return status.managed && lists(status, mac) != isAllowed; });
    if (statuses.empty())
        statuses = selected(isManaged);
    const QString text = QString::fromStdString(mac.toString());
    wishFor(
        statuses,
        [mac, isAllowed](const Status& one) {
            return plans::AllowInitiator{one.config.address, mac, isAllowed};
        },
        (isAllowed ? tr("Allow %1 at %2") : tr("Deny %1 at %2")).arg(text, QStringLiteral("%1")),
        (isAllowed ? tr("Allow %1 at %2 exports") : tr("Deny %1 at %2 exports"))
            .arg(text, QStringLiteral("%1")));
}

void ExportActions::allowThisComputer() {
    const auto macs = ownMacs();
    const auto isShut = [&macs](const Status& status) {
        return status.managed &&
               !std::ranges::all_of(macs, [&status](MacAddress mac) { return lists(status, mac); });
    };
    wishFor(
        selected(isShut), [&macs](const Status& one) { return allowanceOf(one, macs); },
        tr("Allow this computer at %1"), tr("Allow this computer at %1 exports"));
}

std::vector<MacAddress> ExportActions::ownMacs() const {
    std::vector<MacAddress> macs;
    for (const auto& [name, mac] : m_san().own)
        macs.push_back(mac);
    std::ranges::sort(macs);
    const auto repeats = std::ranges::unique(macs);
    macs.erase(repeats.begin(), repeats.end());
    return macs;
}

bool ExportActions::canChange() const {
    return m_state && m_state->link == DeviceState::Link::Connected && m_state->can("changes");
}

ExportActions::Statuses ExportActions::selected() const {
    return selected([](const Status&) { return true; });
}

ExportActions::Statuses ExportActions::selected(const Matches& matches) const {
    Statuses statuses;
    if (!canChange() || !m_state->exports)
        return statuses;
    for (const auto& status : m_state->exports->exports)
        if (m_keys.contains(addressOf(status)) && matches(status))
            statuses.push_back(&status);
    return statuses;
}

const ExportActions::Status* ExportActions::single() const {
    const auto statuses = selected();
    return statuses.size() == 1 ? statuses.front() : nullptr;
}

void ExportActions::setSelection(const DeviceStatePtr& state, const QStringList& keys) {
    m_state = state;
    m_keys = keys;
    const auto* const one = single();
    const bool isAnyManaged = !selected(isManaged).empty();
    m_newExport->setEnabled(canChange() && state->disks);
    m_change->setEnabled(one && one->managed);
    m_users->setEnabled(one && one->state == plans::ExportState::Running && state->can("users"));
    m_start->setEnabled(!selected(canStart).empty());
    m_stop->setEnabled(!selected(canStop).empty());
    m_restart->setEnabled(!selected(canRestart).empty());
    m_remove->setEnabled(isAnyManaged);
    m_allow->setEnabled(isAnyManaged);
    m_allowOwn->setEnabled(isAnyManaged && !m_san().own.empty());
    m_deny->setEnabled(!selected(canDeny).empty());
    m_showTarget->setEnabled(keys.size() == 1);
    m_adopt->setEnabled(canChange() && state->can("adopt") && !selected(isForeign).empty());
    m_import->setEnabled(canChange() && state->can("import"));
    m_save->setEnabled(state && state->exports && std::ranges::any_of(state->exports->exports, isManaged));
    m_load->setEnabled(canChange() && state->exports);
    retranslate();
}

void ExportActions::retranslate() {
    m_newExport->setText(tr("New export…"));
    m_change->setText(tr("Change…"));
    m_start->setText(tr("Start…"));
    m_stop->setText(tr("Stop…"));
    m_restart->setText(tr("Restart…"));
    m_remove->setText(tr("Remove…"));
    m_users->setText(tr("Who uses it?"));
    m_allowOwn->setText(tr("Allow this computer…"));
    m_allow->setText(tr("Allow a MAC address…"));
    m_deny->setText(tr("Deny a MAC address…"));
    m_showTarget->setText(tr("Show in Inventory"));
    m_adopt->setText(selected(isForeign).size() > 1 ? tr("Take over these vblades…")
                                                    : tr("Take over this vblade…"));
    m_import->setText(tr("Take over vblade-persist…"));
    const auto count = selected(isManaged).size();
    m_save->setText(count == 0   ? tr("Save all to a file…")
                    : count == 1 ? tr("Save to a file…")
                                 : tr("Save %1 exports to a file…").arg(count));
    m_load->setText(tr("Load from a file…"));
}

} // namespace etherdeck::ui

#include "moc_export_actions.cpp"
