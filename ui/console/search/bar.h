#pragma once

#include "core/store/console/lines/query.h"
#include "core/store/console/lines/records.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QMenu;
class QPushButton;
class QSettings;
class QToolButton;

namespace etherdeck::ui {

class LevelCombo;

/// What to look for, in which boxes, from which level on, and since when.
class SearchBar : public QWidget {
    Q_OBJECT

public:
    explicit SearchBar(QWidget* parent = nullptr);

    void focusText();
    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    void setSources(const std::vector<store::ConsoleSource>& sources);
    /// Without a page.
    [[nodiscard]] store::ConsoleSearch search(WallTime now) const;
    [[nodiscard]] bool isFiltered() const;
    void clearFilters();
    /// Remembers the text among the recent ones.
    void noteSearched();
    void setRunning(bool isRunning);
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

signals:
    void started();
    void stopped();
    /// Down: into the results.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void showBoxes();

    QComboBox* m_text;
    QToolButton* m_expression;
    QToolButton* m_case;
    QPushButton* m_boxes;
    QMenu* m_boxMenu;
    LevelCombo* m_level;
    QComboBox* m_since;
    QPushButton* m_start;
    bool m_isRunning = false;
};

} // namespace etherdeck::ui
