#include "ui/inventory/history/saver.h"

#include "ui/text/error.h"
#include "ui/widgets/banner.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

namespace etherdeck::ui {

namespace {

constexpr std::size_t maxExported = 200'000;

} // namespace

HistorySaver::HistorySaver(Banner& banner, QWidget& window) :
    QObject(&window), m_banner(banner), m_window(window) {
    connect(&m_banner, &Banner::actionTriggered, this,
            [this] { m_banner.message().lamp == Lamp::On ? m_banner.clear() : chooseFile(); });
}

void HistorySaver::chooseFile() {
    m_banner.clear();
    auto* dialog =
        new QFileDialog(&m_window, tr("Export history"), QDir::homePath(), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("etherdeck-history.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &HistorySaver::save);
    dialog->open();
}

void HistorySaver::save(const QString& path) {
    m_banner.clear();
    store::EventQuery query = m_query;
    query.limit = maxExported;
    m_events = m_commands->events(query, this, [this, path](const auto& events) {
        if (events)
            return write(path, *events);
        const auto text = errorText(events.error(), {});
        m_banner.setMessage(
            {tr("The history was not exported"), text.advice, text.raw, tr("Choose another file")});
    });
}

void HistorySaver::write(const QString& path, const std::vector<store::EventRecord>& events) {
    const QByteArray text = historyCsv(events, m_names, m_boxOf);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()) {
        m_banner.setMessage(
            {tr("The history is saved"), QDir::toNativeSeparators(path), {}, tr("Close"), Lamp::On});
        emit saved(path, static_cast<int>(events.size()));
        return;
    }
    m_banner.setMessage(
        {tr("The history was not exported"),
         tr("The file %1 could not be written. Choose another place, or free some space there.")
             .arg(QDir::toNativeSeparators(path)),
         file.errorString(), tr("Choose another file")});
}

} // namespace etherdeck::ui

#include "moc_saver.cpp"
