#pragma once

#include "core/netconsole/base/line.h"
#include "ui/console/lines/text.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;

namespace etherdeck::ui {

class FilterEdit;
class LevelCombo;
class PauseButton;

/// What of the log is shown and how: text and level that lines must have, the kind of time, and a menu for
/// the rest.
class LogFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit LogFilterBar(QMenu* menu, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] std::optional<netconsole::Level> level() const;
    [[nodiscard]] bool isActive() const { return level() || !text().isEmpty(); }
    /// Narrow: it folds into two rows.
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Without filterChanged().
    void clear();
    void setFilter(const QString& text, std::optional<netconsole::Level> level);
    [[nodiscard]] LogTime time() const;
    void setTime(LogTime time);
    void focusText();
    /// Beside the hint; it covers no lines there.
    [[nodiscard]] PauseButton& pauseButton() const { return *m_pause; }
    /// A word about what was just asked for; goes by itself.
    void setHint(const QString& text);
    [[nodiscard]] QString hint() const;
    /// Lines are looked for, and how far it has come; shown when it takes a while.
    void setLooking(const QString& text, int perMille);
    void endLooking();
    [[nodiscard]] bool showsLooking() const { return m_isLookingShown; }
    [[nodiscard]] QString looking() const;

signals:
    void filterChanged();
    void timeChanged();
    void lookingShown();
    /// Back to the log.
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void fold();
    [[nodiscard]] int unfoldedWidth() const;

    FilterEdit* m_text;
    LevelCombo* m_level;
    QComboBox* m_time;
    QWidget* m_middle; ///< m_pause, m_progress, m_looking and m_hint
    PauseButton* m_pause;
    QLabel* m_hint;
    QProgressBar* m_progress;
    QLabel* m_looking;
    bool m_isLookingShown = false;
    QToolButton* m_more;
    QHBoxLayout* m_firstRow;
    QHBoxLayout* m_secondRow;
    QTimer m_typing;
    QTimer m_hintEnd;
    QTimer m_lookingDelay;
};

} // namespace etherdeck::ui
