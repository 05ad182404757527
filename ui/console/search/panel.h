#pragma once

#include "core/store/console/log_page.h"
#include "core/store/console/query.h"
#include "core/store/console/records.h"
#include "ui/widgets/empty_place.h"

#include <QWidget>

#include <memory>
#include <vector>

class QModelIndex;
class QSettings;

namespace etherdeck {
struct Error;
}

namespace etherdeck::ui {

/// Search in all boxes, boots and times. Asks by signals with tickets, as ConsoleReader answers them; answers
/// to tickets of others are passed over.
class SearchPanel : public QWidget {
    Q_OBJECT

public:
    explicit SearchPanel(QWidget* parent = nullptr);
    ~SearchPanel() override;

    /// Puts the keyboard into the field and selects what is there.
    void focusSearch();
    void setText(const QString& text);
    /// Recent searches, filters, sizes.
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

public slots:
    /// All boxes of the store: their names, and what the filter offers.
    void setSources(const std::vector<etherdeck::store::ConsoleSource>& sources);
    void showHits(quint64 ticket, const std::vector<etherdeck::netconsole::Line>& lines);
    void endSearch(quint64 ticket);
    void showLeftOut(quint64 ticket, const etherdeck::store::LeftOut& counted);
    /// The search could not be done: a wrong expression, a store that cannot be read.
    void noteFailed(quint64 ticket, const etherdeck::Error& error);
    /// Lines around the selected hit.
    void showPage(quint64 ticket, const std::vector<etherdeck::netconsole::Line>& lines);
    void showBoots(quint64 ticket, const std::vector<etherdeck::store::ConsoleBoot>& boots);

signals:
    void searchWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    /// How many hits the search's level hides for want of one.
    void leftOutWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    void cancelWanted(quint64 ticket);
    void pageWanted(quint64 ticket, const etherdeck::store::ConsoleSearch& search);
    void bootsWanted(quint64 ticket, const etherdeck::store::ConsoleFilter& filter);
    /// Go to that line of the console, by its id in the store.
    void lineActivated(qint64 line);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void makeResults();
    void start();
    void stop();
    void goOn();
    void ask(qint64 beyond);
    void countLeftOut();
    void preview(const QModelIndex& current);
    void showPreview();
    void clearPreview();
    void activate(const QModelIndex& index);
    void retranslate();
    void refresh();
    [[nodiscard]] EmptyPlace emptyPlace() const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck::ui
