#include "ui/devices/plan/content.h"

#include "ui/devices/base/text.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/text/sentence.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_lamp.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <span>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr std::size_t maxRows = 200; ///< of steps; what is beyond them is one text

/// What a step does exactly: its command, or the difference of the file.
QString exactText(const plans::Step& step) {
    QStringList words;
    for (const auto& word : step.argv)
        words << fromWire(word);
    QString text = words.join(QLatin1Char(' '));
    if (!step.diff.empty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + linesFromWire(step.diff).trimmed();
    return text;
}

using Steps = std::span<const plans::Step>;

Steps beyondRows(Steps steps) { return steps.subspan(std::min(steps.size(), maxRows)); }

QString numbered(std::size_t number, const plans::Step& step) {
    return PlanContent::tr("%1. %2").arg(QString::number(number), sentenceText(step.text));
}

QString textsOf(Steps steps) {
    QStringList texts;
    for (const auto& step : steps)
        texts << sentenceText(step.text);
    return texts.join(QLatin1Char('\n'));
}

QString exactTexts(Steps steps) {
    QStringList texts;
    for (const auto& step : steps)
        if (const auto exact = exactText(step); !exact.isEmpty())
            texts << exact;
    return texts.join(QLatin1Char('\n'));
}

/// A warning, and those that have it. What differs only in who has it is said once.
struct SharedWarning {
    QString pattern; ///< without the name
    QString text;    ///< of the first
    QStringList names;
};

std::vector<SharedWarning> warningsOf(const ChangeSet& set) {
    std::vector<SharedWarning> shared;
    for (const auto& change : set.changes()) {
        if (!change.plan || change.applied)
            continue;
        for (const auto& warning : change.plan->plan.warnings) {
            const QString text = sentenceText(warning);
            QString pattern = text;
            if (!change.of.name.isEmpty())
                pattern.replace(change.of.name, QStringLiteral("\n")); // which no text from a box has
            auto found = std::ranges::find(shared, pattern, &SharedWarning::pattern);
            if (found == shared.end())
                found = shared.insert(shared.end(), {pattern, text, {}});
            found->names << change.of.name;
        }
    }
    return shared;
}

QString warningText(const SharedWarning& warning, qsizetype changes) {
    const bool isNamed = warning.pattern != warning.text;
    if (warning.names.size() == 1 && (isNamed || changes == 1))
        return warning.text;
    if (isNamed)
        return PlanContent::tr("%1 The same holds for %2.")
            .arg(warning.text, warning.names.mid(1).join(QStringLiteral(", ")));
    return warning.names.size() == changes
               ? warning.text
               : PlanContent::tr("%1: %2").arg(warning.names.join(QStringLiteral(", ")), warning.text);
}

std::pair<Lamp, QString> stateOf(const ChangeSet& set, const ChangeSet::Change& change) {
    if (change.applied) // no text, which would move all those below it with each change
        return {Lamp::On, {}};
    if (change.failure) {
        const auto text = failureText(*change.failure, set.device());
        return {change.plan ? Lamp::Conflict : Lamp::Doubt,
                change.plan ? PlanContent::tr("Not done: %1").arg(text.why.isEmpty() ? text.advice : text.why)
                            : PlanContent::tr("Left out: %1").arg(text.why)};
    }
    return {set.current() == &change ? Lamp::New : Lamp::Off, QString()};
}

void addStep(const plans::Step& step, std::size_t number, QVBoxLayout& column, QWidget* parent) {
    auto* text = plainLabel(parent);
    text->setText(numbered(number, step));
    auto* row = new QHBoxLayout;
    row->addWidget(text, 1);
    column.addLayout(row);
    const auto exact = exactText(step);
    if (exact.isEmpty())
        return;
    auto* details = detailsLabel(parent);
    details->setText(exact);
    details->setContentsMargins(metrics::groupGap, 0, 0, 0);
    row->addWidget(foldButton(details, parent), 0, Qt::AlignTop);
    column.addWidget(details);
}

/// Nothing is confirmed that cannot be seen: the steps for which there are no rows are in one text, folded.
void addRest(const std::vector<plans::Step>& steps, QVBoxLayout& column, const QMargins& margins,
             QWidget* parent) {
    const auto rest = beyondRows(steps);
    if (rest.empty())
        return;
    auto* text = plainLabel(parent);
    text->setText(rest.size() == 1
                      ? PlanContent::tr("and one more step")
                      : PlanContent::tr("and %n more steps", nullptr, static_cast<int>(rest.size())));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(margins);
    row->addWidget(text, 1);
    QStringList lines;
    auto number = steps.size() - rest.size();
    for (const auto& step : rest) {
        lines << numbered(++number, step);
        if (const auto exact = exactText(step); !exact.isEmpty())
            lines << exact;
    }
    auto* details = detailsLabel(parent);
    details->setText(lines.join(QLatin1Char('\n')));
    details->setContentsMargins(margins.left() + metrics::groupGap, 0, 0, 0);
    row->addWidget(foldButton(details, parent), 0, Qt::AlignTop);
    column.addLayout(row);
    column.addWidget(details);
}

} // namespace

