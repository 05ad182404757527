#include "ui/wizards/intro_page.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/widgets/labels.h"
#include "ui/wizards/finding_card.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

IntroPage::IntroPage(QWidget* parent) :
    WizardPage(parent),
    m_what(plainLabel(this)),
    m_address(plainLabel(this)),
    m_trust(plainLabel(this)),
    m_promise(new FindingCard(this)),
    m_noHardware(new SecondaryLabel(this)),
    m_lab(new QPushButton(icon(Icon::Lab), {}, this)) {
    for (QLabel* sentence : {m_what, m_address, m_trust}) {
        sentence->setFocusPolicy(Qt::NoFocus);
        content().addWidget(sentence);
    }
    content().addSpacing(metrics::grid);
    content().addWidget(m_promise);
    content().addStretch();
    m_noHardware->setWordWrap(true);
    m_lab->setAutoDefault(false);
    m_lab->setObjectName(QStringLiteral("lab"));
    content().addWidget(m_noHardware);
    content().addWidget(m_lab, 0, Qt::AlignLeft);
    connect(m_lab, &QPushButton::clicked, this, [this] { m_commands->startLab(); });
    retranslate();
}

QString IntroPage::stepName() const { return tr("What AoE is"); }

void IntroPage::retranslate() {
    setHeading(tr("Find the disks on your network"),
               tr("A few steps lead from the cable to a list of every target."));
    m_what->setText(tr("ATA over Ethernet (AoE) lets one computer use a disk in another, with plain Ethernet "
                       "frames between them."));
    m_address->setText(
        tr("Such a disk is called a target; its address is a shelf and a slot, written e7.3, and "
           "it answers whoever asks on the same Ethernet segment."));
    m_trust->setText(
        tr("AoE knows neither passwords nor routers, so the network that carries it decides who can "
           "reach the disks."));
    m_promise->setFinding({Lamp::On,
                           tr("Searching changes nothing"),
                           tr("Etherdeck asks who is there and reads what targets report about themselves. "
                              "It cannot write to a disk: its helper blocks such frames."),
                           {}});
    m_noHardware->setText(tr("No target at hand? A virtual SAN with eight real targets runs on this "
                             "computer, apart from your network."));
    m_lab->setText(tr("&Try it with a virtual SAN"));
}

} // namespace etherdeck::ui

#include "moc_intro_page.cpp"
