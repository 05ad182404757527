#include "ui/console/log/left_out_bar.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace etherdeck::ui {

LeftOutBar::LeftOutBar(QWidget* parent) :
    QWidget(parent), m_text(new SecondaryLabel(this)), m_button(new QToolButton(this)) {
    m_text->setTextFormat(Qt::PlainText);
    m_button->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_text);
    row->addWidget(m_button);
    row->addStretch();
    connect(m_button, &QToolButton::clicked, this, [this] {
        setTaken(!m_areTaken);
        emit takenChanged();
    });
    keepTranslated(this, [this] { refresh(); });
}

void LeftOutBar::setTaken(bool areTaken) {
    m_areTaken = areTaken;
    m_leftOut = {};
    refresh();
}

void LeftOutBar::setLeftOut(const store::LeftOut& leftOut) {
    m_leftOut = leftOut;
    refresh();
}

QString LeftOutBar::text() const { return isHidden() ? QString() : m_text->text(); }

void LeftOutBar::refresh() {
    const auto number = numberText(static_cast<std::uint64_t>(m_leftOut.lines));
    if (m_areTaken)
        m_text->setText(tr("Lines without a level are shown as well"));
    else if (!m_leftOut.isAll)
        m_text->setText(m_leftOut.lines == 0
                            ? tr("Lines without a level may be hidden")
                            : tr("At least %1 lines without a level are hidden").arg(number));
    else
        m_text->setText(m_leftOut.lines == 1 ? tr("1 line without a level is hidden")
                                             : tr("%1 lines without a level are hidden").arg(number));
    m_button->setText(m_areTaken ? tr("Hide") : tr("Show"));
    m_button->setAccessibleName(m_areTaken ? tr("Hide lines without a level")
                                           : tr("Show lines without a level"));
    setVisible(m_areTaken || m_leftOut.lines > 0 || !m_leftOut.isAll);
}

} // namespace etherdeck::ui

#include "moc_left_out_bar.cpp"
