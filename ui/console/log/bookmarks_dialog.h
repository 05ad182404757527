#pragma once

#include "core/store/console/lines/records.h"

#include <QDialog>
#include <QMap>

#include <vector>

class QListWidget;

namespace etherdeck::ui {

/// Bookmarks of the log, to go to and to remove.
class LogBookmarksDialog : public QDialog {
    Q_OBJECT

public:
    LogBookmarksDialog(const std::vector<store::ConsoleBookmark>& bookmarks,
                       const QMap<qint64, QString>& names, QWidget* parent = nullptr);

signals:
    void lineChosen(qint64 line);
    void removed(qint64 line);

private:
    [[nodiscard]] qint64 current() const;

    QListWidget* m_list;
};

} // namespace etherdeck::ui
