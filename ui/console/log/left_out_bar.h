#pragma once

#include "core/store/console/lines/log_page.h"

#include <QWidget>

class QToolButton;

namespace etherdeck::ui {

class SecondaryLabel;

/// Says how many lines a level hides because they have none, and shows or hides them. Not there when there
/// is nothing to say.
class LeftOutBar : public QWidget {
    Q_OBJECT

public:
    explicit LeftOutBar(QWidget* parent = nullptr);

    /// Lines without a level pass a level as well.
    [[nodiscard]] bool areTaken() const { return m_areTaken; }
    void setTaken(bool areTaken);
    void setLeftOut(const store::LeftOut& leftOut);
    [[nodiscard]] const store::LeftOut& leftOut() const { return m_leftOut; }
    [[nodiscard]] QString text() const;

signals:
    /// By a click.
    void takenChanged();

private:
    void refresh();

    SecondaryLabel* m_text;
    QToolButton* m_button;
    store::LeftOut m_leftOut;
    bool m_areTaken = false;
};

} // namespace etherdeck::ui
