#include "ui/devices/page/dialogs.h"

#include "ui/devices/exports/change_dialog.h"
#include "ui/devices/exports/load_dialog.h"
#include "ui/devices/exports/saved_file.h"
#include "ui/devices/exports/wizard.h"
#include "ui/devices/netconsole/dialog.h"
#include "ui/devices/page/users_dialog.h"
#include "ui/devices/plan/view.h"
#include "ui/text/plain.h"
#include "ui/text/sentence.h"

#include <QDir>
#include <QFileDialog>
#include <QWidget>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const remote::JournalEntry* entryOf(const DeviceState& state, std::int64_t number) {
    if (!state.journal)
        return nullptr;
    const auto found = std::ranges::find(*state.journal, number, &remote::JournalEntry::entry);
    return found == state.journal->end() ? nullptr : &*found;
}

const exports::Export* exportAt(const DeviceState& state, Address address) {
    if (!state.exports)
        return nullptr;
    const auto& exports = state.exports->exports;
    const auto found = std::ranges::find_if(
        exports, [address](const auto& status) { return status.config.address == address; });
    return found == exports.end() ? nullptr : &found->config;
}

/// Not those that somebody else has started: they have no configuration.
remote::SavedExports savedOf(const DeviceState& state, const QStringList& addresses) {
    remote::SavedExports saved;
    saved.hostName = state.box ? state.box->hostName : std::string();
    if (state.exports)
        for (const auto& status : state.exports->exports)
            if (status.managed && (addresses.isEmpty() || addresses.contains(QString::fromStdString(
                                                              status.config.address.toString()))))
                saved.exports.push_back(status.config);
    return saved;
}

