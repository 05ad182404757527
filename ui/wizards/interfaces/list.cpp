#include "ui/wizards/interfaces/list.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolling.h"
#include "ui/wizards/interfaces/row.h"

#include <QCheckBox>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

bool haveSameNames(const std::vector<InterfaceReport>& a, const std::vector<InterfaceReport>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
        return one.interface.name == other.interface.name && one.interface.index == other.interface.index;
    });
}

} // namespace

InterfaceList::InterfaceList(QWidget* parent) :
    QWidget(parent),
    m_scroll(new QScrollArea(this)),
    m_canvas(new QWidget),
    m_column(new QVBoxLayout(m_canvas)),
    m_none(plainLabel(m_canvas)),
    m_reason(plainLabel(this)) {
    m_column->setContentsMargins(2, 2, 2, 2);
    m_column->setSpacing(metrics::grid);
    m_column->addWidget(m_none);
    m_column->addStretch();
    m_scroll->setWidget(m_canvas);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    takeHeightThatIsLeft(*m_scroll);
    m_reason->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_reason);
    keepTranslated(this, [this] { retranslate(); });
}

void InterfaceList::retranslate() {
    setAccessibleName(tr("Interfaces"));
    m_none->setText(
        tr("This computer has no Ethernet interface at the moment. Plug one in: it appears here by itself."));
    for (InterfaceRow* row : m_rows)
        row->retranslate();
    if (!m_personDecided && !m_suggested.isNull())
        m_suggested = suggestion(m_reports).reason;
    showReason();
}

void InterfaceList::setReports(const std::vector<InterfaceReport>& reports) {
    if (!haveSameNames(reports, m_reports))
        rebuild(reports);
    m_reports = reports;
    for (std::size_t i = 0; i < reports.size(); ++i)
        m_rows[i]->setReport(reports[i]);
    m_none->setVisible(reports.empty());
    if (!m_personDecided)
        suggest(reports);
}

void InterfaceList::rebuild(const std::vector<InterfaceReport>& reports) {
    std::string focused;
    for (InterfaceRow* row : m_rows) {
        if (row->box().hasFocus())
            focused = row->report().interface.name;
        delete row;
    }
    m_rows.clear();
    for (const auto& report : reports) {
        auto* row = new InterfaceRow(m_canvas);
        row->setReport(report);
        row->box().setChecked(m_chosen.contains(report.interface.name));
        connect(&row->box(), &QCheckBox::toggled, this,
                [this, name = report.interface.name](bool isChosen) { boxToggled(name, isChosen); });
        m_column->insertWidget(m_column->count() - 1, row);
        if (!m_rows.empty())
            setTabOrder(&m_rows.back()->box(), &row->box());
        m_rows.push_back(row);
        row->show();
        if (report.interface.name == focused)
            row->box().setFocus();
    }
    setFocusProxy(m_rows.empty() ? nullptr : &m_rows.front()->box());
}

void InterfaceList::suggest(const std::vector<InterfaceReport>& reports) {
    const auto suggested = suggestion(reports);
    m_suggested = suggested.reason;
    showReason();
    if (suggested.names == m_chosen)
        return;
    m_chosen = suggested.names;
    m_isFilling = true;
    for (InterfaceRow* row : m_rows)
        row->box().setChecked(m_chosen.contains(row->report().interface.name));
    m_isFilling = false;
    emit chosenChanged();
}

void InterfaceList::setChosen(const std::vector<std::string>& names) {
    m_chosen = {names.begin(), names.end()};
    m_personDecided = true;
    m_isFilling = true;
    for (InterfaceRow* row : m_rows)
        row->box().setChecked(m_chosen.contains(row->report().interface.name));
    m_isFilling = false;
    showReason();
    emit chosenChanged();
}

void InterfaceList::boxToggled(const std::string& name, bool isChosen) {
    if (m_isFilling)
        return;
    m_personDecided = true;
    if (isChosen)
        m_chosen.insert(name);
    else
        m_chosen.erase(name);
    showReason();
    emit chosenChanged();
}

std::vector<std::string> InterfaceList::chosen() const {
    std::vector<std::string> names;
    auto rest = m_chosen;
    for (const auto& report : m_reports)
        if (rest.erase(report.interface.name) > 0)
            names.push_back(report.interface.name);
    names.insert(names.end(), rest.begin(), rest.end());
    return names;
}

QString InterfaceList::reason() const { return m_personDecided ? QString() : m_suggested; }

void InterfaceList::showReason() {
    m_reason->setText(reason());
    m_reason->setVisible(!reason().isEmpty() && !m_reports.empty());
}

} // namespace etherdeck::ui

#include "moc_list.cpp"
