#include "ui/wizards/welcome.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"
#include "ui/wizards/welcome_choice.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {
constexpr int largeEmblem = 80;
}

Welcome::Welcome(QWidget* parent) :
    QWidget(parent),
    m_emblem(new QLabel(this)),
    m_title(plainLabel(this)),
    m_text(plainLabel(this)),
    m_choices{new WelcomeChoice(Icon::Discover, true, this), new WelcomeChoice(Icon::Lab, false, this),
              new WelcomeChoice(Icon::Link, false, this)} {
    QFont large = theme::titleFont(font());
    m_title->setFont(large);
    for (QLabel* label : {m_title, m_text})
        label->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget(this);
    page->setMaximumWidth(metrics::readingWidth);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin,
                               metrics::pageMargin);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_emblem);
    column->addSpacing(metrics::half);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(12);
    for (WelcomeChoice* choice : m_choices)
        column->addWidget(choice);
    column->addStretch(3);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addStretch(1);
    outer->addWidget(page, 100);
    outer->addStretch(1);
    connect(m_choices[0], &QAbstractButton::clicked, this, [this] { m_commands->openWizard(); });
    connect(m_choices[1], &QAbstractButton::clicked, this, [this] { m_commands->startLab(); });
    connect(m_choices[2], &QAbstractButton::clicked, this, [this] { m_commands->chooseInterfaces(); });
    setFocusProxy(m_choices[0]);
    setTabOrder(m_choices[0], m_choices[1]);
    setTabOrder(m_choices[1], m_choices[2]);
    keepTranslated(this, [this] { retranslate(); });
    drawEmblem();
}

void Welcome::retranslate() {
    m_title->setText(tr("Welcome to Etherdeck"));
    m_text->setText(tr("It finds every ATA-over-Ethernet disk on your network, shows them by shelf and slot, "
                       "and tells you when one vanishes or two claim the same address."));
    m_choices[0]->setTexts(tr("Fi&nd targets"),
                           tr("A few steps from the cable to the list, each one explained. Takes a minute."));
    m_choices[1]->setTexts(tr("&Try it with a virtual SAN"),
                           tr("Eight real targets in a network of their own on this computer. Your network "
                              "is not touched, and nothing is left afterwards."));
    m_choices[2]->setTexts(tr("Choose &interfaces myself"),
                           tr("If you know which one leads to the targets, this is the quickest way."));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_text->text());
}

void Welcome::drawEmblem() {
    m_emblem->setPixmap(applicationIcon().pixmap(QSize(largeEmblem, largeEmblem), devicePixelRatioF()));
}

} // namespace etherdeck::ui

#include "moc_welcome.cpp"
