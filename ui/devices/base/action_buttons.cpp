#include "ui/devices/base/action_buttons.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace etherdeck::ui {

namespace {

struct ButtonTexts {
    Q_DECLARE_TR_FUNCTIONS(ActionButtons)
};

constexpr qsizetype maxButtons = 5;

/// Actions without room for their button are in the menu "More".
class ActionRow : public QWidget {
public:
    explicit ActionRow(const QList<QAction*>& actions) : m_actions(actions), m_more(new QToolButton(this)) {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, metrics::grid, 0, 0);
        row->setSpacing(metrics::half);
        for (auto* action : actions.mid(0, maxButtons)) {
            auto* button = new QToolButton(this);
            button->setDefaultAction(action);
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setAutoRaise(true);
            row->addWidget(button);
            m_buttons << button;
        }
        m_more->setIcon(icon(Icon::More));
        m_more->setPopupMode(QToolButton::InstantPopup);
        m_more->setAutoRaise(true);
        keepTranslated(m_more, [this] {
            m_more->setToolTip(ButtonTexts::tr("More"));
            m_more->setAccessibleName(m_more->toolTip());
        });
        row->addWidget(m_more);
        row->addStretch();
        fold();
    }

    [[nodiscard]] QSize minimumSizeHint() const override {
        return {m_more->sizeHint().width(), QWidget::minimumSizeHint().height()};
    }

    [[nodiscard]] QSize sizeHint() const override {
        return {widthOf(m_buttons.size()), QWidget::sizeHint().height()};
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QWidget::resizeEvent(event);
        fold();
    }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) // a text has changed
            fold();
        return QWidget::event(event);
    }

private:
    /// With so many buttons, and the one for the others.
    [[nodiscard]] int widthOf(qsizetype count) const {
        int width = count < m_actions.size() ? m_more->sizeHint().width() : 0;
        for (const auto* button : m_buttons.mid(0, count))
            width += button->sizeHint().width() + metrics::half;
        return width;
    }

    void fold() {
        auto count = m_buttons.size();
        while (count > 0 && widthOf(count) > width())
            --count;
        if (count == m_shown)
            return;
        m_shown = count;
        for (qsizetype i = 0; i < m_buttons.size(); ++i)
            m_buttons[i]->setVisible(i < count);
        for (auto* action : m_more->actions())
            m_more->removeAction(action);
        m_more->addActions(m_actions.mid(count));
        m_more->setVisible(count < m_actions.size());
    }

    QList<QAction*> m_actions;
    QList<QToolButton*> m_buttons;
    QToolButton* m_more;
    qsizetype m_shown = -1;
};

} // namespace

QWidget* actionButtons(const QList<QAction*>& actions) { return new ActionRow(actions); }

QWidget* answerButtons(QPushButton* reject, QPushButton* accept) {
    auto* box = new QDialogButtonBox;
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // beside "Back", not far from it
    box->addButton(reject, QDialogButtonBox::RejectRole);
    box->addButton(accept, QDialogButtonBox::AcceptRole);
    return box;
}

} // namespace etherdeck::ui
