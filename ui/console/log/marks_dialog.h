#pragma once

#include "core/store/console/lines/records.h"

#include <QDialog>
#include <QMap>

#include <vector>

class QListWidget;

namespace etherdeck::ui {

/// Bookmarks of the log, to go to and to remove.
class LogMarksDialog : public QDialog {
    Q_OBJECT

public:
    LogMarksDialog(const std::vector<store::ConsoleMark>& marks, const QMap<qint64, QString>& names,
                   QWidget* parent = nullptr);

signals:
    void lineChosen(qint64 line);
    void removed(qint64 line);

private:
    [[nodiscard]] qint64 current() const;

    QListWidget* m_list;
};

} // namespace etherdeck::ui
