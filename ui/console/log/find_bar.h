#pragma once

#include "ui/console/lines/rules.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace etherdeck::ui {

/// Where a person types what to find; says how many there are, and what is wrong with an expression.
class LogFindBar : public QWidget {
    Q_OBJECT

public:
    explicit LogFindBar(QWidget* parent = nullptr);

    /// Shows itself with the keyboard in the field; `text` replaces what is there unless it is empty.
    void open(const QString& text);
    [[nodiscard]] TextSearch search() const;
    void setSearch(const TextSearch& search);
    [[nodiscard]] bool highlightsAll() const;
    /// In the secondary colour; or, as a problem, with a warning.
    void setStatus(const QString& text, bool isProblem = false);
    [[nodiscard]] QString status() const;

signals:
    /// After a pause in typing.
    void searchChanged();
    void highlightChanged();
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QToolButton* addToggle();
    void retranslate();
    void close();

    QLineEdit* m_text;
    QToolButton* m_case;
    QToolButton* m_word;
    QToolButton* m_expression;
    QToolButton* m_highlight;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_close;
    QLabel* m_status;
    QTimer m_typing;
};

} // namespace etherdeck::ui
