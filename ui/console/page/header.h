#pragma once

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace etherdeck::ui {

struct ConsoleActions;

/// The head of the console page: its name and state in a sentence, and what can be done.
class ConsoleHeader : public QWidget {
    Q_OBJECT

public:
    /// The actions outlive it.
    explicit ConsoleHeader(const ConsoleActions& actions, QWidget* parent = nullptr);

    void setSummary(const QString& text);
    [[nodiscard]] QString summary() const;
    /// Behind "⋯"; filled by the page when it opens.
    [[nodiscard]] QMenu* menu() const { return m_menu; }

private:
    void retranslate();

    const ConsoleActions& m_actions;
    QLabel* m_title;
    QLabel* m_summary;
    QPushButton* m_search;
    QPushButton* m_nothingArrives;
    QToolButton* m_more;
    QMenu* m_menu;
};

} // namespace etherdeck::ui
