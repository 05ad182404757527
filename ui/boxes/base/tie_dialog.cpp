#include "ui/boxes/base/tie_dialog.h"

#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMap>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr int maxShown = 16;

QString textOf(const BoxOffer& offer, bool isAlone) {
    QStringList more{isAlone ? QString() : offer.sign, offer.what};
    more.removeAll(QString());
    return more.isEmpty() ? offer.title : TieDialog::tr("%1 (%2)").arg(offer.title, listText(more));
}

/// As the user types it.
QString plainText(const QString& text) { return text.trimmed().toCaseFolded(); }

/// A box can call itself like the MAC address of another one.
bool isOthersMac(const BoxOffer& offer) {
    return offer.title != offer.sign && MacAddress::parse(plainText(offer.title).toStdString());
}

/// Each with what tells it from others, where it would read like one of them or like "None".
QStringList textsOf(const std::vector<BoxOffer>& offers) {
    QMap<QString, int> alike{{plainText(TieDialog::tr("None")), 1}};
    for (const auto& offer : offers)
        ++alike[plainText(textOf(offer, true))];
    QStringList texts;
    for (const auto& offer : offers)
        texts << textOf(offer, alike.value(plainText(textOf(offer, true))) == 1 && !isOthersMac(offer));
    return texts;
}

} // namespace

TieDialog::TieDialog(const Question& question, QWidget* parent) :
    QDialog(parent),
    m_problemOf(question.problemOf),
    m_box(new QComboBox(this)),
    m_problem(new SecondaryLabel(this)) {
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
    m_box->addItems(textsOf(question.offers));
    for (const auto& offer : question.offers) {
        m_keys.push_back(offer.box);
        if (offer.box == question.before)
            m_box->setCurrentIndex(static_cast<int>(m_keys.size()));
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

/// The one that was chosen, as long as its text stands; or else the only one that reads like what was typed.
std::optional<int> TieDialog::place() const {
    const auto typed = plainText(m_box->currentText());
    const auto reads = [&](int at) { return plainText(m_box->itemText(at)) == typed; };
    if (typed.isEmpty() || (m_box->currentIndex() >= 0 && reads(m_box->currentIndex())))
        return typed.isEmpty() ? 0 : m_box->currentIndex();
    std::optional<int> found;
    for (int at = 0; at < m_box->count(); ++at) {
        if (reads(at) && found)
            return std::nullopt;
        if (reads(at))
            found = at;
    }
    return found;
}

std::optional<boxes::BoxKey> TieDialog::chosen() const {
    if (const auto at = place())
        return *at == 0 ? std::nullopt : std::optional(m_keys[static_cast<std::size_t>(*at) - 1]);
    const auto mac = MacAddress::parse(m_box->currentText().trimmed().toStdString());
    return mac ? std::optional(boxes::BoxKey{{}, *mac}) : std::nullopt;
}

void TieDialog::check() {
    const auto box = chosen();
    QString problem;
    if (!box && !place())
        problem = tr("Choose a box, or enter a MAC address like 02:1a:4b:00:00:05.");
    else if (box && m_problemOf)
        problem = m_problemOf(*box);
    m_problem->setText(problem);
    m_ok->setEnabled(problem.isEmpty());
}

} // namespace etherdeck::ui

#include "moc_tie_dialog.cpp"
