#include "ui/devices/base/host_key_dialog.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int markSize = 24;
constexpr int dialogWidth = 76 * metrics::grid;
// Literals: they are for a shell.
const QString openSshCommand =
    QStringLiteral("for key in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $key; done");
const QString dropbearCommand =
    QStringLiteral("for key in /etc/dropbear/dropbear_*_host_key; do dropbearkey -y -f $key; done");

QString whatText(const HostKeyDialog::Question& question) {
    return question.hasChanged
               ? HostKeyDialog::tr("The box that answers has another host key than the one that is known. "
                                   "Usually the box was installed again, which makes a new key. Otherwise "
                                   "another computer has its address, or someone is intercepting the "
                                   "connection. Replace the key only if you know why it has changed, or if "
                                   "the fingerprint is that of the box:")
               : HostKeyDialog::tr("Its host key is not known yet. By this key, the box is recognized in "
                                   "later connections. Its fingerprint:");
}

QLabel* textIn(QDialog* dialog, const QString& text, bool isFixed = false) {
    auto* label = plainLabel(dialog);
    label->setText(text);
    if (isFixed)
        label->setFont(theme::fixedFont(label->font()));
    return label;
}

} // namespace

HostKeyDialog::HostKeyDialog(const Question& question, QWidget* parent) : QDialog(parent) {
    const QString title = question.hasChanged ? tr("The host key of %1 has changed").arg(question.box)
                                              : tr("Is this the host key of %1?").arg(question.box);
    setWindowTitle(title);
    auto* mark = new QLabel(this);
    mark->setPixmap(tintedPixmap(question.hasChanged ? Icon::Warning : Icon::Device,
                                 question.hasChanged ? theme::state(StateColor::Caution, palette())
                                                     : theme::accent(palette()),
                                 markSize, devicePixelRatioF()));
    auto* heading = headingLabel(this);
    heading->setText(title);
    heading->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addWidget(heading, 1);

    auto* buttons = new QDialogButtonBox(this);
    auto* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    auto* once = buttons->addButton(tr("Only this time"), QDialogButtonBox::AcceptRole);
    auto* trust = buttons->addButton(question.hasChanged ? tr("Replace the key") : tr("Trust"),
                                     QDialogButtonBox::AcceptRole);
    for (auto* button : {once, trust})
        button->setAutoDefault(false);
    cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const auto& [button, answer] : {std::pair(once, Answer::Once), std::pair(trust, Answer::Trusted)})
        connect(button, &QPushButton::clicked, this, [this, given = answer] {
            m_answer = given;
            accept();
        });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addLayout(head);
    layout->addSpacing(metrics::grid);
    layout->addWidget(textIn(this, whatText(question)));
    layout->addWidget(textIn(this, question.fingerprint, true));
    layout->addSpacing(metrics::grid);
    layout->addWidget(textIn(this, tr("To compare it, list the keys of the box where you are sure to be on "
                                      "it, such as at its serial console. With OpenSSH:")));
    layout->addWidget(textIn(this, openSshCommand, true));
    layout->addWidget(textIn(this, tr("With dropbear, as OpenWrt has it:")));
    layout->addWidget(textIn(this, dropbearCommand, true));
    layout->addSpacing(metrics::grid);
    layout->addWidget(textIn(this, tr("“Only this time” accepts the key until Etherdeck is closed.")));
    layout->addStretch();
    layout->addSpacing(metrics::grid);
    layout->addWidget(buttons);
    setMinimumWidth(dialogWidth);
    cancel->setFocus();
}

} // namespace etherdeck::ui

#include "moc_host_key_dialog.cpp"
