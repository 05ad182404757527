#pragma once

#include "core/discovery/target.h"
#include "ui/text/target.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

namespace etherdeck::ui {

class FactValue;
class LampMark;

/// The disks that answer as one address, side by side, with differences marked and advice on what to do. Or
/// the boxes, if it is not known whether they share one disk.
class ConflictView : public QWidget {
    Q_OBJECT

public:
    explicit ConflictView(const discovery::Target& target, QWidget* parent = nullptr);

    void setTarget(const discovery::Target& target);
    void setInterfaceNames(InterfaceNames names);

signals:
    /// Requests another comparison of their contents.
    void compareRequested();

private:
    struct Row {
        LampMark* mark;
        QLabel* label;
        std::vector<FactValue*> values;
    };

    void refresh();
    void refreshProven(std::size_t disks);
    void refreshDoubt();
    void rebuild(std::size_t rows, std::size_t columns);

    discovery::Target m_target;
    InterfaceNames m_interfaceName;
    QLabel* m_title;
    QLabel* m_consequence;
    QWidget* m_table = nullptr;
    std::vector<Row> m_rows;
    QLabel* m_stepsTitle;
    QLabel* m_steps;
    QPushButton* m_compare;
};

} // namespace etherdeck::ui
