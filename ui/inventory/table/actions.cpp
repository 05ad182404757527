#include "ui/inventory/table/actions.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

#include <utility>

namespace etherdeck::ui {

TargetActions::TargetActions(Source source, QWidget* window) :
    QObject(window),
    m_source(std::move(source)),
    m_window(window),
    m_copyText(new QAction(this)),
    m_copyJson(new QAction(this)),
    m_copyCommand(new QAction(this)),
    m_export(new QAction(this)) {
    connect(m_copyText, &QAction::triggered, this, [this] { copy(&asText); });
    connect(m_copyJson, &QAction::triggered, this, [this] { copy(&asJson); });
    connect(m_copyCommand, &QAction::triggered, this, [this] { copy(&asCommands); });
    connect(m_export, &QAction::triggered, this, &TargetActions::askWhere);
    setHasSelection(false);
    retranslate();
}

void TargetActions::setHasSelection(bool hasSelection) {
    for (auto* action : {m_copyText, m_copyJson, m_copyCommand})
        action->setEnabled(hasSelection);
}

void TargetActions::retranslate() {
    m_copyText->setText(tr("Copy as text"));
    m_copyJson->setText(tr("Copy as JSON"));
    m_copyCommand->setText(tr("Copy as command"));
    m_export->setText(tr("Export inventory…"));
}

void TargetActions::copy(QString (*format)(const Targets&, const ExportContext&)) {
    if (const auto targets = m_source.selected(); !targets.empty())
        QGuiApplication::clipboard()->setText(format(targets, m_source.context()));
}

void TargetActions::askWhere() {
    auto* dialog = new QFileDialog(m_window, tr("Export inventory"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table (*.csv)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("inventory.csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.json")) ? QStringLiteral("json")
                                                                          : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &TargetActions::save);
    dialog->open();
}

void TargetActions::save(const QString& path) {
    const bool isJson = path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    const auto targets = m_source.all();
    const auto context = m_source.context();
    const auto result =
        saveFile(path, isJson ? inventoryJson(targets, context) : inventoryCsv(targets, context));
    if (result)
        emit saved(path);
    else
        emit saveFailed(saveErrorText(path, result.error()));
}

} // namespace etherdeck::ui

#include "moc_actions.cpp"
