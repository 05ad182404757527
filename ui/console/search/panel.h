#pragma once

#include "core/store/console/lines/records.h"
#include "ui/widgets/empty_place.h"

#include <QWidget>

#include <memory>
#include <vector>

class QModelIndex;
class QSettings;

namespace etherdeck {
class ConsoleReader;
struct Error;
} // namespace etherdeck

namespace etherdeck::ui {

/// Search in all boxes, boots and times.
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

    /// The reader from now on; outlives the panel.
    void setReader(ConsoleReader& reader);
    /// All boxes of the store: their names, and what the filter offers.
    void setSources(const std::vector<store::ConsoleSource>& sources);
    /// Reads them anew.
    void readSources();

signals:
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
    void endSearch();
    void noteFailed(const Error& error);
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
