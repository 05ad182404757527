#include "ui/inventory/history_kinds.h"

#include "ui/widgets/event_text.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>
#include <array>

namespace etherdeck::ui {

namespace {

using discovery::EventKind;

constexpr std::array allKinds{EventKind::Appeared, EventKind::Changed,       EventKind::PathFound,
                              EventKind::PathLost, EventKind::Vanished,      EventKind::CameBack,
                              EventKind::Conflict, EventKind::ConflictEnded, EventKind::InventoryFull};
/// What may need a person.
const std::vector problemKinds{EventKind::PathLost, EventKind::Vanished, EventKind::Conflict,
                               EventKind::InventoryFull};

QString nameOf(EventKind kind) {
    const auto text = name(kind);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

HistoryKinds::HistoryKinds(QWidget* parent) : QPushButton(parent) {
    auto* menu = new QMenu(this);
    m_all = menu->addAction(QString(), this, [this] { setKinds({}); });
    m_problems = menu->addAction(QString(), this, [this] { setKinds(problemKinds); });
    for (QAction* choice : {m_all, m_problems})
        choice->setCheckable(true);
    menu->addSeparator();
    for (std::size_t i = 0; i < allKinds.size(); ++i) {
        QAction* box = menu->addAction(QString());
        box->setCheckable(true);
        connect(box, &QAction::triggered, this, &HistoryKinds::toggled);
        m_boxes.push_back(box);
    }
    setMenu(menu);
    setAutoDefault(false);
    retranslate();
}

void HistoryKinds::setKinds(const std::vector<EventKind>& kinds) {
    std::vector<EventKind> wanted;
    for (const auto kind : allKinds)
        if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end())
            wanted.push_back(kind);
    // None chosen would list nothing at all: that is nobody's wish.
    if (wanted.size() == allKinds.size())
        wanted.clear();
    const bool isOther = wanted != m_kinds;
    m_kinds = wanted;
    showKinds();
    if (isOther)
        emit kindsChanged();
}

void HistoryKinds::toggled() {
    std::vector<EventKind> wanted;
    for (std::size_t i = 0; i < allKinds.size(); ++i)
        if (m_boxes[i]->isChecked())
            wanted.push_back(allKinds[i]);
    setKinds(wanted);
}

QStringList HistoryKinds::toNames() const {
    QStringList names;
    for (const auto kind : m_kinds)
        names << nameOf(kind);
    return names;
}

void HistoryKinds::setNames(const QStringList& names) {
    std::vector<EventKind> wanted;
    for (const auto kind : allKinds)
        if (names.contains(nameOf(kind)))
            wanted.push_back(kind);
    setKinds(wanted);
}

void HistoryKinds::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPushButton::changeEvent(event);
}

void HistoryKinds::retranslate() {
    setAccessibleName(tr("Kinds of event"));
    setToolTip(tr("Choose which kinds of event are listed"));
    m_all->setText(tr("All events"));
    m_problems->setText(tr("Problems only"));
    for (std::size_t i = 0; i < allKinds.size(); ++i)
        m_boxes[i]->setText(eventName(allKinds[i]));
    showKinds();
}

void HistoryKinds::showKinds() {
    const bool isAll = m_kinds.empty();
    const bool isProblems = m_kinds == problemKinds;
    m_all->setChecked(isAll);
    m_problems->setChecked(isProblems);
    for (std::size_t i = 0; i < allKinds.size(); ++i)
        m_boxes[i]->setChecked(isAll ||
                               std::find(m_kinds.begin(), m_kinds.end(), allKinds[i]) != m_kinds.end());
    if (isAll)
        setText(m_all->text());
    else if (isProblems)
        setText(m_problems->text());
    else if (m_kinds.size() == 1)
        setText(eventName(m_kinds.front()));
    else
        setText(tr("Some events"));
}

} // namespace etherdeck::ui
