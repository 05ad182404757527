#include "ui/console/log/rules_dialog.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

enum Column { TextColumn, ExpressionColumn, ColorColumn, Columns };
constexpr int maxRules = 100;

QIcon swatch(RuleColor color, const QPalette& palette) {
    QPixmap pixmap(16, 16);
    pixmap.fill(backgroundOf(color, palette));
    QPainter painter(&pixmap);
    painter.setPen(theme::hairline(palette));
    painter.drawRect(0, 0, 15, 15);
    return QIcon(pixmap);
}

} // namespace

LogRulesDialog::LogRulesDialog(const QList<LogRule>& rules, QWidget* parent) :
    QDialog(parent), m_table(new QTableWidget(0, Columns, this)), m_problem(new QLabel(this)) {
    setWindowTitle(tr("Highlight rules"));
    resize(72 * metrics::grid, 44 * metrics::grid);
    m_table->setHorizontalHeaderLabels({tr("Text"), tr("Regular expression"), tr("Colour")});
    m_table->horizontalHeader()->setSectionResizeMode(TextColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ExpressionColumn, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(ColorColumn, 16 * metrics::grid);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::controlHeight);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Highlight rules"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    for (const auto& rule : rules) {
        m_table->insertRow(m_table->rowCount());
        fillRow(m_table->rowCount() - 1, rule);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    makeButtons(*buttons);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(m_table, &QTableWidget::itemChanged, this, &LogRulesDialog::checkRules);
    connect(m_table, &QTableWidget::currentCellChanged, this, &LogRulesDialog::refreshButtons);
    if (!rules.isEmpty())
        m_table->setCurrentCell(0, TextColumn);
    checkRules();
    refreshButtons();
}

void LogRulesDialog::makeButtons(QDialogButtonBox& buttons) {
    auto* add = buttons.addButton(tr("Add"), QDialogButtonBox::ActionRole);
    m_remove = buttons.addButton(tr("Remove"), QDialogButtonBox::ActionRole);
    m_up = buttons.addButton(tr("Move up"), QDialogButtonBox::ActionRole);
    m_down = buttons.addButton(tr("Move down"), QDialogButtonBox::ActionRole);
    for (auto* button : {add, m_remove, m_up, m_down})
        button->setAutoDefault(false); // Return in the table ends editing, and nothing else
    connect(add, &QPushButton::clicked, this, &LogRulesDialog::addNew);
    connect(m_remove, &QPushButton::clicked, this, &LogRulesDialog::removeCurrent);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(&buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&buttons, &QDialogButtonBox::accepted, this, [this] {
        emit rulesChanged(this->rules());
        accept();
    });
}

void LogRulesDialog::addNew() {
    const int row = m_table->rowCount();
    if (row >= maxRules)
        return;
    m_table->insertRow(row);
    fillRow(row, {});
    m_table->setCurrentCell(row, TextColumn);
    m_table->editItem(m_table->currentItem());
}

void LogRulesDialog::removeCurrent() {
    m_table->removeRow(m_table->currentRow());
    checkRules();
    refreshButtons();
}

void LogRulesDialog::moveCurrent(int step) {
    const int row = m_table->currentRow();
    const int other = row + step;
    if (row < 0 || other < 0 || other >= m_table->rowCount())
        return;
    const auto moved = ruleOf(row);
    fillRow(row, ruleOf(other));
    fillRow(other, moved);
    m_table->setCurrentCell(other, TextColumn);
    checkRules();
}

void LogRulesDialog::refreshButtons() {
    const int row = m_table->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());
}

void LogRulesDialog::fillRow(int row, const LogRule& rule) {
    m_isFilling = true;
    auto* text = new QTableWidgetItem(rule.text);
    text->setFlags(text->flags() | Qt::ItemIsUserCheckable);
    text->setCheckState(rule.isOn ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(row, TextColumn, text);
    auto* expression = new QTableWidgetItem;
    expression->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    expression->setCheckState(rule.isExpression ? Qt::Checked : Qt::Unchecked);
    expression->setData(Qt::AccessibleTextRole, tr("Regular expression"));
    m_table->setItem(row, ExpressionColumn, expression);
    auto* color = new QComboBox(m_table);
    for (const auto each : allRuleColors)
        color->addItem(swatch(each, palette()), nameOf(each));
    color->setCurrentIndex(static_cast<int>(rule.color));
    color->setAccessibleName(tr("Colour"));
    m_table->setCellWidget(row, ColorColumn, color);
    m_isFilling = false;
}

/// An expression that cannot be used is said to be so and kept as it is; it colours nothing.
void LogRulesDialog::checkRules() {
    if (m_isFilling)
        return;
    m_isFilling = true;
    QString first;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        auto* item = m_table->item(row, TextColumn);
        const auto rule = ruleOf(row);
        const auto expression = TextSearch{rule.text, rule.isExpression}.compiled();
        const auto problem = expression.isValid() ? QString() : expression.errorString();
        item->setToolTip(problem.toHtmlEscaped());
        item->setIcon(problem.isEmpty() ? QIcon() : icon(Icon::Warning));
        if (first.isEmpty() && !problem.isEmpty())
            first = tr("Rule %1 has no effect, because it is not a valid regular expression: %2")
                        .arg(QString::number(row + 1), problem);
    }
    m_problem->setText(first);
    m_problem->setVisible(!first.isEmpty());
    m_isFilling = false;
}

LogRule LogRulesDialog::ruleOf(int row) const {
    const auto* item = m_table->item(row, TextColumn);
    const auto* color = qobject_cast<QComboBox*>(m_table->cellWidget(row, ColorColumn));
    return {item->text().left(1000), m_table->item(row, ExpressionColumn)->checkState() == Qt::Checked,
            static_cast<RuleColor>(std::clamp(color->currentIndex(), 0, 5)),
            item->checkState() == Qt::Checked};
}

QList<LogRule> LogRulesDialog::rules() const {
    QList<LogRule> rules;
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (const auto rule = ruleOf(row); !rule.text.isEmpty())
            rules << rule;
    return rules;
}

} // namespace etherdeck::ui