void addPlanSteps(const plans::Plan& plan, QVBoxLayout& column, QWidget* parent) {
    auto* title = headingLabel(parent);
    title->setText(sentenceText(plan.title));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    column.addWidget(title);
    std::size_t number = 0;
    for (const auto& step : Steps(plan.steps).first(std::min(plan.steps.size(), maxRows)))
        addStep(step, ++number, column, parent);
    addRest(plan.steps, column, {}, parent);
}

PlanContent::PlanContent(const ChangeSet& set, QWidget* parent) :
    QWidget(parent), m_set(set), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::grid);
    if (set.changes().size() == 1)
        addOne();
    else
        addSeveral();
    addWarnings();
    addConfirmation();
    showStates();
}

void PlanContent::addOne() { addPlanSteps(m_set.changes().front().plan->plan, *m_column, this); }

void PlanContent::addSeveral() {
    auto* title = headingLabel(this);
    title->setText(tr("%n changes", nullptr, static_cast<int>(m_set.changes().size())));
    m_column->addWidget(title);
    auto* rule = new SecondaryLabel(this);
    rule->setWordWrap(true);
    rule->setText(tr("They are made one after the other. If one fails, it is undone, and those after it are "
                     "not begun."));
    m_column->addWidget(rule);
    for (const auto& change : m_set.changes())
        addChange(change);
}

void PlanContent::addChange(const ChangeSet::Change& change) {
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    auto* lamp = new LampMark(Lamp::Off, this);
    auto* title = plainLabel(this);
    title->setText(change.plan ? sentenceText(change.plan->plan.title) : change.of.name);
    row->addWidget(lamp);
    row->addWidget(title, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addLayout(row);
    m_column->addLayout(column);
    const auto addBelow = [&](QLabel* label) {
        label->setWordWrap(true);
        label->setContentsMargins(metrics::pageMargin + metrics::half, 0, 0, 0);
        column->addWidget(label);
    };
    auto* reason = new SecondaryLabel(this);
    addBelow(reason);
    reason->hide();
    m_rows.push_back({lamp, reason});
    if (!change.plan)
        return;
    const auto& all = change.plan->plan.steps;
    const auto first = Steps(all).first(std::min(all.size(), maxRows));
    auto* steps = new SecondaryLabel(this);
    steps->setText(textsOf(first));
    addBelow(steps);
    if (const auto exact = exactTexts(first); !exact.isEmpty()) {
        auto* details = detailsLabel(this);
        details->setText(exact);
        row->addWidget(foldButton(details, this), 0, Qt::AlignTop);
        addBelow(details);
    }
    addRest(all, *column, {metrics::pageMargin + metrics::half, 0, 0, 0}, this);
}

void PlanContent::showStates() {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto [lamp, reason] = stateOf(m_set, m_set.changes()[i]);
        m_rows[i].lamp->setLamp(lamp);
        if (m_rows[i].reason->text() == reason)
            continue;
        m_rows[i].reason->setText(reason);
        m_rows[i].reason->setVisible(!reason.isEmpty());
    }
}

void PlanContent::addText(const QString& text) {
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    row->addWidget(new LampMark(Lamp::Doubt, this), 0, Qt::AlignTop);
    auto* label = plainLabel(this);
    label->setText(text);
    row->addWidget(label, 1);
    m_column->addLayout(row);
}

void PlanContent::addWarnings() {
    const auto& changes = m_set.changes();
    const auto planned = std::ranges::count_if(
        changes, [](const ChangeSet::Change& change) { return change.plan && !change.applied; });
    for (const auto& warning : warningsOf(m_set))
        addText(warningText(warning, planned));
    if (std::ranges::none_of(changes, [](const ChangeSet::Change& change) {
            return change.plan && change.plan->plan.reverts;
        }))
        return;
    auto* text = plainLabel(this);
    text->setText(tr("This can cut the connection to the box. The box reverts it by itself after 60 seconds, "
                     "unless you keep it by then."));
    m_column->addWidget(text);
}

void PlanContent::addConfirmation() {
    m_confirm = m_set.confirm();
    for (const auto& text : m_confirm) {
        auto* label = plainLabel(this);
        label->setText(tr("To confirm, type %1").arg(fromWire(text)));
        auto* edit = new QLineEdit(this);
        edit->setFont(theme::fixedFont(edit->font()));
        edit->setAccessibleName(label->text());
        edit->setMaxLength(1000);
        connect(edit, &QLineEdit::textChanged, this, &PlanContent::changed);
        m_column->addSpacing(metrics::grid);
        m_column->addWidget(label);
        m_column->addWidget(edit);
        m_typed.push_back(edit);
    }
}

bool PlanContent::isConfirmed() const {
    for (std::size_t i = 0; i < m_typed.size(); ++i)
        if (m_typed[i]->text().trimmed() != fromWire(m_confirm[i]))
            return false;
    return true;
}

void PlanContent::freeze() {
    for (auto* edit : m_typed)
        edit->setEnabled(false);
}

} // namespace etherdeck::ui

#include "moc_content.cpp"
