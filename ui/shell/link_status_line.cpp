#include "ui/shell/link_status_line.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/link.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QResizeEvent>

namespace etherdeck::ui {

LinkStatusLine::LinkStatusLine(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(metrics::pageMargin, metrics::half, metrics::pageMargin, metrics::half);
    m_layout->setSpacing(metrics::groupGap);
    m_layout->addStretch();
    keepTranslated(this, [this] { refresh(); });
}

void LinkStatusLine::setLinks(const std::vector<LinkStatus>& links) {
    m_links = links;
    refresh();
}

void LinkStatusLine::refresh() {
    const auto& links = m_links;
    const std::size_t wanted = std::max<std::size_t>(links.size(), 1);
    while (m_labels.size() > wanted) {
        delete m_labels.back();
        m_labels.pop_back();
    }
    while (m_labels.size() < wanted) {
        auto* label = new SecondaryLabel(this);
        label->setMinimumWidth(1);
        m_layout->insertWidget(m_layout->count() - 1, label);
        m_labels.push_back(label);
    }
    if (links.empty())
        m_labels.front()->setToolTip({});
    for (std::size_t i = 0; i < links.size(); ++i)
        m_labels[i]->setToolTip(asToolTip(linkFacts(links[i])));
    showTexts();
}

void LinkStatusLine::showTexts() {
    if (m_links.empty())
        return m_labels.front()->setText(tr("No interface chosen"));
    QStringList texts;
    int needed = 2 * metrics::pageMargin - metrics::groupGap;
    for (const auto& link : m_links) {
        texts << linkLine(link);
        needed += m_labels.front()->fontMetrics().horizontalAdvance(texts.last()) + metrics::groupGap;
    }
    const bool areShort = m_room > 0 && needed > m_room;
    for (std::size_t i = 0; i < m_links.size(); ++i)
        m_labels[i]->setText(
            areShort ? QStringLiteral("%1 · %2").arg(interfaceName(m_links[i]), linkStateText(m_links[i]))
                     : texts[static_cast<qsizetype>(i)]);
}

void LinkStatusLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_room = event->size().width();
    showTexts();
}

QSize LinkStatusLine::minimumSizeHint() const { return {0, QWidget::minimumSizeHint().height()}; }

} // namespace etherdeck::ui

#include "moc_link_status_line.cpp"
