#pragma once

#include "ui/timeline/mark_kind.h"

#include <QPushButton>
#include <QStringList>

#include <vector>

class QAction;

namespace etherdeck::ui {

/// Chooses which kinds of mark are shown.
class MarkKindsButton : public QPushButton {
    Q_OBJECT

public:
    explicit MarkKindsButton(QWidget* parent = nullptr);

    /// Empty: all.
    [[nodiscard]] const std::vector<MarkKind>& kinds() const { return m_kinds; }
    void setKinds(const std::vector<MarkKind>& kinds);
    [[nodiscard]] QStringList toNames() const;
    /// What is no name of a kind is passed over.
    void setNames(const QStringList& names);

signals:
    void kindsChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void toggled();
    void retranslate();
    void showKinds();

    std::vector<MarkKind> m_kinds;
    QAction* m_all;
    QAction* m_problems;
    std::vector<QAction*> m_boxes; ///< in the order of allMarkKinds
};

} // namespace etherdeck::ui
