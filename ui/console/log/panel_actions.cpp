#include "ui/console/log/marks_dialog.h"
#include "ui/console/log/panel_parts.h"
#include "ui/console/log/rules_dialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plain_text.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QInputDialog>

#include <algorithm>
#include <climits>

namespace etherdeck::ui {

namespace {

constexpr std::size_t mostCopied = 50'000;

} // namespace

void LogPanel::Parts::makeActions() {
    struct Made {
        Which which;
        const char* key;
        std::function<void()> run;
    };
    const auto earlier = [this](const auto& places, int direction, const QString& none) {
        jump(places, direction, none);
    };
    const auto boots = [this] {
        std::vector<qint64> lines;
        for (const auto& boot : m_boots)
            lines.push_back(boot.firstLine);
        return lines;
    };
    const std::vector<Made> all{
        {Find, "Ctrl+F", [this] { openFind(); }},
        {FindNext, "F3", [this] { findFrom(1); }},
        {FindPrevious, "Shift+F3", [this] { findFrom(-1); }},
        {Filter, "Ctrl+L", [this] { m_filter->focusText(); }},
        {Copy, "Ctrl+C", [this] { copy(false); }},
        {CopyWithTimes, "Ctrl+Shift+C", [this] { copy(true); }},
        {SelectAll, "Ctrl+A", [this] { m_view->selectAll(); }},
        {Mark, "Ctrl+B", [this] { toggleMark(m_view->currentLine()); }},
        {Note, "Ctrl+E", [this] { editNote(); }},
        {MarkList, "Ctrl+Shift+B", [this] { showMarkList(); }},
        {Dictionary, "", [this] { m_view->toggleDictionary(); }},
        {Fold, "Ctrl+.", [this] { m_view->toggleFold(m_view->placeLine()); }},
        {FoldAll, "Ctrl+Shift+.", [this] { m_view->setAllFolded(true); }},
        {UnfoldAll, "", [this] { m_view->setAllFolded(false); }},
        {NextCrash, "F7", [=, this] { earlier(m_crashLines, 1, tr("No later crash")); }},
        {PreviousCrash, "Shift+F7", [=, this] { earlier(m_crashLines, -1, tr("No earlier crash")); }},
        {NextBoot, "F6", [=, this] { earlier(boots(), 1, tr("No later boot")); }},
        {PreviousBoot, "Shift+F6", [=, this] { earlier(boots(), -1, tr("No earlier boot")); }},
        {NextGap, "F9", [this] { jumpToGap(1); }},
        {PreviousGap, "Shift+F9", [this] { jumpToGap(-1); }},
        {Rules, "", [this] { editRules(); }},
        {SaveText, "", [this] { chooseFile(ConsoleFormat::Text); }},
        {SaveJson, "", [this] { chooseFile(ConsoleFormat::JsonLines); }},
        {SaveRaw, "", [this] { chooseRawFile(); }},
    };
    for (const auto& made : all) {
        auto* action = new QAction(&m_panel);
        action->setShortcut(QKeySequence(QString::fromLatin1(made.key)));
        const bool isForView = made.which == Copy || made.which == SelectAll || made.which == CopyWithTimes;
        // The others also from the list of boxes: what they do is seen there.
        action->setShortcutContext(isForView ? Qt::WidgetShortcut : Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, made.run);
        m_actions.at(made.which) = action;
        if (isForView)
            m_view->addAction(action);
        else
            m_panel.addAction(action);
    }
    m_view->addActions({m_actions[Mark], m_actions[Note], m_actions[Dictionary], m_actions[Fold],
                        m_actions[Find], m_actions[FoldAll], m_actions[UnfoldAll]});
    for (QAction* action : listed())
        if (action == nullptr)
            m_menu->addSeparator();
        else if (action != m_actions[Copy] && action != m_actions[CopyWithTimes] &&
                 action != m_actions[SelectAll])
            m_menu->addAction(action);
    m_actions[Find]->setIcon(icon(Icon::Search));
    m_actions[Copy]->setIcon(icon(Icon::Copy));
    m_actions[SaveText]->setIcon(icon(Icon::Save));
    m_actions[Mark]->setIcon(icon(Icon::Tag));
}

QList<QAction*> LogPanel::Parts::listed() const {
    const auto& all = m_actions;
    return {all[Find],         all[FindNext],  all[FindPrevious],  all[Filter],
            nullptr,           all[Copy],      all[CopyWithTimes], all[SelectAll],
            nullptr,           all[NextCrash], all[PreviousCrash], all[NextBoot],
            all[PreviousBoot], all[NextGap],   all[PreviousGap],   nullptr,
            all[Mark],         all[Note],      all[MarkList],      nullptr,
            all[Dictionary],   all[Fold],      all[FoldAll],       all[UnfoldAll],
            all[Rules],        nullptr,        all[SaveText],      all[SaveJson],
            all[SaveRaw]};
}

QList<QAction*> LogPanel::actions() const { return m_parts->listed(); }

void LogPanel::Parts::nameActions() {
    const std::array<QString, ActionCount> names{tr("&Find in the log…"),
                                                 tr("Find &next"),
                                                 tr("Find &previous"),
                                                 tr("Filter the log"),
                                                 tr("&Copy"),
                                                 tr("Copy with times"),
                                                 tr("Select all"),
                                                 tr("&Bookmark"),
                                                 tr("Edit note…"),
                                                 tr("Bookmarks…"),
                                                 tr("Show properties"),
                                                 tr("Fold or unfold the crash"),
                                                 tr("Fold all crashes"),
                                                 tr("Unfold all crashes"),
                                                 tr("Next crash"),
                                                 tr("Previous crash"),
                                                 tr("Next boot"),
                                                 tr("Previous boot"),
                                                 tr("Next gap"),
                                                 tr("Previous gap"),
                                                 tr("Highlight rules…"),
                                                 tr("Save as text…"),
                                                 tr("Save as JSON lines…"),
                                                 tr("Save datagrams as capture…")};
    for (std::size_t i = 0; i < names.size(); ++i)
        m_actions[i]->setText(names[i]);
}

void LogPanel::Parts::copy(bool withTimes) {
    if (!m_view->hasSelection())
        return;
    if (const auto lines = m_view->selectedLines()) {
        QGuiApplication::clipboard()->setText(m_view->selectedText(*lines, withTimes));
        return;
    }
    auto search = baseSearch();
    search.page = {store::Order::OldestFirst, m_view->selection().first.line - 1, mostCopied};
    m_asksCopy = m_reader->page(
        search, this,
        orTell<ConsoleReader::Lines>([this, withTimes](const auto& lines) { finishCopy(lines, withTimes); }));
}

void LogPanel::Parts::finishCopy(const std::vector<netconsole::Line>& lines, bool withTimes) {
    const auto last = m_view->selection().second.line;
    std::vector<const netconsole::Line*> wanted;
    for (const auto& line : lines)
        if (static_cast<std::int64_t>(line.id) <= last)
            wanted.push_back(&line);
    QGuiApplication::clipboard()->setText(m_view->selectedText(wanted, withTimes));
    if (wanted.size() == mostCopied)
        m_filter->setHint(tr("Only the first %1 lines were copied").arg(numberText(mostCopied)));
}

void LogPanel::Parts::toggleMark(qint64 line) {
    if (line != 0)
        setMark(line, m_panel.markOf(line) ? std::nullopt : std::optional(QString()));
}

void LogPanel::Parts::setMark(qint64 line, const std::optional<QString>& note) {
    const auto done = [=, this, before = m_panel.markOf(line)](const Result<void>& changed) {
        if (!changed)
            return noteFailed(changed.error());
        readFacts();
        emit m_panel.markChanged(line, before, note);
    };
    m_changes.add(note ? m_reader->setMark(line, *note, this, done) : m_reader->removeMark(line, this, done));
}

void LogPanel::Parts::editNote() {
    const auto line = m_view->currentLine();
    if (line == 0)
        return;
    auto* dialog = new QInputDialog(&m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Note on the line"));
    dialog->setLabelText(tr("Note:"));
    dialog->setTextValue(m_view->look().marks.value(line));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, line](const QString& note) { setMark(line, note.simplified()); });
    dialog->open();
}

