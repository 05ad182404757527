#pragma once

#include "ui/inventory/table/export.h"

#include <QObject>

class QAction;
class QWidget;

namespace etherdeck::ui {

/// Menu actions that copy the selected targets and export the whole inventory.
class TargetActions : public QObject {
    Q_OBJECT

public:
    struct Source {
        std::function<Targets()> selected;
        std::function<Targets()> all;
        std::function<ExportContext()> context;
    };

    /// `window` is where the file dialog stands, and the parent.
    TargetActions(Source source, QWidget* window);

    [[nodiscard]] QAction* copyText() const { return m_copyText; }
    [[nodiscard]] QAction* copyJson() const { return m_copyJson; }
    [[nodiscard]] QAction* copyCommand() const { return m_copyCommand; }
    [[nodiscard]] QAction* exportInventory() const { return m_export; }

    /// After the selection has changed.
    void setHasSelection(bool hasSelection);
    /// After the language has changed.
    void retranslate();
    /// As CSV, or as JSON when the path ends so.
    void save(const QString& path);

signals:
    void saved(const QString& path);
    /// Complete sentences.
    void saveFailed(const QString& text);

private:
    void copy(QString (*format)(const Targets&, const ExportContext&));
    void askWhere();

    Source m_source;
    QWidget* m_window;
    QAction* m_copyText;
    QAction* m_copyJson;
    QAction* m_copyCommand;
    QAction* m_export;
};

} // namespace etherdeck::ui
