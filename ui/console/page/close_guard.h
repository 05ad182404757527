#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace etherdeck::ui {

/// Asks before a window closes while boxes depend on this computer: whose U-Boot hangs when nobody answers
/// it.
class CloseGuard : public QObject {
    Q_OBJECT

public:
    /// `dependents`: the titles of these boxes, asked when the window is to close. Ends with the window.
    CloseGuard(QWidget* window, std::function<QStringList()> dependents);

    /// The same question before the port is closed; `done` when a person wants it all the same, or when no
    /// box depends.
    void askBeforeClosingPort(const std::function<void()>& done);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask(const QString& title, const QString& verb, const std::function<void()>& done);

    QWidget* m_window;
    std::function<QStringList()> m_dependents;
    bool m_isConfirmed = false;
    bool m_isAsking = false;
};

} // namespace etherdeck::ui
