#pragma once

#include "core/services/console/timeline_reader.h"
#include "ui/timeline/arranger.h"
#include "ui/widgets/empty_place.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>

class QSettings;

namespace etherdeck::ui {

/// What happened when: boots, crashes and errors of the boxes and events of the SAN on one time axis, a lane
/// for each box, and the same as a list. It is given what it shows worked out.
class TimelinePage : public QWidget {
    Q_OBJECT

public:
    explicit TimelinePage(QWidget* parent = nullptr);
    ~TimelinePage() override;

    void focusContent();
    /// Shows the surroundings of a moment, and selects what is nearest to it.
    void showTime(WallTime time);
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

public slots:
    /// As TimelineArranger tells it: whenever what is to be seen has become another.
    void showContent(const etherdeck::ui::TimelineContentPtr& content);
    void noteFailed(const etherdeck::Error& error);

signals:
    /// For TimelineArranger.
    void filterChosen(const etherdeck::ui::TimelineFilter& filter);
    /// What showed before does not any more.
    void contentReplaced();
    /// Go to that line of the console, by its id in the store.
    void lineActivated(qint64 line);
    void targetActivated(etherdeck::Address address);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    void makeContent();
    void makeTable();
    void connectParts();
    void askForContent();
    void applyContent(const TimelineContentPtr& content);
    void showSegment(int segment);
    void showSelected(std::optional<std::uint32_t> item);
    void showHovered(const std::optional<MarkCluster>& cluster);
    void selectRow(int row);
    void goTo(std::uint32_t item);
    void retranslate();
    void refreshState();
    [[nodiscard]] EmptyPlace emptyPlace() const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck::ui
