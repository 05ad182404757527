#include "ui/boxes/base/tie_dialog.h"

#include "ui/widgets/labels.h"
#include "ui/look/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr int maxShown = 16;

QString textOf(const BoxOffer& offer) {
    return offer.what.isEmpty() ? offer.title : TieDialog::tr("%1 (%2)").arg(offer.title, offer.what);
}

} // namespace

TieDialog::TieDialog(const Question& question, QWidget* parent) :
    QDialog(parent), m_box(new QComboBox(this)), m_problem(new SecondaryLabel(this)) {
    setWindowTitle(tr("Tie to a box"));
    auto* text = plainLabel(this);
    text->setText(question.text);
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setMaxVisibleItems(maxShown);
    m_box->completer()->setFilterMode(Qt::MatchContains);
    m_box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_box->setAccessibleName(tr("Box, or its MAC address"));
    m_box->addItem(tr("None"));
    for (const auto& offer : question.offers) {
        m_keys.push_back(offer.box);
        m_box->addItem(textOf(offer));
        if (offer.box == question.before)
            m_box->setCurrentIndex(m_box->count() - 1);
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

bool TieDialog::isNone() const {
    const QString text = m_box->currentText().trimmed();
    return text.isEmpty() || m_box->findText(text) == 0;
}

std::optional<boxes::BoxKey> TieDialog::chosen() const {
    const QString text = m_box->currentText().trimmed();
    if (const int at = m_box->findText(text); at > 0)
        return m_keys[static_cast<std::size_t>(at) - 1];
    const auto mac = MacAddress::parse(text.toStdString());
    return isNone() || !mac ? std::nullopt : std::optional(boxes::BoxKey{{}, *mac});
}

void TieDialog::check() {
    const bool isGood = isNone() || chosen().has_value();
    m_problem->setText(isGood ? QString()
                              : tr("Choose a box, or enter a MAC address like 02:1a:4b:00:00:05."));
    m_ok->setEnabled(isGood);
}

} // namespace etherdeck::ui
