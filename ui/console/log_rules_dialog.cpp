#include "ui/console/log_rules_dialog.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

enum Column { TextColumn, ExpressionColumn, ColorColumn, Columns };
constexpr int mostRules = 100;

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
    QDialog(parent), m_table(new QTableWidget(0, Columns, this)) {
    setWindowTitle(tr("Highlight rules"));
    resize(72 * metrics::grid, 44 * metrics::grid);
    m_table->setHorizontalHeaderLabels({tr("Text"), tr("Regular expression"), tr("Colour")});
    m_table->horizontalHeader()->setSectionResizeMode(TextColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ExpressionColumn, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(ColorColumn, 16 * metrics::grid);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::controlHeight);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAccessibleName(tr("Highlight rules"));
    for (const auto& rule : rules)
        addRule(rule);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* add = buttons->addButton(tr("Add"), QDialogButtonBox::ActionRole);
    auto* remove = buttons->addButton(tr("Remove"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(buttons);
    connect(m_table, &QTableWidget::itemChanged, this, &LogRulesDialog::checkRules);
    connect(add, &QPushButton::clicked, this, [this] {
        if (m_table->rowCount() >= mostRules)
            return;
        addRule({});
        m_table->setCurrentCell(m_table->rowCount() - 1, TextColumn);
        m_table->editItem(m_table->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, [this] { m_table->removeRow(m_table->currentRow()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit rulesChanged(this->rules());
        accept();
    });
    checkRules();
}

void LogRulesDialog::addRule(const LogRule& rule) {
    m_isFilling = true;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto* text = new QTableWidgetItem(rule.text);
    text->setFlags(text->flags() | Qt::ItemIsUserCheckable);
    text->setCheckState(rule.isOn ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(row, TextColumn, text);
    auto* expression = new QTableWidgetItem;
    expression->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    expression->setCheckState(rule.isExpression ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(row, ExpressionColumn, expression);
    auto* color = new QComboBox(m_table);
    for (const auto each : allRuleColors)
        color->addItem(swatch(each, palette()), nameOf(each));
    color->setCurrentIndex(static_cast<int>(rule.color));
    color->setAccessibleName(tr("Colour"));
    m_table->setCellWidget(row, ColorColumn, color);
    m_isFilling = false;
}

/// An expression that cannot be used is said to be so; it colours nothing.
void LogRulesDialog::checkRules() {
    if (m_isFilling)
        return;
    m_isFilling = true;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        auto* item = m_table->item(row, TextColumn);
        const bool isExpression = m_table->item(row, ExpressionColumn)->checkState() == Qt::Checked;
        const auto expression = TextSearch{item->text(), isExpression}.compiled();
        const auto problem = expression.isValid() ? QString() : expression.errorString();
        item->setToolTip(problem.toHtmlEscaped());
        item->setIcon(problem.isEmpty() ? QIcon() : icon(Icon::Warning));
    }
    m_isFilling = false;
}

QList<LogRule> LogRulesDialog::rules() const {
    QList<LogRule> rules;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto* item = m_table->item(row, TextColumn);
        if (item->text().isEmpty())
            continue;
        const auto* color = qobject_cast<QComboBox*>(m_table->cellWidget(row, ColorColumn));
        rules << LogRule{item->text().left(1000),
                         m_table->item(row, ExpressionColumn)->checkState() == Qt::Checked,
                         static_cast<RuleColor>(std::clamp(color->currentIndex(), 0, 5)),
                         item->checkState() == Qt::Checked};
    }
    return rules;
}

} // namespace etherdeck::ui
