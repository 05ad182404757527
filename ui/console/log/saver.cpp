#include "ui/console/log/saver.h"

#include "ui/console/log/scope.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <climits>

namespace etherdeck::ui {

LogSaver::LogSaver(Notice& notice, const LogScope& scope,
                   std::function<const std::vector<store::ConsoleBoot>&()> boots, QWidget* parent) :
    QObject(parent),
    m_parent(parent),
    m_notice(notice),
    m_scope(scope),
    m_boots(std::move(boots)),
    m_further(new QWidget(&notice)) {
    connect(&notice, &Notice::actionTriggered, this, &LogSaver::cancel);
    addFurther();
}

void LogSaver::addFurther() {
    auto* row = new QHBoxLayout(m_further);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    auto* open = new QPushButton(m_further);
    auto* copy = new QPushButton(m_further);
    row->addWidget(open);
    row->addWidget(copy);
    m_notice.layout()->addWidget(m_further);
    m_notice.layout()->setAlignment(m_further, Qt::AlignBottom);
    m_further->hide();
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_saved).absolutePath())); });
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(m_saved)); });
    keepTranslated(m_further, [open, copy] {
        open->setText(tr("Open folder"));
        copy->setText(tr("Copy path"));
    });
}

void LogSaver::leaveNotice() { m_further->hide(); }

void LogSaver::show(const Notice::Message& message) {
    leaveNotice();
    m_notice.setMessage(message);
}

void LogSaver::cancel() {
    m_lines.cancel();
    m_job.end();
    m_notice.clear();
}

void LogSaver::choose(QFileDialog* dialog, const std::function<void(const QString& path)>& then) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->open();
}

void LogSaver::saveLines(ConsoleFormat format) {
    const bool isText = format == ConsoleFormat::Text;
    auto* dialog =
        new QFileDialog(m_parent, isText ? tr("Save log as text") : tr("Save log as JSON lines"),
                        QDir::homePath(), isText ? tr("Text files (*.txt)") : tr("JSON lines (*.jsonl)"));
    dialog->setDefaultSuffix(isText ? QStringLiteral("txt") : QStringLiteral("jsonl"));
    dialog->selectFile(isText ? QStringLiteral("console.txt") : QStringLiteral("console.jsonl"));
    choose(dialog, [this, format](const QString& path) { writeLines(path, format); });
}

void LogSaver::writeLines(const QString& path, ConsoleFormat format) {
    const auto file = QDir::toNativeSeparators(path);
    if (m_jobs != nullptr)
        m_job = m_jobs->start(tr("Saving the log"), file, [this] { cancel(); });
    m_lines = m_scope.reader().exportLines(
        m_scope.search(), path, format, this,
        [this, file](int perMille) {
            m_job.setProgress(perMille);
            show({Lamp::New, tr("Saving the log"), file, {}, tr("Cancel"), perMille});
        },
        [this, path](const Result<qint64>& lines) {
            m_job.end();
            if (!lines)
                return noteFailed(tr("The log was not saved"), lines.error());
            const int count = static_cast<int>(std::min<qint64>(*lines, INT_MAX));
            noteSaved(count == 1 ? tr("1 line was saved") : tr("%n lines were saved", nullptr, count), path);
        });
}

void LogSaver::saveDatagrams() {
    auto* dialog =
        new QFileDialog(m_parent, tr("Save datagrams as capture"), QDir::homePath(), tr("Captures (*.pcap)"));
    dialog->setDefaultSuffix(QStringLiteral("pcap"));
    dialog->selectFile(QStringLiteral("console.pcap"));
    choose(dialog, [this](const QString& path) { writeDatagrams(path); });
}

void LogSaver::writeDatagrams(const QString& path) {
    const auto done = [this, path](const Result<qint64>& datagrams) {
        if (!datagrams)
            return noteFailed(tr("The datagrams were not saved"), datagrams.error());
        const int count = static_cast<int>(std::min<qint64>(*datagrams, INT_MAX));
        if (count > 0)
            noteSaved(count == 1 ? tr("1 datagram was saved") : tr("%n datagrams were saved", nullptr, count),
                      path);
        else
            show({Lamp::Changed,
                  tr("No datagrams were saved"),
                  tr("Datagrams of this time are no longer stored: only the latest 64 MB are "
                     "kept. The lines can be saved as text."),
                  {},
                  tr("Close")});
    };
    m_datagrams.add(m_scope.reader().exportDatagrams(m_scope.datagrams(m_boots()), path, this, done));
}

void LogSaver::noteSaved(const QString& title, const QString& path) {
    m_saved = path;
    show({Lamp::On, title, QDir::toNativeSeparators(path), {}, tr("Close")});
    m_further->show();
}

void LogSaver::noteFailed(const QString& title, const Error& error) {
    if (error.code != ErrorCode::Closed)
        show({Lamp::Conflict, title,
              tr("The file could not be written. Choose another folder, or free some space."),
              fromWire(error.detail), tr("Close")});
}

} // namespace etherdeck::ui

#include "moc_saver.cpp"
