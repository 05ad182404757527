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
