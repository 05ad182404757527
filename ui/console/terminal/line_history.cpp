#include "ui/console/terminal/line_history.h"

#include "core/uboot/script_pacer.h"

#include <QSettings>

namespace etherdeck::ui {

namespace {

QString keyOf(qint64 source) { return QStringLiteral("console/typed/%1").arg(source); }

bool isToBeKept(const QString& line) {
    return !line.isEmpty() && !line.startsWith(QLatin1Char(' ')) &&
           line.size() < static_cast<qsizetype>(netconsole::ScriptPacer::longestDatagram);
}

} // namespace

void LineHistory::add(const QString& line) {
    if (isToBeKept(line)) {
        m_lines.removeAll(line);
        m_lines.append(line);
        if (m_lines.size() > maxLines)
            m_lines.removeFirst();
    }
    m_place = m_lines.size();
    m_draft.clear();
}

void LineHistory::clear() {
    m_lines.clear();
    m_place = 0;
}

QString LineHistory::older(const QString& present) {
    if (m_place == 0)
        return present;
    if (m_place == m_lines.size())
        m_draft = present;
    return m_lines.at(--m_place);
}

QString LineHistory::newer(const QString& present) {
    if (m_place == m_lines.size())
        return present;
    return ++m_place == m_lines.size() ? m_draft : m_lines.at(m_place);
}

void LineHistory::save(QSettings& settings, qint64 source) const {
    if (m_lines.isEmpty())
        settings.remove(keyOf(source));
    else
        settings.setValue(keyOf(source), m_lines);
}

void LineHistory::restore(const QSettings& settings, qint64 source) {
    clear();
    for (const QString& line : settings.value(keyOf(source)).toStringList())
        add(line);
}

} // namespace etherdeck::ui
