#pragma once

#include "ui/console/lines/chooser.h"
#include "ui/console/lines/keys.h"
#include "ui/console/lines/pager.h"
#include "ui/console/lines/painter.h"
#include "ui/console/lines/screen.h"
#include "ui/widgets/wheel_steps.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::ui {

class LogMouse;
class LogScrollBar;

/// The view of the log. It requests pages by a signal, and holds only a few screens, however much is
/// stored.
class LogView : public QAbstractScrollArea {
    Q_OBJECT

public:
    using Caret = LogSelection::Caret;

    explicit LogView(QWidget* parent = nullptr);

    [[nodiscard]] const LogPager& pager() const { return m_pager; }
    [[nodiscard]] const LogLook& look() const { return m_look; }
    /// Forgets all lines and follows the end; `last` is what is stored.
    void reset();
    /// First and last line that can be shown, for the scroll bar.
    void setBounds(std::int64_t first, std::int64_t last);
    void setBoots(const std::vector<store::ConsoleBoot>& boots);
    void setCrashes(const std::vector<store::ConsoleCrash>& crashes);
    void setOpenLines(const std::vector<netconsole::Line>& lines);
    void setFiltered(bool isFiltered);
    void readAgain();
    void noteStored(std::int64_t lastLine);
    void takePage(std::uint64_t serial, store::LogPage page);
    void giveUpPage(std::uint64_t serial);

    void setNames(const QMap<qint64, QString>& names, bool areShown);
    void setTimeKind(LogTime kind);
    void setBookmarks(const QMap<qint64, QString>& bookmarks);
    void setFind(const QRegularExpression& expression, bool highlightsAll);
    void setMatches(const std::vector<qint64>& lines);
    void setRules(const QList<LogRule>& rules);

    void showEnd();
    void showStart();
    /// Goes there and makes it the current line. `isHit` marks it as found.
    void showLine(std::int64_t line, bool isHit = false);
    [[nodiscard]] bool isFollowing() const { return m_pager.isFollowing(); }
    /// The current line; 0: none yet.
    [[nodiscard]] std::int64_t currentLine() const { return m_chooser.currentLine(); }
    /// The current line, or the first visible one.
    [[nodiscard]] std::int64_t placeLine() const;
    void setAllFolded(bool isFolded);
    /// Folds or unfolds the crash that contains a line; false if none does.
    bool toggleFold(std::int64_t line);
    void toggleDictionary();

    void selectAll();
    [[nodiscard]] bool hasSelection() const { return !m_chooser.selection().isEmpty(); }
    [[nodiscard]] std::pair<Caret, Caret> selection() const { return m_chooser.selection().range(); }
    /// Text of these lines as far as they are selected; with times in front where wished.
    [[nodiscard]] QString selectedText(const std::vector<const netconsole::Line*>& lines,
                                       bool withTimes) const {
        return m_chooser.selection().text(lines, withTimes);
    }
    /// The selected lines, if all of them are loaded.
    [[nodiscard]] std::optional<std::vector<const netconsole::Line*>> selectedLines() const;

    /// For tests and pictures: the topmost row is 0.
    [[nodiscard]] QRect rowRect(int row) const;

signals:
    void pageRequested(std::uint64_t serial, const etherdeck::store::Page& page);
    void followingChanged(bool isFollowing);
    void currentChanged();
    void bookmarkToggled(qint64 line);
    void contentChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;

private:
    void takeFont();
    void refresh();
    void ask();
    void refreshBar();
    void scrollRows(int rows);
    void keepCurrentInSight();
    [[nodiscard]] int wholeRows() const;
    /// Shows the changed selection, and announces a new current line.
    void noteSelection();

    LogPager m_pager;
    LogChooser m_chooser{m_pager};
    LogKeys m_keys{m_pager, m_chooser};
    LogLook m_look;
    LogScreen m_screen{m_pager, m_look};
    LogMouse* m_mouse;
    LogScrollBar* m_bar;
    std::int64_t m_announcedLine = 0; ///< the current line, as it was last announced
    bool m_wasFollowing = true;
    bool m_hidesCurrent = false; ///< since the view is smaller
    QTimer m_pendingPaint;
    WheelSteps m_wheel;
};

} // namespace etherdeck::ui
