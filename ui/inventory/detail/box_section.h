#pragma once

#include "ui/inventory/targets/target_box.h"

#include <QWidget>

class QPushButton;

namespace etherdeck::ui {

class FactGroup;

/// Which box a target belongs to, why, and which of its disks it is.
class BoxSection : public QWidget {
    Q_OBJECT

public:
    explicit BoxSection(QWidget* parent = nullptr);

    /// Without a box and a dispute nothing shows.
    void setBox(const TargetBox& box);

signals:
    void deviceRequested(const QString& device);

private:
    TargetBox m_box;
    FactGroup* m_facts;
    QPushButton* m_show;
};

} // namespace etherdeck::ui
