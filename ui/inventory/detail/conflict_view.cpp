#include "ui/inventory/detail/conflict_view.h"

#include "ui/inventory/targets/facts.h"
#include "ui/inventory/targets/mac_vendor.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/doubt.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_lamp.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::size_t maxColumns = 4;

struct ConflictViewTexts {
    Q_DECLARE_TR_FUNCTIONS(ConflictView)
};

struct Comparison {
    QString label;
    QStringList values;
    bool isFixed = false;

    [[nodiscard]] bool differs() const { return values.count(values.front()) != values.size(); }
};

QString identityText(const discovery::Path& path, std::string aoe::Identity::*field) {
    if (!path.identity || ((*path.identity).*field).empty())
        return ConflictViewTexts::tr("None reported");
    return fromWire((*path.identity).*field);
}

std::vector<Comparison> compare(const std::vector<const discovery::Path*>& boxes,
                                const InterfaceNames& names) {
    std::vector<Comparison> rows{{ConflictViewTexts::tr("MAC"), {}, true},
                                 {ConflictViewTexts::tr("Serial number"), {}, true},
                                 {ConflictViewTexts::tr("Size"), {}, false},
                                 {ConflictViewTexts::tr("Model"), {}, false},
                                 {ConflictViewTexts::tr("Interface vendor"), {}, false},
                                 {ConflictViewTexts::tr("Heard on"), {}, true},
                                 {ConflictViewTexts::tr("Config string"), {}, true}};
    for (const auto* box : boxes) {
        const QStringList values{
            macText(box->key.mac),
            identityText(*box, &aoe::Identity::serial),
            box->identity ? sizeText(box->identity->size) : ConflictViewTexts::tr("Not reported yet"),
            identityText(*box, &aoe::Identity::model),
            vendorText(box->key.mac),
            names(box->key.link),
            box->configString.empty() ? ConflictViewTexts::tr("None") : fromWire(box->configString)};
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].values << values[static_cast<int>(i)];
    }
    return rows;
}

} // namespace

ConflictView::ConflictView(const discovery::Target& target, QWidget* parent) :
    QWidget(parent),
    m_target(target),
    m_interfaceName([](discovery::LinkId) { return QString(); }),
    m_title(headingLabel(this)),
    m_consequence(plainLabel(this)),
    m_stepsTitle(headingLabel(this)),
    m_steps(plainLabel(this)),
    m_compare(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_title);
    layout->addWidget(m_consequence);
    layout->addSpacing(metrics::half);
    layout->addWidget(m_stepsTitle);
    layout->addWidget(m_steps);
    layout->addWidget(m_compare, 0, Qt::AlignLeft);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        m_compare->setEnabled(false); // until it is told what came of it
        m_compare->setText(tr("Comparing…"));
        emit compareRequested();
    });
    keepTranslated(this, [this] { refresh(); });
}

void ConflictView::setTarget(const discovery::Target& target) {
    m_target = target;
    refresh();
}

void ConflictView::setInterfaceNames(InterfaceNames names) {
    m_interfaceName = std::move(names);
    refresh();
}

void ConflictView::rebuild(std::size_t rows, std::size_t columns) {
    if (m_rows.size() == rows && !m_rows.empty() && m_rows.front().values.size() == columns)
        return;
    delete m_table;
    m_rows.clear();
    m_table = new QWidget(this);
    auto* grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::pageMargin);
    grid->setVerticalSpacing(2);
    for (std::size_t i = 0; i < rows; ++i) {
        Row row{new LampMark(Lamp::Changed, m_table), new SecondaryLabel(m_table), {}};
        auto* header = new QHBoxLayout;
        header->setSpacing(metrics::half);
        header->addWidget(row.label);
        header->addWidget(row.mark);
        header->addStretch();
        const int line = static_cast<int>(i) * 3;
        grid->addLayout(header, line, 0, 1, static_cast<int>(columns));
        for (std::size_t column = 0; column < columns; ++column) {
            row.values.push_back(new FactValue(m_table));
            grid->addWidget(row.values.back(), line + 1, static_cast<int>(column), Qt::AlignTop);
            grid->setColumnStretch(static_cast<int>(column), 1);
        }
        grid->setRowMinimumHeight(line + 2, metrics::half);
        m_rows.push_back(row);
    }
    auto* layout = static_cast<QVBoxLayout*>(this->layout());
    layout->insertWidget(2, m_table);
}

void ConflictView::refresh() {
    auto boxes = discovery::claimants(m_target);
    boxes.resize(std::min(boxes.size(), maxColumns));
    if (m_target.hasConflict())
        refreshProven(boxes.size());
    else
        refreshDoubt();
    const auto rows = compare(boxes, m_interfaceName);
    rebuild(rows.size(), boxes.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        m_rows[i].label->setText(row.differs() ? tr("%1, differs").arg(row.label) : row.label);
        m_rows[i].mark->setVisible(row.differs());
        for (std::size_t column = 0; column < boxes.size(); ++column) {
            auto* value = m_rows[i].values[column];
            value->setFixed(row.isFixed);
            value->setAccessibleName(tr("%1 of disk %2").arg(row.label).arg(column + 1));
            value->setValue(row.values[static_cast<int>(column)]);
        }
    }
    m_stepsTitle->setText(tr("What to do"));
    m_compare->setText(tr("Compare &now"));
    m_compare->setToolTip(tr("Reads a few sectors from each once more. Nothing is written."));
    m_compare->setVisible(!m_target.hasConflict());
    m_compare->setEnabled(true);
}

void ConflictView::refreshProven(std::size_t disks) {
    const QString address = addressText(m_target.address);
    m_title->setText(disks == 2 ? tr("Two disks answer as %1").arg(address)
                                : tr("Different disks answer as %1").arg(address));
    QString consequence = tr("An initiator treats them as one disk and spreads its reads and writes over "
                             "both. This destroys the data on both.");
    if (m_target.differingSector)
        consequence.prepend(tr("They report the same identity, but sector %1 differs. ")
                                .arg(numberText(*m_target.differingSector)));
    m_consequence->setText(consequence);
    m_steps->setText(QStringList{tr("1. Unmount %1 on every computer that uses it.").arg(address),
                                 tr("2. Find the box that should not have this address by its MAC."),
                                 tr("3. Stop its export, or give it another shelf or slot."),
                                 tr("4. Wait until this conflict ends here, then check the file system.")}
                         .join(QLatin1Char('\n')));
}

void ConflictView::refreshDoubt() {
    const QString address = addressText(m_target.address);
    m_title->setText(doubtTitle(m_target));
    m_consequence->setText(doubtReason(m_target));
    m_steps->setText(
        QStringList{tr("1. Do not mount %1 until this is resolved.").arg(address),
                    tr("2. %1").arg(doubtDecider(m_target)),
                    tr("3. Or find the boxes by their MACs: one box with two network ports is no conflict."),
                    tr("4. If they are two boxes, stop one export or give it another shelf or slot.")}
            .join(QLatin1Char('\n')));
}

} // namespace etherdeck::ui

#include "moc_conflict_view.cpp"
