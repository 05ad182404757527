#pragma once

#include "core/advisor/arrival_check.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace etherdeck::ui {

class LampMark;

/// One leg of the way: its lamp, what was found, and a command to copy.
class ArrivalRow : public QWidget {
    Q_OBJECT

public:
    explicit ArrivalRow(QWidget* parent = nullptr);

    void setFinding(const ArrivalFinding& finding);

private:
    LampMark* m_lamp;
    QLabel* m_title;
    QLabel* m_word;
    QLabel* m_text;
    QLineEdit* m_command;
    QPushButton* m_copy;
};

} // namespace etherdeck::ui
