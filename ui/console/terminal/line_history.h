#pragma once

#include <QString>
#include <QStringList>

class QSettings;

namespace etherdeck::ui {

/// Lines that were typed to one box, oldest first, and a place among them. A line that starts with a blank is
/// not kept: for secrets.
class LineHistory {
public:
    static constexpr int maxLines = 200;

    void add(const QString& line);
    void clear();
    /// The next older or newer one; `present` is what stands in the entry, and comes back at the end.
    [[nodiscard]] QString older(const QString& present);
    [[nodiscard]] QString newer(const QString& present);
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }

    void save(QSettings& settings, qint64 source) const;
    void restore(const QSettings& settings, qint64 source);

private:
    QStringList m_lines;
    qsizetype m_place = 0; ///< m_lines.size(): at none of them
    QString m_draft;
};

} // namespace etherdeck::ui
