#include "ui/devices/exports/load_dialog.h"

#include "ui/devices/base/row_table.h"
#include "ui/devices/exports/saved_file.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace etherdeck::ui {

namespace {

constexpr QSize loadDialogSize(640, 420);

QString addressText(const exports::Export& config) {
    return QString::fromStdString(config.address.toString());
}

/// What the box has at that address now.
QString presentText(const DeviceState& state, const exports::Export& config) {
    if (!state.exports)
        return {};
    for (const auto& status : state.exports->exports)
        if (status.config.address == config.address)
            return status.config == config
                       ? LoadExportsDialog::tr("The box has it already")
                       : LoadExportsDialog::tr("The box exports %1 there").arg(fromWire(status.config.path));
    return {};
}

} // namespace

LoadExportsDialog::LoadExportsDialog(const DeviceState& state, const Result<remote::SavedExports>& saved,
                                     const QString& file, QWidget* parent) :
    QDialog(parent),
    m_saved(saved.value_or(remote::SavedExports())),
    m_table(new DeviceRowTable(QStringLiteral("load"), this)) {
    setWindowTitle(tr("Load exports"));
    auto* text = plainLabel(this);
    text->setText(m_saved.hostName.empty()
                      ? tr("From %1").arg(file)
                      : tr("Saved on %1, from %2").arg(fromWire(m_saved.hostName), file));
    auto* notice = new Notice(this);
    notice->clear();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* accept = buttons->addButton(tr("Make the plan"), QDialogButtonBox::AcceptRole);
    accept->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(text);
    layout->addWidget(notice);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    if (saved && !m_saved.exports.empty()) {
        showExports(state);
        m_table->setFocus();
    } else {
        const QString why = saved ? tr("The file has no exports.") : savedFileText(saved.error());
        notice->setMessage({Lamp::Conflict, tr("This file cannot be loaded"), why, {}, {}, -1});
        m_table->hide();
        layout->addStretch();
    }
    const auto check = [this, accept] { accept->setEnabled(!m_table->selectedKeys().isEmpty()); };
    connect(m_table, &DeviceRowTable::currentKeyChanged, this, check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(loadDialogSize.boundedTo(screen()->availableSize()));
    check();
}

void LoadExportsDialog::showExports(const DeviceState& state) {
    m_table->setHeadings({tr("Address"), tr("Disk"), tr("On this box")}, {8, 34, 30});
    m_table->setAccessibleName(tr("Exports of the file"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    DeviceRows rows;
    for (const auto& config : m_saved.exports) {
        const auto present = presentText(state, config);
        rows.push_back({addressText(config),
                        {addressCell(config.address),
                         {fromWire(config.path), {}, {}, fromWire(config.path)},
                         {present, {}, {}, present}}});
    }
    m_table->setRows(rows);
    m_table->selectAll();
}

plans::LoadExports LoadExportsDialog::wish() const {
    const auto chosen = m_table->selectedKeys();
    plans::LoadExports wish;
    std::ranges::copy_if(
        m_saved.exports, std::back_inserter(wish.exports),
        [&chosen](const exports::Export& config) { return chosen.contains(addressText(config)); });
    return wish;
}

} // namespace etherdeck::ui

#include "moc_load_dialog.cpp"
