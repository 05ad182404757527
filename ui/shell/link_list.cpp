#include "ui/shell/link_list.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/link_text.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace etherdeck::ui {

/// One link: lamp and name, its state at the right, its counters below.
class LinkList::Row : public QWidget {
public:
    explicit Row(QWidget* parent) :
        QWidget(parent),
        m_lamp(new LampMark(Lamp::New, this)),
        m_name(new QLabel(this)),
        m_state(new SecondaryLabel(this)),
        m_counters(new SecondaryLabel(this)) {
        m_name->setTextFormat(Qt::PlainText);
        m_counters->setMinimumWidth(1);
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(metrics::grid);
        grid->setVerticalSpacing(0);
        grid->setColumnStretch(1, 1);
        grid->addWidget(m_lamp, 0, 0, Qt::AlignVCenter);
        grid->addWidget(m_name, 0, 1);
        grid->addWidget(m_state, 0, 2, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(m_counters, 1, 1, 1, 2);
    }

    void setLink(const LinkStatus& link) {
        m_lamp->setLamp(linkLamp(link));
        m_name->setText(interfaceName(link));
        m_state->setText(linkStateText(link));
        m_counters->setVisible(isOpen(link));
        m_counters->setText(LinkList::tr("%1 in · %2 out")
                                .arg(numberText(link.counters.received), numberText(link.counters.sent)));
        setToolTip(asToolTip(linkFacts(link)));
        setAccessibleName(linkLine(link));
    }

private:
    LampMark* m_lamp;
    QLabel* m_name;
    SecondaryLabel* m_state;
    SecondaryLabel* m_counters;
};

LinkList::LinkList(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::grid);
    auto* heading = new SecondaryLabel(this);
    heading->setText(tr("Links"));
    m_layout->addWidget(heading);
    auto* none = new SecondaryLabel(this);
    none->setText(tr("No interface chosen"));
    m_none = none;
    m_layout->addWidget(m_none);
    setAccessibleName(tr("Links"));
}

void LinkList::setLinks(const std::vector<LinkStatus>& links) {
    while (m_rows.size() > links.size()) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    while (m_rows.size() < links.size()) {
        m_rows.push_back(new Row(this));
        m_layout->addWidget(m_rows.back());
    }
    for (std::size_t i = 0; i < links.size(); ++i)
        m_rows[i]->setLink(links[i]);
    m_none->setVisible(links.empty());
}

} // namespace etherdeck::ui
