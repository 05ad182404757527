#include "ui/shell/link_list.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/link.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/state_lamp.h"

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
        m_counters(new SecondaryLabel(this)),
        m_curve(new Sparkline(this)) {
        m_name->setTextFormat(Qt::PlainText);
        m_counters->setMinimumWidth(1);
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(metrics::grid);
        grid->setVerticalSpacing(0);
        grid->setColumnStretch(1, 1);
        grid->addWidget(m_lamp, 0, 0, Qt::AlignCenter);
        grid->addWidget(m_name, 0, 1);
        grid->addWidget(m_state, 0, 2, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(m_counters, 1, 1, 1, 2);
        grid->addWidget(m_curve, 2, 1, 1, 2);
        m_curve->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setLink(const LinkStatus& link) {
        m_lamp->setLamp(linkLamp(link));
        m_name->setText(interfaceName(link));
        m_state->setText(linkStateText(link));
        m_isOpen = isOpen(link);
        showParts();
        m_curve->setToolTip(LinkList::tr("AoE frames in the last minute"));
        m_counters->setText(LinkList::tr("%1 in · %2 out")
                                .arg(numberText(link.counters.received), numberText(link.counters.sent)));
        setToolTip(asToolTip(linkFacts(link)));
        setAccessibleName(linkLine(link));
    }

    void setFolded(bool isFolded) {
        m_isFolded = isFolded;
        showParts();
    }

    void setHistory(const std::vector<FrameRates>& history) {
        std::vector<double> values;
        for (const auto& rates : history)
            values.push_back(rates.received + rates.sent);
        m_curve->setValues(std::move(values));
    }

private:
    void showParts() {
        m_name->setVisible(!m_isFolded);
        m_state->setVisible(!m_isFolded);
        m_counters->setVisible(m_isOpen && !m_isFolded);
        m_curve->setVisible(m_isOpen && !m_isFolded);
        auto* grid = static_cast<QGridLayout*>(layout());
        grid->setHorizontalSpacing(m_isFolded ? 0 : metrics::grid);
        grid->setColumnStretch(1, m_isFolded ? 0 : 1);
    }

    bool m_isOpen = false;
    bool m_isFolded = false;
    LampMark* m_lamp;
    QLabel* m_name;
    SecondaryLabel* m_state;
    SecondaryLabel* m_counters;
    Sparkline* m_curve;
};

LinkList::LinkList(QWidget* parent) :
    QWidget(parent),
    m_layout(new QVBoxLayout(this)),
    m_heading(new SecondaryLabel(this)),
    m_none(new SecondaryLabel(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::grid);
    m_layout->addWidget(m_heading);
    m_layout->addWidget(m_none);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] { sample(Clock::now()); });
    keepTranslated(this, [this] { retranslate(); });
}

void LinkList::retranslate() {
    m_heading->setText(tr("Links"));
    m_none->setText(tr("No interface chosen"));
    setAccessibleName(tr("Links"));
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setLink(m_links[i]);
}

void LinkList::setLinks(const std::vector<LinkStatus>& links) {
    m_links = links;
    while (m_rows.size() > links.size()) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    while (m_rows.size() < links.size()) {
        m_rows.push_back(new Row(this));
        m_rows.back()->setFolded(m_isFolded);
        m_layout->addWidget(m_rows.back());
    }
    for (std::size_t i = 0; i < links.size(); ++i) {
        m_rows[i]->setLink(links[i]);
        m_rows[i]->setHistory(m_rates.history(static_cast<std::uint32_t>(links[i].id)));
    }
    showHeads();
    if (links.empty())
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
}

void LinkList::setFolded(bool isFolded) {
    if (isFolded == m_isFolded)
        return;
    m_isFolded = isFolded;
    for (Row* row : m_rows)
        row->setFolded(isFolded);
    showHeads();
}

void LinkList::showHeads() {
    m_heading->setVisible(!m_isFolded);
    m_none->setVisible(m_links.empty() && !m_isFolded);
}

void LinkList::sample(TimePoint now) {
    std::vector<link::Interface> counted;
    for (const auto& link : m_links) {
        link::Interface interface;
        interface.index = static_cast<std::uint32_t>(link.id);
        interface.traffic = link::Traffic{link.counters.received, link.counters.sent};
        counted.push_back(std::move(interface));
    }
    m_rates.observe(counted, now);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setHistory(m_rates.history(counted[i].index));
}

} // namespace etherdeck::ui

#include "moc_link_list.cpp"
