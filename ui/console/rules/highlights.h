#pragma once

#include "ui/console/lines/rules.h"

#include <QMap>
#include <QObject>
#include <QString>

class QSettings;
class QWidget;

namespace etherdeck::ui {

class LogView;

/// The highlight rules of the log: remembers them, gives them to the view, and lets the user edit them.
class LogHighlights : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    LogHighlights(LogView& view, QWidget* parent);

    void setRules(const QList<LogRule>& rules);
    /// `names` of the boxes that a rule may be for.
    void edit(const QMap<qint64, QString>& names);
    void save(QSettings& settings) const;
    void restore(QSettings& settings);

signals:
    /// In the dialog, and they hold by now.
    void edited(const QList<etherdeck::ui::LogRule>& before, const QList<etherdeck::ui::LogRule>& after);

private:
    QWidget* m_parent;
    LogView& m_view;
    QList<LogRule> m_rules;
};

} // namespace etherdeck::ui
