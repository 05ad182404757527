#pragma once

#include "core/store/console/records.h"
#include "ui/console/log/rules.h"

#include <QString>
#include <QWidget>

#include <map>
#include <memory>
#include <optional>
#include <vector>

class QAction;
class QSettings;

namespace etherdeck {
class ConsoleReader;
}

namespace etherdeck::ui {

class LogView;

/// What boxes said: the log with its filter, find bar, marks and export.
class LogPanel : public QWidget {
    Q_OBJECT

public:
    explicit LogPanel(QWidget* parent = nullptr);
    ~LogPanel() override;

    /// Whom it asks from now on: lives longer than the panel.
    void setReader(ConsoleReader& reader);

    /// One source, or several merged by time; goes to the end. None: all there are. `names` has a name for
    /// each, for the column of names and for files.
    void showSources(const std::vector<qint64>& sources, const std::map<qint64, QString>& names);
    /// Other names for the same sources: nothing moves.
    void setNames(const std::map<qint64, QString>& names);
    /// One boot of one source, from its start. Number 0: all boots again.
    void showBoot(qint64 source, qint64 boot);
    /// Goes to a line, with its surroundings; a filter that hides it is cleared.
    void showLine(qint64 line);
    /// Follows again.
    void showEnd();
    [[nodiscard]] std::vector<qint64> sources() const;

    void focusContent();
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    /// For menus and the help on keys; nulls between groups.
    [[nodiscard]] QList<QAction*> actions() const;
    [[nodiscard]] LogView* view() const;
    /// The note of a bookmark; nothing: the line has none.
    [[nodiscard]] std::optional<QString> markOf(qint64 line) const;

public slots:
    /// Present prompts and countdowns of all sources, as ConsoleService::openLinesChanged() tells them.
    void setOpenLines(const std::vector<etherdeck::netconsole::Line>& lines);
    /// ConsoleService::stored().
    void noteStored(qint64 lastLine);
    /// Boots, crashes or names in the store have changed: read again.
    void reload();
    void setRules(const QList<etherdeck::ui::LogRule>& rules);

signals:
    /// A bookmark was set, removed or has another note: nothing is none.
    void markChanged(qint64 line, const std::optional<QString>& before, const std::optional<QString>& after);
    /// In the dialog, and they hold by now.
    void rulesEdited(const QList<etherdeck::ui::LogRule>& before, const QList<etherdeck::ui::LogRule>& after);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck::ui
