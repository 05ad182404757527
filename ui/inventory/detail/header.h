#pragma once

#include "core/store/events/label.h"
#include "ui/text/target.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace etherdeck::ui {

class FactValue;
class LampMark;

/// Which target is shown: its address, name and note, and how it is.
class TargetHeader : public QWidget {
    Q_OBJECT

public:
    explicit TargetHeader(QWidget* parent = nullptr);

    void setTarget(const discovery::Target& target, TargetCondition condition, const store::Label& label);

signals:
    void renameRequested();

private:
    LampMark* m_lamp;
    QLabel* m_address;
    FactValue* m_name;
    QLabel* m_state;
    FactValue* m_note;
    QPushButton* m_rename;
};

} // namespace etherdeck::ui