void LogPanel::Parts::showMarkList() {
    auto* dialog = new LogMarksDialog(m_marks, m_names, &m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LogMarksDialog::lineChosen, &m_panel, &LogPanel::showLine);
    connect(dialog, &LogMarksDialog::removed, this, [this](qint64 line) { setMark(line, std::nullopt); });
    dialog->open();
}

void LogPanel::Parts::editRules() {
    auto* dialog = new LogRulesDialog(m_rules, &m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LogRulesDialog::rulesChanged, this, [this](const QList<LogRule>& rules) {
        const auto before = m_rules;
        m_panel.setRules(rules);
        if (rules != before)
            emit m_panel.rulesEdited(before, rules);
    });
    dialog->open();
}

void LogPanel::setRules(const QList<LogRule>& rules) {
    m_parts->m_rules = rules;
    m_parts->m_view->setRules(rules);
}

std::optional<QString> LogPanel::markOf(qint64 line) const {
    const auto& marks = m_parts->m_view->look().marks;
    const auto found = marks.find(line);
    return found == marks.end() ? std::nullopt : std::optional(*found);
}

void LogPanel::Parts::chooseFile(ConsoleFormat format) {
    const bool isText = format == ConsoleFormat::Text;
    auto* dialog =
        new QFileDialog(&m_panel, isText ? tr("Save log as text") : tr("Save log as JSON lines"),
                        QDir::homePath(), isText ? tr("Text files (*.txt)") : tr("JSON lines (*.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(isText ? QStringLiteral("txt") : QStringLiteral("jsonl"));
    dialog->selectFile(isText ? QStringLiteral("console.txt") : QStringLiteral("console.jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString& path) { exportTo(path, format); });
    dialog->open();
}

void LogPanel::Parts::exportTo(const QString& path, ConsoleFormat format) {
    const auto file = QDir::toNativeSeparators(path);
    m_export = m_reader->exportLines(
        baseSearch(), path, format, this,
        [this, file](int perMille) {
            m_notice->setMessage({Lamp::New, tr("Saving the log"), file, {}, tr("Cancel"), perMille});
        },
        [this, file](const Result<qint64>& lines) {
            if (!lines)
                return tellNotSaved(tr("The log was not saved"), lines.error());
            const int count = static_cast<int>(std::min<qint64>(*lines, INT_MAX));
            m_notice->setMessage(
                {Lamp::On,
                 count == 1 ? tr("1 line was saved") : tr("%n lines were saved", nullptr, count),
                 file,
                 {},
                 tr("Close")});
        });
}

void LogPanel::Parts::tellNotSaved(const QString& title, const Error& error) {
    if (error.code != ErrorCode::Closed)
        m_notice->setMessage({Lamp::Conflict, title,
                              tr("The file could not be written. Choose another place, or make room there."),
                              fromWire(error.detail), tr("Close")});
}

void LogPanel::Parts::chooseRawFile() {
    auto* dialog =
        new QFileDialog(&m_panel, tr("Save datagrams as capture"), QDir::homePath(), tr("Captures (*.pcap)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pcap"));
    dialog->selectFile(QStringLiteral("console.pcap"));
    connect(dialog, &QFileDialog::fileSelected, this, &Parts::exportRawTo);
    dialog->open();
}

/// The datagrams of these sources and times, as they came.
void LogPanel::Parts::exportRawTo(const QString& path) {
    auto filter = placeFilter();
    if (m_boot && !m_boots.empty()) {
        filter.from = m_boots.back().start;
        filter.until = m_boots.front().end + std::chrono::milliseconds(1);
    }
    m_rawExports.add(m_reader->exportDatagrams(filter, path, this, [this, path](const auto& datagrams) {
        if (!datagrams)
            return tellNotSaved(tr("The datagrams were not saved"), datagrams.error());
        const int count = static_cast<int>(std::min<qint64>(*datagrams, INT_MAX));
        if (count > 0)
            m_notice->setMessage(
                {Lamp::On,
                 count == 1 ? tr("1 datagram was saved") : tr("%n datagrams were saved", nullptr, count),
                 QDir::toNativeSeparators(path),
                 {},
                 tr("Close")});
        else
            m_notice->setMessage({Lamp::Changed,
                                  tr("No datagrams were saved"),
                                  tr("Those of this time are not kept any more: of raw datagrams, the "
                                     "latest 64 MB are. The lines can be saved as text."),
                                  {},
                                  tr("Close")});
    }));
}

} // namespace etherdeck::ui
