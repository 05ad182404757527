#include "ui/inventory/targets/departure_text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

struct DepartureTexts {
    Q_DECLARE_TR_FUNCTIONS(DepartureText)
};

constexpr std::size_t maxListed = 6;
constexpr std::size_t maxBoxes = 3;

QString plain(const std::string& text) { return QString::fromStdString(text); }

QString targetText(Address address, const NameOf& nameOf) {
    const QString name = nameOf(address);
    return name.isEmpty() ? plain(address.toString())
                          : DepartureTexts::tr("%1 “%2”").arg(plain(address.toString()), name);
}

template <class Wanted>
std::vector<Address> addressesThat(const Departure& departure, Wanted wanted) {
    std::vector<Address> addresses;
    for (const auto& [address, departed] : departure.targets)
        if (wanted(departed))
            addresses.push_back(address);
    return addresses;
}

QString targetList(const std::vector<Address>& addresses, const NameOf& nameOf) {
    QStringList listed;
    for (std::size_t i = 0; i < std::min(addresses.size(), maxListed); ++i)
        listed << targetText(addresses[i], nameOf);
    if (addresses.size() > maxListed)
        listed << DepartureTexts::tr("%1 more").arg(numberText(addresses.size() - maxListed));
    return listText(listed);
}

std::set<MacAddress> macsOf(const Departure& departure) {
    std::set<MacAddress> macs;
    for (const auto& [address, departed] : departure.targets)
        macs.insert(departed.from.mac);
    return macs;
}

QString boxList(const std::set<MacAddress>& macs) {
    QStringList listed;
    for (const auto& mac : macs)
        if (listed.size() < static_cast<qsizetype>(maxBoxes))
            listed << plain(mac.toString());
    if (macs.size() > maxBoxes)
        listed << DepartureTexts::tr("%1 more").arg(numberText(macs.size() - maxBoxes));
    return listText(listed);
}

/// What it looks like from here: an export, a box, or a cable.
QString likelyCause(const Departure& departure, const StillThere& stillThere) {
    const auto macs = macsOf(departure);
    const QString interface = fromWire(departure.interface);
    const bool isSilent =
        !departure.interface.empty() && !stillThere.interfaces.contains(departure.interface);
    if (isSilent && (macs.size() > 1 || departure.targets.size() > 1))
        return DepartureTexts::tr("Nothing answers on %1 any more: check its cable and the switch first.")
            .arg(interface);
    const bool isAnyBoxThere =
        std::any_of(macs.begin(), macs.end(), [&](const auto& mac) { return stillThere.macs.contains(mac); });
    if (macs.size() > 1)
        return isAnyBoxThere ? DepartureTexts::tr("They belong to boxes %1, some of which still answer.")
                                   .arg(boxList(macs))
                             : DepartureTexts::tr("They are all the targets of boxes %1: do these share a "
                                                  "switch, a cable or a power outlet?")
                                   .arg(boxList(macs));
    const QString box = plain(macs.begin()->toString());
    if (isAnyBoxThere)
        return DepartureTexts::tr(
                   "Its box %1 still answers for other targets, so an export was probably stopped.")
            .arg(box);
    return departure.targets.size() > 1
               ? DepartureTexts::tr(
                     "They are all the targets of box %1: it may be off, or its cable unplugged.")
                     .arg(box)
               : DepartureTexts::tr("Its box %1 may be off, its export stopped, or a cable unplugged.")
                     .arg(box);
}

QString returnText(const Departure& departure, const std::vector<Address>& back, const NameOf& nameOf) {
    auto longest = WallTime::duration::zero();
    auto shortest = WallTime::duration::max();
    for (const auto address : back) {
        const auto& departed = departure.targets.at(address);
        longest = std::max(longest, *departed.back - departed.gone);
        shortest = std::min(shortest, *departed.back - departed.gone);
    }
    const QString span = spanText(longest) == spanText(shortest)
                             ? spanText(longest)
                             : DepartureTexts::tr("up to %1").arg(spanText(longest));
    return back.size() == 1
               ? DepartureTexts::tr("%1 was away for %2").arg(targetText(back.front(), nameOf), span)
               : DepartureTexts::tr("%1 targets were away for %2").arg(numberText(back.size()), span);
}

} // namespace

QString spanText(WallTime::duration span) {
    using namespace std::chrono;
    const auto seconds = std::max<std::int64_t>(0, duration_cast<std::chrono::seconds>(span).count());
    if (seconds < 60)
        return DepartureTexts::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return DepartureTexts::tr("%1 min").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return DepartureTexts::tr("%1 h").arg(seconds / 3600);
    return DepartureTexts::tr("%1 days").arg(seconds / 86400);
}

Banner::Message departureMessage(const Departure& departure, const StillThere& stillThere,
                                 const NameOf& nameOf, std::size_t number, std::size_t count) {
    const auto away = addressesThat(departure, [](const auto& departed) { return !departed.back; });
    const auto back =
        addressesThat(departure, [](const auto& departed) { return departed.back.has_value(); });
    const QString since = timeText(departure.time);
    Banner::Message message;
    message.action = DepartureTexts::tr("Show");
    message.secondAction = DepartureTexts::tr("Acknowledge");
    QStringList lines;
    if (away.empty()) {
        message.lamp = Lamp::On;
        message.title = returnText(departure, back, nameOf);
        lines << (back.size() == 1
                      ? DepartureTexts::tr("It stopped answering at %1 and answers again.").arg(since)
                      : DepartureTexts::tr("They stopped answering at %1 and answer again: %2.")
                            .arg(since, targetList(back, nameOf)));
    } else {
        message.lamp = Lamp::Off;
        message.color = StateColor::Caution;
        message.title = away.size() == 1
                            ? DepartureTexts::tr("%1 stopped answering at %2")
                                  .arg(targetText(away.front(), nameOf), since)
                            : DepartureTexts::tr("%1 targets stopped answering together at %2: %3")
                                  .arg(numberText(away.size()), since, targetList(away, nameOf));
        lines << likelyCause(departure, stillThere);
        if (!back.empty())
            lines << DepartureTexts::tr("%1.").arg(returnText(departure, back, nameOf));
    }
    if (count > 1)
        lines << DepartureTexts::tr("This is notice %1 of %2.").arg(numberText(number), numberText(count));
    message.text = lines.join(QLatin1Char('\n'));
    return message;
}

Banner::Message missingMessage(std::size_t missing, std::size_t known) {
    Banner::Message message;
    message.lamp = Lamp::Missing;
    message.title = known == 1 ? DepartureTexts::tr("The only known target does not answer")
                    : missing == 1
                        ? DepartureTexts::tr("1 of %1 known targets does not answer").arg(numberText(known))
                        : DepartureTexts::tr("%1 of %2 known targets do not answer")
                              .arg(numberText(missing), numberText(known));
    message.text = DepartureTexts::tr("They are listed as missing since they last answered. Targets that are "
                                      "gone for good can be removed from the list.");
    if (missing == 1)
        message.text = DepartureTexts::tr("It is listed as missing since it last answered. If it is gone for "
                                          "good, remove it from the list.");
    message.action = missing == 1 ? DepartureTexts::tr("Show it") : DepartureTexts::tr("Show them");
    message.secondAction = DepartureTexts::tr("Acknowledge");
    return message;
}

} // namespace etherdeck::ui
