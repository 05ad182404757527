#pragma once

#include "core/discovery/target.h"

#include <QPushButton>
#include <QStringList>

#include <vector>

class QAction;

namespace etherdeck::ui {

/// A button with a menu of check boxes: which kinds of event are listed.
class HistoryKinds : public QPushButton {
    Q_OBJECT

public:
    explicit HistoryKinds(QWidget* parent = nullptr);

    /// Empty: all.
    [[nodiscard]] const std::vector<discovery::EventKind>& kinds() const { return m_kinds; }
    void setKinds(const std::vector<discovery::EventKind>& kinds);

    /// Stable names, for settings; unknown ones are passed over.
    [[nodiscard]] QStringList toNames() const;
    void setNames(const QStringList& names);

signals:
    void kindsChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void toggled();
    void showKinds();
    void retranslate();

    std::vector<discovery::EventKind> m_kinds;
    QAction* m_all;
    QAction* m_problems;
    std::vector<QAction*> m_boxes; ///< in the order of all kinds
};

} // namespace etherdeck::ui
