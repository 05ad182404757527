#pragma once

#include "ui/console/lines/rules.h"

#include <QObject>

class QSettings;
class QWidget;

namespace etherdeck::ui {

class LogScope;
class LogView;

/// The highlight rules of the log: remembers them, gives them to the view, and lets the user edit them.
class LogHighlights : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it.
    LogHighlights(LogView& view, const LogScope& scope, QWidget* parent);

    void setRules(const QList<LogRule>& rules);
    void edit();
    void save(QSettings& settings) const;
    void restore(QSettings& settings);

signals:
    /// In the dialog, and they hold by now.
    void edited(const QList<etherdeck::ui::LogRule>& before, const QList<etherdeck::ui::LogRule>& after);

private:
    QWidget* m_parent;
    LogView& m_view;
    const LogScope& m_scope;
    QList<LogRule> m_rules;
};

} // namespace etherdeck::ui
