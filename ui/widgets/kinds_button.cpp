#include "ui/widgets/kinds_button.h"

#include "ui/look/translated.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace etherdeck::ui {

KindsButton::KindsButton(std::size_t count, std::vector<std::size_t> problems, QWidget* parent) :
    QPushButton(parent), m_problems(std::move(problems)) {
    auto* menu = new QMenu(this);
    m_all = menu->addAction(QString(), this, [this] { choose({}); });
    m_onlyProblems = menu->addAction(QString(), this, [this] { choose(m_problems); });
    for (QAction* choice : {m_all, m_onlyProblems})
        choice->setCheckable(true);
    menu->addSeparator();
    for (std::size_t i = 0; i < count; ++i) {
        QAction* box = menu->addAction(QString());
        box->setCheckable(true);
        connect(box, &QAction::triggered, this, &KindsButton::toggled);
        m_boxes.push_back(box);
    }
    setMenu(menu);
    setAutoDefault(false);
    onLanguageChange(this, [this] { retranslate(); });
}

void KindsButton::choose(const std::vector<std::size_t>& kinds) {
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (std::ranges::find(kinds, i) != kinds.end())
            wanted.push_back(i);
    // None chosen would show nothing at all: that is nobody's wish.
    if (wanted.size() == m_boxes.size())
        wanted.clear();
    const bool isOther = wanted != m_chosen;
    m_chosen = wanted;
    showKinds();
    if (isOther)
        emit kindsChanged();
}

void KindsButton::toggled() {
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (m_boxes[i]->isChecked())
            wanted.push_back(i);
    choose(wanted);
}

QStringList KindsButton::toNames() const {
    QStringList names;
    for (const auto kind : m_chosen)
        names << settingsName(kind);
    return names;
}

void KindsButton::setNames(const QStringList& names) {
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (names.contains(settingsName(i)))
            wanted.push_back(i);
    choose(wanted);
}

void KindsButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        retranslate(); // for its icons
    QPushButton::changeEvent(event);
}

void KindsButton::retranslate() {
    const auto said = words();
    setAccessibleName(said.accessibleName);
    setToolTip(said.toolTip);
    m_all->setText(said.all);
    m_onlyProblems->setText(said.problems);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        m_boxes[i]->setText(kindText(i));
        m_boxes[i]->setIcon(iconOf(i));
    }
    showKinds();
}

void KindsButton::showKinds() {
    const bool isAll = m_chosen.empty();
    const bool isProblems = m_chosen == m_problems;
    m_all->setChecked(isAll);
    m_onlyProblems->setChecked(isProblems);
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(isAll || std::ranges::find(m_chosen, i) != m_chosen.end());
    if (isAll)
        setText(m_all->text());
    else if (isProblems)
        setText(m_onlyProblems->text());
    else if (m_chosen.size() == 1)
        setText(kindText(m_chosen.front()));
    else
        setText(words().some);
}

} // namespace etherdeck::ui

#include "moc_kinds_button.cpp"
