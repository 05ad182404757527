#pragma once

#include "core/services/inventory/interface_watch.h"

#include <QDialog>

#include <string>
#include <vector>

class QDialogButtonBox;
class QLabel;

namespace etherdeck::ui {

class InterfaceList;

/// Choice of interfaces outside the wizard.
class InterfaceDialog : public QDialog {
    Q_OBJECT

public:
    explicit InterfaceDialog(QWidget* parent = nullptr);

    void setChosen(const std::vector<std::string>& names);

public slots:
    void setInterfaces(const std::vector<etherdeck::InterfaceReport>& reports);

signals:
    /// On OK.
    void interfacesChosen(const std::vector<std::string>& names);

private:
    void retranslate();

    QLabel* m_heading;
    QLabel* m_explanation;
    InterfaceList* m_list;
    QDialogButtonBox* m_buttons;
};

} // namespace etherdeck::ui
