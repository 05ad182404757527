#include "ui/devices/base/action_buttons.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace etherdeck::ui {

namespace {

struct ButtonTexts {
    Q_DECLARE_TR_FUNCTIONS(ActionButtons)
};

constexpr qsizetype maxButtons = 5;

} // namespace

QWidget* actionButtons(const QList<QAction*>& actions) {
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, metrics::grid, 0, 0);
    row->setSpacing(metrics::half);
    for (auto* action : actions.mid(0, maxButtons)) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    if (actions.size() > maxButtons) {
        auto* more = new QToolButton;
        more->setIcon(icon(Icon::More));
        more->setPopupMode(QToolButton::InstantPopup);
        more->setAutoRaise(true);
        more->addActions(actions.mid(maxButtons));
        keepTranslated(more, [more] {
            more->setToolTip(ButtonTexts::tr("More"));
            more->setAccessibleName(more->toolTip());
        });
        row->addWidget(more);
    }
    row->addStretch();
    return buttons;
}

QWidget* answerButtons(QPushButton* reject, QPushButton* accept) {
    auto* box = new QDialogButtonBox;
    box->addButton(reject, QDialogButtonBox::RejectRole);
    box->addButton(accept, QDialogButtonBox::AcceptRole);
    return box;
}

} // namespace etherdeck::ui
