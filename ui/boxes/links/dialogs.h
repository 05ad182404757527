#pragma once

#include "core/boxes/request.h"
#include "core/services/calls/call.h"
#include "core/services/console/reader.h"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QWidget;

namespace etherdeck::ui {

class BoxFacts;
class BoxSheet;

/// How many crashes of each source are stored.
using CrashCounts = std::map<boxes::SourceId, std::int64_t>;

/// Dialogs about boxes, which do not block. What the user decides there is requested by signals.
class BoxDialogs : public QObject {
    Q_OBJECT

public:
    /// `facts` and `window` outlive this.
    BoxDialogs(const BoxFacts& facts, QWidget& window);

    /// For crashes; outlives this.
    void setReader(ConsoleReader& reader) { m_reader = &reader; }

    /// Opens the sheet of a box, or raises it.
    void showBox(const boxes::BoxKey& box);
    void askName(const boxes::BoxKey& box);
    void askGroup(const boxes::BoxKey& box);
    void askTie(const boxes::Thing& thing);

    /// What is wrong with a name for a box; empty: nothing. A box that is not known yet has an empty key.
    [[nodiscard]] QString wrongName(const boxes::BoxKey& box, const QString& name) const;

    /// Something is known by now that sheets show.
    void refresh();

signals:
    void changeRequested(const etherdeck::boxes::BoxRequest& request);
    /// Nothing: it belongs to none.
    void tieRequested(const etherdeck::boxes::Thing& thing,
                      const std::optional<etherdeck::boxes::BoxKey>& box);
    /// Show it in the window.
    void thingRequested(const etherdeck::boxes::Thing& thing);
    void lineRequested(qint64 source, qint64 line);
    void deviceRequested(const std::string& device);

private:
    struct Open {
        QPointer<BoxSheet> sheet;
        boxes::BoxKey box;
        std::optional<store::ConsoleCrash> crash; ///< the latest
        std::optional<CrashCounts> counts;        ///< when it was read
        Call call;
    };
    void connectSheet(BoxSheet* sheet);
    void readCrash(Open& open);
    [[nodiscard]] boxes::BoxKey present(const boxes::BoxKey& box) const;
    [[nodiscard]] Open* openOf(const BoxSheet* sheet);
    [[nodiscard]] QString wrongMac(const boxes::BoxKey& box) const;
    void untie(const boxes::BoxKey& box, const boxes::Thing& thing);

    const BoxFacts& m_facts;
    QWidget& m_window;
    ConsoleReader* m_reader = &ConsoleReader::closed();
    std::vector<Open> m_open;
};

} // namespace etherdeck::ui
