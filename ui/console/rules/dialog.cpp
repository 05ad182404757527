#include "ui/console/rules/dialog.h"

#include "ui/console/rules/file.h"
#include "ui/console/rules/presets.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/row_delegate.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

enum Column { TextColumn, ExpressionColumn, ColorColumn, BoxColumn, Columns };
constexpr QSize firstSize(100 * metrics::grid, 48 * metrics::grid);

QIcon swatch(RuleColor color, const QPalette& palette) {
    QPixmap pixmap(16, 16);
    pixmap.fill(backgroundOf(color, palette));
    QPainter painter(&pixmap);
    painter.setPen(theme::hairline(palette));
    painter.drawRect(0, 0, 15, 15);
    return QIcon(pixmap);
}

} // namespace

LogRulesDialog::LogRulesDialog(const QList<LogRule>& rules, QMap<qint64, QString> names, QWidget* parent) :
    QDialog(parent),
    m_names(std::move(names)),
    m_table(new QTableWidget(0, Columns, this)),
    m_problem(plainLabel(this)),
    m_outcome(plainLabel(this)) {
    setWindowTitle(tr("Highlight rules"));
    resize(firstSize);
    makeTable();
    auto* actions = makeButtons();
    for (const auto& rule : rules)
        add(rule);
    auto* text = plainLabel(this);
    text->setText(tr("What matches in the log gets the colour. Of several rules, the upper one counts."));
    auto* middle = new QHBoxLayout;
    middle->setSpacing(metrics::grid);
    middle->addWidget(m_table, 1);
    middle->addLayout(actions);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin,
                               metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(text);
    layout->addLayout(middle, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_outcome);
    layout->addWidget(buttons);
    m_outcome->hide();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit rulesChanged(this->rules());
        accept();
    });
    connect(m_table, &QTableWidget::itemChanged, this, &LogRulesDialog::checkRules);
    connect(m_table, &QTableWidget::currentCellChanged, this, &LogRulesDialog::refreshButtons);
    if (!rules.isEmpty())
        m_table->setCurrentCell(0, TextColumn);
    checkRules();
    refreshButtons();
}

void LogRulesDialog::makeTable() {
    m_table->setHorizontalHeaderLabels({tr("Text"), tr("Regular expression"), tr("Colour"), tr("Box")});
    auto* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(TextColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(10 * metrics::grid);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(QComboBox().sizeHint().height());
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Highlight rules"));
}

/// Beside the table, on which they act.
QVBoxLayout* LogRulesDialog::makeButtons() {
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics::half);
    const auto make = [&](const QString& text) {
        auto* button = new QPushButton(text, this);
        button->setAutoDefault(false); // Return in the table ends editing, and nothing else
        column->addWidget(button);
        return button;
    };
    auto* add = make(tr("&Add"));
    auto* presets = make(tr("Add &preset"));
    m_remove = make(tr("&Remove"));
    m_up = make(tr("Move &up"));
    m_down = make(tr("Move &down"));
    column->addStretch();
    auto* import = make(tr("&Import…"));
    m_export = make(tr("&Export…"));
    auto* menu = new QMenu(presets);
    for (const auto& preset : rulePresets())
        menu->addAction(preset.name, this, [this, rule = preset.rule] { this->add(rule); });
    presets->setMenu(menu);
    connect(add, &QPushButton::clicked, this, &LogRulesDialog::addNew);
    connect(m_remove, &QPushButton::clicked, this, &LogRulesDialog::removeCurrent);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(import, &QPushButton::clicked, this, &LogRulesDialog::importRules);
    connect(m_export, &QPushButton::clicked, this, &LogRulesDialog::exportRules);
    return column;
}

void LogRulesDialog::add(const LogRule& rule) {
    const int row = m_table->rowCount();
    if (row >= maxRules)
        return;
    m_table->insertRow(row);
    fillRow(row, rule);
    m_table->setCurrentCell(row, TextColumn);
    checkRules();
}

void LogRulesDialog::importRules() {
    auto* dialog =
        new QFileDialog(this, tr("Import highlight rules"), QDir::homePath(), tr("Highlight rules (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &LogRulesDialog::readRules);
    dialog->open();
}

void LogRulesDialog::exportRules() {
    auto* dialog =
        new QFileDialog(this, tr("Export highlight rules"), QDir::homePath(), tr("Highlight rules (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("highlight-rules.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &LogRulesDialog::writeRules);
    dialog->open();
}

void LogRulesDialog::readRules(const QString& path) {
    QFile file(path);
    const auto rules = file.open(QIODevice::ReadOnly)
                           ? rulesFromFile(file.read(2 << 20), m_names)
                           : fail(ErrorCode::System, file.errorString().toStdString());
    const auto name = QDir::toNativeSeparators(path);
    m_outcome->show();
    if (!rules)
        return m_outcome->setText(tr("%1 was not imported: %2").arg(name, fromWire(rules.error().detail)));
    for (const auto& rule : *rules)
        add(rule);
    const int count = static_cast<int>(rules->size());
    m_outcome->setText(count == 1 ? tr("1 rule was added from %1").arg(name)
                                  : tr("%n rules were added from %1", nullptr, count).arg(name));
}

void LogRulesDialog::writeRules(const QString& path) {
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(rulesToFile(rules(), m_names)) >= 0 && file.commit();
    const auto name = QDir::toNativeSeparators(path);
    m_outcome->setText(isWritten ? tr("The rules were saved as %1").arg(name)
                                 : tr("%1 could not be written: %2").arg(name, file.errorString()));
    m_outcome->show();
}

void LogRulesDialog::addNew() {
    add({});
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
    m_table->setCellWidget(row, BoxColumn, boxField(rule.source));
    m_isFilling = false;
}

QWidget* LogRulesDialog::boxField(qint64 source) {
    auto* box = new QComboBox(m_table);
    box->addItem(tr("All boxes"), 0);
    for (auto name = m_names.begin(); name != m_names.end(); ++name)
        box->addItem(name.value(), name.key());
    if (source != 0 && !m_names.contains(source))
        box->addItem(tr("A forgotten box"), source);
    box->setCurrentIndex(std::max(box->findData(source), 0));
    box->setAccessibleName(tr("Box"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    return box;
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
    m_export->setEnabled(!rules().isEmpty());
    m_isFilling = false;
}

LogRule LogRulesDialog::ruleOf(int row) const {
    const auto* item = m_table->item(row, TextColumn);
    const auto* color = qobject_cast<QComboBox*>(m_table->cellWidget(row, ColorColumn));
    const auto* box = qobject_cast<QComboBox*>(m_table->cellWidget(row, BoxColumn));
    return {item->text().left(maxRuleText), m_table->item(row, ExpressionColumn)->checkState() == Qt::Checked,
            static_cast<RuleColor>(std::clamp(color->currentIndex(), 0, 5)),
            item->checkState() == Qt::Checked, box->currentData().toLongLong()};
}

QList<LogRule> LogRulesDialog::rules() const {
    QList<LogRule> rules;
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (const auto rule = ruleOf(row); !rule.text.isEmpty())
            rules << rule;
    return rules;
}

} // namespace etherdeck::ui

#include "moc_dialog.cpp"
