#pragma once

#include "core/finder/banner.h"
#include "core/finder/found_box.h"

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// Asks stations for the banner of their SSH server, and for the name that the network has for them. A few at
/// a time, each for a moment.
class CloserLook : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t maxStations = 512; ///< more are left out
    static constexpr std::size_t atOnce = 32;
    static constexpr std::size_t maxNames = 32; ///< of those with an SSH server, or made by Cloud Engines

    explicit CloserLook(QObject* parent = nullptr);
    ~CloserLook() override;

    /// done() follows, also for none.
    void start(const std::vector<finder::Station>& stations);
    [[nodiscard]] finder::StationFacts factsOf(Ipv4Address address) const;
    /// Per mille.
    [[nodiscard]] int progress() const;

signals:
    void progressed();
    void done();

private:
    class Banner;

    void startNext();
    void finish(Ipv4Address address, const std::optional<std::string>& software);
    void askName(Ipv4Address address);
    void endWhenAllIsSaid();

    std::deque<finder::Station> m_waiting;
    std::size_t m_all = 0;
    std::map<Ipv4Address, Banner*> m_asked;
    std::map<Ipv4Address, bool> m_isLikely; ///< made by Cloud Engines
    std::map<Ipv4Address, finder::StationFacts> m_facts;
    std::map<int, Ipv4Address> m_lookups; ///< names that are being asked for
    std::size_t m_names = 0;
    QTimer m_patience; ///< for names, when everything else is known
    bool m_isDone = false;
};

} // namespace etherdeck
