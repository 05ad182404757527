#pragma once

#include "core/services/inventory/interface_watch.h"

#include <QWidget>

#include <set>
#include <string>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace etherdeck::ui {

class InterfaceRow;

/// A live list of interfaces to choose from. Suggests a choice, if one is clear, until the user changes it.
class InterfaceList : public QWidget {
    Q_OBJECT

public:
    explicit InterfaceList(QWidget* parent = nullptr);

    /// Interfaces keep their place and their tick while their figures change.
    void setReports(const std::vector<InterfaceReport>& reports);
    /// The earlier choice: then nothing is suggested.
    void setChosen(const std::vector<std::string>& names);
    /// In the order of the list; chosen interfaces that are not there now are at the end.
    [[nodiscard]] std::vector<std::string> chosen() const;
    /// Why these interfaces are ticked; empty once the user has changed one.
    [[nodiscard]] QString reason() const;

signals:
    void chosenChanged();

private:
    void retranslate();
    void rebuild(const std::vector<InterfaceReport>& reports);
    void suggest(const std::vector<InterfaceReport>& reports);
    void boxToggled(const std::string& name, bool isChosen);
    void showReason();

    std::set<std::string> m_chosen;
    std::vector<InterfaceReport> m_reports;
    std::vector<InterfaceRow*> m_rows;
    bool m_personDecided = false;
    bool m_isFilling = false;
    QString m_suggested;
    QScrollArea* m_scroll;
    QWidget* m_canvas;
    QVBoxLayout* m_column;
    QLabel* m_none;
    QLabel* m_reason;
};

} // namespace etherdeck::ui
