#pragma once

#include "core/services/console/reader.h"
#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "ui/console/lines/view.h"
#include "ui/console/log/panel.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

/// A log panel over a real store.
namespace etherdeck::tests {

class ConsoleLog {
public:
    ConsoleLog() : store(must(store::ConsoleStore::open(path().toStdString()))) {
        panel.setReader(reader);
        reader.open(path());
        panel.resize(1000, 640);
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("console.sqlite")); }

    void append(const std::vector<netconsole::Event>& events) {
        must(store.append(events, std::vector{sourceInfo(1, 5, "plug-a"), sourceInfo(2, 6, "plug-b")}));
        panel.noteStored(must(store.lastLine()));
    }
    /// Kernel lines of one box, "line 1" and so on.
    void appendLines(int count, std::uint32_t source = 1) {
        std::vector<netconsole::Event> events;
        for (int i = 0; i < count; ++i) {
            ++m_number;
            auto line =
                kernelLine("line " + std::to_string(m_number), m_number, netconsole::Level::Information);
            line.source = static_cast<netconsole::SourceId>(source);
            if (m_number % 100 == 0)
                line.level = netconsole::Level::Error;
            events.emplace_back(line);
        }
        append(events);
    }
    /// Lines "trace 10001" to "trace 10005"; all but the first and the last are a crash.
    void crash() {
        std::vector<netconsole::Event> events;
        for (std::uint64_t i = 10'001; i <= 10'005; ++i)
            events.emplace_back(kernelLine("trace " + std::to_string(i), i, netconsole::Level::Emergency));
        netconsole::Crash found;
        found.kind = netconsole::CrashKind::Oops;
        found.boot = netconsole::BootNumber{1};
        found.title = "Unable to handle kernel NULL pointer dereference";
        found.firstLine = netconsole::LineId{10'002};
        found.lastLine = netconsole::LineId{10'004};
        found.time = consoleStart;
        events.emplace_back(netconsole::CrashFound{netconsole::SourceId{1}, found});
        append(events);
        panel.reload();
    }
    void show(const std::vector<qint64>& sources = {1}) {
        panel.showSources(sources, {{1, QStringLiteral("plug-a")}, {2, QStringLiteral("plug-b")}});
        panel.show();
        panel.activateWindow();
        (void)QTest::qWaitForWindowActive(&panel);
        panel.focusContent();
    }
    [[nodiscard]] ui::LogView& view() const { return *panel.view(); }
    /// Texts on the screen, from the top.
    [[nodiscard]] QStringList screen() const {
        QStringList rows;
        for (int i = 0; i < view().pager().screenRows(); ++i)
            if (const auto row = view().pager().row(i); row.kind == ui::LogRow::Kind::Text)
                rows << ui::rowText(*row.line, row.part);
        return rows;
    }
    /// Where a text stands there.
    [[nodiscard]] QPoint placeOf(const QString& text, int column) const {
        for (int i = 0; i < view().pager().screenRows(); ++i)
            if (const auto row = view().pager().row(i);
                row.kind == ui::LogRow::Kind::Text && ui::rowText(*row.line, row.part) == text)
                return {view().look().textLeft() +
                            ui::advanceOf(QFontMetricsF(view().look().font), text, column) + 1,
                        view().rowRect(i).center().y()};
        return {};
    }
    [[nodiscard]] QString lastText() const { return screen().isEmpty() ? QString() : screen().last(); }

private:
    QTemporaryDir m_folder;
    std::uint64_t m_number = 0;

public:
    store::ConsoleStore store;
    ConsoleReader reader;
    ui::LogPanel panel;
};

} // namespace etherdeck::tests
