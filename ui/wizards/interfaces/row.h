#pragma once

#include "core/services/inventory/interface_watch.h"
#include "ui/wizards/interfaces/text.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace etherdeck::ui {

class LampMark;
class SecondaryLabel;
class Sparkline;

/// One interface with its check box, and everything that helps to decide.
class InterfaceRow : public QFrame {
    Q_OBJECT

public:
    explicit InterfaceRow(QWidget* parent = nullptr);

    void setReport(const InterfaceReport& report);
    [[nodiscard]] const InterfaceReport& report() const { return m_report; }
    [[nodiscard]] QCheckBox& box() const { return *m_box; }
    void retranslate() { setReport(m_report); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void showRemarks(const std::vector<InterfaceRemark>& remarks);

    InterfaceReport m_report;
    QCheckBox* m_box;
    LampMark* m_lamp;
    QLabel* m_facts;
    SecondaryLabel* m_addresses;
    Sparkline* m_curve;
    SecondaryLabel* m_rates;
    QVBoxLayout* m_remarkColumn;
    std::vector<InterfaceRemark> m_remarks;
};

} // namespace etherdeck::ui
