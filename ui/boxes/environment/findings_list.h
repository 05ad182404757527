#pragma once

#include "core/uboot/doctor.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace etherdeck::ui {

/// What is wrong with an environment: each with why it matters, and the lines that fix it, ready to copy.
class FindingsList : public QWidget {
    Q_OBJECT

public:
    explicit FindingsList(QWidget* parent = nullptr);

    /// Offers to make the change, beside the lines to copy.
    void setFixable(bool isFixable);
    void setFindings(const uboot::Environment& environment, const std::vector<uboot::Finding>& findings);

signals:
    void fixRequested(const std::vector<etherdeck::uboot::VariableChange>& fixes);

private:
    void rebuild();
    [[nodiscard]] QWidget* makeRow(const uboot::Finding& finding);

    uboot::Environment m_environment;
    std::vector<uboot::Finding> m_findings;
    bool m_isFixable = false;
    QVBoxLayout* m_column;
};

} // namespace etherdeck::ui
