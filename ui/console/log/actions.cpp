#include "ui/console/log/actions.h"

#include "ui/look/icons.h"

#include <QMenu>

namespace etherdeck::ui {

namespace {

struct LogActionKey {
    LogActions::Which which;
    const char* key;
};

constexpr std::array logActionKeys{
    LogActionKey{LogActions::Find, "Ctrl+F"},
    LogActionKey{LogActions::FindNext, "F3"},
    LogActionKey{LogActions::FindPrevious, "Shift+F3"},
    LogActionKey{LogActions::Filter, "Ctrl+L"},
    LogActionKey{LogActions::Copy, "Ctrl+C"},
    LogActionKey{LogActions::CopyWithTimes, "Ctrl+Shift+C"},
    LogActionKey{LogActions::SelectAll, "Ctrl+A"},
    LogActionKey{LogActions::Bookmark, "Ctrl+B"},
    LogActionKey{LogActions::Note, "Ctrl+E"},
    LogActionKey{LogActions::BookmarkList, "Ctrl+Shift+B"},
    LogActionKey{LogActions::Fold, "Ctrl+."},
    LogActionKey{LogActions::FoldAll, "Ctrl+Shift+."},
    LogActionKey{LogActions::ShowBox, "Ctrl+Shift+O"},
    LogActionKey{LogActions::NextCrash, "F7"},
    LogActionKey{LogActions::PreviousCrash, "Shift+F7"},
    LogActionKey{LogActions::NextBoot, "F6"},
    LogActionKey{LogActions::PreviousBoot, "Shift+F6"},
    LogActionKey{LogActions::NextGap, "F9"},
    LogActionKey{LogActions::PreviousGap, "Shift+F9"},
};

} // namespace

LogActions::LogActions(QWidget& panel, QWidget& view) {
    for (int which = 0; which < Count; ++which) {
        auto* action = new QAction(&panel);
        // The others also from the list of boxes: what they do is seen in the log.
        action->setShortcutContext(isForText(which) ? Qt::WidgetShortcut : Qt::WindowShortcut);
        (isForText(which) ? view : panel).addAction(action);
        m_all.at(static_cast<std::size_t>(which)) = action;
    }
    for (const auto& [which, key] : logActionKeys)
        m_all.at(which)->setShortcut(QKeySequence(QString::fromLatin1(key)));
    for (const auto which : {ShowBox, Bookmark, Note, Dictionary, Fold, Find, FoldAll, UnfoldAll})
        view.addAction(m_all.at(which));
    m_all[Find]->setIcon(icon(Icon::Search));
    m_all[Copy]->setIcon(icon(Icon::Copy));
    m_all[SaveText]->setIcon(icon(Icon::Save));
    m_all[Bookmark]->setIcon(icon(Icon::Tag));
    m_all[ShowBox]->setIcon(icon(Icon::Device));
}

QList<QAction*> LogActions::listed() const {
    const auto& all = m_all;
    return {all[Find],
            all[FindNext],
            all[FindPrevious],
            all[Filter],
            nullptr,
            all[Copy],
            all[CopyWithTimes],
            all[SelectAll],
            nullptr,
            all[NextCrash],
            all[PreviousCrash],
            all[NextBoot],
            all[PreviousBoot],
            all[NextGap],
            all[PreviousGap],
            nullptr,
            all[Bookmark],
            all[Note],
            all[BookmarkList],
            nullptr,
            all[Dictionary],
            all[Fold],
            all[FoldAll],
            all[UnfoldAll],
            all[ShowBox],
            all[Rules],
            nullptr,
            all[SaveText],
            all[SaveJson],
            all[SaveRaw]};
}

void LogActions::fill(QMenu& menu) const {
    for (QAction* action : listed())
        if (action == nullptr)
            menu.addSeparator();
        else if (action != m_all[Copy] && action != m_all[CopyWithTimes] && action != m_all[SelectAll])
            menu.addAction(action);
}

void LogActions::setTexts() {
    const std::array<QString, Count> texts{tr("&Find in the log…"),
                                           tr("Find &next"),
                                           tr("Find &previous"),
                                           tr("Filter the log"),
                                           tr("&Copy"),
                                           tr("Copy with times"),
                                           tr("Select all"),
                                           tr("&Bookmark"),
                                           tr("Edit note…"),
                                           tr("Bookmarks…"),
                                           tr("Show properties"),
                                           tr("Fold or unfold the crash"),
                                           tr("Fold all crashes"),
                                           tr("Unfold all crashes"),
                                           tr("Next crash"),
                                           tr("Previous crash"),
                                           tr("Next boot"),
                                           tr("Previous boot"),
                                           tr("Next gap"),
                                           tr("Previous gap"),
                                           tr("Show the box"),
                                           tr("Highlight rules…"),
                                           tr("Save as text…"),
                                           tr("Save as JSON lines…"),
                                           tr("Save datagrams as capture…")};
    for (std::size_t i = 0; i < texts.size(); ++i)
        m_all[i]->setText(texts[i]);
}

} // namespace etherdeck::ui
