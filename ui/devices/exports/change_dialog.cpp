#include "ui/devices/exports/change_dialog.h"

#include "ui/look/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr QSize changeDialogSize(640, 520);

} // namespace

ExportChangeDialog::ExportChangeDialog(const DeviceState& state, const exports::Export& present,
                                       const ExportAccessPage::OwnInterfaces& own, QWidget* parent) :
    QDialog(parent), m_present(present), m_page(new ExportAccessPage(state, own, present)) {
    setWindowTitle(tr("Change export %1").arg(QString::fromStdString(present.address.toString())));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* accept = buttons->addButton(tr("Make the plan"), QDialogButtonBox::AcceptRole);
    accept->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(m_page, 1);
    layout->addWidget(buttons);
    const auto check = [this, accept] {
        accept->setEnabled(m_page->isComplete() && edit() != plans::ExportEdit());
    };
    connect(m_page, &ExportPage::changed, this, check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(changeDialogSize.boundedTo(screen()->availableSize()));
    check();
}

plans::ExportEdit ExportChangeDialog::edit() const {
    auto wanted = m_present;
    m_page->take(wanted);
    return plans::editBetween(m_present, wanted);
}

} // namespace etherdeck::ui

#include "moc_change_dialog.cpp"
