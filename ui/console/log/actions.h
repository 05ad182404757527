#pragma once

#include <QAction>
#include <QCoreApplication>
#include <QList>

#include <array>

class QMenu;
class QWidget;

namespace etherdeck::ui {

/// What can be done with the log, with its keys and words: for menus, and for the help on keys.
class LogActions {
    Q_DECLARE_TR_FUNCTIONS(LogActions)

public:
    enum Which {
        Find,
        FindNext,
        FindPrevious,
        Filter,
        Copy,
        CopyWithTimes,
        SelectAll,
        Bookmark,
        Note,
        BookmarkList,
        Dictionary,
        Fold,
        FoldAll,
        UnfoldAll,
        NextCrash,
        PreviousCrash,
        NextBoot,
        PreviousBoot,
        NextGap,
        PreviousGap,
        ShowBox,
        Rules,
        SaveText,
        SaveJson,
        SaveRaw,
        Count
    };

    /// `view` has the keys for text, `panel` the others; both have a part in their context menus.
    LogActions(QWidget& panel, QWidget& view);

    [[nodiscard]] QAction* operator[](Which which) const { return m_all.at(which); }
    /// Nulls between groups.
    [[nodiscard]] QList<QAction*> listed() const;
    /// All but those for text, which stand in the context menu.
    void fill(QMenu& menu) const;
    /// In the language that is shown.
    void setTexts();

private:
    [[nodiscard]] static bool isForText(int which) {
        return which == Copy || which == SelectAll || which == CopyWithTimes;
    }

    std::array<QAction*, Count> m_all{};
};

} // namespace etherdeck::ui
