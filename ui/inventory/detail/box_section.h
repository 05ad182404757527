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

    void setBox(const TargetBox& box);

signals:
    void boxRequested(const etherdeck::boxes::BoxKey& box);
    void deviceRequested(const QString& device);
    /// To choose another box.
    void tieRequested();

private:
    TargetBox m_box;
    FactGroup* m_facts;
    QPushButton* m_showBox;
    QPushButton* m_showDevice;
    QPushButton* m_tie;
};

} // namespace etherdeck::ui
