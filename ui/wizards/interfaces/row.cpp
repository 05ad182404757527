#include "ui/wizards/interfaces/row.h"

#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sparkline.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

QWidget* remarkLine(const InterfaceRemark& remark, QWidget* parent) {
    auto* line = new QWidget(parent);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    auto* mark = new LampMark(remark.lamp, line);
    auto* markColumn = new QVBoxLayout;
    markColumn->setContentsMargins(0, 2, 0, 0);
    markColumn->addWidget(mark);
    markColumn->addStretch();
    row->addLayout(markColumn);
    auto* words = new SecondaryLabel(line);
    words->setWordWrap(true);
    words->setText(remark.text);
    row->addWidget(words, 1, Qt::AlignTop);
    return line;
}

/// A name in a check box: an ampersand in it is no mnemonic.
QString boxText(const std::string& name) {
    return fromWire(name).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

InterfaceRow::InterfaceRow(QWidget* parent) :
    QFrame(parent),
    m_box(new QCheckBox(this)),
    m_lamp(new LampMark(Lamp::Off, this)),
    m_facts(new QLabel(this)),
    m_addresses(new SecondaryLabel(this)),
    m_curve(new Sparkline(this)),
    m_rates(new SecondaryLabel(this)),
    m_remarkColumn(new QVBoxLayout) {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_box->setFont(strong);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_addresses->setWordWrap(true);
    m_remarkColumn->setSpacing(metrics::half);

    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(m_box);
    head->addSpacing(metrics::half);
    head->addWidget(m_lamp);
    head->addWidget(m_facts, 1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, metrics::grid, 12, metrics::grid);
    grid->setHorizontalSpacing(metrics::pageMargin);
    grid->setVerticalSpacing(metrics::half);
    grid->setColumnStretch(0, 1);
    grid->addLayout(head, 0, 0);
    grid->addWidget(m_curve, 0, 1, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(m_addresses, 1, 0);
    grid->addWidget(m_rates, 1, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addLayout(m_remarkColumn, 2, 0, 1, 2);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_box, &QCheckBox::toggled, this, [this] { update(); });
}

void InterfaceRow::setReport(const InterfaceReport& report) {
    m_report = report;
    const auto& interface = report.interface;
    m_box->setText(boxText(interface.name));
    m_lamp->setLamp(interfaceLamp(interface));
    m_facts->setText(interfaceFacts(interface));
    m_addresses->setText(interfaceAddresses(interface));
    std::vector<double> values;
    for (const auto& rates : report.history)
        values.push_back(rates.received + rates.sent);
    m_curve->setValues(std::move(values));
    m_rates->setText(ratesText(report));
    m_rates->setToolTip(tr("Frames of every kind in the last second"));
    m_curve->setToolTip(tr("Frames of every kind in the last minute"));
    const auto told = remarks(report);
    if (told != m_remarks)
        showRemarks(told);
    QStringList said{interfaceFacts(interface)};
    for (const auto& remark : told)
        said << remark.text;
    m_box->setAccessibleDescription(said.join(QStringLiteral(". ")));
}

void InterfaceRow::showRemarks(const std::vector<InterfaceRemark>& remarks) {
    m_remarks = remarks;
    while (QLayoutItem* item = m_remarkColumn->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& remark : remarks)
        m_remarkColumn->addWidget(remarkLine(remark, this));
}

void InterfaceRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isChosen = m_box->isChecked();
    painter.setPen(isChosen ? theme::accent(palette()) : theme::hairline(palette()));
    painter.setBrush(isChosen ? theme::selection(palette()) : palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

/// The whole row is the button.
void InterfaceRow::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_box->setFocus(Qt::MouseFocusReason);
    m_box->click();
}

} // namespace etherdeck::ui

#include "moc_row.cpp"
