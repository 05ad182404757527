#include "core/services/console/export.h"

#include "core/discovery/target_json.h"
#include "core/services/desk/file_error.h"

#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace etherdeck {

namespace {

using netconsole::Line;

constexpr std::size_t linesOfAPage = 5000;
constexpr std::int64_t linesBetweenTold = 20'000;

class ExportRun {
public:
    ExportRun(const store::ConsoleStore& store, store::ConsoleSearch search, const QString& path,
              ConsoleFormat format, const std::function<void(int)>& progress, std::stop_token stop) :
        m_store(store),
        m_search(std::move(search)),
        m_file(path),
        m_format(format),
        m_progress(progress),
        m_stop(std::move(stop)) {}

    Result<std::int64_t> run();

private:
    Result<void> writePages();
    Result<void> writeHits();
    void write(const Line& line);
    void tell(std::int64_t id);

    const store::ConsoleStore& m_store;
    store::ConsoleSearch m_search;
    QSaveFile m_file;
    ConsoleFormat m_format;
    const std::function<void(int)>& m_progress;
    std::stop_token m_stop;
    LineOrigins m_origins;
    std::int64_t m_lines = 0;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
    std::int64_t m_told = 0;
};

Result<std::int64_t> ExportRun::run() {
    const auto sources = m_store.sources();
    const auto last = m_store.lastLine();
    if (!sources || !last)
        return fail(sources ? last.error() : sources.error());
    m_origins = originsOf(*sources);
    m_last = *last;
    m_search.page = {store::Order::OldestFirst, m_search.page.beyond, linesOfAPage};
    if (!m_file.open(QIODevice::WriteOnly))
        return fail(fileError(m_file));
    // Words and expressions are looked for in one go; else by pages, so that no reading holds up others.
    const bool isSearch = !m_search.words.empty() || !m_search.expression.empty();
    if (auto written = isSearch ? writeHits() : writePages(); !written)
        return fail(written.error());
    if (m_stop.stop_requested())
        return m_lines; // the file is given up
    if (!m_file.commit())
        return fail(fileError(m_file));
    return m_lines;
}

Result<void> ExportRun::writePages() {
    for (;;) {
        auto page = m_store.logPage(m_search, {}, m_stop);
        if (!page)
            return fail(page.error());
        for (const auto& line : inOrder(std::move(page->lines), std::move(page->late), m_search.page.order))
            write(line);
        if (page->next == 0 || m_stop.stop_requested() || m_file.error() != QFileDevice::NoError)
            return {};
        m_search.page.beyond = page->next;
    }
}

Result<void> ExportRun::writeHits() {
    m_search.page.limit = 0;
    const auto hits = m_store.search(
        m_search, [this](const Line& line) { return write(line), m_file.error() == QFileDevice::NoError; },
        m_stop);
    return hits ? Result<void>() : fail(hits.error());
}

void ExportRun::write(const Line& line) {
    const auto origin = originOf(m_origins, static_cast<std::int64_t>(line.source));
    auto text = m_format == ConsoleFormat::Text ? plainConsoleLine(line, origin)
                                                : dump(consoleLineJson(line, origin));
    text += '\n';
    m_file.write(text.data(), static_cast<qint64>(text.size()));
    if (m_lines++ == 0)
        m_first = static_cast<std::int64_t>(line.id);
    if (m_lines - m_told >= linesBetweenTold)
        tell(static_cast<std::int64_t>(line.id));
}

void ExportRun::tell(std::int64_t id) {
    m_told = m_lines;
    const auto all = std::max<std::int64_t>(m_last - m_first, 1);
    m_progress(static_cast<int>(std::clamp<std::int64_t>((id - m_first) * 1000 / all, 0, 1000)));
}

} // namespace

Result<std::int64_t> exportConsole(const store::ConsoleStore& store, store::ConsoleSearch search,
                                   const QString& path, ConsoleFormat format,
                                   const std::function<void(int)>& progress, std::stop_token stop) {
    return ExportRun(store, std::move(search), path, format, progress, std::move(stop)).run();
}

} // namespace etherdeck
