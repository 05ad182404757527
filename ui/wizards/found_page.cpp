#include "ui/wizards/found_page.h"

#include "ui/look/theme.h"
#include "ui/text/link.h"
#include "ui/text/plain.h"
#include "ui/text/silence.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolling.h"
#include "ui/wizards/finding_card.h"
#include "ui/wizards/found_text.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

QLabel* sectionLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    QFont strong = label->font();
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    return label;
}

std::vector<LinkStatus> linksThatHear(const WizardFindings& findings) {
    std::vector<LinkStatus> found;
    for (const auto& link : findings.links)
        if (link.state == LinkStatus::State::Up && findings.chosen.contains(link.interface))
            found.push_back(link);
    return found;
}

/// Everything that decides which widgets there are.
QString shapeOf(const WizardFindings& findings) {
    QStringList parts;
    for (const auto& shelf : shelves(findings))
        parts << QString::number(shelf.shelf) + shelfText(shelf);
    for (const auto& finding : notableFindings(findings))
        parts << finding.title << finding.facts;
    if (findings.targets.empty())
        for (const auto& link : linksThatHear(findings))
            parts << linkLine(link);
    return parts.join(QLatin1Char('\n'));
}

} // namespace

FoundPage::FoundPage(const WizardFindings& findings, QWidget* parent) :
    WizardPage(parent), m_findings(findings), m_scroll(new QScrollArea(this)) {
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    takeHeightThatIsLeft(*m_scroll);
    content().addWidget(m_scroll, 1);
    retranslate();
}

QString FoundPage::stepName() const { return tr("Result"); }

void FoundPage::retranslate() {
    if (m_findings.targets.empty())
        setHeading(tr("No target has answered"),
                   tr("This does not mean that the search failed. Check the likely causes, then go back and "
                      "search again, or continue: Etherdeck keeps searching."));
    else
        setHeading(
            foundText(m_findings),
            tr("A shelf is often one box. A name makes it easier to tell from others; it is kept here and "
               "never sent."));
    m_shape.clear();
    rebuild();
}

void FoundPage::initializePage() {
    findingsChanged();
    if (!m_edits.empty())
        m_edits.begin()->second->setFocus();
}

void FoundPage::findingsChanged() {
    if (shapeOf(m_findings) != m_shape || m_shape.isEmpty())
        retranslate();
}

void FoundPage::setShelfNames(const std::map<std::uint16_t, QString>& names) {
    m_names = names;
    m_shape.clear();
    rebuild();
}

std::map<std::uint16_t, QString> FoundPage::shelfNames() const {
    std::map<std::uint16_t, QString> names;
    for (const auto& shelf : shelves(m_findings))
        if (const auto named = m_names.find(shelf.shelf); named != m_names.end())
            if (const QString name = named->second.simplified(); !name.isEmpty())
                names[shelf.shelf] = name;
    return names;
}

void FoundPage::rebuild() {
    m_shape = shapeOf(m_findings);
    int focused = -1;
    for (const auto& [shelf, edit] : m_edits)
        if (edit->hasFocus())
            focused = shelf;
    m_edits.clear();
    auto* canvas = new QWidget;
    auto* column = new QVBoxLayout(canvas);
    column->setContentsMargins(2, 2, metrics::grid, 2);
    column->setSpacing(12);
    if (m_findings.targets.empty()) {
        addSilence(*column);
    } else {
        addFindings(*column);
        addShelves(*column);
    }
    column->addStretch();
    m_scroll->setWidget(canvas); // deletes the one before
    canvas->show();
    if (const auto found = m_edits.find(static_cast<std::uint16_t>(focused));
        focused >= 0 && found != m_edits.end())
        found->second->setFocus();
}

void FoundPage::addFindings(QVBoxLayout& column) {
    for (const auto& finding : notableFindings(m_findings)) {
        auto* card = new FindingCard(column.parentWidget());
        card->setFinding(finding);
        column.addWidget(card);
    }
}

void FoundPage::addShelves(QVBoxLayout& column) {
    const auto all = shelves(m_findings);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::pageMargin);
    grid->setVerticalSpacing(metrics::grid);
    grid->setColumnStretch(1, 1);
    int row = 0;
    QWidget* before = nullptr;
    for (const auto& shelf : all) {
        if (row == static_cast<int>(maxShelves))
            break;
        auto* label = sectionLabel(tr("Shelf %1").arg(shelf.shelf), column.parentWidget());
        auto* edit = new QLineEdit(column.parentWidget());
        edit->setMaxLength(longestName);
        edit->setPlaceholderText(tr("Name, for example “backup box”"));
        if (const auto named = m_names.find(shelf.shelf); named != m_names.end())
            edit->setText(named->second);
        edit->setAccessibleName(tr("Name of shelf %1").arg(shelf.shelf));
        edit->setAccessibleDescription(shelfText(shelf));
        label->setBuddy(edit);
        auto* about = new SecondaryLabel(column.parentWidget());
        about->setText(shelfText(shelf));
        connect(edit, &QLineEdit::textChanged, this, [this, number = shelf.shelf](const QString& name) {
            m_names[number] = name;
            emit namesChanged();
        });
        grid->addWidget(label, row, 0);
        grid->addWidget(edit, row, 1);
        grid->addWidget(about, row++, 2);
        if (before != nullptr)
            setTabOrder(before, edit);
        before = edit;
        m_edits[shelf.shelf] = edit;
    }
    column.addLayout(grid);
    if (all.size() > maxShelves) {
        auto* rest = new SecondaryLabel(column.parentWidget());
        rest->setText(all.size() - maxShelves == 1 ? tr("One more shelf can be named in the inventory.")
                                                   : tr("%1 more shelves can be named in the inventory.")
                                                         .arg(numberText(all.size() - maxShelves)));
        column.addWidget(rest);
    }
}

void FoundPage::addSilence(QVBoxLayout& column) {
    const auto links = linksThatHear(m_findings);
    if (links.empty()) {
        QLabel* text = plainLabel(column.parentWidget());
        text->setText(tr("Nothing was asked, because none of the chosen interfaces could be used. Go back to "
                         "see why."));
        column.addWidget(text);
        return;
    }
    auto facts = silenceFacts(links);
    facts.push_back(
        {tr("Next steps"),
         {tr("On the box: check that its export runs and uses the interface that your cable leads to."),
          tr("Here: go back and choose another interface, or search again."),
          tr("Without a box: try the virtual SAN, on the first page.")}});
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::groupGap);
    grid->setVerticalSpacing(metrics::pageMargin);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& fact : facts) {
        auto* label = new SecondaryLabel(column.parentWidget());
        label->setFont(font());
        label->setText(fact.label);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        auto* lines = new QVBoxLayout;
        lines->setSpacing(metrics::half);
        for (const QString& line : fact.lines) {
            QLabel* text = plainLabel(column.parentWidget());
            text->setFocusPolicy(Qt::NoFocus);
            text->setText(line);
            lines->addWidget(text);
        }
        grid->addLayout(lines, row++, 1);
    }
    column.addLayout(grid);
}

} // namespace etherdeck::ui

#include "moc_found_page.cpp"
