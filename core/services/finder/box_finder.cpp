#include "core/services/finder/box_finder.h"

#include "core/hwdb/vendors.h"
#include "core/services/finder/arp_wire.h"
#include "core/services/finder/closer_look.h"

#include <algorithm>
#include <utility>

namespace etherdeck {

namespace {

constexpr int perMilleDone = 1000;
constexpr int sweepShare = 750; ///< of the whole, per mille

} // namespace

/// One search over all its interfaces. It deletes itself when it is answered or no longer wanted.
class BoxSearch : public QObject {
public:
    using Told = Stream<FinderProgress, std::vector<FoundThere>>;

    BoxSearch(const FinderRequest& request, const BoxFinder::LinkFactory& factory, Told told,
              QObject* parent) :
        QObject(parent), m_told(std::move(told)) {
        for (const auto& interface : request.interfaces) {
            m_names.push_back(interface.name);
            m_wires.push_back(std::make_unique<ArpWire>(factory(interface.name), ipv4NetworksOf(interface),
                                                        request.shortestPrefix));
            connect(m_wires.back().get(), &ArpWire::progressed, this, &BoxSearch::tell);
            connect(m_wires.back().get(), &ArpWire::done, this, &BoxSearch::lookCloser);
        }
        connect(&m_look, &CloserLook::progressed, this, &BoxSearch::tell);
        connect(&m_look, &CloserLook::done, this, &BoxSearch::answer);
        for (const auto& wire : m_wires)
            wire->start();
        if (m_wires.empty())
            QMetaObject::invokeMethod(
                this, [this] { answer(); }, Qt::QueuedConnection);
    }

private:
    void tell() {
        if (!m_told.isWanted())
            return deleteLater();
        std::size_t asked = 0;
        std::size_t all = 0;
        std::size_t stations = 0;
        for (const auto& wire : m_wires) {
            asked += wire->progress().asked;
            all += wire->progress().all;
            stations += wire->stationCount();
        }
        int perMille = all == 0 ? 0 : static_cast<int>(asked * sweepShare / all);
        if (m_isLooking)
            perMille = sweepShare + (perMilleDone - sweepShare) * m_look.progress() / perMilleDone;
        m_perMille = std::max(m_perMille, perMille);
        m_told.part({m_perMille, stations});
    }

    void lookCloser() {
        if (m_isLooking || !std::ranges::all_of(m_wires, &ArpWire::isDone))
            return;
        m_isLooking = true;
        std::vector<finder::Station> stations;
        for (const auto& wire : m_wires)
            for (auto& station : wire->stations())
                stations.push_back(std::move(station));
        // Likely plugs first: in a very large network not all can be asked.
        std::ranges::stable_partition(stations, [](const finder::Station& station) {
            return std::ranges::any_of(station.macs, finder::isOfCloudEngines);
        });
        m_look.start(stations);
    }

    void answer() {
        const hwdb::Vendors vendors;
        std::vector<FoundThere> found;
        for (std::size_t i = 0; i < m_wires.size(); ++i)
            found.push_back({m_names[i],
                             finder::foundBoxes(m_wires[i]->stations(),
                                                [&](Ipv4Address address, const MacAddress& mac) {
                                                    auto facts = m_look.factsOf(address);
                                                    facts.vendor = vendors.of(mac);
                                                    return facts;
                                                }),
                             m_wires[i]->error()});
        m_told.answer(std::move(found));
        deleteLater();
    }

    Told m_told;
    std::vector<std::string> m_names;
    std::vector<std::unique_ptr<ArpWire>> m_wires;
    CloserLook m_look;
    bool m_isLooking = false;
    int m_perMille = 0;
};

BoxFinder::BoxFinder(LinkFactory factory, QObject* parent) : QObject(parent), m_factory(std::move(factory)) {}

BoxFinder::~BoxFinder() = default;

Call BoxFinder::find(const FinderRequest& request, QObject* receiver, Each<FinderProgress> each,
                     Then<std::vector<FoundThere>> then) {
    const BoxSearch::Told told(receiver, std::move(each), std::move(then));
    return askInThreadOf(this, told, [this, request](const BoxSearch::Told& to) {
        new BoxSearch(request, m_factory, to, this);
    });
}

} // namespace etherdeck

#include "moc_box_finder.cpp"
