#pragma once

#include "core/services/calls/call.h"
#include "core/store/console/lines/records.h"

#include <QObject>

#include <vector>

namespace etherdeck::ui {

class LogScope;
class LogView;

/// Goes from the line where the keyboard is to the next (1) or previous (-1) boot, crash or gap.
class LogJumper : public QObject {
    Q_OBJECT

public:
    /// All live longer.
    LogJumper(LogView& view, const LogScope& scope, QObject* parent) :
        QObject(parent), m_view(view), m_scope(scope) {}

    void setBoots(const std::vector<store::ConsoleBoot>& boots);
    void setCrashes(const std::vector<store::ConsoleCrash>& crashes);

    void toBoot(int direction);
    void toCrash(int direction);
    void toGap(int direction);

signals:
    /// "No later boot".
    void noneThere(const QString& text);
    void failed(const etherdeck::Error& error);

private:
    bool jump(const std::vector<qint64>& places, int direction);

    LogView& m_view;
    const LogScope& m_scope;
    std::vector<qint64> m_boots;
    std::vector<qint64> m_crashes;
    Call m_asksGap;
};

} // namespace etherdeck::ui
