#pragma once

#include <QToolButton>

class QMenu;

namespace etherdeck::ui {

/// A button that tells what the marks, their numbers and the lines of the axis mean.
class TimelineLegend : public QToolButton {
    Q_OBJECT

public:
    explicit TimelineLegend(QWidget* parent = nullptr);

private:
    void rebuild();

    QMenu* m_menu;
};

} // namespace etherdeck::ui
