#pragma once

#include "core/services/calls/call.h"
#include "core/services/console/export.h"
#include "core/store/console/lines/records.h"
#include "ui/widgets/jobs.h"
#include "ui/widgets/notice.h"

#include <QObject>

#include <functional>
#include <vector>

class QFileDialog;

namespace etherdeck::ui {

class LogScope;

/// Saves what the log shows to files that a person chooses, and says in a notice what came of it.
class LogSaver : public QObject {
    Q_OBJECT

public:
    /// All live longer. `boots` are those that the log shows when it is asked for them.
    LogSaver(Notice& notice, const LogScope& scope,
             std::function<const std::vector<store::ConsoleBoot>&()> boots, QWidget* parent);

    /// Where saving is listed from now on; outlives this.
    void setJobs(Jobs& jobs) { m_jobs = &jobs; }
    /// Asks for a file, and writes the lines.
    void saveLines(ConsoleFormat format);
    /// The same with the datagrams of these sources and times, as they came.
    void saveDatagrams();
    /// Another message follows in the notice.
    void leaveNotice();

private:
    void choose(QFileDialog* dialog, const std::function<void(const QString& path)>& then);
    void writeLines(const QString& path, ConsoleFormat format);
    void writeDatagrams(const QString& path);
    void cancel();
    void addFurther();
    void show(const Notice::Message& message);
    /// Where it is, with ways to there.
    void noteSaved(const QString& title, const QString& path);
    void noteFailed(const QString& title, const Error& error);

    QWidget* m_parent;
    Notice& m_notice;
    const LogScope& m_scope;
    std::function<const std::vector<store::ConsoleBoot>&()> m_boots;
    QString m_saved;    ///< the file that the notice is about
    QWidget* m_further; ///< buttons in the notice, while it is about a file
    Jobs* m_jobs = nullptr;
    Jobs::Handle m_job;
    Call m_lines;
    Calls m_datagrams;
};

} // namespace etherdeck::ui
