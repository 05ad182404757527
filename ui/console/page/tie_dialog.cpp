#include "ui/console/page/tie_dialog.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

QString macText(const MacAddress& mac) { return QString::fromStdString(mac.toString()); }

} // namespace

TieDialog::TieDialog(const QString& which, const std::optional<MacAddress>& before,
                     const std::vector<KnownBox>& known, QWidget* parent) :
    QDialog(parent), m_box(new QComboBox(this)), m_problem(new SecondaryLabel(this)) {
    setWindowTitle(tr("Tie to a box"));
    auto* text = plainLabel(this);
    text->setText(
        tr("Which box is “%1”? Its boots and crashes are then shown beside the events of its disks.")
            .arg(which));
    m_box->setEditable(true);
    m_box->setAccessibleName(tr("Box, or its MAC address"));
    m_box->addItem(tr("None"));
    for (const auto& box : known)
        m_box->addItem(box.name.isEmpty() ? macText(box.mac) : tr("%1 (%2)").arg(macText(box.mac), box.name),
                       macText(box.mac));
    if (before) {
        const int at = m_box->findData(macText(*before));
        at >= 0 ? m_box->setCurrentIndex(at) : m_box->setEditText(macText(*before));
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Tie"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_box, &QComboBox::editTextChanged, this, &TieDialog::check);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(text);
    layout->addWidget(m_box);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    setMinimumWidth(52 * metrics::grid);
    check();
}

std::optional<MacAddress> TieDialog::chosen() const {
    const QString text = m_box->currentText().trimmed();
    const int at = m_box->findText(text);
    const QString mac = at >= 0 ? m_box->itemData(at).toString() : text;
    const auto parsed = MacAddress::parse(mac.toStdString());
    return parsed ? std::optional(*parsed) : std::nullopt;
}

void TieDialog::check() {
    const QString text = m_box->currentText().trimmed();
    const bool isGood = text.isEmpty() || m_box->findText(text) >= 0 || chosen().has_value();
    m_problem->setText(isGood ? QString() : tr("A MAC address is written like 02:1a:4b:00:00:05."));
    m_ok->setEnabled(isGood);
}

} // namespace etherdeck::ui
