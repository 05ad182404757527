#include "ui/console/page/environment_check.h"

#include "core/uboot/printed.h"
#include "ui/boxes/environment/check_dialog.h"
#include "ui/console/page/box_tree.h"

#include <ranges>
#include <string>

namespace etherdeck::ui {

namespace {

/// As they were printed: a line over the limit is stored as several.
std::string printedText(const ConsoleReader::Lines& newestFirst) {
    std::string text;
    for (const auto& line : std::views::reverse(newestFirst)) {
        text += line.text;
        if (!line.cut)
            text += '\n';
    }
    return text;
}

} // namespace

EnvironmentCheckDialog* EnvironmentCheck::dialog() const { return m_dialog; }

void EnvironmentCheck::open(ConsoleReader& reader, const BoxChoice& choice, const QString& title,
                            QWidget* parent) {
    m_asks.cancel();
    if (m_dialog)
        m_dialog->close();
    m_dialog = new EnvironmentCheckDialog(parent);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    const bool isOne = choice.sources.size() == 1;
    if (isOne) {
        m_dialog->setBox(title);
        m_dialog->setWaiting();
        store::ConsoleSearch search;
        search.filter.sources = choice.sources;
        search.filter.kind = netconsole::Kind::Uboot;
        if (choice.boot != 0)
            search.filter.boot = choice.boot;
        search.page.limit = maxLines;
        m_asks = reader.page(
            search, m_dialog.data(), [dialog = m_dialog](const Result<ConsoleReader::Lines>& lines) {
                if (!dialog)
                    return;
                const auto text = lines ? printedText(*lines) : std::string();
                const auto part = uboot::lastPrinted(text);
                dialog->setPrinted(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())));
            });
    }
    m_dialog->show();
}

} // namespace etherdeck::ui