QFileDialog* fileDialog(QWidget* parent, const QString& title) {
    auto* dialog = new QFileDialog(parent, title, QDir::homePath(), DeviceDialogs::tr("Exports (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

DeviceDialogs::DeviceDialogs(StateOf stateOf, QWidget* page) :
    QObject(page),
    m_stateOf(std::move(stateOf)),
    m_page(page),
    m_commands(std::make_shared<DeviceCommands>()) {}

void DeviceDialogs::openPlan(const std::string& device, const DeviceWish& wish) {
    auto* dialog = new PlanDialog(m_commands, device, wish, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this,
            [this, device, dialog] { noteMade(device, dialog->view().allApplied()); });
    dialog->open();
}

void DeviceDialogs::openWizard(const std::string& device, const std::string& path,
                               std::optional<Address> address) {
    const auto state = m_stateOf(device);
    if (!state)
        return;
    auto* wizard = new ExportWizard(m_commands, state, path, m_san, m_page);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    m_wizard = wizard;
    if (address)
        wizard->chooseAddress(*address);
    connect(wizard, &QDialog::finished, this,
            [this, device, wizard] { noteMade(device, wizard->planView().allApplied()); });
    wizard->open();
}

void DeviceDialogs::openChange(const std::string& device, Address address) {
    const auto state = m_stateOf(device);
    const auto* const present = state ? exportAt(*state, address) : nullptr;
    if (!present)
        return;
    auto* dialog = new ExportChangeDialog(*state, *present, m_san().own, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, device, dialog, address] {
        openPlan(device, {{{plans::ChangeExport{address, dialog->edit()}, {}}},
                          tr("Change export %1").arg(QString::fromStdString(address.toString()))});
    });
    dialog->open();
}

bool DeviceDialogs::openNetconsole(const std::string& device, const QString& title) {
    const auto state = m_stateOf(device);
    if (!state)
        return false;
    if (!m_netconsole || m_netconsole->device() != device) {
        delete m_netconsole;
        m_netconsole = new NetconsoleDialog(m_commands, state, title, m_page->window());
        m_netconsole->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_netconsole, &NetconsoleDialog::wished, this,
                [this](const DeviceWish& wish) { openPlan(wish.device, wish); });
    }
    m_netconsole->show();
    m_netconsole->raise();
    m_netconsole->activateWindow();
    return true;
}

void DeviceDialogs::openUsers(const std::string& device, Address address) {
    auto* dialog = new UsersDialog(m_commands, device, address, m_san, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DeviceDialogs::openSave(const std::string& device, const QStringList& addresses) {
    const auto state = m_stateOf(device);
    const auto exports = state ? savedOf(*state, addresses) : remote::SavedExports();
    if (exports.exports.empty()) {
        emit saveFailed(tr("The box no longer has these exports."));
        return;
    }
    auto* dialog = fileDialog(m_page, tr("Save exports"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    // A host name that a box has invented does not choose the folder.
    QString name = state->box ? fromWire(state->box->hostName) : QString();
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    dialog->selectFile((name.isEmpty() ? QStringLiteral("exports") : name + QStringLiteral("-exports")) +
                       QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, exports](const QString& path) { saveTo(path, exports); });
    dialog->open();
}

/// Those that there were when the file was asked for: meanwhile some may be gone, or the box.
void DeviceDialogs::saveTo(const QString& path, const remote::SavedExports& exports) {
    if (const auto done = writeSavedExports(path, exports); !done)
        emit saveFailed(tr("%1: %2").arg(path, savedFileText(done.error())));
    else
        emit saved(path, static_cast<int>(exports.exports.size()));
}

void DeviceDialogs::openLoad(const std::string& device) {
    auto* dialog = fileDialog(m_page, tr("Load exports"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, device](const QString& path) { loadFrom(path, device); });
    dialog->open();
}

void DeviceDialogs::loadFrom(const QString& path, const std::string& device) {
    const auto state = m_stateOf(device);
    if (!state) {
        emit loadFailed(tr("The box was removed from the list."));
        return;
    }
    auto* dialog = new LoadExportsDialog(*state, readSavedExports(path), path, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, device, dialog] {
        const auto wish = dialog->wish();
        const auto count = wish.exports.size();
        openPlan(
            device,
            {{{wish, {}}},
             count == 1
                 ? tr("Load export %1").arg(QString::fromStdString(wish.exports.front().address.toString()))
                 : tr("Load %1 exports").arg(count)});
    });
    dialog->open();
}

Call DeviceDialogs::undoChange(const std::string& device, std::int64_t entry, QObject* receiver,
                               Then<std::int64_t> then) {
    const Reply<std::int64_t> reply(receiver, std::move(then));
    const auto state = m_stateOf(device);
    const auto* const known = state ? entryOf(*state, entry) : nullptr;
    if (!known || !known->canUndo || known->undoneBy) {
        reply.answer(fail(ErrorCode::OutOfRange));
        return reply.call();
    }
    auto* dialog =
        new PlanDialog(m_commands, device,
                       {{{plans::UndoChange{entry}, {}}}, tr("Undo change %1").arg(entry)}, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [reply, dialog] {
        const auto& applied = dialog->view().applied();
        reply.answer(applied ? Result<std::int64_t>(applied->entry) : fail(ErrorCode::Closed));
    });
    dialog->open();
    return reply.call();
}

/// What waits to be kept is not undone: it reverts by itself.
void DeviceDialogs::noteMade(const std::string& device, const std::vector<remote::Applied>& applied) {
    for (const auto& change : applied)
        if (!change.pending)
            m_made.emplace_back(device, change.entry);
    if (const auto state = m_stateOf(device))
        tellMade(*state);
}

void DeviceDialogs::setState(const DeviceState& state) {
    if (m_wizard)
        m_wizard->setState(state);
    if (m_netconsole && m_netconsole->device() == state.device)
        if (const auto shared = m_stateOf(state.device))
            m_netconsole->setState(shared);
    tellMade(state);
}

void DeviceDialogs::tellMade(const DeviceState& state) {
    std::erase_if(m_made, [&](const auto& made) {
        const auto* const entry = made.first == state.device ? entryOf(state, made.second) : nullptr;
        if (entry && entry->canUndo)
            emit changeMade(made.first, made.second, sentenceText(entry->title));
        return entry != nullptr;
    });
}

} // namespace etherdeck::ui

#include "moc_dialogs.cpp"
